import type { Store } from '../ports/store/index.js';
import type { StoreOptions } from './sql/sql-store.js';

export interface PostgresStoreOptions extends StoreOptions {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string;
  /** Where its tables stand: lower case letters, digits and `_`. Default: `trunkline`. */
  readonly schema?: string;
  /** Connections at once. Default: 10. */
  readonly connections?: number;
  /** How long a call tries to reach the server before it fails, in milliseconds. Default: ten seconds. */
  readonly patienceMs?: number;
}

/**
 * Opens the store in a PostgreSQL database, making its schema and tables when there are none. Any number of processes on any number of machines may;
 * leases are rows that hold for the time asked for, by the database's clock. Needs the package `pg`, and no transaction pooler in between.
 *
 * @throws StoreError when it cannot be reached, is of another program, newer than this Trunkline, sealed with a key that is not given, or on a server that
 * loses data.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { connectStore } = await import('./postgres/connect.js');
  return connectStore(options);
}
