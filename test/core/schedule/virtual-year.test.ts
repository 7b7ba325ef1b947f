import { expect } from 'chai';
import { isDeep } from '../../support/depth.js';
import { tempFolder } from '../support/temp-folder.js';
import { VirtualYear, type Year, type YearOptions, yearSchedules } from './support/virtual-year.js';
import { yearBugs } from './support/year-bugs.js';
import { fileDisk, memoryDisk } from './support/year-disk.js';

const SEEDS = isDeep ? 100 : 1;
const CRASHES = 365;
/** Of a year on a disk that really writes, unless the test is deep. */
const WRITTEN_DAYS = isDeep ? 365 : 30;
/** By then clocks have changed in all three zones. */
const DAYS_TO_FIND = 120;
const MOST_WORLDS = 20;

describe('a year of schedules in three zones, over three replicas', function () {
  this.timeout(3_600_000);
  const folder = tempFolder();
  const schedules = yearSchedules();
  const memory = memoryDisk();
  const year = (seed: number, options: YearOptions = {}, disk = memory): Promise<Year> =>
    new VirtualYear(disk, schedules, seed, options).pass();

  it(`P7: with ${CRASHES} crashes each instant starts one run or is counted as missed, and the same seed gives the same trace`, async () => {
    const began = performance.now();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const [first, second] = [await year(seed), await year(seed)];
      expect(first.faults, `seed ${seed}`).to.deep.equal([]);
      expect(first.crashes).to.equal(CRASHES);
      expect(first.trace.join('\n')).to.equal(second.trace.join('\n'));
      expect(first.trace.length).to.be.greaterThan(2_000);
    }
    console.log(`      ${2 * SEEDS} years of ${CRASHES} crashes, ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  });

  it(`is the same, to the byte, in ${WRITTEN_DAYS} days on a file that each process opens anew`, async () => {
    const [written, kept] = [await year(1, { days: WRITTEN_DAYS }, fileDisk(folder())), await year(1, { days: WRITTEN_DAYS })];
    expect(written.faults).to.deep.equal([]);
    expect(written.crashes).to.equal(WRITTEN_DAYS);
    expect(written.trace.join('\n')).to.equal(kept.trace.join('\n'));
  });

  it('P7: starts none twice and loses none when clocks jump by an hour as well', async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { faults, crashes } = await year(seed, { clocksJump: true });
      expect(faults, `seed ${seed}`).to.deep.equal([]);
      expect(crashes).to.equal(CRASHES);
    }
  });

  describe('finds', () => {
    for (const [name, bug] of Object.entries(yearBugs())) {
      it(name, async () => {
        for (let seed = 1; seed <= MOST_WORLDS; seed++) {
          for (const clocksJump of [false, true]) {
            const { faults } = await year(seed, { bug, clocksJump, days: DAYS_TO_FIND });
            if (faults.length === 0) continue;
            console.log(`      seed ${seed}: ${name}: ${faults[0]}`);
            return;
          }
        }
        expect.fail(`not found in ${MOST_WORLDS} worlds`);
      });
    }

    it('a store that lets a process write that has lost it', async () => {
      const { faults } = await year(1, { days: DAYS_TO_FIND }, memoryDisk({ noFence: true }));
      expect(faults).to.include('a process that had lost the store was told nothing');
    });
  });
});
