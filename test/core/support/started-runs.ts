import type { Run, Store } from '../../../core/ports/store/index.js';

/** Runs that were made and not begun, in the order made; a thousand at most. */
export async function startedRuns(store: Store): Promise<readonly Run[]> {
  return (await store.runs({ status: ['pending'], limit: 1000 })).toReversed();
}
