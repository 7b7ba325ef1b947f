import { StoreError } from '../store-error.js';

/** What we use of `pg`. */
export interface PostgresClient {
  query(query: { name?: string; text: string; values?: unknown[] }): Promise<PostgresResult>;
  /** With a reason, the connection is closed. */
  release(reason?: Error | boolean): void;
}

export interface PostgresResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
}

export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  end(): Promise<void>;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly schema: string;
  /** Connections at once. */
  readonly connections: number;
}

const BIGINT = 20;
/** A transaction of a process that is gone, and whose connection the server still takes for open, is ended after this. */
const IDLE_IN_TRANSACTION_MS = 15_000;
const CONNECT_MS = 10_000;

/** Loads `pg`, which is installed by those who want it. */
export async function connectPool({ url, schema, connections }: ConnectionOptions): Promise<PostgresPool> {
  const { default: pg } = await import('pg').catch((error: unknown) => {
    throw new StoreError(
      'store_no_driver',
      'A store in PostgreSQL needs the package `pg`, which is not installed.',
      'Run: npm install pg',
      error,
    );
  });
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'trunkline',
    options: `-c search_path=${schema} -c synchronous_commit=on`,
    types: {
      getTypeParser: (type: number) => (type === BIGINT ? Number : pg.types.getTypeParser(type)),
    },
  });
  // A connection that breaks fails the statements on it; one that nobody uses is simply not used again.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
