import { expect } from 'chai';
import type { OwnedStore, RunJournal } from '../../../../core/ports/store/index.js';
import { type Cases, dueIds, intentOf, opened, owned, running } from './bench.js';

async function failedCall(journal: RunJournal, path: string, scope = ''): Promise<void> {
  await journal.intend(intentOf(path, scope), 3);
  await journal.settle({ path, scope }, { status: 'failed', error: { code: 'x' } }, 4);
}

/** A loop of four items in two pages, of which the second failed, that went on past it. */
async function loopPastFailure(store: OwnedStore): Promise<RunJournal> {
  const journal = await running(store);
  const data = ['1', '2', '3'].map((key) => ({ key, data: { id: key } }));
  await journal.keepPage('each', { number: 0, first: 0, items: data }, 3);
  await failedCall(journal, 'each["2"].send', 'each["2"]');
  for (const [index, key] of ['1', '2', '3'].entries()) {
    const outcome = key === '2' ? { status: 'failed' as const, error: {} } : { status: 'succeeded' as const };
    await journal.settleItem({ loop: 'each', key, page: 0, index, ...outcome }, 4);
  }
  await journal.keepPage('each', { number: 1, first: 3, items: [{ key: '4', data: { id: '4' } }] }, 4);
  await journal.settleItem({ loop: 'each', key: '4', page: 1, index: 3, status: 'succeeded' }, 4);
  await journal.endPage('each', 0, 5);
  await journal.endPage('each', 1, 5);
  await journal.settle({ path: 'each', scope: '' }, { status: 'succeeded', output: { failed: 1 } }, 5);
  await journal.settle({ path: 'after', scope: '' }, { status: 'succeeded', output: 1 }, 5);
  await journal.end('succeeded', {}, 6);
  return journal;
}

