import { expect } from 'chai';
import { runs } from '../support/depth.js';
import { explained } from './world/explain.js';
import { SimDisk } from './world/sim-disk.js';
import { SIM_BUGS } from './world/sim-bugs.js';
import { simulate } from './world/simulate.js';

/** Of every world with another seed; one seed alone with SEED. */
const FIRST = Number(process.env['SEED'] ?? 1);
const SEEDS = process.env['SEED'] === undefined ? runs(200) : 1;
/** A seeded bug that so many worlds do not show is not found. */
const MOST_WORLDS = 400;

describe('simulated worlds', function () {
  this.timeout(3_600_000);
  const disk = new SimDisk();

  it(`P2 P3 P4 P16 P20: in ${SEEDS} of them every run ends as promised`, async () => {
    const began = performance.now();
    let turns = 0;
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const result = await simulate(disk, { seed });
      turns += result.turns;
      if (result.faults.length > 0) expect.fail(await explained(disk, { seed }));
    }
    const seconds = (performance.now() - began) / 1_000;
    console.log(`      ${SEEDS} seeds, ${turns} turns, ${(SEEDS / seconds).toFixed(0)} seeds per second`);
  });

  it('the same seed gives the same world, to the byte', async () => {
    for (const seed of [1, 17, 4_711]) {
      const [first, second] = [await simulate(disk, { seed }), await simulate(disk, { seed })];
      expect(first.trace.join('\n')).to.equal(second.trace.join('\n'));
      expect(first.trace.length).to.be.greaterThan(50);
    }
  });

  describe('find', () => {
    for (const [name, bug] of Object.entries(SIM_BUGS)) {
      it(name, async function () {
        for (let seed = 1; seed <= MOST_WORLDS; seed++) {
          const { faults } = await simulate(disk, { seed, bug });
          if (faults.length === 0) continue;
          console.log(`      seed ${seed}: ${name}: ${faults[0]}`);
          return;
        }
        expect.fail(`not found in ${MOST_WORLDS} worlds`);
      });
    }
  });
});
