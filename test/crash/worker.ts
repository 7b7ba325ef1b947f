/**
 * A process that the kill test starts and kills: starts its runs, executes what is unfinished, and appends each effect to a ledger that
 * plays the vendor. Usage: worker.js <store> <ledger> <runs>
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecipeConnection } from '../../core/runtime/connection.js';
import type { Clock } from '../../core/ports/clock.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { recipeOf } from '../core/run/support/recipe-lab.js';
import { action, connector } from '../core/support/documents.js';

const [path = '', ledgerPath = '', runs = '0'] = process.argv.slice(2);

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

const ledger = openSync(ledgerPath, 'a');
const known = (line: string): boolean => readFileSync(ledgerPath, 'utf8').includes(`${line}\n`);

/** Vendors that honour what the effect declares: a key is done once, a look-up finds what happened. */
const shop: RecipeConnection = {
  id: 'acme-1',
  document: DOCUMENT,
  async call(operation, input, options) {
    const line = `${operation} ${JSON.stringify(input)} ${options?.key}`;
    await sleep(2);
    const same = operation === 'pay' || (operation === 'find' && options?.resumed === true);
    if (!same || !known(line)) {
      writeSync(ledger, `${line}\n`);
      fsyncSync(ledger);
    }
    await sleep(2);
    return { done: true };
  },
  list() {
    throw new Error('this connector has no lists');
  },
  download() {
    throw new Error('this connector has no downloads');
  },
  upload() {
    throw new Error('this connector has no uploads');
  },
  slots() {
    throw new Error('this connector has no slots');
  },
};

const opened = openSqliteStore(path);
const store = (await opened.acquire({ name: 'engine', holder: `process ${process.pid}`, ttlMs: 60_000, now: clock.now() }))!;
const recipe = revisionOf(RECIPE);
await Promise.all(
  Array.from({ length: Number(runs) }, (_, n) => store.startRun({ id: `run-${n}`, recipe, event: { n, items: [1, 2] } }, clock.now())),
);
process.send?.('started');
await executeRuns('killed', new Map([['shop', shop]]), { store, clock, log: { write: () => undefined } });
await opened.close();
closeSync(ledger);
process.disconnect?.();
