/** What the runtime must not forget. Every method is one transaction: when its promise resolves, the change is on disk. */
export interface Store {
  /** The trigger's cursor, or undefined before its first complete poll. */
  cursor(trigger: string): Promise<string | undefined>;
  /** Adds the events whose key is new, in the order given, and says how many were. They are held until `releaseEvents`. */
  holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<number>;
  /** Makes a run of each held event, oldest first, and moves the cursor: all or nothing. Says how many runs it made. */
  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): Promise<number>;
  /** Makes one run for a start by hand; the same id again is a no-op. */
  startRun(run: NewRun, now: number): Promise<void>;
  /** Runs of this recipe that have not ended, oldest first. */
  unfinishedRuns(recipe: string): Promise<readonly Run[]>;
  run(id: string): Promise<Run | undefined>;
  countRuns(recipe: string): Promise<Readonly<Record<RunStatus, number>>>;
  /** A run's journal, in the order written. */
  steps(run: string): Promise<readonly StepRecord[]>;
  /** Written before a call is made; refused when the step already has one. */
  intend(run: string, step: StepIntent, now: number): Promise<void>;
  /** Written after; the step never runs again. */
  settle(run: string, path: string, outcome: StepOutcome, now: number): Promise<void>;
  /** Adds a reason for a retry, wait or skip to the run's log. */
  note(run: string, path: string, reason: string, now: number): Promise<void>;
  /** A final status is final: false when the run had already ended. */
  endRun(run: string, status: FinalStatus, error: unknown, now: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface TriggerEvent {
  readonly key: string;
  /** Sorts events oldest first, as text. */
  readonly sort: string;
  readonly data: unknown;
}

export interface RecipeRevision {
  readonly name: string;
  /** Hash of the recipe's canonical form. */
  readonly hash: string;
}

export interface NewRun {
  readonly id: string;
  readonly recipe: RecipeRevision;
  readonly event: unknown;
}

export type FinalStatus = 'succeeded' | 'failed' | 'cancelled' | 'uncertain';
export type RunStatus = 'pending' | 'running' | FinalStatus;

export interface Run extends NewRun {
  readonly status: RunStatus;
  readonly createdAt: number;
}

export interface StepIntent {
  /** Steps and iterations from the root: `launch`, `each[42].send`. */
  readonly path: string;
  readonly effect: string;
  /** Hash of the request's input, so that a changed one is seen on replay. */
  readonly requestHash: string;
  /** The idempotency key, fixed before the first send. */
  readonly key: string;
}

export type StepOutcome =
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'skipped' }
  | { readonly status: 'failed' | 'uncertain'; readonly error: unknown };

export interface StepRecord extends StepIntent {
  readonly status: 'intended' | StepOutcome['status'];
  readonly output?: unknown;
  readonly error?: unknown;
}
