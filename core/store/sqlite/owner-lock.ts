import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.js';

/**
 * One process owns a store. The proof is SQLite's own exclusive lock on a second, empty database beside it, held in an open transaction
 * for as long as the store is: the operating system drops it with the process, however that ends, so there is nothing to expire or to
 * clean up, and who stands by takes over at once. The store itself cannot carry it, since an exclusive lock there
 * (`locking_mode=EXCLUSIVE`) would also keep out those who only read.
 *
 * A lock file can be deleted under its holder. For that the store counts its owners in an epoch, checked inside each commit.
 */
export class OwnerLock {
  private constructor(private readonly lock: DatabaseSync) {}

  /** Undefined while another holds it after `waitMs` milliseconds. */
  static take(path: string, waitMs = 0): OwnerLock | undefined {
    const lock = new DatabaseSync(`${path}.lock`, { timeout: waitMs });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return new OwnerLock(lock);
    } catch (error) {
      lock.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
  }

  release(): void {
    if (this.lock.isOpen) this.lock.close();
  }
}
