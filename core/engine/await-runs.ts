import type { Engine } from '../ports/engine.js';
import type { RunReads } from '../ports/store/index.js';
import type { Execute } from '../run/execute-runs.js';
import { dispatchStarts } from './dispatch.js';

type Counts = Awaited<ReturnType<RunReads['countRuns']>>;

const EVERY_MS = 200;

/**
 * Has an engine's workers execute what is due of a recipe: sends the starts, and waits until every run of the recipe has ended or waits for something.
 * Nothing is executed here, not even when no worker does. `before`: the recipe's runs before the round.
 */
export function onEngine(engine: Pick<Engine, 'start'>, before: Counts): Execute {
  return async (recipe, _connections, { store, clock }, { signal }) => {
    let counts: Counts;
    for (;;) {
      await dispatchStarts({ store, engine }, signal);
      counts = await store.countRuns(recipe);
      if (counts.pending + counts.running === 0 || signal?.aborted) break;
      await clock.sleep(EVERY_MS, signal).catch((error: unknown) => {
        if (!signal?.aborted) throw error;
      });
    }
    const more = (status: 'succeeded' | 'failed' | 'cancelled' | 'uncertain'): number => Math.max(0, counts[status] - before[status]);
    return {
      succeeded: more('succeeded'),
      failed: more('failed'),
      cancelled: more('cancelled'),
      uncertain: more('uncertain'),
      waiting: counts.waiting,
    };
  };
}
