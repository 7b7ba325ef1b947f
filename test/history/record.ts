import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OwnedStore, Signal } from '../../core/ports/store/index.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { executeRuns } from '../../core/run/execute-runs.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { VirtualClock } from '../../core/testing/virtual-clock.js';
import { LAB_DOCUMENT } from '../core/run/support/recipe-lab.js';
import { FakeConnection } from '../core/support/fake-connection.js';
import { KeptLog } from '../core/support/kept-log.js';
import { CrashPoints } from '../crash/lab/crash-points.js';
import { pointedStore } from '../crash/lab/pointed-store.js';
import { type Scenario, SCENARIOS } from '../crash/lab/recipes.js';
import { playVendor } from '../crash/lab/vendor.js';
import { endOf } from './end-of.js';
import type { Answer, Fault, Recording, Write } from './recording.js';

const HOUR = 3_600_000;
const FOLDER = 'test/history/runs';

// Records the scenarios that have no recording yet. One that is there is history, and stays as it is.
for (const scenario of SCENARIOS) {
  const path = join(FOLDER, `${scenario.name.replaceAll(/[^a-z]+/g, '-')}.json`);
  if (existsSync(path)) continue;
  writeFileSync(path, `${JSON.stringify(await record(scenario))}\n`);
  process.stdout.write(`${path}\n`);
}

/** Makes the scenario's first run over a vendor in memory. */
async function record(scenario: Scenario): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-history-'));
  const opened = openSqliteStore(join(folder, 'store.db'), { flush: 'within' });
  const clock = new VirtualClock(undefined, { skip: true });
  const writes: Write[] = [];
  const watch = { onWritten: (name: string, args: readonly unknown[]) => writes.push([name, ...(structuredClone(args) as unknown[])]) };
  const owned = (await opened.acquire({ name: 'engine', holder: 'history', ttlMs: HOUR, now: clock.now() }))!;
  const { shop, answers } = vendorOf(scenario);
  await live(scenario, pointedStore(owned, new CrashPoints(), watch), clock, shop);
  const end = await endOf(opened, 'run');
  await opened.close();
  rmSync(folder, { recursive: true });
  return { title: scenario.name, document: LAB_DOCUMENT, writes, answers, pages: scenario.pages ?? [], end };
}

async function live(
  { recipe, events, signals = [] }: Scenario,
  store: OwnedStore,
  clock: VirtualClock,
  shop: FakeConnection,
): Promise<void> {
  await store.startRun({ id: 'run', recipe: revisionOf(recipe), event: events[0] }, clock.now());
  const execute = (): Promise<unknown> => executeRuns(recipe.name, new Map([['shop', shop]]), { store, clock, log: new KeptLog() });
  await execute();
  if (signals.length === 0) return;
  clock.jump(3 * HOUR);
  await execute();
  for (const name of signals) await store.signalRun('run', { id: name, name, data: 'gone' } satisfies Signal, clock.now());
  await execute();
}

function vendorOf(scenario: Scenario): { readonly shop: FakeConnection; readonly answers: Record<string, Answer[]> } {
  const shop = new FakeConnection(LAB_DOCUMENT);
  const answers: Record<string, Answer[]> = {};
  playVendor(shop, scenario);
  const { call } = shop;
  shop.call = async (operation, input, options) => {
    const known = (answers[options?.key ?? ''] ??= []);
    try {
      const output = await call.call(shop, operation, input, options);
      known.push({ operation, input, output });
      return output;
    } catch (error) {
      const { name, message } = error as Fault;
      known.push({ operation, input, error: { name, message } });
      throw error;
    }
  };
  return { shop, answers };
}
