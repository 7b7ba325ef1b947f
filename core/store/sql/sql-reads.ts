import type {
  Backfill,
  CommandAnswer,
  DeadLetter,
  DeadLetterQuery,
  DueQuery,
  DueRun,
  ItemRecord,
  ItemStatus,
  KeptPage,
  KeptSignal,
  PagePlace,
  Pause,
  RecipeRevision,
  Run,
  RunCommand,
  RunNote,
  RunQuery,
  RunReads,
  RunStatus,
  Snapshot,
  StepRecord,
  StoreCommands,
  SubscriptionReads,
  SubscriptionState,
  TriggerReads,
  TriggerState,
} from '../../ports/store/index.js';
import type { Barrier, OpenBarrierMemory } from '../../ports/barrier-memory.js';
import { barriersOf, hasBarrier, keepBarrier, liftBarriers } from './barriers.js';
import { newestBackfills, openBackfills } from './backfills.js';
import { blobValue } from './blobs.js';
import { addCommand, commandAnswer } from './commands.js';
import type { Database } from './database.js';
import { deadLetter, deadLetters } from './dead-letters.js';
import { lastDelivery } from './deliveries.js';
import { cursorOf } from './events.js';
import { keptPages } from './kept-pages.js';
import { keptSignals } from './kept-signals.js';
import { holderOf } from './leases.js';
import { notesOf } from './notes.js';
import {
  ALL,
  backlog,
  countRuns,
  dueRuns,
  idsOf,
  itemsOf,
  newestRuns,
  nextWake,
  pinBody,
  recipeRevision,
  runById,
  stepsOf,
} from './run-reads.js';
import { snapshots, unseen } from './snapshots.js';
import { subscriptionState } from './subscriptions.js';
import { pauses, resetsOf, triggerState, triggerStates } from './triggers.js';

interface Window {
  readonly after?: number;
  readonly limit?: number;
}

/** What anybody may do with a store. */
export class SqlReads implements RunReads, TriggerReads, SubscriptionReads, StoreCommands, OpenBarrierMemory {
  constructor(protected readonly db: Database) {}

  cursor(trigger: string): Promise<string | undefined> {
    return this.db.read(() => cursorOf(trigger));
  }

  trigger(trigger: string): Promise<TriggerState | undefined> {
    return this.db.read(() => triggerState(trigger));
  }

  triggers(): Promise<readonly TriggerState[]> {
    return this.db.read(triggerStates);
  }

  resets(trigger: string): Promise<number> {
    return this.db.read(() => resetsOf(trigger));
  }

  lastDelivery(connection: string): Promise<number | undefined> {
    return this.db.read(() => lastDelivery(connection));
  }

  pauses(): Promise<readonly Pause[]> {
    return this.db.read(pauses);
  }

  barriers(connection: string): Promise<readonly Barrier[]> {
    return this.db.read(() => barriersOf(connection));
  }

  hasBarrier(barrier: Barrier): Promise<boolean> {
    return this.db.read(() => hasBarrier(barrier));
  }

  keepBarrier(barrier: Barrier): Promise<boolean> {
    return this.db.write(undefined, () => keepBarrier(barrier));
  }

  liftBarriers(connection: string, kind?: Barrier['kind']): Promise<number> {
    return this.db.write(undefined, () => liftBarriers(connection, kind));
  }

  snapshots(trigger: string, keys: readonly string[]): Promise<readonly Snapshot[]> {
    return this.db.read(() => snapshots(trigger, keys));
  }

  unseen(
    trigger: string,
    before: number,
    { after, limit }: { readonly after: string; readonly limit: number },
  ): Promise<readonly Snapshot[]> {
    return this.db.read(() => unseen(trigger, before, after, limit));
  }

  deadLetters(query: DeadLetterQuery): Promise<readonly DeadLetter[]> {
    return this.db.read(() => deadLetters(query));
  }

  deadLetter(order: number): Promise<DeadLetter | undefined> {
    return this.db.read(() => deadLetter(order));
  }

  backfills({ trigger, limit }: { readonly trigger?: string; readonly limit: number }): Promise<readonly Backfill[]> {
    return this.db.read(() => newestBackfills(trigger, limit));
  }

  openBackfills(triggers: readonly string[], limit: number): Promise<readonly Backfill[]> {
    return this.db.read(() => openBackfills(triggers, limit));
  }

  subscriptions(connection: string): Promise<SubscriptionState | undefined> {
    return this.db.read(() => subscriptionState(connection));
  }

  recipe(hash: string): Promise<RecipeRevision | undefined> {
    return this.db.read(() => recipeRevision(hash));
  }

  run(id: string): Promise<Run | undefined> {
    return this.db.read(() => runById(id));
  }

  runIds(beginning: string, limit: number): Promise<readonly string[]> {
    return this.db.read(() => idsOf(beginning, limit));
  }

  runs(query: RunQuery): Promise<readonly Run[]> {
    return this.db.read(() => newestRuns(query));
  }

  countRuns(recipe?: string): Promise<Readonly<Record<RunStatus, number>>> {
    return this.db.read(() => countRuns(recipe));
  }

  dueRuns(query: DueQuery): Promise<readonly DueRun[]> {
    return this.db.read(() => dueRuns(query));
  }

  backlog(most: number): Promise<number> {
    return this.db.read(() => backlog(most));
  }

  nextWake(recipe?: string): Promise<number | undefined> {
    return this.db.read(() => nextWake(recipe));
  }

  steps(run: string, { after = 0, limit = ALL }: Window = {}): Promise<readonly StepRecord[]> {
    return this.db.read(() => stepsOf(run, after, limit));
  }

  items(run: string, { status, after = 0, limit = ALL }: Window & { readonly status?: ItemStatus } = {}): Promise<readonly ItemRecord[]> {
    return this.db.read(() => itemsOf(run, status, after, limit));
  }

  keptPages(run: string, { after, limit }: { readonly after?: PagePlace; readonly limit: number }): Promise<readonly KeptPage[]> {
    return this.db.read(() => keptPages(run, after, limit));
  }

  signals(run: string, { after = 0, limit }: Window & { readonly limit: number }): Promise<readonly KeptSignal[]> {
    return this.db.read(() => keptSignals(run, after, limit));
  }

  notes(run: string, { after = 0, limit = ALL }: Window = {}): Promise<readonly RunNote[]> {
    return this.db.read(() => notesOf(run, after, limit));
  }

  value(ref: string): Promise<unknown> {
    return this.db.read(() => blobValue(ref));
  }

  pin(hash: string): Promise<unknown> {
    return this.db.read(() => pinBody(hash));
  }

  holderOf(lease: string): Promise<string | undefined> {
    return this.db.read(() => holderOf(lease));
  }

  async command(command: RunCommand, now: number): Promise<number> {
    return this.db.write(undefined, addCommand(command, now));
  }

  commandAnswer(number: number): Promise<CommandAnswer | undefined> {
    return this.db.read(() => commandAnswer(number));
  }
}
