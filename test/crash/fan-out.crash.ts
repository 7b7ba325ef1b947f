import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { SeededRandom } from '../simulation/world/seeded-random.js';
import { isBroken } from './lab/fan-out.js';
import { live } from './lab/life.js';

const WORKER = fileURLToPath(new URL('fan-out-worker.js', import.meta.url));
const ITEMS = 10_000;
const KILLS = 20;
const MB = 1024 * 1024;
/** What a process may grow by while it goes through the items. */
const MOST_GROWTH = 150 * MB;
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

describe(`R11: ${ITEMS} items, 3 % that fail, ${KILLS} kills (CRASH_SEED=${SEED})`, function () {
  this.timeout(300_000);
  const folder = tempFolder();

  it('the vendor holds each item once, and a retry makes exactly the missing calls', async () => {
    const place = folder();
    const args = [place, String(ITEMS)];
    const random = new SeededRandom(SEED);
    const began = performance.now();
    for (let kill = 0; kill < KILLS; kill++) {
      // By what it has done and not by time: a fast machine must not be done before the last kill. Every second one strikes when items have been
      // done, since a run that dies again and again and comes no further is left to a person.
      const said = random.between(1 + (kill % 2), 3);
      const { end } = await live(WORKER, [...args, '1'], { said, laterMs: random.next() * 10 });
      expect(end).to.equal('killed');
    }
    const atKills = lines(place, 'calls').length;
    const last = await live(WORKER, [...args, '1']);
    const seconds = (performance.now() - began) / 1_000;

    const failed = Array.from({ length: ITEMS }, (_, item) => item).filter(isBroken);
    const store = openSqliteStore(join(place, 'store.db'));
    expect((await store.run('big'))?.output).to.deep.equal({
      succeeded: ITEMS - failed.length,
      failed: failed.length,
      skipped: 0,
      uncertain: 0,
      complete: true,
    });
    expect(paid(place)).to.deep.equal(everyItem.filter((item) => !isBroken(item)));

    const before = lines(place, 'calls').length;
    const owned = (await store.acquire({ name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 }))!;
    expect(await owned.retryRun('big', 'the vendor takes them now', Date.now())).to.deep.equal({
      steps: failed.length,
      items: failed.length,
    });
    await store.close();
    await live(WORKER, [...args, '0']);
    expect(paid(place)).to.deep.equal(everyItem);
    expect(lines(place, 'calls').slice(before).map(Number).toSorted(byValue)).to.deep.equal(failed);

    const memory = last.said.map(Number);
    const growth = Math.max(...memory) - memory[0]!;
    console.log(
      `      ${seconds.toFixed(1)} s with all kills; ${before} calls, ${atKills} of them under the kills; the last process: ${(memory[0]! / MB).toFixed(0)} MB at its ` +
        `start, ${(Math.max(...memory) / MB).toFixed(0)} MB at most, over ${(memory.length - 2) * 100} calls`,
    );
    expect(growth).to.be.lessThan(MOST_GROWTH);
  });
});

const everyItem = Array.from({ length: ITEMS }, (_, item) => item);
const byValue = (a: number, b: number): number => a - b;

function lines(folder: string, name: string): readonly string[] {
  return readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
}

/** Items that the vendor holds, each as often as it holds it. */
const paid = (folder: string): readonly number[] =>
  lines(folder, 'ledger')
    .map((line) => Number.parseInt(line, 10))
    .toSorted(byValue);
