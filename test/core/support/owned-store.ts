import type { OwnedStore } from '../../../core/ports/store/index.js';
import { openSqliteStore, type SqliteStoreOptions } from '../../../core/store/open-sqlite-store.js';

/** The SQLite store at `path`, in our hands. */
export async function ownedStore(path: string, options?: SqliteStoreOptions): Promise<OwnedStore> {
  const store = openSqliteStore(path, options);
  const owned = await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 });
  if (owned) return owned;
  await store.close();
  throw new Error(`${path} is in other hands.`);
}
