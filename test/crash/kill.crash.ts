import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { SeededRandom } from '../simulation/world/seeded-random.js';
import { runs } from '../support/depth.js';
import { live } from './lab/life.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));
/** Engines in one process, each with its own store and vendor: one SIGKILL strikes each at a point of its own. */
const STORES = 8;
const RUNS = 100;
const KILLS = 28;
/** Each with its own moments to be killed at. */
const ROUNDS = Math.max(1, runs(1) / 10);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

describe(`P1-P4: killing the process (CRASH_SEED=${SEED})`, function () {
  this.timeout(300_000);
  const folder = tempFolder();

  for (let round = 0; round < ROUNDS; round++) {
    it(`loses nothing and doubles nothing${round === 0 ? '' : `, seed ${SEED + round}`}`, async () => {
      const place = folder();
      for (let store = 0; store < STORES; store++) writeFileSync(join(place, `${store}.db.ledger`), '');
      const args = [place, String(STORES), String(RUNS)];
      const random = new SeededRandom(SEED + round);
      let struck = 0;
      for (let kill = 0; kill <= KILLS; kill++) {
        const { said } = await live(WORKER, args, kill < KILLS ? { said: 1, laterMs: random.next() * 120 } : undefined);
        // What is unfinished now was so when it was killed.
        if (kill > 0) struck += Number(said[0]);
      }
      for (let store = 0; store < STORES; store++) await wakeAll(join(place, `${store}.db`));
      await live(WORKER, args);
      console.log(`      ${KILLS} times SIGKILL, ${struck} engines struck at work`);
      expect(struck).to.be.at.least(200);
      for (let store = 0; store < STORES; store++) await judge(join(place, `${store}.db`));
    });
  }

  /** A person lets the runs go on under which the process died so often that they were left alone. */
  async function wakeAll(path: string): Promise<void> {
    const store = openSqliteStore(path);
    const owned = (await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: Date.now() }))!;
    for (const { id } of await store.runs({ status: ['waiting'], limit: RUNS })) await owned.wakeRun(id, { reason: 'looked' }, Date.now());
    await store.close();
  }

  async function judge(path: string): Promise<void> {
    const store = openSqliteStore(path);
    const { succeeded, uncertain, ...others } = await store.countRuns('killed');
    await store.close();
    const lines = readFileSync(`${path}.ledger`, 'utf8').split('\n').filter(Boolean);
    const done = (operation: string): string[] => lines.filter((line) => line.startsWith(`${operation} `));
    for (const operation of ['pay', 'find', 'send']) expect(new Set(done(operation)).size, operation).to.equal(done(operation).length);

    expect(others).to.deep.equal({ pending: 0, running: 0, waiting: 0, failed: 0, cancelled: 0 });
    expect(succeeded + uncertain).to.equal(RUNS);
    expect(new Set(done('put')).size).to.equal(RUNS);
    expect(done('pay')).to.have.length(2 * RUNS);
    expect(done('send').length).to.be.within(succeeded, RUNS);
    expect(uncertain, 'runs in flight at a kill').to.be.at.most(KILLS * 8);
  }
});
