import type { Until, Writer } from '../sql/database.js';
import type { Work } from '../sql/work.js';
import { StoreError } from '../store-error.js';
import { storeError } from './sqlite-error.js';
import type { Transaction, Write } from './transaction.js';

/** Says when the writes of this turn of the event loop have all been asked for. */
export type Schedule = (flush: () => void) => void;

/** Brings what was committed to disk, beside the event loop; undefined when committing did. */
export type Sync = () => Promise<void> | undefined;

type Settle = () => void;

interface Late {
  readonly write: Write;
  readonly done: Settle;
}

/**
 * Group commit: all writes asked for in one turn of the event loop, and while the commit before was brought to disk, share one transaction and one
 * flush. Promises settle when that is on disk and not before. A commit begins when the one before is on disk, so a power failure finds at most one that is
 * not.
 */
export class CommitQueue {
  #waiting: Write[] = [];
  #isSyncing = false;
  #synced: Promise<void> = Promise.resolve();
  #closed = false;
  /** The disk did not take a commit: what it holds is not known any more. */
  #lost: { readonly error: unknown } | undefined;

  constructor(
    private readonly transaction: Transaction,
    private readonly path: string,
    private readonly schedule: Schedule,
    private readonly sync: Sync,
  ) {}

  write<T>(writer: Writer | undefined, work: () => Work<T>, until: Until = 'on disk'): Promise<T> {
    this.assertOpen();
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.length === 0 && !this.#isSyncing) this.#plan();
      this.#waiting.push({ writer, work, until, resolve: (value) => resolve(value as T), reject });
    });
  }

  /** No write is taken after this; resolves when those before are on disk. */
  async close(): Promise<void> {
    this.#closed = true;
    for (;;) {
      await this.#synced;
      if (this.#waiting.length === 0) return;
      this.#flush();
    }
  }

  /** The disk has refused a commit. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  assertOpen(): void {
    if (this.#lost) throw this.#lost.error;
    if (this.#closed) throw new StoreError('store_closed', `The store ${this.path} is closed.`, 'Open it again.');
  }

  #plan(): void {
    this.schedule(() => this.#flush());
  }

  #flush(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    try {
      const settle = this.transaction.commit(writes);
      this.#keep(writes, settle);
    } catch (error) {
      this.#refuse(writes, storeError(error, this.path));
    }
  }

  #keep(writes: readonly Write[], settle: readonly Settle[]): void {
    const synced = this.sync();
    const late: Late[] = [];
    for (const [place, write] of writes.entries()) {
      if (synced !== undefined && write.until === 'on disk') late.push({ write, done: settle[place]! });
      else settle[place]!();
    }
    if (!synced) return;
    this.#isSyncing = true;
    this.#synced = synced.then(
      () => this.#onDisk(late),
      (error: unknown) => this.#lose(writes, storeError(error, this.path)),
    );
  }

  /** Another may have taken the store in the meantime: whoever lost it then must not act on what it has written. */
  #onDisk(late: readonly Late[]): void {
    this.#isSyncing = false;
    if (this.#waiting.length > 0) this.#plan();
    const assertHolder = this.transaction.holders();
    for (const { write, done } of late) {
      try {
        if (write.writer) assertHolder(write.writer);
        done();
      } catch (error) {
        this.#refuse([write], storeError(error, this.path));
      }
    }
  }

  #lose(writes: readonly Write[], error: unknown): void {
    this.#isSyncing = false;
    this.#lost = { error };
    this.#refuse([...writes, ...this.#waiting.splice(0)], error);
  }

  #refuse(writes: readonly Write[], error: unknown): void {
    for (const { writer, reject } of writes) {
      if (writer?.owner) writer.failure ??= error;
      reject(error);
    }
  }
}
