import type { DatabaseSync } from 'node:sqlite';
import { type Until, type Writer, assertWritable } from '../sql/database.js';
import { LEASE_SQL } from '../sql/leases.js';
import type { Work } from '../sql/work.js';
import { fenced, isRefusal } from '../store-error.js';
import { storeError } from './sqlite-error.js';
import type { Statements } from './statements.js';

export interface Write {
  readonly writer: Writer | undefined;
  readonly work: () => Work<unknown>;
  readonly until: Until;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Several writes in one transaction. A refused write takes back only itself: as few are, the writes are tried as they are, and when one is refused all are
 * done again with a savepoint each.
 */
export class Transaction {
  constructor(
    private readonly db: DatabaseSync,
    private readonly sql: Statements,
    private readonly path: string,
    /** Called inside, before the first write. */
    private readonly begun: () => void = () => undefined,
  ) {}

  /** What tells each write its end. Throws, and nothing is written, for any failure but a refusal. */
  commit(writes: readonly Write[]): readonly (() => void)[] {
    try {
      return this.#commitAll(writes) ?? this.#commitEach(writes);
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  /** Undefined, and nothing is written, when a write was refused. */
  #commitAll(writes: readonly Write[]): (() => void)[] | undefined {
    const epochs = this.#begin();
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
    const epochs = this.#begin();
    const settle = writes.map((write) => this.#attempt(write, epochs));
    this.sql.run('COMMIT');
    return settle;
  }

  /** The epochs of leases that were looked up in this transaction. */
  #begin(): Map<string, unknown> {
    this.sql.run('BEGIN IMMEDIATE');
    this.begun();
    return new Map();
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

  /** Looks once for each lease whether its writer holds it still. */
  holders(): (writer: Writer) => void {
    const epochs = new Map<string, unknown>();
    return (writer) => this.#assertHolder(writer, epochs);
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
