import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.js';

/** Earlier releases could lose or damage a commit when two connections reset the write-ahead log at once. */
const SAFE_SQLITE = [3, 51, 3] as const;

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
