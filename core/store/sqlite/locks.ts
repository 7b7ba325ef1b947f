import { StoreError } from '../store-error.js';
import { FileLock } from './file-lock.js';

const BUSY_MS = 5_000;

/**
 * One process owns a store, for as long as it holds this lock beside it; who stands by takes over in the moment it dies. The store itself cannot carry
 * it, since an exclusive lock there (`locking_mode=EXCLUSIVE`) would also keep out those who only read.
 *
 * A lock file can be deleted under its holder. For that the store counts its owners in an epoch, checked inside each commit.
 */
export const takeOwnership = (path: string): FileLock | undefined => FileLock.take(`${path}.lock`);

/** One after the other: opening a store, which looks whether it is whole while nobody owns it, and becoming its owner. Both are short. */
export function inTurn<T>(path: string, work: () => T): T {
  const lock = FileLock.take(`${path}.check`, BUSY_MS);
  if (!lock) throw inUse(path);
  try {
    return work();
  } finally {
    lock.release();
  }
}

export const inUse = (path: string): StoreError =>
  new StoreError('store_owned', `The store ${path} is in use by another process.`, 'Stop that process first.');
