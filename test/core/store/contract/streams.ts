import { expect } from 'chai';
import type { ItemStatus, RunJournal } from '../../../../core/ports/store/index.js';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, opened, owned, running } from './bench.js';

const items = (...keys: readonly string[]) => keys.map((key) => ({ key, data: { id: key } }));
const page = (number: number, first: number, keys: readonly string[], resume?: string) => ({
  number,
  first,
  items: items(...keys),
  ...(resume !== undefined && { resume }),
});

async function settleAll(journal: RunJournal, keys: readonly string[], number = 0, status: ItemStatus = 'succeeded'): Promise<void> {
  await Promise.all(
    keys.map((key, index) =>
      journal.settleItem({ loop: 'each', key, page: number, index, status, ...(status === 'failed' && { error: { code: 'x' } }) }, 5),
    ),
  );
}

export const streams: Cases = {
  'keeps a page with the place behind it, and gives it back after a restart': async (bench) => {
    const store = await owned(bench);
    const kept = page(0, 0, ['1', '2'], 'next');
    expect(await (await running(store)).keepPage('each', kept, 3)).to.deep.equal(kept);
    expect(await (await opened(store)).pages('each')).to.deep.equal([kept]);
    expect(await (await opened(store)).pages('other')).to.deep.equal([]);
  },
  'leaves out items that an earlier page had, with an outcome or without': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', page(0, 0, ['1', '2']), 3);
    await settleAll(journal, ['1', '2']);
    await journal.endPage('each', 0, 6);
    await journal.keepPage('each', page(1, 2, ['2', '3']), 3);
    const third = await journal.keepPage('each', page(2, 3, ['1', '3', '4', '4']), 3);
    expect(third.items).to.deep.equal(items('4'));
    expect((await journal.keepPage('inner', page(0, 0, ['1']), 3)).items).to.deep.equal(items('1'));
  },
  'tells the pages of a run as it still holds them, of all loops, page by page': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', page(0, 0, ['1', '2'], 'next'), 3);
    await settleAll(journal, ['1', '2']);
    await journal.endPage('each', 0, 6);
    await journal.keepPage('each', page(1, 2, ['3']), 3);
    await journal.keepPage('all', page(0, 0, ['9']), 3);
    const [first, second] = await store.keptPages('a', { limit: 2 });
    expect([first, second?.loop, second?.number, second?.ended]).to.deep.equal([
      { loop: 'all', ended: false, ...page(0, 0, ['9']) },
      'each',
      0,
      true,
    ]);
    expect(await store.keptPages('a', { limit: 2, after: second! })).to.deep.equal([{ loop: 'each', ended: false, ...page(1, 2, ['3']) }]);
    expect(await store.keptPages('other', { limit: 2 })).to.deep.equal([]);
  },
  'keeps a page once': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', page(0, 0, ['1']), 3);
    expect(codeOf(await rejection(journal.keepPage('each', page(0, 0, ['9']), 4)))).to.equal('store_refused');
    expect((await journal.pages('each'))[0]?.items).to.deep.equal(items('1'));
  },
  'gives each item one outcome, and tells how the loop fared': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const item = { loop: 'each', page: 0, index: 0 };
    await journal.settleItem({ ...item, key: '1', status: 'succeeded', collected: { n: 1 } }, 4);
    await journal.settleItem({ ...item, key: '2', index: 1, status: 'failed', error: { code: 'x' } }, 4);
    await journal.settleItem({ ...item, key: '3', index: 2, status: 'skipped' }, 4);
    await journal.settleItem({ ...item, loop: 'other', key: '1', status: 'uncertain', error: {} }, 4);
    expect(codeOf(await rejection(journal.settleItem({ ...item, key: '2', status: 'succeeded' }, 5)))).to.equal('store_refused');
    expect(await journal.tally('each')).to.deep.equal({ succeeded: 1, failed: 1, skipped: 1, uncertain: 0 });
    expect([...(await journal.settledItems('each', ['1', '2', '9']))]).to.deep.equal([
      ['1', 'succeeded'],
      ['2', 'failed'],
    ]);
    const all = await store.items('a');
    expect(all.map(({ loop, key, status }) => `${loop} ${key} ${status}`)).to.deep.equal([
      'each 1 succeeded',
      'each 2 failed',
      'each 3 skipped',
      'other 1 uncertain',
    ]);
    expect(all[1]).to.deep.equal({ order: all[1]!.order, ...item, index: 1, key: '2', status: 'failed', error: { code: 'x' } });
    expect(await store.items('a', { after: all[1]!.order, limit: 1 })).to.deep.equal([all[2]]);
    expect(await store.items('a', { status: 'failed' })).to.deep.equal([all[1]]);
  },
  'gives what the loop collected in the order of its items': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    for (const index of [2, 0, 1, 10]) {
      await journal.settleItem({ loop: 'each', key: `k${index}`, page: 0, index, status: 'succeeded', collected: index }, 4);
    }
    expect(await journal.collected('each')).to.deep.equal([0, 1, 2, 10]);
  },
  'ends a page only when each item has an outcome, and then drops what it held': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', page(0, 0, ['1', '2', '3'], 'next'), 3);
    await journal.keepPage('each', page(1, 3, ['4'], 'more'), 3);
    await settleAll(journal, ['1', '2']);
    expect(codeOf(await rejection(journal.endPage('each', 0, 6)))).to.equal('store_refused');
    await settleAll(journal, ['3']);
    await journal.endPage('each', 0, 6);
    await journal.endPage('each', 0, 7);
    expect(await journal.pages('each')).to.deep.equal([page(1, 3, ['4'], 'more')]);
  },
  'gives the last page after it has ended too, for reading goes on behind it': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', page(0, 0, ['1', '2'], 'next'), 3);
    await settleAll(journal, ['1', '2']);
    await journal.endPage('each', 0, 6);
    const empty = ['1', '2'].map((key) => ({ key, data: null }));
    expect(await journal.pages('each')).to.deep.equal([{ number: 0, first: 0, items: empty, resume: 'next' }]);
    await journal.keepPage('each', page(1, 2, ['3']), 7);
    expect((await journal.pages('each')).map(({ number }) => number)).to.deep.equal([1]);
  },
  'keeps a big page apart, and frees it when it ends': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const big = {
      number: 0,
      first: 0,
      items: [
        { key: '1', data: 'x'.repeat(70_000) },
        { key: '2', data: 'y' },
      ],
    };
    await journal.keepPage('each', big, 3);
    expect(await journal.pages('each')).to.deep.equal([big]);
    await settleAll(journal, ['2']);
    await settleAll(journal, ['1'], 0, 'failed');
    await journal.endPage('each', 0, 6);
    const [left] = await journal.pages('each');
    expect(left?.items.map(({ data }) => typeof data)).to.deep.equal(['string', 'object']);
  },
};
