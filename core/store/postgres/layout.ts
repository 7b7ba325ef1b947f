import { SCHEMA_VERSION, tables } from '../sql/schema.js';
import type { SqlTypes } from '../sql/tables/sql-types.js';
import { StoreError } from '../store-error.js';
import type { PostgresClient } from './driver.js';

const TYPES: SqlTypes = {
  serial: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  serialForever: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  integer: 'BIGINT',
  text: 'TEXT COLLATE "C"',
  end: '',
};

/**
 * Locks are the transaction's, and are asked for by one statement before another looks at what they guard. `link` holds the number of the last
 * transaction of each connection.
 */
const LAYOUT = `${tables(TYPES)}
  CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL);
  INSERT INTO store VALUES (1, ${SCHEMA_VERSION});

  CREATE TABLE link (id TEXT PRIMARY KEY, number BIGINT NOT NULL, at BIGINT NOT NULL);

  CREATE FUNCTION lane_lock(lane TEXT) RETURNS VOID LANGUAGE SQL AS 'SELECT pg_advisory_xact_lock(hashtextextended(lane, 1))';
  CREATE FUNCTION lease_lock(lease TEXT) RETURNS VOID LANGUAGE SQL AS 'SELECT pg_advisory_xact_lock(hashtextextended(lease, 2))';
  CREATE FUNCTION lease_share(lease TEXT) RETURNS VOID LANGUAGE SQL AS 'SELECT pg_advisory_xact_lock_shared(hashtextextended(lease, 2))';
  CREATE FUNCTION lease_now(given BIGINT) RETURNS BIGINT LANGUAGE SQL VOLATILE
    AS 'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)';
`;

const OLDEST_SERVER = 130_000;

/** Makes the tables when there are none; throws a StoreError for a server or tables that we cannot rely on. */
export async function prepare(client: PostgresClient, schema: string, name: string): Promise<void> {
  const query = async (text: string): Promise<Record<string, unknown>[]> => (await client.query({ text })).rows;
  const [server] = await query("SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync");
  checkServer(Number(server?.['version']), server?.['fsync'] === 'on', name);
  await query('BEGIN');
  await query(`SELECT pg_advisory_xact_lock(hashtextextended('${schema}', 3))`);
  const [found] = await query(`SELECT to_regclass('${schema}.store') AS store`);
  if (found?.['store'] === null) {
    await query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await query(LAYOUT);
  }
  const [store] = await query('SELECT version FROM store');
  checkTables(Number(store?.['version']), name);
  await query('COMMIT');
}

function checkServer(version: number, fsync: boolean, name: string): void {
  if (version >= OLDEST_SERVER && fsync) return;
  throw new StoreError(
    'store_unsafe_postgres',
    fsync
      ? `The store ${name} is on a PostgreSQL before version 13.`
      : `The store ${name} is on a PostgreSQL with fsync off, which can lose committed data.`,
    fsync ? 'Use PostgreSQL 13 or later.' : 'Set fsync = on in its configuration.',
  );
}

function checkTables(version: number, name: string): void {
  if (version === SCHEMA_VERSION) return;
  throw new StoreError(
    'store_newer',
    `The store ${name} was written by a newer Trunkline (store version ${version}; this one knows ${SCHEMA_VERSION}).`,
    'Update Trunkline, or use a copy of the store from before the update.',
  );
}
