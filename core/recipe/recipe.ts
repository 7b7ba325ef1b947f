/** A recipe as it runs: plain JSON, no positions, no comments. Its hash names the revision. */
export interface Recipe {
  readonly name: string;
  readonly description?: string;
  /** Local name → connector name. */
  readonly connections: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly on: readonly TriggerNode[];
  readonly steps: readonly StepNode[];
}

/** `<connection>.<operation>`. */
export interface Uses {
  readonly connection: string;
  readonly operation: string;
}

export interface TriggerNode {
  readonly id: string;
  readonly uses: Uses;
  readonly everyMs?: number;
  readonly with: Readonly<Record<string, unknown>>;
}

/** One kind per construct; each kind has its own checker and its own way to run. */
export type StepNode = ActionStep;

export interface ActionStep {
  readonly kind: 'action';
  readonly id: string;
  readonly uses: Uses;
  readonly with: Readonly<Record<string, unknown>>;
  /** A whole `${{ }}` that must give a boolean, or a constant. */
  readonly if?: string | boolean;
  readonly retry?: Retry;
}

/** Tries in all, the first one counted; the wait after each, doubled each time when exponential. */
export interface Retry {
  readonly attempts: number;
  readonly delayMs: number;
  readonly backoff: 'constant' | 'exponential';
}
