import { expect } from 'chai';
import { type Cases, dueIds, idsOf, newRun, opened, owned, running } from './bench.js';

const lane = (max = 1, full: 'queue' | 'skip' | 'cancel' = 'queue', key = 'lane') => ({ lane: { key, max, full } });

export const due: Cases = {
  'gives runs that can go on oldest first, a page at a time': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b', 'c']) await store.startRun(newRun(id), 1);
    await opened(store, 'b');
    const first = await store.dueRuns({ now: 5, limit: 2 });
    expect(first.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect(await idsOf(store.dueRuns({ now: 5, limit: 2, after: first.at(-1)!.order }))).to.deep.equal(['c']);
    expect(await idsOf(store.dueRuns({ now: 5, limit: 5, recipe: 'intake' }))).to.deep.equal(['a', 'b', 'c']);
    expect(await idsOf(store.dueRuns({ now: 5, limit: 5, recipe: 'other' }))).to.deep.equal([]);
  },
  'gives a waiting run once its time has come, and says when that is': async (bench) => {
    const store = await owned(bench);
    for (const [id, until] of [
      ['a', 50],
      ['b', 40],
      ['c', undefined],
    ] as const) {
      await (await running(store, id)).park({ reason: 'waits', ...(until !== undefined && { until }) }, 3);
    }
    expect(await store.nextWake()).to.equal(40);
    expect(await store.nextWake('intake')).to.equal(40);
    expect(await store.nextWake('other')).to.equal(undefined);
    expect(await dueIds(store, 39)).to.deep.equal([]);
    expect(await dueIds(store, 40)).to.deep.equal(['b']);
    expect(await dueIds(store, 60)).to.deep.equal(['a', 'b']);
    expect(await idsOf(store.dueRuns({ now: 60, limit: 5, recipe: 'intake' }))).to.deep.equal(['a', 'b']);
    expect(await store.run('a')).to.deep.include({ status: 'waiting', wait: { reason: 'waits', until: 50 } });
    expect((await opened(store, 'b', 60)).run)
      .to.include({ status: 'running' })
      .and.to.not.have.property('wait');
  },
  'lets no more runs of a lane go on at once than it has places': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b', 'c', 'd']) await store.startRun(newRun(id, lane(2)), 1);
    await store.startRun(newRun('free'), 1);
    expect(await dueIds(store)).to.deep.equal(['a', 'b', 'free']);
    await (await opened(store, 'a')).park({ reason: 'rest', until: 1_000 }, 2);
    expect(await dueIds(store)).to.deep.equal(['b', 'free']);
    await (await opened(store, 'b')).end('succeeded', {}, 3);
    expect(await dueIds(store)).to.deep.equal(['c', 'free']);
    await (await opened(store, 'a')).end('failed', {}, 3);
    expect(await dueIds(store)).to.deep.equal(['c', 'd', 'free']);
  },
  'keeps lanes apart': async (bench) => {
    const store = await owned(bench);
    for (const [id, key] of [
      ['a', 'y'],
      ['b', 'x'],
      ['c', 'y'],
    ] as const)
      await store.startRun(newRun(id, lane(1, 'queue', key)), 1);
    expect(await dueIds(store)).to.deep.equal(['a', 'b']);
  },
  'cancels a run that would rather be skipped than wait, and says why': async (bench) => {
    const store = await owned(bench);
    expect(await store.startRun(newRun('a', lane(1, 'skip')), 1)).to.equal(true);
    expect(await store.startRun(newRun('b', lane(1, 'skip')), 2)).to.equal(true);
    expect(await store.run('b')).to.include({ status: 'cancelled', cancelled: true, endedAt: 2 });
    expect((await store.notes('b')).map(({ reason }) => reason)).to.deep.equal(['skipped: the lane lane is full']);
    expect((await store.run('b'))?.error).to.include({ code: 'run_gave_way', message: 'It was skipped: the lane lane is full.' });
    await (await opened(store, 'a')).end('succeeded', {}, 3);
    await store.startRun(newRun('c', lane(1, 'skip')), 4);
    expect(await dueIds(store)).to.deep.equal(['c']);
  },
  'cancels the run that a later one would rather replace, which begins once that has ended': async (bench) => {
    const store = await owned(bench);
    const first = await running(store, 'a', lane(1, 'cancel'));
    await first.park({ reason: 'rest', until: 1_000 }, 3);
    await store.startRun(newRun('b', lane(1, 'cancel')), 4);
    expect(await dueIds(store)).to.deep.equal(['a']);
    expect(await store.run('a')).to.include({ cancelled: true, status: 'waiting' });
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['cancelled: a later run takes its place in the lane lane']);
    await store.startRun(newRun('c', lane(1, 'cancel')), 5);
    expect(await store.run('b')).to.include({ cancelled: true, status: 'cancelled', endedAt: 5 });
    await (await opened(store, 'a')).end('cancelled', {}, 6);
    expect(await dueIds(store)).to.deep.equal(['c']);
    expect(await store.run('c')).to.include({ cancelled: false });
  },
  'replaces no more runs than it must, and none of another lane': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b']) await store.startRun(newRun(id, lane(2, 'cancel')), 1);
    await store.startRun(newRun('other', lane(1, 'cancel', 'elsewhere')), 1);
    const isCancelled = async (): Promise<readonly boolean[]> =>
      Promise.all(['a', 'b', 'c', 'other'].map(async (id) => (await store.run(id))?.cancelled ?? false));
    expect(await isCancelled()).to.deep.equal([false, false, false, false]);
    await store.startRun(newRun('c', lane(2, 'cancel')), 2);
    expect(await isCancelled()).to.deep.equal([true, false, false, false]);
    await (await opened(store, 'a')).end('cancelled', {}, 3);
    expect(await dueIds(store)).to.deep.equal(['b', 'other', 'c']);
    expect(await isCancelled()).to.deep.equal([true, false, false, false]);
  },
  'keeps one of the runs that start at once while those before them end': async (bench) => {
    const store = await owned(bench);
    const first = await running(store, 'first', lane(1, 'cancel'));
    const ids = Array.from({ length: 12 }, (_, n) => `run-${n}`);
    await Promise.all([first.end('succeeded', {}, 2), ...ids.map((id) => store.startRun(newRun(id, lane(1, 'cancel')), 2))]);
    for (const { id } of await store.dueRuns({ now: 5, limit: 20 }))
      if ((await store.run(id))?.cancelled) await (await opened(store, id)).end('cancelled', {}, 6);
    const [left, ...more] = await store.dueRuns({ now: 5, limit: 20 });
    expect([(await store.run(left!.id))?.cancelled, more]).to.deep.equal([false, []]);
    expect(await store.countRuns()).to.include({ succeeded: 1, pending: 1, cancelled: 11 });
  },
  'has nothing replaced where a run that is cancelled already will leave its place': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b']) await store.startRun(newRun(id, lane(2, 'cancel')), 1);
    await store.cancelRun('b', 'not wanted', 2);
    await store.startRun(newRun('c', lane(2, 'cancel')), 3);
    expect(await store.run('a')).to.include({ cancelled: false });
    await (await opened(store, 'b')).end('cancelled', {}, 4);
    expect(await dueIds(store)).to.deep.equal(['a', 'c']);
  },
  'lets a run of a full lane be cancelled without waiting for its place': async (bench) => {
    const store = await owned(bench);
    for (const id of ['a', 'b']) await store.startRun(newRun(id, lane()), 1);
    expect(await store.cancelRun('b', 'not wanted', 2)).to.equal(true);
    expect(await dueIds(store)).to.deep.equal(['a', 'b']);
    expect((await opened(store, 'b')).run.cancelled).to.equal(true);
  },
  'gives runs that start at once the places of their lane, and no more': async (bench) => {
    const store = await owned(bench);
    const ids = Array.from({ length: 12 }, (_, n) => `run-${n}`);
    await Promise.all(ids.map((id) => store.startRun(newRun(id, lane(3)), 1)));
    expect(await dueIds(store)).to.have.length(3);
    for (let left = ids.length; left > 0; left--) {
      const [next] = await store.dueRuns({ now: 5, limit: 1 });
      await (await opened(store, next!.id)).end('succeeded', {}, 6);
      expect(await dueIds(store)).to.have.length(Math.min(3, left - 1));
    }
  },
  'leaves a run due that was cancelled just before it parked': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await store.cancelRun('a', 'changed our mind', 4);
    await journal.park({ reason: 'waits', until: 1_000 }, 5);
    expect(await dueIds(store, 6)).to.deep.equal(['a']);
  },
  'makes a cancelled run due, whatever it waits for, and begins no call of it any more': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.park({ reason: 'waits for a person' }, 3);
    expect(await store.cancelRun('a', 'changed our mind', 4)).to.equal(true);
    expect(await dueIds(store)).to.deep.equal(['a']);
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['cancelled: changed our mind']);
  },
  'wakes a waiting run for a person, with another pin where one is given': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.pin({ hash: 'p1', body: 1 }, 3);
    expect(await store.wakeRun('a', { reason: 'go' }, 3)).to.equal(false);
    await journal.park({ reason: 'the connector changed' }, 3);
    expect(await store.wakeRun('a', { reason: 'accepted', pin: { hash: 'p2', body: 2 } }, 4)).to.equal(true);
    expect(await dueIds(store)).to.deep.equal(['a']);
    expect(await store.run('a')).to.include({ pin: 'p2', status: 'waiting' });
    expect(await store.pin('p2')).to.equal(2);
  },
};
