import { expect } from 'chai';
import fc from 'fast-check';
import { offset, pageNumber } from 'trunkline/sdk';
import { modelVendor, numbered } from './model-vendor.js';
import { lister, readAll } from './reading.js';
import { runs } from '../../support/depth.js';

interface Body {
  data: unknown[];
}
const options = { items: (body: Body) => body.data, consistency: 'shifts' } as const;
const SHIFTING = [
  pageNumber({ page: 'page', size: 'size', max: 3, ...options }),
  offset({ offset: 'skip', limit: 'size', max: 3, ...options }),
];

describe('A list that shifts while it is read', () => {
  it('gives no record twice and misses none when new ones come in between (H26)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHIFTING),
        fc.integer({ min: 1, max: 15 }),
        fc.array(fc.nat({ max: 2 }), { maxLength: 8 }),
        async (pagination, count, inserts) => {
          let newest = 1000;
          const before = (asked: number, records: { id: number }[]): void => {
            for (let n = asked === 0 ? 0 : (inserts[asked] ?? 0); n > 0; n -= 1) records.unshift({ id: newest++ });
          };
          const list = await lister(pagination, modelVendor(numbered(count), { before }));
          const { ids } = await readAll(list({ readAhead: 0 }));
          expect(new Set(ids).size).to.equal(ids.length);
          expect(ids.filter((id) => id < 1000)).to.deep.equal(numbered(count).map(({ id }) => id));
        },
      ),
      { numRuns: runs(60), seed: 3 },
    );
  });

  it('is not taken for a loop when as many records come in as a page holds', async () => {
    const before = (asked: number, records: { id: number }[]): void => {
      if (asked === 1) records.unshift({ id: 1000 }, { id: 1001 }, { id: 1002 });
    };
    for (const pagination of SHIFTING) {
      const list = await lister(pagination, modelVendor(numbered(7), { before }));
      expect((await readAll(list())).ids).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('says that records may be missed, since a delete hides one from every later page (H26)', async () => {
    const before = (asked: number, records: { id: number }[]): void => {
      if (asked === 1) records.shift();
    };
    const list = await lister(SHIFTING[0]!, modelVendor(numbered(7), { before }));
    const { ids, outcome } = await readAll(list());
    expect([ids, outcome]).to.deep.equal([
      [1, 2, 3, 5, 6, 7],
      { status: 'complete', pages: 3, records: 6, caveat: 'records-may-be-missed' },
    ]);
  });

  it('goes on at the right record when repeats were dropped before it stopped', async () => {
    const before = (asked: number, records: { id: number }[]): void => {
      if (asked === 1) records.unshift({ id: 1000 });
    };
    const list = await lister(SHIFTING[0]!, modelVendor(numbered(7), { before }));
    const first = await readAll(list({ maxRecords: 4, readAhead: 0 }));
    const rest = await readAll(list({ resume: first.outcome?.status === 'incomplete' ? first.outcome.resume : '' }));
    expect([first.ids, rest.ids]).to.deep.equal([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
  });
});
