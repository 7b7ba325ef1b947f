import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type {
  FinalStatus,
  HeldEvents,
  NewRun,
  RecipeRevision,
  Run,
  RunNote,
  RunStatus,
  StepIntent,
  StepOutcome,
  StepRecord,
  StepWait,
  Store,
  TriggerEvent,
} from '../ports/store.js';
import { CommitQueue } from './commit-queue.js';
import { toJsonText } from './json.js';
import { checkSqliteVersion, openDatabase } from './open-database.js';
import { OwnerLock } from './owner-lock.js';
import { RELEASE_BATCH, Releases } from './release.js';
import { noteOf, runOf, stepOf } from './rows.js';
import { SQL } from './statements.js';
import { StoreError, storeError } from './store-error.js';

type Statements = { readonly [name in keyof typeof SQL]: StatementSync };

/** Opens the store at `path` and becomes its only owner, making folder and file when there are none. */
export function openSqliteStore(path: string): Store {
  checkSqliteVersion();
  mkdirSync(dirname(path), { recursive: true });
  const lock = new OwnerLock(path, () => ownerOf(path));
  try {
    return new SqliteStore(openDatabase(path), path, lock);
  } catch (error) {
    lock.release();
    throw storeError(error, path);
  }
}

function ownerOf(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 100 });
    const pid = Number(db.prepare('SELECT pid FROM owner').get()?.['pid']);
    db.close();
    return pid;
  } catch {
    return undefined; // Who it is only helps the message; that it is in use is certain.
  }
}

class SqliteStore implements Store {
  readonly #sql: Statements;
  readonly #queue: CommitQueue;
  readonly #epoch: number;
  readonly #releases: Releases;

  constructor(
    private readonly db: DatabaseSync,
    path: string,
    private readonly lock: OwnerLock,
  ) {
    this.#sql = Object.fromEntries(Object.entries(SQL).map(([name, text]) => [name, db.prepare(text)])) as Statements;
    this.#epoch = Number(this.#sql.own.get(process.pid)?.['epoch']);
    this.#queue = new CommitQueue(db, path, this.#epoch);
    this.#releases = new Releases(this.#sql);
    this.#releases.endAll(db);
  }

  async cursor(trigger: string): Promise<string | undefined> {
    const value = this.#read(this.#sql.cursor, trigger)[0]?.['value'];
    return typeof value === 'string' ? value : undefined;
  }

