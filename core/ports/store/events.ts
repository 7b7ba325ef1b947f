import type { Lane, NewRun, RecipeRevision } from './runs.js';

/** Events on their way to runs. */
export interface EventWrites {
  /** Adds the events whose key is new; one that is held already gets its place anew. They are held until `releaseEvents`. */
  holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents>;
  /** Makes a run of each held event, oldest first, and moves the cursor: all or nothing. Says how many runs it made. */
  releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): Promise<number>;
  /** Makes these runs, those that there are already left as they are, and moves the cursor: all or nothing. Says how many it made. */
  startRuns(trigger: string, runs: readonly NewRun[], cursor: string, now: number): Promise<number>;
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
