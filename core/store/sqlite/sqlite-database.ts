import type { DatabaseSync } from 'node:sqlite';
import type { Database, Ownership, Until, Writer } from '../sql/database.js';
import type { Work } from '../sql/work.js';
import { CommitQueue, type Schedule } from './commit-queue.js';
import { markOpen } from './check.js';
import type { FileLock } from './file-lock.js';
import { inTurn, takeOwnership } from './locks.js';
import { storeError } from './sqlite-error.js';
import { Statements } from './statements.js';
import { Transaction } from './transaction.js';
import { type LogFile, WalFile } from './wal-file.js';

export type Flush = 'beside' | 'within';

export interface SqliteDatabaseOptions {
  readonly schedule: Schedule;
  readonly flush: Flush;
  /** Default: the file beside the store. */
  readonly log?: LogFile;
}

/**
 * A process that owns the store brings its commits to disk beside the event loop. Any other does so inside its commit, after what the owner has committed:
 * so at most one commit is not on disk whoever writes.
 */
export class SqliteDatabase implements Database {
  readonly ownership = { take: (): Ownership | undefined => this.#own() };
  readonly #sql: Statements;
  readonly #queue: CommitQueue;
  readonly #log: LogFile;
  readonly #flush: Flush;
  #isBeside = false;
  #isMarkedOpen = false;

  constructor(
    private readonly db: DatabaseSync,
    readonly name: string,
    { schedule, flush, log = new WalFile(name) }: SqliteDatabaseOptions,
  ) {
    this.#log = log;
    this.#flush = flush;
    this.#sql = new Statements(db);
    const transaction = new Transaction(db, this.#sql, name, () => {
      if (!this.#isBeside) log.syncNow();
    });
    this.#queue = new CommitQueue(transaction, name, schedule, () => (this.#isBeside ? log.sync() : undefined));
  }

  async read<T>(work: () => Work<T>): Promise<T> {
    this.#queue.assertOpen();
    try {
      return this.#sql.play(work());
    } catch (error) {
      throw storeError(error, this.name);
    }
  }

  async write<T>(writer: Writer | undefined, work: () => Work<T>, until?: Until): Promise<T> {
    return this.#queue.write(writer, work, until);
  }

  async close(): Promise<void> {
    await this.#queue.close();
    if (!this.db.isOpen) return;
    try {
      if (this.#isMarkedOpen) this.#markClosed();
    } finally {
      this.db.close();
      this.#log.close();
    }
  }

  #own(): Ownership | undefined {
    this.#queue.assertOpen();
    return inTurn(this.name, () => {
      const lock = takeOwnership(this.name);
      return lock && this.#owned(lock);
    });
  }

  #owned(lock: FileLock): Ownership {
    try {
      markOpen(this.db);
      this.#isMarkedOpen = true;
      if (this.#flush === 'beside') this.db.exec('PRAGMA synchronous = NORMAL');
      this.#isBeside = this.#flush === 'beside';
    } catch (error) {
      lock.release();
      throw storeError(error, this.name);
    }
    return { release: () => this.#disown(lock) };
  }

  #disown(lock: FileLock): void {
    try {
      if (this.#isMarkedOpen) this.#markClosed();
    } finally {
      lock.release();
    }
  }

  #markClosed(): void {
    this.#isBeside = false;
    try {
      // What the disk refused once is not written again by a flush, only by copying it into the store.
      if (this.#queue.isLost) this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.db.exec('PRAGMA synchronous = FULL; UPDATE state SET clean = 1');
      this.#isMarkedOpen = false;
    } catch (error) {
      throw storeError(error, this.name);
    }
  }
}
