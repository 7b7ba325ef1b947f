import type { Store } from '../ports/store/index.js';
import { connectPool } from './postgres/driver.js';
import { prepare } from './postgres/layout.js';
import { PostgresDatabase } from './postgres/postgres-database.js';
import { storeError } from './postgres/postgres-error.js';
import { type StoreOptions, SqlStore } from './sql/sql-store.js';
import { StoreError } from './store-error.js';

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

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Opens the store in a PostgreSQL database, making its schema and tables when there are none. Any number of processes on any number of machines may;
 * leases are rows that hold for the time asked for, by the database's clock. Needs the package `pg`, and no transaction pooler in between.
 *
 * @throws StoreError when it cannot be reached, is of another program, newer than this Trunkline, or on a server that loses data.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, schema = 'trunkline', connections = 10, patienceMs = 10_000, ...rest } = options;
  if (!SCHEMA.test(schema)) throw new TypeError(`${schema} is no name for a schema.`);
  const name = withoutPassword(url);
  const pool = await connectPool({ url, schema, connections });
  try {
    const client = await pool.connect();
    try {
      await prepare(client, schema, name);
    } finally {
      client.release(true);
    }
  } catch (error) {
    await pool.end();
    throw storeError(error, name);
  }
  return new SqlStore(new PostgresDatabase(pool, name, patienceMs), rest);
}

function withoutPassword(text: string): string {
  const url = URL.parse(text);
  if (!url)
    throw new StoreError('store_unreachable', 'The URL of the store is no URL.', 'Write postgresql://user:password@host:port/database.');
  return `${url.protocol}//${url.host}${url.pathname}`;
}
