import { expect } from 'chai';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, dueIds, opened, owned, running } from './bench.js';

const PLACE = { path: 'wait', scope: '' };
const signal = (id: string, name = 'approved', data: unknown = id) => ({ id, name, data });

export const signals: Cases = {
  'keeps a signal until a step takes it, oldest first, each once': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    for (const id of ['s1', 's2', 's1']) expect(await store.signalRun('a', signal(id), 3)).to.equal(true);
    await store.signalRun('a', signal('s3', 'other'), 3);
    const take = (path: string): Promise<boolean> => journal.takeSignal({ path, scope: '' }, 'approved', 4);
    expect([await take('one'), await take('two'), await take('three')]).to.deep.equal([true, true, false]);
    const records = await journal.scope('');
    expect(records.map(({ path, status, output }) => [path, status, output])).to.deep.equal([
      ['one', 'succeeded', 's1'],
      ['two', 'succeeded', 's2'],
    ]);
    expect(await store.signalRun('a', signal('s1'), 5)).to.equal(true);
    expect(await take('four')).to.equal(false);
  },
  'tells the signals a run was given, and which of them a step has had': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    for (const id of ['s1', 's2']) await store.signalRun('a', signal(id), 3);
    await journal.takeSignal(PLACE, 'approved', 4);
    const [first] = await store.signals('a', { limit: 1 });
    expect(first).to.deep.include({ ...signal('s1'), taken: true });
    const rest = await store.signals('a', { limit: 9, after: first!.order });
    expect(rest.map(({ id, data, taken }) => [id, data, taken])).to.deep.equal([['s2', 's2', false]]);
  },
  'gives one signal to one of two steps that ask at once': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await store.signalRun('a', signal('s1'), 3);
    const taken = await Promise.all(['one', 'two'].map((path) => journal.takeSignal({ path, scope: '' }, 'approved', 4)));
    expect(taken).to.deep.equal([true, false]);
  },
  'leaves the signal where it is when the step has an outcome': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await store.signalRun('a', signal('s1'), 3);
    await journal.settle(PLACE, { status: 'skipped' }, 3);
    expect(codeOf(await rejection(journal.takeSignal(PLACE, 'approved', 4)))).to.equal('store_refused');
    expect(await journal.takeSignal({ path: 'next', scope: '' }, 'approved', 4)).to.equal(true);
  },
  'makes a run due that waits for a signal of this name, and no other': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.park({ reason: 'waits', signals: ['approved'], until: 1_000 }, 3);
    await store.signalRun('a', signal('s1', 'other'), 4);
    expect(await dueIds(store)).to.deep.equal([]);
    await store.signalRun('a', signal('s2'), 4);
    expect(await dueIds(store)).to.deep.equal(['a']);
  },
  'makes a run due at once whose signal came before it parked': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await store.signalRun('a', signal('s1'), 3);
    await journal.park({ reason: 'waits', signals: ['declined', 'approved'] }, 4);
    expect(await dueIds(store)).to.deep.equal(['a']);
    expect(await (await opened(store)).takeSignal(PLACE, 'approved', 5)).to.equal(true);
  },
};
