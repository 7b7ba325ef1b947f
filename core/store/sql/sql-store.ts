import type { LeaseRequest, OwnedStore, Store } from '../../ports/store/index.js';
import type { Seal } from '../seal.js';
import type { Database, Ownership } from './database.js';
import { takeLease } from './leases.js';
import { Outbox } from './outbox.js';
import { OwnedSqlStore } from './owned-store.js';
import { SealedDatabase } from './sealed-database.js';
import { SqlReads } from './sql-reads.js';

export interface StoreOptions {
  /** Each run that becomes due also leaves a start for an engine: see `EngineStarts`. Default: false. */
  readonly outbox?: boolean;
  /** What its records are sealed with. Default: they are not. */
  readonly seal?: Seal;
}

/** The lease of who may change all of a store. */
const ENGINE = 'engine';

export class SqlStore extends SqlReads implements Store {
  readonly #owned = new Set<OwnedSqlStore>();
  readonly #outbox: Outbox;

  constructor(db: Database, options: StoreOptions) {
    super(options.seal ? new SealedDatabase(db, options.seal) : db);
    this.#outbox = new Outbox(options.outbox === true);
  }

  async acquire(request: LeaseRequest): Promise<OwnedStore | undefined> {
    if (request.name !== ENGINE || !this.db.ownership) return this.#take(request);
    const ownership = this.db.ownership.take();
    if (!ownership) return undefined;
    try {
      return await this.#take(request, ownership);
    } catch (error) {
      ownership.release();
      throw error;
    }
  }

  async #take(request: LeaseRequest, ownership?: Ownership): Promise<OwnedStore | undefined> {
    const lease = await this.db.write(undefined, () => takeLease(request, ownership !== undefined));
    if (!lease) return undefined;
    const owned = new OwnedSqlStore(this.db, this, lease, this.#outbox, () => {
      this.#owned.delete(owned);
      ownership?.release();
    });
    this.#owned.add(owned);
    if (request.name === ENGINE) await owned.endReleases(request.now);
    return owned;
  }

  async close(): Promise<void> {
    try {
      for (const owned of this.#owned) await owned.release();
    } finally {
      await this.db.close();
    }
  }
}
