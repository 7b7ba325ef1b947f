import type { EffectDocument } from 'trunkline/document';
import type { ItemOutcome, ItemStatus, Run, StepOutcome, StepPlace, StepRecord, StreamPage, Tally } from '../ports/store/index.js';
import type { Retry } from '../recipe/recipe.js';

export type EffectKind = EffectDocument['kind'];

/** One call to a vendor, as the journal knows it. */
export interface EffectRequest {
  readonly path: string;
  readonly effect: EffectKind;
  readonly requestHash: string;
  /** The idempotency key; one that is journaled already is used instead. */
  readonly key: string;
  readonly retry?: Retry;
  /** No attempt begins at or after this instant, or waits beyond it. */
  readonly deadline: number;
  /** When to look again whether a person has mended the connection; asked once the call was refused for that. */
  readonly recheckAt: () => number;
  /** Cuts off an attempt under way: the run was cancelled, or we are stopping. */
  readonly signal?: AbortSignal;
  /** True when `send` calls `beforeEffect` before anything leaves; else all of it may leave as soon as it is called. */
  readonly tellsBeforeEffect?: boolean;
}

export interface Attempt {
  readonly key: string;
  /** An earlier attempt may have been sent and its outcome is unknown. */
  readonly resumed: boolean;
  /** Resolves when the intent is on disk, and rejects when the call must not leave. */
  readonly beforeEffect: () => Promise<void>;
}

/** `stopped` and `parked` leave the run unfinished: by our own shutdown, or until a time or a person. */
export type EffectOutcome =
  | { readonly status: 'succeeded'; readonly output: unknown }
  | { readonly status: 'failed' | 'uncertain' | 'cancelled'; readonly error: unknown }
  | { readonly status: 'expired' | 'stopped' }
  /** `mend`: a person must act on the connection. */
  | { readonly status: 'parked'; readonly reason: string; readonly until: number; readonly mend?: true };

/** What a wait came to. */
export type Pause = 'over' | 'stopped' | { readonly until: number };

/**
 * What the interpreter asks of an engine, for the steps of one scope: those of no iteration, or of one. The same recipe runs unchanged on whatever
 * implements it.
 *
 * `effect` commits an intent before anything of `send` leaves, and the outcome after; an outcome is never computed twice, not even by another process.
 */
export interface Durable {
  readonly run: Run;
  /** What this run did at `path` before, if anything. */
  recall(path: string): StepRecord | undefined;
  /** What a step that succeeded gave. */
  output(record: StepRecord): Promise<unknown>;
  effect(request: EffectRequest, send: (attempt: Attempt) => Promise<unknown>): Promise<EffectOutcome>;
  /** Steps that an earlier process left with a call whose outcome is not known, and that this one has not come back to. */
  doubts(holds: (path: string) => boolean): Promise<readonly StepRecord[]>;
  /** Settles one of them: nobody will come back to it. */
  doubt(step: StepPlace, outcome: StepOutcome): void;
  /** Ends a step that made no call. On disk before any later effect is, and not necessarily when this returns. */
  settle(path: string, outcome: StepOutcome): void;
  /** A reason for what was decided; on disk as `settle` is. */
  note(path: string, reason: string): void;
  /** The instant at which the step began: fixed when it is first asked for. */
  begin(path: string): Promise<number>;
  /** Waits until the instant, unless that is too long to wait here. */
  sleep(until: number, signal?: AbortSignal): Promise<Pause>;
  /** Takes a signal, which ends the step; undefined when there is none. */
  signal(path: string, name: string): Promise<{ readonly data: unknown } | undefined>;
  /** The steps of an iteration. */
  scope(scope: string): Promise<Durable>;
  readonly stream: DurableStream;
  /** Resolves when everything settled and noted so far is on disk. */
  flush(): Promise<void>;
}

/** The items of loops. */
export interface DurableStream {
  keepPage(loop: string, page: StreamPage): Promise<StreamPage>;
  pages(loop: string): Promise<readonly StreamPage[]>;
  settled(loop: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemStatus>>;
  settle(item: ItemOutcome): Promise<void>;
  endPage(loop: string, number: number): Promise<void>;
  tally(loop: string): Promise<Tally>;
  collected(loop: string): Promise<readonly unknown[]>;
}
