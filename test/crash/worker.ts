/**
 * A process that the kill test starts and kills: in each of its stores it starts the runs, executes what is unfinished, and appends each effect to a
 * ledger that plays the vendor. Says how many stores were unfinished. Usage: worker.js <folder> <stores> <runs of each>
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOptions, RecipeConnection } from '../../core/runtime/connection.js';
import type { Clock } from '../../core/ports/clock.js';
import type { OwnedStore } from '../../core/ports/store/index.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { recipeOf } from '../core/run/support/recipe-lab.js';
import { action, connector } from '../core/support/documents.js';

const [folder = '', stores = '0', runs = '0'] = process.argv.slice(2);

const DOCUMENT = connector({
  put: action({ kind: 'idempotent' }),
  pay: action({ kind: 'keyed', header: 'Idempotency-Key' }),
  find: action({ kind: 'lookup', slot: 'find' }),
  send: action({ kind: 'unsafe' }),
});

const RECIPE = recipeOf(`
name: killed
steps:
  - { id: put, uses: shop.put, with: { n: '\${{ event.n }}' } }
  - id: each
    for-each: \${{ event.items }}
    max-parallel: 2
    steps: [{ id: pay, uses: shop.pay, with: { n: '\${{ event.n }}', i: '\${{ item }}' } }]
  - { id: find, uses: shop.find, with: { n: '\${{ event.n }}' } }
  - { id: send, uses: shop.send, with: { n: '\${{ event.n }}' } }
`);

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  after: () => () => undefined,
};

/** A vendor that honours what the effect declares: a key is done once, a look-up finds what happened. */
class Shop implements Pick<RecipeConnection, 'id' | 'document' | 'call' | 'tellsBeforeEffect'> {
  readonly id = 'acme-1';
  readonly tellsBeforeEffect = true;
  readonly document = DOCUMENT;
  readonly #ledger: number;

  constructor(private readonly path: string) {
    this.#ledger = openSync(path, 'a');
  }

  async call(operation: string, input: unknown, options?: CallOptions): Promise<unknown> {
    const line = `${operation} ${JSON.stringify(input)} ${options?.key}`;
    await sleep(1);
    await options?.beforeEffect?.();
    await sleep(1);
    const same = operation === 'pay' || (operation === 'find' && options?.resumed === true);
    if (!same || !readFileSync(this.path, 'utf8').includes(`${line}\n`)) {
      writeSync(this.#ledger, `${line}\n`);
      fsyncSync(this.#ledger);
    }
    await sleep(2);
    return { done: true };
  }

  close(): void {
    closeSync(this.#ledger);
  }
}

async function open(place: number): Promise<{ readonly store: OwnedStore; readonly shop: Shop; readonly unfinished: number }> {
  const path = join(folder, `${place}.db`);
  const store = await openSqliteStore(path).acquire({ name: 'engine', holder: `process ${process.pid}`, ttlMs: 60_000, now: clock.now() });
  if (!store) throw new Error(`${path} is owned by another process.`);
  const recipe = revisionOf(RECIPE);
  const started = Array.from({ length: Number(runs) }, (_, n) =>
    store.startRun({ id: `run-${n}`, recipe, event: { n, items: [1, 2] } }, clock.now()),
  );
  await Promise.all(started);
  const { pending, running, waiting } = await store.countRuns('killed');
  return { store, shop: new Shop(`${path}.ledger`), unfinished: pending + running + waiting };
}

const engines = await Promise.all(Array.from({ length: Number(stores) }, (_, place) => open(place)));
process.send?.(engines.filter(({ unfinished }) => unfinished > 0).length);
await Promise.all(
  engines.map(async ({ store, shop }) => {
    const connections = new Map([['shop', shop as unknown as RecipeConnection]]);
    await executeRuns('killed', connections, { store, clock, log: { write: () => undefined } });
    await store.close();
    shop.close();
  }),
);
process.disconnect?.();
