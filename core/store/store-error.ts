import { ConnectorError } from 'trunkline/errors';

export type StoreErrorCode =
  | 'store_unsafe_sqlite'
  | 'store_owned'
  | 'store_lost'
  | 'store_damaged'
  | 'store_foreign'
  | 'store_newer'
  | 'store_full'
  | 'store_closed'
  | 'store_refused'
  | 'value_too_large'
  | 'value_not_json';

/** The store cannot be used, or cannot take this value. It never opens empty in place of a store that it cannot read. */
export class StoreError extends ConnectorError {
  constructor(code: StoreErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, code, { remedy, cause });
  }
}

const BUSY = 5;
const IO_ERROR = 10;
const DAMAGED = 11;
const FULL = 13;
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
      return new StoreError(
        'store_full',
        `Cannot write the store ${path}: ${message}.`,
        'Free disk space, then start again: nothing that was accepted is lost.',
        error,
      );
    case BUSY:
      return new StoreError(
        'store_owned',
        `The store ${path} is locked by another program.`,
        'Close the other program, then start again.',
        error,
      );
    case CONSTRAINT:
      return new StoreError(
        'store_refused',
        `The store refused a record: ${message}.`,
        'Give every id a value that is not empty, and use each run id once.',
        error,
      );
    default:
      return error;
  }
}

export function damaged(path: string, what: string, cause?: unknown): StoreError {
  return new StoreError(
    'store_damaged',
    `The store ${path} is damaged: ${what}.`,
    `Restore it from a backup, or salvage it with: sqlite3 ${path} .recover. To begin anew, move it and its -wal file away yourself.`,
    cause,
  );
}
