import type { NewRun, OwnedStore, RecipeRevision, RunJournal, Store } from '../../../../core/ports/store/index.js';
import type { StoreOptions } from '../../../../core/store/sql/sql-store.js';

/** One empty store, opened as often as a test likes. */
export interface StoreBench {
  /** Another opening of the same store, as another process would have it. */
  open(options?: StoreOptions): Promise<Store>;
}

/** What every store keeps, by what a user would say of it. */
export type Cases = Readonly<Record<string, (bench: StoreBench) => Promise<void>>>;

export const RECIPE: RecipeRevision = { name: 'intake', hash: 'h1', body: '{}' };

/** The store in our hands. */
export async function owned(bench: StoreBench, options?: StoreOptions): Promise<OwnedStore> {
  const store = await bench.open(options);
  const ours = await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 });
  if (ours) return ours;
  throw new Error('The store is in other hands.');
}

export const newRun = (id: string, more: Partial<NewRun> = {}): NewRun => ({ id, recipe: RECIPE, event: null, ...more });

/** A run that is started and in our hands. */
export async function running(store: OwnedStore, id = 'a', more?: Partial<NewRun>): Promise<RunJournal> {
  await store.startRun(newRun(id, more), 1);
  return opened(store, id);
}

export async function opened(store: OwnedStore, id = 'a', now = 2): Promise<RunJournal> {
  const journal = await store.openRun(id, now);
  if (journal) return journal;
  throw new Error(`Run ${id} cannot be opened.`);
}

export const intentOf = (path: string, scope = '') => ({ path, scope, effect: 'unsafe', requestHash: `r-${path}`, key: `k-${path}` });

export async function idsOf(runs: Promise<readonly { readonly id: string }[]>): Promise<readonly string[]> {
  return (await runs).map(({ id }) => id);
}

export const dueIds = (store: Store, now = 10): Promise<readonly string[]> => idsOf(store.dueRuns({ now, limit: 100 }));
