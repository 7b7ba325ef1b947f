import { existsSync, realpathSync } from 'node:fs';
import type { Store } from '../ports/store/index.js';
import { type StoreOptions, SqlStore } from './sql/sql-store.js';
import type { Schedule } from './sqlite/commit-queue.js';
import { noteKey } from './sqlite/note-key.js';
import { openDatabase } from './sqlite/open-database.js';
import { type Flush, SqliteDatabase } from './sqlite/sqlite-database.js';
import { checkSqliteVersion } from './sqlite/sqlite-version.js';

export interface SqliteStoreOptions extends StoreOptions {
  /** Says when the writes of one turn have all been asked for. Default: `setImmediate`. */
  readonly schedule?: Schedule;
  /** Where an owner's commits are brought to disk. `within` the event loop a write takes one turn of it, however slow the disk. Default: `beside`. */
  readonly flush?: Flush;
}

/**
 * Opens the store at the path, making folder and file when there are none. Any number of processes may; one of them may acquire the lease `engine`, which
 * is free again in the moment its holder dies, and changes the store.
 *
 * @throws StoreError when it is damaged, of another program, newer than this Trunkline, or sealed with a key that is not given.
 */
export function openSqliteStore(given: string, { schedule = setImmediate, flush = 'beside', ...options }: SqliteStoreOptions = {}): Store {
  checkSqliteVersion();
  const path = existsSync(given) ? realpathSync(given) : given; // SQLite keeps its files beside the real one.
  const db = openDatabase(path);
  try {
    noteKey(db, options.seal);
  } catch (error) {
    db.close();
    throw error;
  }
  return new SqlStore(new SqliteDatabase(db, path, { schedule, flush }), options);
}
