import { DatabaseSync } from 'node:sqlite';
import type { Database, Until, Writer } from '../../../core/store/sql/database.js';
import type { Ask, Row, Value, Work } from '../../../core/store/sql/work.js';
import type { Answer } from '../../../core/store/sql/work.js';
import { CommitQueue } from '../../../core/store/sqlite/commit-queue.js';
import { LAYOUT } from '../../../core/store/sqlite/layout.js';
import { storeError } from '../../../core/store/sqlite/sqlite-error.js';
import { Statements } from '../../../core/store/sqlite/statements.js';
import { Transaction } from '../../../core/store/sqlite/transaction.js';
import type { Turns } from './turns.js';

const NAME = 'the simulated store';

/** What is switched off on purpose. */
export interface DiskBug {
  readonly noFence?: boolean;
  /** Another statement instead of the one that was asked. */
  readonly ask?: (one: Ask) => Ask;
}

/** The disk that outlives every process: the store's own tables and statements, in memory. Used for one world after the other. */
export class SimDisk {
  readonly #db = new DatabaseSync(':memory:');
  readonly #sql: Statements;
  readonly #wipe: readonly string[];
  /** Set by the world that uses it. */
  now: () => number = () => 0;
  onCommit: () => void = () => undefined;
  bug: DiskBug = {};

  constructor() {
    this.#db.exec(LAYOUT);
    this.#db.function('lane_lock', { varargs: true }, () => 1);
    this.#db.function('lease_lock', { varargs: true }, () => 1);
    this.#db.function('lease_now', { varargs: true }, () => this.now());
    this.#sql = new Statements(this.#db);
    const tables = this.#db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'state'`);
    this.#wipe = [...tables.all().map(({ name }) => String(name)), 'sqlite_sequence'];
  }

  wipe(): void {
    this.#db.exec('PRAGMA foreign_keys = OFF; BEGIN');
    for (const table of this.#wipe) this.#db.exec(`DELETE FROM ${table}`);
    this.#db.exec('COMMIT; PRAGMA foreign_keys = ON');
  }

  /** What the tables hold, for whoever judges. */
  rows(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#sql.all(sql, values);
  }

  play<T>(work: () => Work<T>): T {
    try {
      return this.#sql.play(this.changed(work()));
    } catch (error) {
      throw storeError(error, NAME);
    }
  }

  *changed<T>(work: Work<T>): Work<T> {
    const { ask } = this.bug;
    if (!ask) return yield* work;
    let answers: readonly Answer[] = [];
    for (;;) {
      const step = work.next(answers);
      if (step.done) return step.value;
      answers = yield step.value.map(ask);
    }
  }

  /** A commit and its way to the disk are turns of their own. */
  queue(turn: (run: () => void) => void): CommitQueue {
    const commit = (flush: () => void): void =>
      turn(() => {
        flush();
        this.onCommit();
      });
    return new CommitQueue(new Transaction(this.#db, this.#sql, NAME), NAME, commit, () => new Promise(turn));
  }
}

/** One process's connection to the disk: group commit and reads are turns of the process. */
export class SimDatabase implements Database {
  readonly name = NAME;
  readonly #queue: CommitQueue;

  constructor(
    private readonly disk: SimDisk,
    private readonly owner: string,
    private readonly turns: Turns,
    /** Reads wait for their turn too, as over a network. */
    private readonly slowReads: boolean,
  ) {
    this.#queue = disk.queue((run) => turns.add(owner, '', run));
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const answer = (): void => {
        try {
          resolve(this.disk.play(work));
        } catch (error) {
          reject(error);
        }
      };
      if (this.slowReads) this.turns.add(this.owner, '', answer);
      else answer();
    });
  }

  write<T>(writer: Writer | undefined, work: () => Work<T>, until?: Until): Promise<T> {
    return this.#queue.write(this.disk.bug.noFence ? undefined : writer, () => this.disk.changed(work()), until);
  }

  close(): Promise<void> {
    return this.#queue.close();
  }
}
