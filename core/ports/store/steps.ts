/** What is written before a call is made. */
export interface StepIntent {
  /** Steps and iterations from the root: `launch`, `each["42"].send`. */
  readonly path: string;
  /** The iteration the step stands in, as `each["42"]`; empty for none. */
  readonly scope: string;
  readonly effect: string;
  /** Hash of the request's input, so that a changed one is seen on replay. */
  readonly requestHash: string;
  /** The idempotency key, fixed before the first send. */
  readonly key: string;
}

export interface StepWait {
  /** Not before this instant. */
  readonly until: number;
  /** True when the vendor provably did nothing: then even an `unsafe` call may be sent again. */
  readonly refused: boolean;
  readonly reason: string;
}

/** Where a step stands that makes no call. */
export interface StepPlace {
  readonly path: string;
  readonly scope: string;
}

/** Where a step stands that ends. */
export interface EndedStep extends StepPlace {
  /** What would have been its intent, when it ends without any of its call having left. */
  readonly unsent?: Omit<StepIntent, 'path' | 'scope'>;
}

export type StepOutcome =
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'skipped' }
  | { readonly status: 'failed' | 'uncertain'; readonly error: unknown };

export interface StepRecord {
  /** Grows in the order steps were first written. */
  readonly order: number;
  readonly path: string;
  readonly scope: string;
  /**
   * `begun`: it has not ended, and no call of it was tried. `intended`: a call may have been sent and its outcome is not known. `waiting`: the last attempt
   * is closed, another one follows.
   */
  readonly status: 'begun' | 'intended' | 'waiting' | StepOutcome['status'];
  /** Absent when the step made no call. */
  readonly intent?: Omit<StepIntent, 'path' | 'scope'>;
  /** How often its call was tried: intended, or kept from leaving. */
  readonly attempts: number;
  readonly wait?: StepWait;
  readonly output?: unknown;
  /** Instead of `output`, where it is too big: what `value` gives it by. */
  readonly outputRef?: string;
  readonly error?: unknown;
  /** What deadlines of the step count from. */
  readonly startedAt: number;
  readonly endedAt?: number;
}
