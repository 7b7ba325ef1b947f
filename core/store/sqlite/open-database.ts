import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from '../sql/schema.js';
import { StoreError } from '../store-error.js';
import { checkWhole, checkLog } from './check.js';
import { APPLICATION_ID, LAYOUT } from './layout.js';
import { migrate } from './migrate.js';
import { inTurn, inUse, takeOwnership } from './locks.js';
import { damaged, storeError } from './sqlite-error.js';
import { makeFolder } from '../../adapters/make-folder.js';
import { syncFolder } from '../../adapters/sync-folder.js';

const BUSY_MS = 5_000;

/** Opens the database at `path`, or makes it when there is none. Throws a StoreError for one that is not whole, not ours, or newer. */
export function openDatabase(path: string): DatabaseSync {
  try {
    makeFolder(dirname(path));
    return inTurn(path, () => openInTurn(path));
  } catch (error) {
    throw storeError(error, path);
  }
}

function openInTurn(path: string): DatabaseSync {
  if (!existsSync(path)) create(path);
  if (statSync(path).size === 0) throw damaged(path, 'the file is empty');
  const lock = takeOwnership(path);
  try {
    return lock ? openAlone(path) : connect(path);
  } finally {
    lock?.release();
  }
}

/** Nobody owns the store: what a stop that was not clean may have left is looked at, and older tables are brought up to date. */
function openAlone(path: string): DatabaseSync {
  const hasLog = checkLog(path);
  return connect(path, (opened, version) => {
    checkWhole(opened, path, hasLog, version);
    migrate(opened, version);
    opened.exec('UPDATE state SET clean = 1 WHERE clean = 0');
  });
}

function connect(path: string, first: (db: DatabaseSync, version: number) => void = refuseOlder(path)): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true, defensive: true });
  try {
    const version = identify(db, path);
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA cell_size_check = ON;
    `);
    first(db, version);
    addFunctions(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Of the shared statements: a database that has one writer needs no locks inside, and has no clock of its own. */
function addFunctions(db: DatabaseSync): void {
  db.function('lane_lock', { varargs: true }, () => 1);
  db.function('lease_lock', { varargs: true }, () => 1);
  db.function('lease_now', (now: unknown) => now as number);
}

/** Made beside its place and moved there when whole: a store that exists has its tables, whenever the process was killed. */
function create(path: string): void {
  if (existsSync(`${path}-wal`)) throw damaged(path, 'its write-ahead log is there and the store itself is not');
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  rmSync(`${draft}-journal`, { force: true });
  const db = new DatabaseSync(draft);
  db.exec(`PRAGMA synchronous = FULL; BEGIN; ${LAYOUT} COMMIT;`);
  db.close();
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** The version of its tables. */
function identify(db: DatabaseSync, path: string): number {
  const application = db.prepare('PRAGMA application_id').get()?.['application_id'];
  if (application !== APPLICATION_ID) {
    throw new StoreError('store_foreign', `${path} is a database of another program.`, 'Name another file for the store.');
  }
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version <= SCHEMA_VERSION) return version;
  throw new StoreError(
    'store_newer',
    `The store ${path} was written by a newer Trunkline (store version ${version}; this one knows ${SCHEMA_VERSION}).`,
    'Update Trunkline, or use a copy of the store from before the update.',
  );
}

const refuseOlder =
  (path: string) =>
  (_db: DatabaseSync, version: number): void => {
    if (version < SCHEMA_VERSION) throw inUse(path);
  };
