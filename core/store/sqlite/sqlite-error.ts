import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemProblem } from '../../text/system-problem.js';
import { StoreError, constraint } from '../store-error.js';

const BUSY = 5;
const READ_ONLY = 8;
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
      return damaged(path, message, error);
    case NOT_A_DATABASE:
      return damaged(path, `${message}, or it never was one`, error);
    case FULL:
    case IO_ERROR:
      return unwritable(path, message, error);
    case READ_ONLY:
    case CANNOT_OPEN: {
      const refusal = refusalOf(path);
      return refusal === undefined ? unwritable(path, message, error) : misplaced(path, refusal, error);
    }
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
      return fileError(error, path);
  }
}

/** What the operating system says of writing at the path, or in the nearest folder above it that is there; undefined where it would let us. */
function refusalOf(path: string): string | undefined {
  const found = existsSync(path) ? path : nearest(dirname(path));
  try {
    accessSync(found, constants.R_OK | constants.W_OK);
    if (statSync(found).isDirectory() === (found === path)) return found === path ? 'it is a folder' : `${found} is no folder`;
    return undefined;
  } catch (error) {
    return systemProblem(error);
  }
}

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

/** What the operating system refused; any other error is itself. */
function fileError(error: unknown, path: string): unknown {
  const problem = systemProblem(error);
  if (problem === undefined) return error;
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return isFull ? unwritable(path, problem, error) : misplaced(path, refusalOf(path) ?? problem, error);
}

const misplaced = (path: string, refusal: string, cause: unknown): StoreError =>
  new StoreError(
    'store_misplaced',
    `The store ${path} cannot be written there: ${refusal}.`,
    'Name a file of a folder in which this user may write.',
    cause,
  );

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
