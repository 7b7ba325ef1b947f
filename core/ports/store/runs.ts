import type { RunJournal } from './journal.js';
import type { StepRecord } from './steps.js';
import type { ItemRecord, ItemStatus, KeptPage, PagePlace } from './streams.js';

export interface RunReads {
  /** The revision that runs were started with, kept so that an edited recipe does not change them. */
  recipe(hash: string): Promise<RecipeRevision | undefined>;
  run(id: string): Promise<Run | undefined>;
  /** Ids of runs that begin with this text, in their order; so many at most. */
  runIds(beginning: string, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  runs(query: RunQuery): Promise<readonly Run[]>;
  countRuns(recipe?: string): Promise<Readonly<Record<RunStatus, number>>>;
  /**
   * Runs that can go on: pending, running, or waiting for an instant that has come. Oldest first. One whose lane is full of older
   * runs is not among them.
   */
  dueRuns(query: DueQuery): Promise<readonly DueRun[]>;
  /** How many runs were made and not begun, counted no further than this. */
  backlog(most: number): Promise<number>;
  /** The earliest instant that a waiting run waits for. */
  nextWake(recipe?: string): Promise<number | undefined>;
  /** All steps of a run in the order first written, those of iterations included; a page of them. */
  steps(run: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly StepRecord[]>;
  /** Items of a run's loops in the order first settled. */
  items(
    run: string,
    query?: { readonly status?: ItemStatus; readonly after?: number; readonly limit?: number },
  ): Promise<readonly ItemRecord[]>;
  /** Pages of the lists that a run's loops go through, in the order of their places. */
  keptPages(run: string, page: { readonly after?: PagePlace; readonly limit: number }): Promise<readonly KeptPage[]>;
  /** Signals that a run was given, oldest first. */
  signals(run: string, page: { readonly after?: number; readonly limit: number }): Promise<readonly KeptSignal[]>;
  /** Why a run did what it did, in the order written. */
  notes(run: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly RunNote[]>;
  /** A value that was too big to stand in its record. */
  value(ref: string): Promise<unknown>;
  /** What a run was pinned to. */
  pin(hash: string): Promise<unknown>;
}

export interface RunWrites {
  /** Makes one run; false, and nothing changed, when there is a run with this id. One whose lane skips is cancelled at once when the lane is full. */
  startRun(run: NewRun, now: number): Promise<boolean>;
  /** The run, to be executed by the caller and nobody else; undefined when it has ended or there is none. */
  openRun(id: string, now: number): Promise<RunJournal | undefined>;
  /** No step of the run is intended any more once this resolves. False when it had ended. The run itself is ended by who executes it. */
  cancelRun(id: string, reason: string, now: number): Promise<boolean>;
  /** Kept until a step of the run waits for it; each is taken once, oldest first. False when the run has ended. */
  signalRun(id: string, signal: Signal, now: number): Promise<boolean>;
  /** Makes a waiting run due; a `pin` replaces the one it has. False when it does not wait. */
  wakeRun(id: string, wake: { readonly reason: string; readonly pin?: Pin }, now: number): Promise<boolean>;
  /**
   * A person's decision over a run that ended failed, or whose loops went on past failed items: failed steps may be tried again with the key they
   * had, failed items are open again, and the run is due. Undefined, and nothing changed, when nothing of it has failed.
   */
  retryRun(id: string, reason: string, now: number): Promise<Retried | undefined>;
  /**
   * A person's decision over a step whose outcome was uncertain, after the run has ended so. The run is due again when no other such step is left.
   * False when the step is not uncertain, was tried again since, or the run is still under way.
   */
  resolveStep(id: string, path: string, decision: Decision, now: number): Promise<boolean>;
  /**
   * Removes what is kept of runs that ended before an instant, oldest first; those whose outcome a person has yet to settle stay. So many rows at most, since
   * other writes wait meanwhile. Says how many; 0 when nothing is left to remove.
   */
  forgetRuns(before: number, limit: number): Promise<number>;
}

/** What is tried again; none of both where it was the run's time that was over. */
export interface Retried {
  readonly steps: number;
  readonly items: number;
}

/** `happened`: with this output. `try-again`: it did not happen. `failed`: leave it. */
export type Decision = (
  | { readonly kind: 'happened'; readonly output: unknown; readonly reason: string }
  | { readonly kind: 'try-again' | 'failed'; readonly reason: string }
) & {
  /** How often the step had been tried when the person looked: what was seen of one attempt says nothing of a later one. */
  readonly attempts: number;
};

export interface RunQuery {
  readonly recipe?: string;
  readonly status?: readonly RunStatus[];
  /** Only runs made before the one of this `order`. */
  readonly before?: number;
  readonly limit: number;
}

/** As little as is needed to open it: they are looked up often. */
export type DueRun = Pick<Run, 'id' | 'order'>;

export interface DueQuery {
  readonly recipe?: string;
  readonly now: number;
  /** Only runs made after the one of this `order`. */
  readonly after?: number;
  readonly limit: number;
}

export interface RecipeRevision {
  readonly name: string;
  /** Hash of `body`. */
  readonly hash: string;
  /** The recipe's canonical form: enough to go on with a run after the file was edited. */
  readonly body: string;
}

/** Runs of one lane go on one after the other, `max` at once. */
export interface Lane {
  readonly key: string;
  readonly max: number;
  /** What a run that finds it full does: waits for its place, gives way, or has the oldest before it cancelled and waits until they have ended. */
  readonly full: 'queue' | 'skip' | 'cancel';
}

export interface NewRun {
  readonly id: string;
  readonly recipe: RecipeRevision;
  readonly event: unknown;
  /** Values of the recipe's inputs and of vars given at the start. */
  readonly given?: { readonly inputs?: unknown; readonly vars?: Readonly<Record<string, unknown>> };
  readonly lane?: Lane;
}

export type FinalStatus = 'succeeded' | 'failed' | 'cancelled' | 'uncertain';
export type RunStatus = 'pending' | 'running' | 'waiting' | FinalStatus;

export interface Run {
  readonly id: string;
  /** Grows in the order runs were made. */
  readonly order: number;
  readonly recipe: string;
  /** Hash of the recipe revision it was started with. */
  readonly revision: string;
  readonly event: unknown;
  readonly given?: NewRun['given'];
  readonly status: RunStatus;
  readonly createdAt: number;
  /** When it was first opened since it was made, or since a person last made it go on after its end; what its deadline counts from. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** True once it was cancelled, before it has ended too. */
  readonly cancelled: boolean;
  /** There while it waits. */
  readonly wait?: RunWait;
  /** What it is pinned to; absent before it was first opened. */
  readonly pin?: string;
  /** How often its process died under it since a step of it last ended, it parked, or a person made it go on. */
  readonly deaths: number;
  /** What `return` gave. */
  readonly output?: unknown;
  /** The error that ended it, as JSON. */
  readonly error?: unknown;
}

/** Why a run that has not ended does nothing now. Without `until`, only a signal or a person makes it go on. */
export interface RunWait {
  readonly reason: string;
  readonly until?: number;
  /** Id of the connection that a person must mend before it can go on. */
  readonly connection?: string;
  /** A signal of this name makes it due. */
  readonly signals?: readonly string[];
}

export interface Signal {
  /** Makes a repeat harmless: a second signal of the same id is not kept. */
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

export interface KeptSignal extends Signal {
  /** Grows in the order signals were given. */
  readonly order: number;
  /** A step of the run has had it. */
  readonly taken: boolean;
}

export interface Pin {
  readonly hash: string;
  readonly body: unknown;
}

export interface RunNote {
  readonly order: number;
  readonly path: string;
  readonly reason: string;
  readonly at: number;
}
