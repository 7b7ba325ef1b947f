import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from '../sql/schema.js';
import { StoreError } from '../store-error.js';
import { APPLICATION_ID, LAYOUT } from './layout.js';
import { migrate } from './migrate.js';
import { OwnerLock } from './owner-lock.js';
import { damaged, storeError } from './sqlite-error.js';

/** Up to this size the whole file is checked whenever it is opened; a larger one only by its owner, after a stop that was not clean. */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;
const BUSY_MS = 5_000;

/** Opens the database at `path`, or makes it when there is none. Throws a StoreError for one that is not whole, not ours, or newer. */
export function openDatabase(path: string): DatabaseSync {
  if (!existsSync(path)) create(path);
  const { size } = statSync(path);
  if (size === 0) throw damaged(path, 'the file is empty');
  const db = connect(path);
  try {
    const version = identify(db, path);
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA cell_size_check = ON;
    `);
    if (size <= ALWAYS_CHECKED_BYTES) verify(db, path);
    if (version < SCHEMA_VERSION) migrateOwned(db, path);
    return db;
  } catch (error) {
    db.close();
    throw storeError(error, path);
  }
}

/** What an owner does first: a large store that was not closed is checked, and marked as open. */
export function begin(db: DatabaseSync, path: string): void {
  const clean = db.prepare('SELECT clean FROM state').get()?.['clean'] === 1;
  if (!clean && statSync(path).size > ALWAYS_CHECKED_BYTES) verify(db, path);
  db.exec('UPDATE state SET clean = 0');
}

/** With the functions of the shared statements: a database that has one writer needs no locks inside, and has no clock of its own. */
function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true, defensive: true });
  db.function('lane_lock', { varargs: true }, () => 1);
  db.function('lease_lock', { varargs: true }, () => 1);
  db.function('lease_now', (now: unknown) => now as number);
  return db;
}

/** Made beside its place and moved there when whole: a store that exists has its tables, whenever the process was killed. */
function create(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  withLock(path, () => {
    if (existsSync(path)) return;
    if (existsSync(`${path}-wal`)) throw damaged(path, 'its write-ahead log is there and the store itself is not');
    const draft = `${path}.new`;
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
    const db = new DatabaseSync(draft);
    db.exec(`PRAGMA synchronous = FULL; BEGIN; ${LAYOUT} COMMIT;`);
    db.close();
    renameSync(draft, path);
    syncFolder(dirname(path));
  });
}

function migrateOwned(db: DatabaseSync, path: string): void {
  withLock(path, () => migrate(db, identify(db, path)));
}

function withLock(path: string, work: () => void): void {
  const lock = OwnerLock.take(path, BUSY_MS);
  if (!lock) throw new StoreError('store_owned', `The store ${path} is in use by another process.`, 'Stop that process first.');
  try {
    work();
  } finally {
    lock.release();
  }
}

/** Makes the new name durable. Windows cannot open folders, and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
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

function verify(db: DatabaseSync, path: string): void {
  const faults = db.prepare('PRAGMA quick_check(3)').all();
  const found = faults.map((fault) => String(fault['quick_check'])).filter((text) => text !== 'ok');
  if (found.length > 0) throw damaged(path, found.join('; '));
}
