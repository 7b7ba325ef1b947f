import { expect } from 'chai';
import { isDeep } from '../../support/depth.js';
import { tempFolder } from '../support/temp-folder.js';
import { CRASHES, VirtualYear, type Year, type YearBug, yearSchedules } from './support/virtual-year.js';
import { yearBugs } from './support/year-bugs.js';

const SEEDS = isDeep ? 30 : 1;

describe('a year of schedules in three zones, over three replicas', function () {
  this.timeout(3_600_000);
  const folder = tempFolder();
  const schedules = yearSchedules();
  const year = (seed: number, options: { readonly bug?: YearBug; readonly clocksJump?: boolean } = {}): Promise<Year> =>
    new VirtualYear(folder(), schedules, seed, options).pass();

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

  it('P7: starts none twice and loses none when clocks jump by an hour as well', async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { faults, trace } = await year(seed, { clocksJump: true });
      expect(faults, `seed ${seed}`).to.deep.equal([]);
      expect(trace.length).to.be.greaterThan(2_000);
    }
  });

  describe('finds', () => {
    for (const [name, bug] of Object.entries(yearBugs())) {
      it(name, async () => {
        const { faults } = await year(1, { bug });
        const more = faults.length > 0 ? faults : (await year(1, { bug, clocksJump: true })).faults;
        expect(more).to.not.deep.equal([]);
        console.log(`      ${name}: ${more[0]}`);
      });
    }
  });
});
