import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreError, storeError } from './store-error.js';

interface Write {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: all writes asked for in one turn of the event loop share one transaction, hence one fsync. Each has a savepoint, so that
 * a refused write takes back only itself. Promises settle after the commit and not before.
 */
export class CommitQueue {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #sql: Readonly<Record<'epoch' | 'begin' | 'commit' | 'save' | 'keep', StatementSync>>;
  #waiting: Write[] = [];
  #closed = false;

  constructor(
    db: DatabaseSync,
    path: string,
    private readonly epoch: number,
  ) {
    this.#db = db;
    this.#path = path;
    this.#sql = {
      epoch: db.prepare('SELECT epoch FROM owner'),
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      save: db.prepare('SAVEPOINT write'),
      keep: db.prepare('RELEASE write'),
    };
  }

  /** `work` runs inside the next transaction. */
  write<T>(work: () => T): Promise<T> {
    this.assertOpen();
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ work, resolve: (value) => resolve(value as T), reject });
    });
  }

  flush(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    try {
      const settle = this.#commit(writes);
      for (const done of settle) done();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const failure = storeError(error, this.#path);
      for (const { reject } of writes) reject(failure);
    }
  }

  /** No write is taken after this. */
  close(): void {
    this.flush();
    this.#closed = true;
  }

  assertOpen(): void {
    if (this.#closed) throw new StoreError('store_closed', `The store ${this.#path} is closed.`, 'Open it again.');
  }

  #commit(writes: readonly Write[]): (() => void)[] {
    this.#sql.begin.run();
    this.#assertOwner();
    const settle = writes.map((write) => this.#attempt(write));
    this.#sql.commit.run();
    return settle;
  }

  #attempt({ work, resolve, reject }: Write): () => void {
    this.#sql.save.run();
    try {
      const value = work();
      this.#sql.keep.run();
      return () => resolve(value);
    } catch (error) {
      // A full disk takes back the whole transaction by itself: then every write of this turn has failed.
      if (!this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO write; RELEASE write');
      return () => reject(storeError(error, this.#path));
    }
  }

  #assertOwner(): void {
    if (this.#sql.epoch.get()?.['epoch'] === this.epoch) return;
    throw new StoreError(
      'store_lost',
      `Another process has taken over the store ${this.#path}; nothing more is written from here.`,
      'Stop this process. Never delete the .lock file beside a store in use.',
    );
  }
}
