import type {
  CommandAnswer,
  Decision,
  EngineStart,
  HeldEvents,
  Lease,
  LeaseRequest,
  LetterOutcome,
  NewRun,
  OpenCommand,
  OwnedStore,
  Pause,
  Pin,
  PollNote,
  RecipeRevision,
  ReleaseMore,
  Retried,
  RunJournal,
  SeenRecord,
  Signal,
  Store,
  SubscriptionState,
  TakenDelivery,
  ToldDelivery,
  TriggerEvent,
} from '../../ports/store/index.js';
import { StoreError } from '../store-error.js';
import { addBackfill, type BackfillPage, backfillPage, endBackfill, holdBackfill, type NewBackfill } from './backfills.js';
import { answerCommand, openCommands } from './commands.js';
import type { Database, Until, Writer } from './database.js';
import { dropDeadLetter, replayDeadLetter, settleLetter } from './dead-letters.js';
import { forgetDeliveries, takeDelivery } from './deliveries.js';
import { decideRelease, holdEvents, isReleasing, releaseBatch, releasing, startRuns } from './events.js';
import { forgetRuns } from './forget.js';
import { assertCovers, releaseLease, renewLease } from './leases.js';
import { type Outbox, outboxEntries, sentEntries } from './outbox.js';
import { resolveStep, retryRun } from './retry.js';
import { SqlRunJournal } from './run-journal.js';
import { cancelRun, openRun, signalRun, startRun, wakeRun } from './runs.js';
import { beginReading, seeRecords } from './snapshots.js';
import { SqlReads } from './sql-reads.js';
import { forgetSubscriptions, noteSubscriptions } from './subscriptions.js';
import { notePoll, pauseConnection, resetTrigger, resumeConnection } from './triggers.js';
import type { Work } from './work.js';

/** What the holder of a lease may do with a store. A lease on one run is good for that run alone. */
export class OwnedSqlStore extends SqlReads implements OwnedStore {
  readonly #writer: Writer;
  #isReleased = false;

  constructor(
    db: Database,
    private readonly store: Store,
    readonly lease: Lease,
    private readonly out: Outbox,
    private readonly letGo: () => void,
  ) {
    super(db);
    this.#writer = { lease: lease.name, epoch: lease.epoch };
  }

