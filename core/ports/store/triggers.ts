import type { NewRun, RecipeRevision } from './runs.js';

/** Where a trigger begins: with what comes from now on, with all there is, or with what is not older than an instant (ISO 8601). */
export type TriggerStart = 'now' | 'all' | { readonly since: string };

/** What is kept of a trigger. It survives an edit of the recipe, a pause and a move of its file; only `resetTrigger` drops it. */
export interface TriggerState {
  readonly trigger: string;
  readonly cursor?: string;
  /** What it began with; absent before its first complete reading. */
  readonly start?: TriggerStart;
  /** The cursor after the next reading, where that has to confirm this one. */
  readonly ahead?: string;
  /** Known records that the next reading must meet again before it may stop at them; where readings are compared, the number of the last complete one. */
  readonly depth: number;
  /** Requests of the last complete poll. */
  readonly calls: number;
  /** Polls that failed since one did not. */
  readonly failures: number;
  /** Why the last poll was not complete. */
  readonly trouble?: { readonly reason: string; readonly error?: unknown };
  readonly polledAt?: number;
  /** When it is polled next, as planned after the last poll. */
  readonly nextAt?: number;
}

/** What came of one poll, for the plan of the next. */
export interface PollNote {
  readonly calls?: number;
  readonly failures: number;
  readonly trouble?: TriggerState['trouble'];
  readonly at: number;
  readonly nextAt: number;
}

/** A connection that is not polled for now: the vendor refuses its credentials, or wants to be paid. */
export interface Pause {
  readonly connection: string;
  readonly reason: string;
  readonly at: number;
  /** When it is tried again without a person. */
  readonly until: number;
}

/** A record that could not become an event. Tried again at each poll until it is dead, at once where nothing polls; then by a person alone. */
export interface DeadLetter {
  readonly order: number;
  readonly trigger: string;
  /** Tells the record from others of the trigger. */
  readonly ident: string;
  /** The record; null where it is too large to be kept. */
  readonly data: unknown;
  readonly error: unknown;
  readonly tries: number;
  readonly dead: boolean;
  /** A person wants it to be an event though it is not of its class. */
  readonly forced: boolean;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The dead ones of all triggers; with `trigger`, those of it that are still tried; with `all`, both. */
export interface DeadLetterQuery {
  readonly trigger?: string;
  readonly all?: boolean;
  readonly after?: number;
  readonly limit: number;
}

/** What came of the try of a letter. */
export type LetterOutcome = { readonly run: NewRun } | { readonly error: unknown };

/** Events of a window of the past, read beside the live ones. */
export interface Backfill {
  readonly id: string;
  readonly trigger: string;
  readonly recipe: RecipeRevision;
  /** ISO 8601, or the cursor's own kind; inclusive. */
  readonly since?: string;
  /** The same; exclusive. */
  readonly until?: string;
  /** Where reading goes on. */
  readonly resume?: string;
  readonly status: 'open' | 'done' | 'failed';
  readonly read: number;
  readonly started: number;
  /** How often it failed since it last got on. */
  readonly failures: number;
  /** When it goes on after that. */
  readonly nextAt?: number;
  readonly error?: unknown;
  readonly at: number;
  readonly endedAt?: number;
}

/** A record in a list as it was when that was last read to its end. */
export interface Snapshot {
  readonly key: string;
  /** How often it came, changed or went. */
  readonly version: number;
  /** Of its content; absent for one that is gone, or was never in a complete reading. */
  readonly hash?: string;
  readonly data: unknown;
  /** The reading that saw it last. */
  readonly seen: number;
}

export interface SeenRecord {
  readonly key: string;
  /** Where it is another one than in the snapshot. */
  readonly next?: { readonly hash: string; readonly data: unknown };
}

export interface TriggerReads {
  /** Undefined for a trigger that nothing is known of yet. */
  trigger(trigger: string): Promise<TriggerState | undefined>;
  /** All of them, in the order of their keys. */
  triggers(): Promise<readonly TriggerState[]>;
  /** How often a trigger was reset. */
  resets(trigger: string): Promise<number>;
  /** When a connection was last told something by a webhook, as far as that is remembered. */
  lastDelivery(connection: string): Promise<number | undefined>;
  pauses(): Promise<readonly Pause[]>;
  /** Those of these records that the trigger's list had. */
  snapshots(trigger: string, keys: readonly string[]): Promise<readonly Snapshot[]>;
  /** Records of the snapshot that were last seen before this reading, by their keys. */
  unseen(trigger: string, before: number, page: { readonly after: string; readonly limit: number }): Promise<readonly Snapshot[]>;
  /** Oldest first. */
  deadLetters(query: DeadLetterQuery): Promise<readonly DeadLetter[]>;
  deadLetter(order: number): Promise<DeadLetter | undefined>;
  /** Newest first; of one trigger, or all. */
  backfills(query: { readonly trigger?: string; readonly limit: number }): Promise<readonly Backfill[]>;
  /** Those of these triggers that have not ended, oldest first; so many of each trigger at most. */
  openBackfills(triggers: readonly string[], limit: number): Promise<readonly Backfill[]>;
}

export interface TriggerWrites {
  /** Numbers a reading that is compared with the one before, and drops what an earlier one held without coming to its end. */
  beginReading(trigger: string): Promise<number>;
  /**
   * Notes what the reading saw; the snapshot changes when the reading is released.
   *
   * @param resets How often the trigger had been reset when the reading began: with `trigger_reset` nothing is noted where it was reset since.
   */
  seeRecords(trigger: string, reading: number, records: readonly SeenRecord[], resets?: number): Promise<void>;
  /** Keeps what came of a poll. */
  notePoll(trigger: string, note: PollNote): Promise<void>;
  /** Drops cursor and state, so that the trigger begins anew; what it has seen stays known unless `forget` says otherwise. False when nothing was kept. */
  resetTrigger(trigger: string, options: { readonly forget: boolean }): Promise<boolean>;
  pauseConnection(pause: Pause): Promise<void>;
  /** False when it was not paused. */
  resumeConnection(connection: string): Promise<boolean>;
  /** Has it tried anew by the next poll of its trigger, which is due at once, or by who serves a trigger that nothing polls. False when there is none. */
  replayDeadLetter(order: number): Promise<boolean>;
  /** Of a letter that no poll tries: starts its run and drops it, as one; or notes the failure, and it is dead. False when there is none. */
  settleLetter(order: number, outcome: LetterOutcome, now: number): Promise<boolean>;
  /** False when there is none. */
  dropDeadLetter(order: number): Promise<boolean>;
  /** False, and nothing changed, when there is one of this id. */
  addBackfill(backfill: Pick<Backfill, 'id' | 'trigger' | 'recipe' | 'since' | 'until'>, now: number): Promise<boolean>;
  /** Starts runs that are not there yet and notes how far the backfill is, as one; says how many it started. Without `resume` it is done. */
  backfillPage(
    id: string,
    page: { readonly runs: readonly NewRun[]; readonly read: number; readonly resume?: string },
    now: number,
  ): Promise<number>;
  /** Keeps how often it failed, and when it goes on. */
  holdBackfill(id: string, held: { readonly failures: number; readonly nextAt: number }): Promise<void>;
  endBackfill(id: string, error: unknown, now: number): Promise<void>;
}
