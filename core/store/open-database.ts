import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.js';
import { StoreError, damaged, storeError } from './store-error.js';

/** Earlier releases could lose or damage a commit when two connections reset the write-ahead log at once. */
const SAFE_SQLITE = [3, 51, 3] as const;
/** Up to this size the whole file is checked at every start; a larger one only after a stop that was not clean. */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;
const BUSY_MS = 5_000;

/** Opens the database at `path`, or makes it when there is none. Throws a StoreError for one that is not whole, not ours, or newer. */
export function openDatabase(path: string): DatabaseSync {
  if (!existsSync(path)) create(path);
  const { size } = statSync(path);
  if (size === 0) throw damaged(path, 'the file is empty');
  const db = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true, defensive: true });
  try {
    identify(db, path);
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA cell_size_check = ON;
    `);
    const clean = db.prepare('SELECT clean FROM owner').get()?.['clean'] === 1;
    if (!clean || size <= ALWAYS_CHECKED_BYTES) verify(db, path);
    return db;
  } catch (error) {
    db.close();
    throw storeError(error, path);
  }
}

export function checkSqliteVersion(): void {
  const db = new DatabaseSync(':memory:');
  const version = String(db.prepare('SELECT sqlite_version() AS version').get()?.['version']);
  db.close();
  if (isSafeSqlite(version)) return;
  throw new StoreError(
    'store_unsafe_sqlite',
    `This Node.js brings SQLite ${version}, which can lose committed data.`,
    `Use a Node.js with SQLite ${SAFE_SQLITE.join('.')} or later, such as Node.js 24.`,
  );
}

export function isSafeSqlite(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = SAFE_SQLITE.findIndex((wanted, index) => parts[index] !== wanted);
  return differing === -1 || (parts[differing] ?? 0) > (SAFE_SQLITE[differing] ?? 0);
}

/** Made beside its place and moved there when whole: a store that exists has its tables, whenever the process was killed. */
function create(path: string): void {
  if (existsSync(`${path}-wal`)) throw damaged(path, 'its write-ahead log is there and the store itself is not');
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  rmSync(`${draft}-journal`, { force: true });
  const db = new DatabaseSync(draft);
  db.exec(`PRAGMA synchronous = FULL; BEGIN; ${SCHEMA} COMMIT;`);
  db.close();
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** Makes the new name durable. Windows cannot open folders, and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function identify(db: DatabaseSync, path: string): void {
  const application = db.prepare('PRAGMA application_id').get()?.['application_id'];
  if (application !== APPLICATION_ID) {
    throw new StoreError('store_foreign', `${path} is a database of another program.`, 'Name another file for the store.');
  }
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version <= SCHEMA_VERSION) return;
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
