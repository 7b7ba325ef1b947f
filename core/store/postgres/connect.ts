import type { Store } from '../../ports/store/index.js';
import type { PostgresStoreOptions } from '../open-postgres-store.js';
import { SqlStore } from '../sql/sql-store.js';
import { StoreError } from '../store-error.js';
import { connectPool } from './driver.js';
import { prepare } from './layout.js';
import { noteKey } from './note-key.js';
import { PostgresDatabase } from './postgres-database.js';
import { storeError } from './postgres-error.js';

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

export async function connectStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, schema = 'trunkline', connections = 10, patienceMs = 10_000, ...rest } = options;
  if (!SCHEMA.test(schema)) throw new TypeError(`${schema} is no name for a schema.`);
  const name = withoutPassword(url);
  const pool = await connectPool({ url, schema, connections });
  try {
    const client = await pool.connect();
    try {
      await prepare(client, schema, name);
      await noteKey(client, rest.seal);
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
