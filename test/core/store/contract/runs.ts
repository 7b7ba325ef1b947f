import { expect } from 'chai';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, RECIPE, dueIds, idsOf, newRun, opened, owned, running } from './bench.js';

const OTHER = { name: 'other', hash: 'h2', body: '{"name":"other"}' };

export const runs: Cases = {
  'remembers across a restart': async (bench) => {
    const store = await owned(bench);
    const given = { inputs: { since: 'x' }, vars: { limit: 3 } };
    await store.startRun(newRun('a', { event: { total: 5 }, given }), 1);
    await store.close();
    const again = await bench.open();
    expect(await again.run('a')).to.deep.equal({
      id: 'a',
      order: 1,
      recipe: 'intake',
      revision: 'h1',
      event: { total: 5 },
      given,
      status: 'pending',
      createdAt: 1,
      cancelled: false,
      deaths: 0,
    });
    expect(await again.recipe('h1')).to.deep.equal(RECIPE);
    expect(await again.recipe('h9')).to.equal(undefined);
    expect(await again.run('b')).to.equal(undefined);
  },
  'starts a run once, however often it is asked': async (bench) => {
    const store = await owned(bench);
    const starts = await Promise.all([1, 2, 3].map((now) => store.startRun(newRun('a', { event: now }), now)));
    expect(starts.filter((started) => started)).to.have.length(1);
    expect(await idsOf(store.runs({ limit: 10 }))).to.deep.equal(['a']);
  },
  'refuses an empty run id, and takes the other writes of the same turn': async (bench) => {
    const store = await owned(bench);
    const [before, empty, after] = await Promise.allSettled(['b', '', 'c'].map((id) => store.startRun(newRun(id), 1)));
    expect(codeOf(await rejection(Promise.reject((empty as PromiseRejectedResult).reason as Error)))).to.equal('store_refused');
    expect([before, after]).to.deep.equal(Array(2).fill({ status: 'fulfilled', value: true }));
    expect(await dueIds(store)).to.deep.equal(['b', 'c']);
  },
  'keeps a final status for ever, and lets nothing be written after it': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    expect(await journal.end('failed', { error: { code: 'x' } }, 4)).to.equal(true);
    expect(await journal.end('succeeded', { output: 1 }, 5)).to.equal(false);
    expect(codeOf(await rejection(journal.note('', 'late', 6)))).to.equal('store_refused');
    expect(codeOf(await rejection(journal.settle({ path: 'late', scope: '' }, { status: 'skipped' }, 6)))).to.equal('store_refused');
    expect(await store.openRun('a', 6)).to.equal(undefined);
    expect(await store.cancelRun('a', 'late', 6)).to.equal(false);
    expect(await store.signalRun('a', { id: 's', name: 'n', data: 1 }, 6)).to.equal(false);
    expect(await store.run('a')).to.deep.include({ status: 'failed', error: { code: 'x' }, endedAt: 4, startedAt: 2, cancelled: false });
    expect(await dueIds(store)).to.deep.equal([]);
  },
  'gives what a run returned': async (bench) => {
    const store = await owned(bench);
    await (await running(store)).end('succeeded', { output: { count: 2 } }, 4);
    expect(await store.run('a')).to.deep.include({ status: 'succeeded', output: { count: 2 } });
  },
  'lists runs newest first, by recipe and by status, a page at a time': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b', 'c', 'd']) await store.startRun(newRun(id, id === 'b' ? { recipe: OTHER } : {}), 1);
    await (await opened(store, 'c')).end('succeeded', {}, 3);
    expect(await idsOf(store.runs({ limit: 10 }))).to.deep.equal(['d', 'c', 'b', 'a']);
    const [first] = await store.runs({ limit: 1, recipe: 'intake' });
    expect(first?.id).to.equal('d');
    expect(await idsOf(store.runs({ limit: 10, recipe: 'intake', before: first!.order }))).to.deep.equal(['c', 'a']);
    expect(await idsOf(store.runs({ limit: 10, status: ['pending'] }))).to.deep.equal(['d', 'b', 'a']);
    expect(await idsOf(store.runs({ limit: 10, recipe: 'intake', status: ['succeeded', 'pending'] }))).to.deep.equal(['d', 'c', 'a']);
  },
  'counts runs by status, of one recipe and of all': async (bench) => {
    const store = await owned(bench);
    await store.startRun(newRun('a', { recipe: OTHER }), 1);
    await (await running(store, 'b')).end('uncertain', {}, 3);
    await (await running(store, 'c')).park({ reason: 'later' }, 3);
    await running(store, 'd');
    const none = { pending: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, cancelled: 0, uncertain: 0 };
    expect(await store.countRuns('intake')).to.deep.equal({ ...none, uncertain: 1, waiting: 1, running: 1 });
    expect(await store.countRuns()).to.deep.equal({ ...none, uncertain: 1, waiting: 1, running: 1, pending: 1 });
  },
  'counts how often the process died under a run since it last parked': async (bench) => {
    const store = await owned(bench);
    expect((await running(store)).run.deaths).to.equal(0);
    expect((await opened(store)).run.deaths).to.equal(1);
    const third = await opened(store);
    expect(third.run).to.include({ deaths: 2, startedAt: 2 });
    await third.park({ reason: 'rest', until: 5 }, 3);
    expect((await opened(store)).run.deaths).to.equal(0);
  },
  'pins a run, and gives what it is pinned to': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    expect(journal.run.pin).to.equal(undefined);
    await journal.pin({ hash: 'p1', body: { acme: 'x' } }, 3);
    expect(await store.run('a')).to.include({ pin: 'p1' });
    expect(await store.pin('p1')).to.deep.equal({ acme: 'x' });
    expect(await store.pin('p2')).to.equal(undefined);
  },
  'keeps a reason that repeats once, in the order written': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await Promise.all([journal.note('send', 'waits', 1), journal.note('send', 'waits', 2), journal.note('send', 'goes on', 3)]);
    const notes = await store.notes('a');
    expect(notes.map(({ path, reason, at }) => ({ path, reason, at }))).to.deep.equal([
      { path: 'send', reason: 'waits', at: 1 },
      { path: 'send', reason: 'goes on', at: 3 },
    ]);
    expect(await store.notes('a', { after: notes[0]!.order, limit: 5 })).to.deep.equal([notes[1]]);
  },
};
