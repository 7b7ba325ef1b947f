import type { DatabaseSync } from 'node:sqlite';
import { type Writer, assertWritable } from '../sql/database.js';
import { LEASE_SQL } from '../sql/leases.js';
import type { Work } from '../sql/work.js';
import { StoreError, fenced, isRefusal } from '../store-error.js';
import { storeError } from './sqlite-error.js';
import type { Statements } from './statements.js';

interface Write {
  readonly writer: Writer | undefined;
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Says when the writes of this turn of the event loop have all been asked for. */
export type Schedule = (flush: () => void) => void;

/**
 * Group commit: all writes asked for in one turn of the event loop share one transaction, hence one fsync. A refused write takes back only itself: as
 * few are, the writes are tried as they are, and when one is refused all are done again with a savepoint each. Promises settle after the commit and
 * not before.
 */
export class CommitQueue {
  #waiting: Write[] = [];
  #closed = false;

  constructor(
    private readonly db: DatabaseSync,
    private readonly sql: Statements,
    private readonly path: string,
    private readonly schedule: Schedule,
  ) {}

  write<T>(writer: Writer | undefined, work: () => Work<T>): Promise<T> {
    this.assertOpen();
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.length === 0) this.schedule(() => this.flush());
      this.#waiting.push({ writer, work, resolve: (value) => resolve(value as T), reject });
    });
  }

  flush(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    try {
      const settle = this.#commitAll(writes) ?? this.#commitEach(writes);
      for (const done of settle) done();
    } catch (error) {
      this.#rollback();
      const failure = storeError(error, this.path);
      for (const { writer, reject } of writes) {
        if (writer?.owner) writer.failure ??= failure;
        reject(failure);
      }
    }
  }

  /** No write is taken after this. */
  close(): void {
    this.flush();
    this.#closed = true;
  }

  assertOpen(): void {
    if (this.#closed) throw new StoreError('store_closed', `The store ${this.path} is closed.`, 'Open it again.');
  }

  /** Undefined, and nothing is written, when a write was refused. */
  #commitAll(writes: readonly Write[]): (() => void)[] | undefined {
    const epochs = new Map<string, unknown>();
    this.sql.run('BEGIN IMMEDIATE');
    try {
      const settle = writes.map((write) => this.#do(write, epochs));
      this.sql.run('COMMIT');
      return settle;
    } catch (error) {
      if (!isRefusal(storeError(error, this.path))) throw error;
      this.#rollback();
      return undefined;
    }
  }

  #commitEach(writes: readonly Write[]): (() => void)[] {
    const epochs = new Map<string, unknown>();
    this.sql.run('BEGIN IMMEDIATE');
    const settle = writes.map((write) => this.#attempt(write, epochs));
    this.sql.run('COMMIT');
    return settle;
  }

  #attempt(write: Write, epochs: Map<string, unknown>): () => void {
    this.sql.run('SAVEPOINT write');
    try {
      const done = this.#do(write, epochs);
      this.sql.run('RELEASE write');
      return done;
    } catch (error) {
      const failure = storeError(error, this.path);
      // A full disk takes back the whole transaction by itself: then every write of this turn has failed.
      if (!this.db.isTransaction || !isRefusal(failure)) throw error;
      this.sql.run('ROLLBACK TO write');
      this.sql.run('RELEASE write');
      return () => write.reject(failure);
    }
  }

  #do({ writer, work, resolve }: Write, epochs: Map<string, unknown>): () => void {
    if (writer) this.#assertHolder(writer, epochs);
    const value = this.sql.play(work());
    return () => resolve(value);
  }

  #rollback(): void {
    if (this.db.isTransaction) this.sql.run('ROLLBACK');
  }

  #assertHolder(writer: Writer, epochs: Map<string, unknown>): void {
    assertWritable(writer);
    const { lease, epoch } = writer;
    if (!epochs.has(lease)) epochs.set(lease, this.sql.all(LEASE_SQL.epoch, [lease])[0]?.['epoch']);
    if (epochs.get(lease) !== epoch) throw fenced(lease, this.path);
  }
}
