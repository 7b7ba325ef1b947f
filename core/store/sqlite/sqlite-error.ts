import { StoreError, constraint } from '../store-error.js';

const BUSY = 5;
const IO_ERROR = 10;
const DAMAGED = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;

/** The primary result code of a failure inside SQLite; undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

export const isBusy = (error: unknown): boolean => sqliteCode(error) === BUSY;

/** Says in our words what SQLite reported about the file at `path`. */
export function storeError(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : String(error);
  switch (sqliteCode(error)) {
    case DAMAGED:
    case NOT_A_DATABASE:
      return damaged(path, message, error);
    case FULL:
    case IO_ERROR:
    case CANNOT_OPEN:
      return unwritable(path, message, error);
    case BUSY:
      return new StoreError(
        'store_owned',
        `The store ${path} is locked by another program.`,
        'Close the other program, then start again.',
        error,
      );
    case CONSTRAINT:
      return constraint(message, error);
    default:
      return error;
  }
}

export const unwritable = (path: string, what: string, cause: unknown): StoreError =>
  new StoreError(
    'store_full',
    `Cannot write the store ${path}: ${what}.`,
    'Give the disk space, or this user the right to write there, then start again: nothing that was accepted is lost.',
    cause,
  );

export function damaged(path: string, what: string, cause?: unknown): StoreError {
  return new StoreError(
    'store_damaged',
    `The store ${path} is damaged: ${what}.`,
    `Restore it from a backup, or salvage it with: sqlite3 ${path} .recover. To begin anew, move it and its -wal file away yourself.`,
    cause,
  );
}
