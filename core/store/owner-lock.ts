import { DatabaseSync } from 'node:sqlite';
import { StoreError, isBusy } from './store-error.js';

/**
 * One process owns a store. The proof is SQLite's own exclusive lock on a second, empty database beside it, held in an open transaction
 * for as long as the store is: the operating system drops it with the process, however that ends, so there is nothing to expire or to
 * clean up. The store itself cannot carry it, since an exclusive lock there (`locking_mode=EXCLUSIVE`) would also keep out those who
 * only read, and the second process could not even say who the first one is.
 *
 * A lock file can be deleted under its holder. For that the store counts its owners in an epoch, checked inside each commit.
 */
export class OwnerLock {
  readonly #lock: DatabaseSync;

  constructor(path: string, ownerPid: () => number | undefined) {
    this.#lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    try {
      this.#lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      this.#lock.close();
      if (!isBusy(error)) throw error;
      const pid = ownerPid();
      throw new StoreError(
        'store_owned',
        `The store ${path} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}.`,
        'Stop that process first, or give this one a store of its own.',
      );
    }
  }

  release(): void {
    this.#lock.close();
  }
}
