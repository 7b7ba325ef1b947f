/**
 * What the runtime must not forget. Every method that changes something is one transaction: when its promise resolves, the change is on
 * disk; when it rejects, nothing of it is. Times are given by the caller, in milliseconds since 1970.
 */
export interface Store {
  /** The trigger's cursor, or undefined before its first complete poll. */
  cursor(trigger: string): Promise<string | undefined>;
  /** Adds the events whose key is new; one that is held already gets its place anew. They are held until `releaseEvents`. */
  holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents>;
  /** Makes a run of each held event, oldest first, and moves the cursor: all or nothing. Says how many runs it made. */
  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): Promise<number>;
  /** Makes one run for a start by hand; false, and nothing changed, when there is a run with this id. */
  startRun(run: NewRun, now: number): Promise<boolean>;
  /** The revision that runs were started with, kept so that an edited recipe does not change them. */
  recipe(hash: string): Promise<RecipeRevision | undefined>;
  /** Runs of this recipe, of any revision, that have not ended: oldest first, those after `after`, at most `limit`. */
  unfinishedRuns(recipe: string, page: { readonly after?: number; readonly limit: number }): Promise<readonly Run[]>;
  run(id: string): Promise<Run | undefined>;
  countRuns(recipe: string): Promise<Readonly<Record<RunStatus, number>>>;
  /** A run's journal, in the order written. */
  steps(run: string): Promise<readonly StepRecord[]>;
  /** Why a run did what it did, in the order written. */
  notes(run: string): Promise<readonly RunNote[]>;
  /** Written before a call is made. Refused when the step has an open attempt or an outcome, and when the run has ended. */
  intend(run: string, step: StepIntent, now: number): Promise<void>;
  /** Closes an open attempt that is to be repeated later; the step may then be intended again. */
  postpone(run: string, path: string, wait: StepWait, now: number): Promise<void>;
  /** Written after; the step never runs again. A step that made no call needs no intent. */
  settle(run: string, path: string, outcome: StepOutcome, now: number): Promise<void>;
  /** Adds a reason for a retry, wait or skip to the run's log. */
  note(run: string, path: string, reason: string, now: number): Promise<void>;
  /** A final status is final: false when the run had already ended. */
  endRun(run: string, status: FinalStatus, error: unknown, now: number): Promise<boolean>;
  /** Writes what is waiting to be written, then lets go of the store. */
  close(): Promise<void>;
}

export interface TriggerEvent {
  readonly key: string;
  /** Sorts events oldest first, as text. */
  readonly sort: string;
  /** Id of the run it starts: derived from the trigger and the key, so that every store makes the same one. */
  readonly run: string;
  readonly data: unknown;
}

export interface HeldEvents {
  readonly added: number;
  /** Events that had been released before. Those held by an earlier reading that did not end are in neither count. */
  readonly known: number;
}

export interface RecipeRevision {
  readonly name: string;
  /** Hash of `body`. */
  readonly hash: string;
  /** The recipe's canonical form: enough to go on with a run after the file was edited. */
  readonly body: string;
}

export interface NewRun {
  readonly id: string;
  readonly recipe: RecipeRevision;
  readonly event: unknown;
}

export type FinalStatus = 'succeeded' | 'failed' | 'cancelled' | 'uncertain';
export type RunStatus = 'pending' | 'running' | FinalStatus;

export interface Run {
  readonly id: string;
  /** Grows in the order runs were made. */
  readonly order: number;
  readonly recipe: string;
  /** Hash of the recipe revision it was started with. */
  readonly revision: string;
  readonly event: unknown;
  readonly status: RunStatus;
  readonly createdAt: number;
  readonly endedAt?: number;
  /** The error that ended it, as JSON. */
  readonly error?: unknown;
}

export interface RunNote {
  readonly path: string;
  readonly reason: string;
  readonly at: number;
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

export interface StepWait {
  /** Not before this instant. */
  readonly until: number;
  /** True when the vendor provably did nothing: then even an `unsafe` call may be sent again. */
  readonly refused: boolean;
  readonly reason: string;
}

export type StepOutcome =
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'skipped' }
  | { readonly status: 'failed' | 'uncertain'; readonly error: unknown };

export interface StepRecord {
  readonly path: string;
  /** `intended`: a call may have been sent and its outcome is not known. `waiting`: the last attempt is closed, another one follows. */
  readonly status: 'intended' | 'waiting' | StepOutcome['status'];
  /** Absent when the step made no call. */
  readonly intent?: StepIntent;
  /** How often it was intended. */
  readonly attempts: number;
  readonly wait?: StepWait;
  readonly output?: unknown;
  readonly error?: unknown;
}
