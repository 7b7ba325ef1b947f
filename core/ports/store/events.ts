import type { Lane, NewRun, RecipeRevision } from './runs.js';
import type { TriggerStart } from './triggers.js';

/** Events on their way to runs. */
export interface EventWrites {
  /** Adds the events whose key is new; one that is held already gets its place anew. They are held until `releaseEvents`. */
  holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents>;
  /** Makes a run of each held event, oldest first, and moves the cursor: all or nothing. Says how many runs it made. */
  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number, more?: ReleaseMore): Promise<number>;
  /** Makes these runs, those that there are already left as they are, and moves the cursor: all or nothing. Says how many it made. */
  startRuns(trigger: string, runs: readonly NewRun[], cursor: string, now: number): Promise<number>;
}

/** What a complete reading decides beside its runs and the cursor, in the same transaction. */
export interface ReleaseMore {
  /** The held events start no run: they are known from now on. */
  readonly remember?: boolean;
  /** How often the trigger had been reset when the reading began: with `trigger_reset` nothing is released where it was reset since. */
  readonly resets?: number;
  /** What the trigger begins with, where this is its first complete reading. */
  readonly start?: TriggerStart;
  /** See `TriggerState`; dropped when absent. */
  readonly ahead?: string;
  readonly depth?: number;
  /** The snapshot becomes what this reading saw. What was last seen before the reading `goneBefore` is gone. */
  readonly reading?: { readonly number: number; readonly goneBefore?: number };
  /** Records that could not become events; each is one more try. After `mostTries` it is dead. */
  readonly aside?: readonly AsideRecord[];
  readonly mostTries?: number;
  /** Numbers of records set aside that are events now. */
  readonly recovered?: readonly number[];
}

export interface AsideRecord {
  readonly ident: string;
  readonly data: unknown;
  readonly error: unknown;
}

export interface TriggerEvent {
  readonly key: string;
  /** Sorts events oldest first, as text. */
  readonly sort: string;
  /** Id of the run it starts: derived from the trigger and the key, so that every store makes the same one. */
  readonly run: string;
  readonly data: unknown;
  readonly lane?: Lane;
}

export interface HeldEvents {
  readonly added: number;
  /** Events that had been released before. Those held by an earlier reading that did not end are in neither count. */
  readonly known: number;
}
