import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.js';

/**
 * A lock that the operating system drops with the process that holds it, however that ends, so there is nothing to expire or to clean up: SQLite's own
 * exclusive lock on an empty database, held in an open transaction.
 */
export class FileLock {
  private constructor(private readonly lock: DatabaseSync) {}

  /** Undefined while another holds it after `waitMs` milliseconds, in which nothing else happens in this process. */
  static take(path: string, waitMs = 0): FileLock | undefined {
    const lock = new DatabaseSync(path, { timeout: waitMs });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return new FileLock(lock);
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
