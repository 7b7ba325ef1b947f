import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { tempFolder } from '../core/support/temp-folder.js';
import { Bench, RECIPES } from './bench.js';
import { HIVE } from './cases/hive.js';
import { TOGGL } from './cases/toggl.js';
import { WERCKER } from './cases/wercker.js';
import { WORKATO } from './cases/workato.js';
import { WRK } from './cases/wrk.js';
import type { Made } from './recipe-case.js';
import type { Vendors } from './vendors.js';

const CASES = [...HIVE, ...WRK, ...TOGGL, ...WERCKER, ...WORKATO];
const SOUND = { failed: 0, cancelled: 0, uncertain: 0, waiting: 0, skipped: 0, unresolved: 0 } as const;

/** A call that may be made again changes nothing the second time. */
const distinct = (made: readonly Made[]): Made[] => [...new Map(made.map((one) => [JSON.stringify(one), one])).values()];

/** Recipes without a trigger have a test of their own. */
const BY_THEMSELVES = ['nightly-export'];

describe('the recipes of docs/recipes', () => {
  const folder = tempFolder();

  it('are all tried here, and listed on their page', async () => {
    const files = (await readdir(RECIPES)).filter((name) => name.endsWith('.yaml') && name !== 'trunkline.yaml');
    const tried = [...CASES.map(({ recipe }) => recipe), ...BY_THEMSELVES];
    expect(tried.map((recipe) => `${recipe}.yaml`).toSorted()).to.deep.equal(files.toSorted());
    const page = await readFile(join(RECIPES, 'README.md'), 'utf8');
    const listed = [...page.matchAll(/^\| \[([a-z-]+)\]\((.+?)\) \|/gm)];
    expect(listed.map(([, , file = '']) => file).toSorted()).to.deep.equal(files.toSorted());
    for (const [, name, file] of listed) expect(file).to.equal(`${name}.yaml`);
  });

  for (const { recipe, ofHistory = 0, spares, happens, makes, last } of CASES) {
    describe(recipe, () => {
      /** The first round, which finds the vendors' history; then what somebody does. */
      async function settle(bench: Bench, somebody: (vendors: Vendors) => Promise<unknown>): Promise<void> {
        bench.begin();
        expect(await bench.round()).to.include(SOUND);
        expect(bench.made(), 'of the history').to.have.length(ofHistory);
        await somebody(bench.vendors);
        bench.begin();
      }

      it('does what it is for, once', async () => {
        await using bench = await Bench.start(recipe, folder());
        await settle(bench, happens);
        expect(await bench.round()).to.include(SOUND);
        expect(bench.made()).to.deep.equal(makes);
        await bench.vendors.pass(3600);
        expect(await bench.round()).to.include(SOUND);
        expect(bench.made(), 'an hour later').to.deep.equal(makes);
      });

      it('leaves everything else alone', async () => {
        await using bench = await Bench.start(recipe, folder());
        await settle(bench, spares);
        expect(await bench.round()).to.include(SOUND);
        expect(bench.made()).to.deep.equal([]);
      });

      const write = makes.at(-1)!;
      for (const [fault, done] of [
        ['500', makes.slice(0, -1)],
        ['drop-after', makes],
      ] as const) {
        const told = last === 'unsafe';
        it(`${told ? 'asks a person' : 'tries again'} when ${write.vendor} ${fault === '500' ? 'fails' : 'does not answer'}`, async () => {
          await using bench = await Bench.start(recipe, folder());
          await settle(bench, happens);
          bench.vendors[write.vendor].faults.next(fault, { method: write.method, path: write.path });
          expect(await bench.round()).to.include({ ...SOUND, ...(told && { uncertain: 1, unresolved: 1 }) });
          expect(bench.vendors[write.vendor].faults.hits).to.have.length(1);
          expect(distinct(bench.made())).to.deep.equal(told ? done : makes);
          const made = bench.made();
          expect(await bench.round()).to.include({ ...SOUND, ...(told && { unresolved: 1 }) });
          expect(bench.made(), 'in the next round').to.deep.equal(made);
        });
      }
    });
  }
});