  acquire(request: LeaseRequest): Promise<OwnedStore | undefined> {
    return this.store.acquire(request);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  renew(now: number): Promise<boolean> {
    if (this.#writer.failure !== undefined) return Promise.resolve(false);
    return this.db.write(undefined, () => renewLease(this.lease, now));
  }

  /** A lease that another has by now, or that a failed write has ended, is let go of all the same. */
  async release(): Promise<void> {
    if (this.#isReleased) return;
    this.#isReleased = true;
    try {
      await this.db.write(undefined, () => releaseLease(this.lease));
    } finally {
      this.#writer.failure ??= new StoreError('store_fenced', `The lease ${this.lease.name} was given up.`, 'Acquire it again.');
      this.letGo();
    }
  }

  async holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents> {
    return this.#write(holdEvents(trigger, events));
  }

  async releaseEvents(
    trigger: string,
    recipe: RecipeRevision,
    cursor: string | undefined,
    now: number,
    more: ReleaseMore = {},
  ): Promise<number> {
    if (await this.db.read(() => isReleasing(trigger))) await this.#endRelease(trigger, now);
    await this.#write(decideRelease(trigger, recipe, cursor, now, more));
    return this.#endRelease(trigger, now);
  }

  async startRuns(trigger: string, runs: readonly NewRun[], cursor: string, now: number): Promise<number> {
    return this.#write(startRuns(trigger, runs, cursor, now, this.out));
  }

  /** Ends what an earlier owner decided and did not carry out. */
  async endReleases(now: number): Promise<void> {
    for (const trigger of await this.db.read(releasing)) await this.#endRelease(trigger, now);
  }

  async takeDelivery(delivery: ToldDelivery, now: number): Promise<TakenDelivery | undefined> {
    return this.#write(takeDelivery(delivery, now, this.out));
  }

  async forgetDeliveries(before: number, limit: number): Promise<number> {
    return this.#write(() => forgetDeliveries(before, limit));
  }

  async noteSubscriptions(connection: string, state: SubscriptionState): Promise<void> {
    return this.#write(() => noteSubscriptions(connection, state));
  }

  async forgetSubscriptions(connection: string): Promise<void> {
    return this.#write(() => forgetSubscriptions(connection));
  }

  async beginReading(trigger: string): Promise<number> {
    return this.#write(() => beginReading(trigger));
  }

  async seeRecords(trigger: string, reading: number, records: readonly SeenRecord[], resets?: number): Promise<void> {
    return this.#write(seeRecords(trigger, reading, records, resets));
  }

  async notePoll(trigger: string, note: PollNote): Promise<void> {
    return this.#write(() => notePoll(trigger, note));
  }

  async resetTrigger(trigger: string, { forget }: { readonly forget: boolean }): Promise<boolean> {
    return this.#write(() => resetTrigger(trigger, forget));
  }

  async pauseConnection(pause: Pause): Promise<void> {
    return this.#write(() => pauseConnection(pause));
  }

  async resumeConnection(connection: string): Promise<boolean> {
    return this.#write(() => resumeConnection(connection));
  }

  async replayDeadLetter(order: number): Promise<boolean> {
    return this.#write(() => replayDeadLetter(order));
  }

  async settleLetter(order: number, outcome: LetterOutcome, now: number): Promise<boolean> {
    return this.#write(settleLetter(order, outcome, now, this.out));
  }

  async dropDeadLetter(order: number): Promise<boolean> {
    return this.#write(() => dropDeadLetter(order));
  }

  async addBackfill(backfill: NewBackfill, now: number): Promise<boolean> {
    return this.#write(() => addBackfill(backfill, now));
  }

  async backfillPage(id: string, page: BackfillPage, now: number): Promise<number> {
    return this.#write(backfillPage(id, page, now, this.out));
  }

  async holdBackfill(id: string, held: { readonly failures: number; readonly nextAt: number }): Promise<void> {
    return this.#write(() => holdBackfill(id, held));
  }

  async endBackfill(id: string, error: unknown, now: number): Promise<void> {
    return this.#write(() => endBackfill(id, error, now));
  }

  async startRun(run: NewRun, now: number): Promise<boolean> {
    return this.#write(startRun(run, now, this.out), run.id);
  }

  async openRun(id: string, now: number): Promise<RunJournal | undefined> {
    const found = await this.#write(() => openRun(id, now), id, 'in order');
    if (!found) return undefined;
    const { run, opened } = found;
    return new SqlRunJournal(this.db, run, { id, seq: run.order, opened }, this.#writer, this.out);
  }

  async cancelRun(id: string, reason: string, now: number): Promise<boolean> {
    return this.#write(() => cancelRun(id, reason, now, this.out), id);
  }

  async signalRun(id: string, signal: Signal, now: number): Promise<boolean> {
    return this.#write(signalRun(id, signal, now, this.out), id);
  }

  async wakeRun(id: string, wake: { readonly reason: string; readonly pin?: Pin }, now: number): Promise<boolean> {
    return this.#write(() => wakeRun(id, wake, now, this.out), id);
  }

  async retryRun(id: string, reason: string, now: number): Promise<Retried | undefined> {
    return this.#write(() => retryRun(id, reason, now, this.out), id);
  }

  async forgetRuns(before: number, limit: number): Promise<number> {
    return this.#write(() => forgetRuns(before, limit));
  }

  async resolveStep(id: string, path: string, decision: Decision, now: number): Promise<boolean> {
    return this.#write(resolveStep(id, path, decision, now, this.out), id);
  }

  openCommands(limit: number): Promise<readonly OpenCommand[]> {
    return this.db.read(() => openCommands(limit));
  }

  async answerCommand(number: number, answer: CommandAnswer, now: number): Promise<void> {
    return this.#write(() => answerCommand(number, answer, now));
  }

  outbox(limit: number): Promise<readonly EngineStart[]> {
    return this.db.read(() => outboxEntries(limit));
  }

  async sent(numbers: readonly number[]): Promise<void> {
    return this.#write(() => sentEntries(numbers));
  }

  async #endRelease(trigger: string, now: number): Promise<number> {
    for (let started = 0; ;) {
      const { made, isLast } = await this.#write(() => releaseBatch(trigger, now, this.out));
      started += made;
      if (isLast) return started;
    }
  }

  /** `run`: the one that is written to. */
  #write<T>(work: () => Work<T>, run?: string, until?: Until): Promise<T> {
    assertCovers(this.lease, run);
    return this.db.write(this.#writer, work, until);
  }
}
