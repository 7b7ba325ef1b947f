import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { runs } from '../support/depth.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));
const RUNS = 400;
const KILLS = 20;
/** Each with its own moments to be killed at. */
const ROUNDS = Math.max(1, runs(1) / 10);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

describe(`killing the process (CRASH_SEED=${SEED})`, function () {
  this.timeout(120_000);
  const folder = tempFolder();

  /** Ends with the worker, or kills it this many milliseconds after it began to execute. */
  function life(args: readonly string[], killAfterMs?: number): Promise<'killed' | 'ended'> {
    return new Promise((resolve, reject) => {
      const worker = fork(WORKER, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      worker.once('message', () => {
        if (killAfterMs !== undefined) setTimeout(() => worker.kill('SIGKILL'), killAfterMs);
      });
      worker.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve('killed');
        else if (code === 0) resolve('ended');
        else reject(new Error(`the worker failed with code ${code}`));
      });
    });
  }

  for (let round = 0; round < ROUNDS; round++) {
    it(`loses nothing and doubles nothing${round === 0 ? '' : `, seed ${SEED + round}`}`, async () => {
      const path = join(folder(), 'store.db');
      const ledger = `${path}.ledger`;
      writeFileSync(ledger, '');
      const args = [path, ledger, String(RUNS)];
      const random = lcg(SEED + round);
      let killed = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        if ((await life(args, random() * 60)) === 'killed') killed++;
      }
      await life(args);

      const store = openSqliteStore(path);
      const { succeeded, uncertain, ...others } = await store.countRuns('killed');
      await store.close();
      const lines = readFileSync(ledger, 'utf8').split('\n').filter(Boolean);
      const done = (operation: string): string[] => lines.filter((line) => line.startsWith(`${operation} `));
      for (const operation of ['pay', 'find', 'send']) expect(new Set(done(operation)).size, operation).to.equal(done(operation).length);

      expect(killed).to.be.greaterThan(KILLS / 2);
      expect(others).to.deep.equal({ pending: 0, running: 0, waiting: 0, failed: 0, cancelled: 0 });
      expect(succeeded + uncertain).to.equal(RUNS);
      expect(new Set(done('put')).size).to.equal(RUNS);
      expect(done('pay')).to.have.length(2 * RUNS);
      expect(done('send').length).to.be.within(succeeded, RUNS);
      expect(uncertain, 'runs in flight at a kill').to.be.at.most(killed * 8);
    });
  }
});

/** A small generator, so that a failing seed can be run again. */
function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
