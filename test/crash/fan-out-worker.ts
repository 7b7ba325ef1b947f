/**
 * A process that the fan-out test starts and kills: executes one run over a long list, and appends each payment to a ledger that plays the vendor and
 * each call to another file. Says its memory as it goes on. Usage: fan-out-worker.js <folder> <items> <broken: 0 or 1>
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import { revisionOf } from '../../core/recipe/revision.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { LAB_DOCUMENT, recipeOf } from '../core/run/support/recipe-lab.js';
import { FakeConnection } from '../core/support/fake-connection.js';
import { LeapingClock } from '../support/leaping-clock.js';
import { FAN_OUT, isBroken } from './lab/fan-out.js';

const [folder = '', items = '0', broken = '0'] = process.argv.slice(2);
const PAGE = 100;

const ledger = join(folder, 'ledger');
const calls = join(folder, 'calls');
const paid = new Set(existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n') : []);
let made = 0;

const shop = new FakeConnection(LAB_DOCUMENT);
shop.lister = function* pages() {
  for (let first = 0; first < Number(items); first += PAGE)
    yield Array.from({ length: PAGE }, (_, place) => ({ id: first + place, note: 'x'.repeat(500) }));
};
shop.call = async (_operation, input, options) => {
  const { i } = input as { readonly i: number };
  appendFileSync(calls, `${i}\n`);
  if (++made % 100 === 0) process.send?.(process.memoryUsage().rss);
  await new Promise((resolve) => setImmediate(resolve));
  if (broken === '1' && isBroken(i)) throw new InvalidInputError(`The vendor will not take ${i}.`);
  const line = `${i} ${options?.key}`;
  if (!paid.has(line)) appendFileSync(ledger, `${line}\n`);
  paid.add(line);
  return { id: i };
};

const clock = new LeapingClock();
const store = await openSqliteStore(join(folder, 'store.db')).acquire({
  name: 'engine',
  holder: 'worker',
  ttlMs: 60_000,
  now: clock.now(),
});
if (!store) throw new Error('The store is owned by another process.');
await store.startRun({ id: 'big', recipe: revisionOf(recipeOf(FAN_OUT)), event: {} }, clock.now());
process.send?.(process.memoryUsage().rss);
await executeRuns('r', new Map([['shop', shop]]), { store, clock, log: { write: () => undefined } });
process.send?.(process.memoryUsage().rss);
await store.close();
process.disconnect?.();
