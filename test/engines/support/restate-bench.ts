import { RestateEngine } from '../../../core/adapters/restate/restate-engine.js';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import { runWorker } from '../../../core/engine/run-worker.js';
import type { Store } from '../../../core/ports/store/index.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';
import { KeptLog } from '../../core/support/kept-log.js';
import { type EngineBench, owned } from './engine-bench.js';
import type { RestateServer } from './restate-server.js';

/** A worker of Restate in this process. Each bench is a service of its own. */
export async function restateBench(
  server: RestateServer,
  service: string,
  opened: Store,
  shopOf: (run: string) => RecipeConnection,
): Promise<EngineBench> {
  const engine = new RestateEngine({ ingress: server.ingress, admin: server.admin, listen: '127.0.0.1:0', service });
  const stop = new AbortController();
  let working: Promise<void> | undefined;
  await new Promise<string>((onServing, reject) => {
    working = runWorker(
      { store: opened, engine, clock: new SystemClock(), log: new KeptLog() },
      {
        connections: async ({ id }) => new Map([['shop', shopOf(id)]]),
        holder: 'worker',
        stop: stop.signal,
        leaseMs: 2_000,
        maxWaitMs: 500,
        onServing,
      },
    );
    working.catch(reject);
  });
  return {
    store: await owned(opened),
    async close() {
      stop.abort();
      await working;
      await opened.close();
    },
  };
}
