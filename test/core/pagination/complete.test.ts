import { expect } from 'chai';
import fc from 'fast-check';
import { json } from '../support/scripted-http.js';
import { modelVendor, numbered, PAGERS, single } from './model-vendor.js';
import { lister, readAll } from './reading.js';
import { runs } from '../../support/depth.js';

const idsOf = (count: number): number[] => numbered(count).map(({ id }) => id);

describe('Reading a list to its end', () => {
  for (const [kind, pagination] of Object.entries(PAGERS)) {
    it(`gives every record once, in order, and says that it is complete: ${kind}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: 20 }), fc.constantFrom(0, 1, 8), async (count, readAhead) => {
          const list = await lister(pagination, modelVendor(numbered(count)));
          const { ids, outcome, error } = await readAll(list({ readAhead }));
          expect(error).to.equal(undefined);
          expect(ids).to.deep.equal(idsOf(count));
          expect(outcome).to.deep.include({ status: 'complete', records: count });
        }),
        {
          numRuns: runs(12),
          seed: 11,
          examples: [
            [0, 8],
            [3, 8],
            [6, 0],
            [7, 8],
          ],
        },
      );
    });

    it(`goes on from any place it stopped at, and gives exactly the rest: ${kind}`, async () => {
      for (let taken = 1; taken <= 10; taken += 1) {
        const list = await lister(pagination, modelVendor(numbered(10)));
        const first = await readAll(list(), taken);
        if (taken < 10) expect(first.outcome, String(taken)).to.deep.include({ status: 'incomplete', reason: 'stopped', records: taken });
        const resume = first.outcome?.status === 'incomplete' ? first.outcome.resume : undefined;
        const rest = resume === undefined ? [] : (await readAll(list({ resume }))).ids;
        expect([...first.ids, ...rest], String(taken)).to.deep.equal(idsOf(10));
      }
    });

    it(`keeps the bounds it is given and tells where to go on: ${kind}`, async () => {
      const list = await lister(pagination, modelVendor(numbered(10)));
      for (const bound of [{ maxRecords: 4 }, { maxRecords: 3 }, { maxPages: 2 }, { maxPages: 1, maxRecords: 9 }]) {
        let resume: string | undefined;
        const ids: number[] = [];
        for (let turn = 0; turn < 12; turn += 1) {
          const read = await readAll(list({ ...bound, resume }));
          ids.push(...read.ids);
          if (read.outcome?.status !== 'incomplete') break;
          expect(read.outcome.reason).to.equal('maxPages' in bound ? 'max-pages' : 'max-records');
          expect(read.outcome.records).to.equal(read.ids.length);
          resume = read.outcome.resume;
        }
        expect(ids, JSON.stringify(bound)).to.deep.equal(idsOf(10));
      }
    });
  }

  it('takes a list that comes whole as it comes', async () => {
    const list = await lister(single, modelVendor(numbered(2)));
    expect(await readAll(list())).to.deep.equal({ ids: [1, 2], outcome: { status: 'complete', pages: 1, records: 2 }, error: undefined });
  });

  it('believes no total: too high, too low or changing, every record comes (H27)', async () => {
    const totals: ((asked: number) => number)[] = [() => 0, () => 1, () => 99, (asked) => (asked % 2) * 50, () => -3];
    for (const kind of ['page number with a total', 'offset with a total'] as const) {
      for (const total of totals) {
        const list = await lister(PAGERS[kind], modelVendor(numbered(10), { total }));
        for (const readAhead of [0, 8]) expect((await readAll(list({ readAhead }))).ids, kind).to.deep.equal(idsOf(10));
      }
    }
  });

  it('reads a vendor that gives smaller pages than it is asked for, where a total tells that there is more', async () => {
    for (const kind of ['page number with a total', 'offset with a total', 'offset with a flag', 'page count'] as const) {
      for (const readAhead of [0, 8]) {
        const list = await lister(PAGERS[kind], modelVendor(numbered(9), { size: 2 }));
        expect((await readAll(list({ readAhead }))).ids, kind).to.deep.equal(idsOf(9));
      }
    }
  });

  it('reads once, and says so to whoever asks the same list again', async () => {
    const pages = (await lister(PAGERS.offset, modelVendor(numbered(2))))();
    await readAll(pages);
    expect(String((await readAll(pages)).error)).to.include('read once');
  });

  it('throws where a page fails, keeps what came before it and goes on from there', async () => {
    for (const pagination of Object.values(PAGERS)) {
      let isBroken = true;
      const before = (asked: number) => (isBroken && asked >= 2 ? json({}, 500) : undefined);
      const list = await lister(pagination, modelVendor(numbered(10), { before }));
      const first = await readAll(list({ readAhead: 0 }));
      expect([first.ids, (first.error as Error).name]).to.deep.equal([idsOf(6), 'UnavailableError']);
      expect(first.outcome).to.deep.include({ status: 'incomplete', reason: 'failed', pages: 2, records: 6 });
      isBroken = false;
      const resume = first.outcome?.status === 'incomplete' ? first.outcome.resume : '';
      expect((await readAll(list({ resume }))).ids).to.deep.equal([7, 8, 9, 10]);
    }
  });
});