  async holdEvents(trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents> {
    const rows = events.map((event) => ({ ...event, data: toJsonText(event.data, `Event ${event.key}`) }));
    return this.#queue.write(() => {
      const held = { added: 0, known: 0 };
      for (const { key, sort, run, data } of rows) {
        if (this.#sql.holdEvent.run(trigger, key, sort, run, data).changes === 1) held.added++;
        else if (this.#sql.sortHeld.run(sort, trigger, key).changes === 0) held.known++;
      }
      return held;
    });
  }

  async releaseEvents(trigger: string, recipe: RecipeRevision, cursor: string | undefined, now: number): Promise<number> {
    await this.#endRelease(trigger);
    let started = 0;
    for (let made = RELEASE_BATCH, first = true; made === RELEASE_BATCH; first = false) {
      const decide = first;
      made = await this.#queue.write(() => {
        if (decide) this.#releases.decide(trigger, recipe, cursor, now);
        return this.#releases.next(trigger);
      });
      started += made;
    }
    return started;
  }

  async startRun({ id, recipe, event }: NewRun, now: number): Promise<boolean> {
    const data = toJsonText(event, `The event of run ${id}`);
    return this.#queue.write(() => {
      this.#sql.keepRecipe.run(recipe.hash, recipe.name, recipe.body);
      return this.#sql.startRun.run(id, recipe.name, recipe.hash, data, now).changes === 1;
    });
  }

  async recipe(hash: string): Promise<RecipeRevision | undefined> {
    const row = this.#read(this.#sql.recipe, hash)[0];
    return row && { name: String(row['name']), hash, body: String(row['body']) };
  }

  async unfinishedRuns(recipe: string, page: { readonly after?: number; readonly limit: number }): Promise<readonly Run[]> {
    return this.#read(this.#sql.unfinishedRuns, recipe, page.after ?? 0, page.limit).map(runOf);
  }

  async run(id: string): Promise<Run | undefined> {
    return this.#read(this.#sql.run, id).map(runOf)[0];
  }

  async countRuns(recipe: string): Promise<Readonly<Record<RunStatus, number>>> {
    const counts = { pending: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0, uncertain: 0 };
    for (const row of this.#read(this.#sql.countRuns, recipe)) counts[row['status'] as RunStatus] = Number(row['runs']);
    return counts;
  }

  async steps(run: string): Promise<readonly StepRecord[]> {
    return this.#read(this.#sql.steps, run).map(stepOf);
  }

  async notes(run: string): Promise<readonly RunNote[]> {
    return this.#read(this.#sql.notes, run).map(noteOf);
  }

  async intend(run: string, { path, effect, requestHash, key }: StepIntent, now: number): Promise<void> {
    await this.#queue.write(() => {
      this.#assertRunOpen(run);
      this.#sql.beginRun.run(run);
      const { changes } = this.#sql.intend.run(run, path, effect, requestHash, key, now);
      if (changes !== 1) throw refused(run, `step ${path} has an open attempt, an outcome, or another request`);
    });
  }

  async postpone(run: string, path: string, { until, refused: didNothing, reason }: StepWait, now: number): Promise<void> {
    await this.#queue.write(() => {
      const { changes } = this.#sql.postpone.run(until, didNothing ? 1 : 0, reason, run, path);
      if (changes !== 1) throw refused(run, `step ${path} has no open attempt to postpone`);
      this.#sql.note.run(run, path, reason, now);
    });
  }

  async settle(run: string, path: string, outcome: StepOutcome, now: number): Promise<void> {
    const output = outcome.status === 'succeeded' ? toJsonText(outcome.output, `The output of step ${path}`) : null;
    const error = 'error' in outcome ? toJsonText(outcome.error, `The error of step ${path}`) : null;
    await this.#queue.write(() => {
      this.#assertRunOpen(run);
      const { changes } = this.#sql.settle.run(run, path, outcome.status, output, error, now, now);
      if (changes !== 1) throw refused(run, `step ${path} has an outcome`);
    });
  }

  async note(run: string, path: string, reason: string, now: number): Promise<void> {
    await this.#queue.write(() => this.#sql.note.run(run, path, reason, now));
  }

  async endRun(run: string, status: FinalStatus, error: unknown, now: number): Promise<boolean> {
    const text = error === undefined ? null : toJsonText(error, `The error of run ${run}`);
    return this.#queue.write(() => this.#sql.endRun.run(status, text, now, run).changes === 1);
  }

  async close(): Promise<void> {
    if (!this.db.isOpen) return;
    this.#queue.close();
    this.#sql.leave.run(this.#epoch);
    this.db.close();
    this.lock.release();
  }

  /** A full disk can cut a release off in a process that lives on. */
  async #endRelease(trigger: string): Promise<void> {
    while (this.#releases.unfinished().includes(trigger)) await this.#queue.write(() => this.#releases.next(trigger));
  }

  #read(statement: StatementSync, ...values: (string | number)[]): Record<string, unknown>[] {
    this.#queue.assertOpen();
    return statement.all(...values);
  }

  #assertRunOpen(run: string): void {
    if (this.#sql.isOpen.get(run) === undefined) throw refused(run, 'it has ended, or there is no such run');
  }
}

function refused(run: string, why: string): StoreError {
  return new StoreError('store_refused', `Run ${run} cannot be changed: ${why}.`, 'Two executions of one run must never overlap.');
}
