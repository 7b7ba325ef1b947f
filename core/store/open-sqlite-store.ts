import type { Store } from '../ports/store/index.js';
import { type StoreOptions, SqlStore } from './sql/sql-store.js';
import type { Schedule } from './sqlite/commit-queue.js';
import { openDatabase } from './sqlite/open-database.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';
import { checkSqliteVersion } from './sqlite/sqlite-version.js';

export interface SqliteStoreOptions extends StoreOptions {
  /** Says when the writes of one turn have all been asked for. Default: `setImmediate`. */
  readonly schedule?: Schedule;
}

/**
 * Opens the store at `path`, making folder and file when there are none. Any number of processes may; one of them may acquire the lease `engine`, which
 * is free again in the moment its holder dies, and changes the store.
 *
 * @throws StoreError when it is damaged, of another program, or newer than this Trunkline.
 */
export function openSqliteStore(path: string, { schedule = setImmediate, ...options }: SqliteStoreOptions = {}): Store {
  checkSqliteVersion();
  return new SqlStore(new SqliteDatabase(openDatabase(path), path, schedule), options);
}
