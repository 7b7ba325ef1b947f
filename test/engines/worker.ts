/**
 * A worker process that tests start and kill. It appends each call and each effect to a ledger that plays the vendor.
 * Usage: worker.js <JSON of WorkerTask>
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { RestateEngine, type RestateOptions } from '../../core/adapters/restate/restate-engine.js';
import { SystemClock } from '../../core/adapters/system-clock.js';
import { runWorker } from '../../core/engine/run-worker.js';
import type { RecipeConnection } from '../../core/runtime/connection.js';
import { openPostgresStore } from '../../core/store/open-postgres-store.js';
import { LAB_DOCUMENT } from '../core/run/support/recipe-lab.js';

export interface WorkerTask {
  readonly name: string;
  readonly postgres: { readonly url: string; readonly schema: string };
  readonly restate: RestateOptions;
  readonly ledger: string;
  /** Called with this input, it tells its parent and never answers. */
  readonly hangsAt?: string;
}

const { name, postgres, restate, ledger, hangsAt } = JSON.parse(process.argv[2] ?? '') as WorkerTask;

function missing(): never {
  throw new Error('This connector has actions alone.');
}

/** A vendor that does what a key stands for once. */
const shop: RecipeConnection = {
  id: 'acme-1',
  document: LAB_DOCUMENT,
  async call(operation, input, options) {
    const call = `${operation} ${JSON.stringify(input)}`;
    appendFileSync(ledger, `${name} called ${call}\n`);
    if (call === hangsAt) {
      process.send?.('hangs');
      await new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error)));
    }
    const effect = `did ${call} ${options?.key}`;
    if (operation !== 'pay' || !readFileSync(ledger, 'utf8').includes(`${effect}\n`)) appendFileSync(ledger, `${effect}\n`);
    return { done: true };
  },
  list: missing,
  slots: missing,
  download: missing,
  upload: missing,
};

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort(new Error('stopped')));
const store = await openPostgresStore({ ...postgres, outbox: true });
await runWorker(
  { store, engine: new RestateEngine(restate), clock: new SystemClock(), log: { write: () => undefined } },
  {
    connections: async () => new Map([['shop', shop]]),
    holder: name,
    stop: stop.signal,
    leaseMs: 1_000,
    maxWaitMs: 200,
    onServing: () => process.send?.('serves'),
  },
);
await store.close();
process.disconnect?.();