export const retry: Cases = {
  'tries failed calls again with the key they had, and keeps what is done': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.settle({ path: 'done', scope: '' }, { status: 'succeeded', output: 1 }, 3);
    await failedCall(journal, 'send');
    await journal.settle({ path: 'fail_1', scope: '' }, { status: 'failed', error: {} }, 4);
    await journal.end('failed', { error: {} }, 5);
    expect(await store.retryRun('a', 'the vendor is back', 9)).to.deep.equal({ steps: 2, items: 0 });
    expect(await dueIds(store)).to.deep.equal(['a']);
    const again = await opened(store, 'a', 10);
    expect(again.run).to.include({ startedAt: 10, deaths: 0 }).and.to.not.have.any.keys('error', 'endedAt');
    const records = await again.scope('');
    expect(records.map(({ path, status }) => `${path} ${status}`)).to.deep.equal(['done succeeded', 'send waiting']);
    expect(records[1]).to.deep.include({ wait: { until: 9, refused: true, reason: 'the vendor is back' }, attempts: 1, startedAt: 9 });
    await again.intend(intentOf('send'), 10);
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['retried: the vendor is back']);
  },
  'changes nothing of a run that has nothing to try again, or has not ended': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await failedCall(journal, 'send');
    expect(await store.retryRun('a', 'too early', 5)).to.equal(undefined);
    await journal.end('cancelled', {}, 6);
    expect(await store.retryRun('a', 'cancelled', 7)).to.equal(undefined);
    await (await running(store, 'b')).end('succeeded', {}, 6);
    expect(await store.retryRun('b', 'all is well', 7)).to.equal(undefined);
    expect(await store.retryRun('none', 'no such run', 7)).to.equal(undefined);
    expect(await dueIds(store)).to.deep.equal([]);
  },
  'lets a run go on whose own time was over': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.settle({ path: 'done', scope: '' }, { status: 'succeeded', output: 1 }, 3);
    await journal.end('failed', { error: {} }, 5);
    expect(await store.retryRun('a', 'there is time again', 9)).to.deep.equal({ steps: 0, items: 0 });
    expect((await opened(store, 'a', 10)).run).to.include({ startedAt: 10 });
  },
  'opens failed items again with their data, and the loop around them': async (bench) => {
    const store = await owned(bench);
    await loopPastFailure(store);
    expect(await store.retryRun('a', 'again', 9)).to.deep.equal({ steps: 1, items: 1 });
    const journal = await opened(store);
    expect([...(await journal.settledItems('each', ['1', '2', '3'])).keys()]).to.deep.equal(['1', '3']);
    const [first, last] = await journal.pages('each');
    expect(first?.items).to.deep.equal([
      { key: '1', data: null },
      { key: '2', data: { id: '2' } },
      { key: '3', data: null },
    ]);
    expect(last).to.deep.equal({ number: 1, first: 3, items: [{ key: '4', data: null }] });
    expect((await journal.scope('')).map(({ path }) => path)).to.deep.equal(['after']);
    expect((await journal.scope('each["2"]')).map(({ status }) => status)).to.deep.equal(['waiting']);
    await journal.settleItem({ loop: 'each', key: '2', page: 0, index: 1, status: 'succeeded' }, 10);
    await journal.endPage('each', 0, 11);
    expect(await journal.tally('each')).to.deep.equal({ succeeded: 4, failed: 0, skipped: 0, uncertain: 0 });
    expect((await store.items('a')).map(({ key }) => key)).to.deep.equal(['1', '2', '3', '4']);
  },
  'opens the loops around a failed item of a loop in a loop': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage(
      'outer',
      {
        number: 0,
        first: 0,
        items: [
          { key: 'x', data: 'X' },
          { key: 'y', data: 'Y' },
        ],
      },
      3,
    );
    await journal.settleItem({ loop: 'outer["x"].inner', key: '1', page: 0, index: 0, status: 'failed', error: {} }, 4);
    for (const key of ['x', 'y']) await journal.settleItem({ loop: 'outer', key, page: 0, index: 0, status: 'succeeded' }, 4);
    await journal.endPage('outer', 0, 5);
    await journal.settle({ path: 'outer["x"].inner', scope: 'outer["x"]' }, { status: 'succeeded', output: {} }, 5);
    await journal.settle({ path: 'outer', scope: '' }, { status: 'succeeded', output: {} }, 5);
    await journal.end('succeeded', {}, 6);
    expect(await store.retryRun('a', 'again', 9)).to.deep.equal({ steps: 0, items: 1 });
    const again = await opened(store);
    expect([...(await again.settledItems('outer', ['x', 'y'])).keys()]).to.deep.equal(['y']);
    expect((await again.pages('outer'))[0]?.items).to.deep.equal([
      { key: 'x', data: 'X' },
      { key: 'y', data: null },
    ]);
    expect(await store.steps('a')).to.deep.equal([]);
  },
  'takes a person’s word for a call whose outcome was uncertain': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    for (const path of ['one', 'two', 'three']) {
      await journal.intend(intentOf(path), 3);
      await journal.settle({ path, scope: '' }, { status: 'uncertain', error: { code: 'u' } }, 4);
    }
    const resolve = (path: string, kind: 'try-again' | 'failed') => store.resolveStep('a', path, { kind, reason: 'looked' }, 9);
    expect(await resolve('one', 'failed')).to.equal(false);
    await journal.end('uncertain', {}, 5);
    expect(await store.resolveStep('a', 'one', { kind: 'happened', output: { id: 1 }, reason: 'looked' }, 9)).to.equal(true);
    expect(await resolve('two', 'try-again')).to.equal(true);
    expect(await dueIds(store)).to.deep.equal([]);
    expect(await resolve('two', 'try-again')).to.equal(false);
    expect(await resolve('three', 'failed')).to.equal(true);
    expect(await dueIds(store)).to.deep.equal(['a']);
    const [one, two, three] = await (await opened(store)).scope('');
    expect(one)
      .to.deep.include({ status: 'succeeded', output: { id: 1 } })
      .and.to.not.have.property('error');
    expect(two).to.deep.include({ status: 'waiting', wait: { until: 9, refused: true, reason: 'looked' } });
    expect(three).to.deep.include({ status: 'failed', error: { code: 'u' } });
    expect((await store.notes('a'))[0]).to.include({ path: 'one', reason: 'happened: looked' });
  },
  'opens the item again whose call was uncertain': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.keepPage('each', { number: 0, first: 0, items: [{ key: '1', data: 'one' }] }, 3);
    await journal.intend(intentOf('each["1"].send', 'each["1"]'), 3);
    await journal.settle({ path: 'each["1"].send', scope: 'each["1"]' }, { status: 'uncertain', error: {} }, 4);
    await journal.settleItem({ loop: 'each', key: '1', page: 0, index: 0, status: 'uncertain', error: {} }, 4);
    await journal.endPage('each', 0, 5);
    await journal.end('uncertain', {}, 5);
    expect(await store.resolveStep('a', 'each["1"].send', { kind: 'happened', output: 1, reason: 'seen' }, 9)).to.equal(true);
    const again = await opened(store);
    expect((await again.settledItems('each', ['1'])).size).to.equal(0);
    expect((await again.pages('each'))[0]?.items).to.deep.equal([{ key: '1', data: 'one' }]);
  },
  'gives a run that goes on again its place in its lane after those that wait already': async (bench) => {
    const store = await owned(bench);
    const lane = { lane: { key: 'l', max: 1, full: 'queue' as const } };
    const first = await running(store, 'a', lane);
    await failedCall(first, 'send');
    await first.end('failed', {}, 5);
    const second = await running(store, 'b', lane);
    await store.retryRun('a', 'again', 6);
    expect(await dueIds(store)).to.deep.equal(['b']);
    await second.end('succeeded', {}, 7);
    expect(await dueIds(store)).to.deep.equal(['a']);
  },
};
