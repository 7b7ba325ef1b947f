import type { DatabaseSync } from 'node:sqlite';
import type { Database, Ownership, Writer } from '../sql/database.js';
import type { Work } from '../sql/work.js';
import { CommitQueue, type Schedule } from './commit-queue.js';
import { markOpen } from './check.js';
import type { FileLock } from './file-lock.js';
import { inTurn, takeOwnership } from './locks.js';
import { storeError } from './sqlite-error.js';
import { Statements } from './statements.js';

export class SqliteDatabase implements Database {
  readonly ownership = { take: (): Ownership | undefined => this.#own() };
  readonly #sql: Statements;
  readonly #queue: CommitQueue;

  constructor(
    private readonly db: DatabaseSync,
    readonly name: string,
    schedule: Schedule,
  ) {
    this.#sql = new Statements(db);
    this.#queue = new CommitQueue(db, this.#sql, name, schedule);
  }

  async read<T>(work: () => Work<T>): Promise<T> {
    this.#queue.assertOpen();
    try {
      return this.#sql.play(work());
    } catch (error) {
      throw storeError(error, this.name);
    }
  }

  async write<T>(writer: Writer | undefined, work: () => Work<T>): Promise<T> {
    return this.#queue.write(writer, work);
  }

  async close(): Promise<void> {
    if (!this.db.isOpen) return;
    this.#queue.close();
    this.db.close();
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
    } catch (error) {
      lock.release();
      throw storeError(error, this.name);
    }
    return { release: () => this.#disown(lock) };
  }

  #disown(lock: FileLock): void {
    try {
      this.db.exec('UPDATE state SET clean = 1');
    } finally {
      lock.release();
    }
  }
}
