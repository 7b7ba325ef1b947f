import { SystemClock } from '../../../core/adapters/system-clock.js';
import type { Store } from '../../../core/ports/store/index.js';
import { executeRuns } from '../../../core/run/execute-runs.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';
import { KeptLog } from '../../core/support/kept-log.js';
import { type EngineBench, owned } from './engine-bench.js';

/** The embedded engine: one round after the other. */
export async function embeddedBench(opened: Store, shop: RecipeConnection): Promise<EngineBench> {
  const store = await owned(opened);
  const clock = new SystemClock();
  const stop = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await executeRuns('r', new Map([['shop', shop]]), { store, clock, log: new KeptLog() }, { signal: stop.signal });
      await clock.sleep(10);
    }
  };
  const going = rounds();
  return {
    store,
    async close() {
      stop.abort();
      await going;
      await opened.close();
    },
  };
}
