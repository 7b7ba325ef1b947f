import type { OwnedStore } from '../../../core/ports/store/index.js';
import { openSqliteStore, type SqliteStoreOptions } from '../../../core/store/open-sqlite-store.js';

/** The SQLite store at `path`, in our hands. A write takes one turn: clocks that move by themselves would run ahead of the disk. */
export async function ownedStore(path: string, options?: SqliteStoreOptions): Promise<OwnedStore> {
  const store = openSqliteStore(path, { flush: 'within', ...options });
  const owned = await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 });
  if (owned) return owned;
  await store.close();
  throw new Error(`${path} is in other hands.`);
}
