import type {
  CommandAnswer,
  DueQuery,
  ItemRecord,
  ItemStatus,
  RecipeRevision,
  Run,
  RunCommand,
  RunNote,
  RunQuery,
  RunReads,
  RunStatus,
  StepRecord,
  StoreCommands,
} from '../../ports/store/index.js';
import { blobValue } from './blobs.js';
import { addCommand, commandAnswer } from './commands.js';
import type { Database } from './database.js';
import { cursorOf } from './events.js';
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

interface Window {
  readonly after?: number;
  readonly limit?: number;
}

/** What anybody may do with a store. */
export class SqlReads implements RunReads, StoreCommands {
  constructor(protected readonly db: Database) {}

  cursor(trigger: string): Promise<string | undefined> {
    return this.db.read(() => cursorOf(trigger));
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

  dueRuns(query: DueQuery): Promise<readonly Run[]> {
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
