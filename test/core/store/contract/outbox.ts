import { expect } from 'chai';
import { type Cases, RECIPE, newRun, opened, owned, running } from './bench.js';

export const outbox: Cases = {
  'leaves a start for an engine whenever a run becomes due, and drops it once it was sent': async (bench) => {
    const store = await owned(bench, { outbox: true });
    const left = async (): Promise<readonly string[]> => (await store.outbox(100)).map(({ run }) => run);
    await store.startRun(newRun('a'), 1);
    await store.startRun(newRun('a'), 1);
    await store.holdEvents('t', [{ key: '1', sort: '1', run: 'b', data: 1 }]);
    await store.releaseEvents('t', RECIPE, undefined, 2);
    expect(await left()).to.deep.equal(['a', 'b']);
    const entries = await store.outbox(100);
    expect(entries[0]).to.deep.equal({ number: entries[0]!.number, run: 'a', at: 1 });
    await store.sent(entries.map(({ number }) => number));
    expect(await left()).to.deep.equal([]);
    const journal = await opened(store);
    await journal.park({ reason: 'waits', signals: ['go'] }, 3);
    await store.signalRun('a', { id: 's', name: 'go', data: 1 }, 4);
    await store.wakeRun('a', { reason: 'go on' }, 4);
    await store.cancelRun('a', 'stop', 4);
    expect(await left()).to.deep.equal(['a', 'a', 'a']);
    expect((await store.outbox(1))[0]?.number).to.be.above(entries[1]!.number);
  },
  'leaves the start of a run that waits for a place in its lane when it gets the place': async (bench) => {
    const store = await owned(bench, { outbox: true });
    const left = async (): Promise<readonly string[]> => (await store.outbox(100)).map(({ run }) => run);
    const lane = { key: 'k', max: 1, full: 'queue' } as const;
    for (const id of ['a', 'b', 'c']) await store.startRun({ ...newRun(id), lane }, 1);
    expect(await left()).to.deep.equal(['a']);
    const journal = await opened(store);
    await journal.end('succeeded', {}, 2);
    expect(await left()).to.deep.equal(['a', 'b']);
    await store.retryRun('a', 'again', 3);
    await store.cancelRun('c', 'stop', 3);
    expect(await left()).to.deep.equal(['a', 'b', 'c']);
  },
  'leaves a start of a run that a later one replaces, so that it ends': async (bench) => {
    const store = await owned(bench, { outbox: true });
    const left = async (): Promise<readonly string[]> => (await store.outbox(100)).map(({ run }) => run);
    const lane = { key: 'k', max: 1, full: 'cancel' } as const;
    await store.startRuns('t', [{ ...newRun('a'), lane }], '1', 1);
    await (await opened(store)).park({ reason: 'waits', until: 1_000_000 }, 2);
    await store.startRuns('t', [{ ...newRun('b'), lane }, newRun('free')], '2', 3);
    expect(await left()).to.deep.equal(['a', 'a', 'free']);
    await (await opened(store)).end('cancelled', {}, 4);
    expect(await left()).to.deep.equal(['a', 'a', 'free', 'b']);
  },
  'leaves another start when a run parks while what it waits for is there': async (bench) => {
    const store = await owned(bench, { outbox: true });
    const left = async (): Promise<number> => (await store.outbox(100)).length;
    await store.startRun(newRun('a'), 1);
    const journal = await opened(store);
    await store.signalRun('a', { id: 's', name: 'go', data: 1 }, 2);
    expect(await left()).to.equal(1);
    await journal.park({ reason: 'waits', signals: ['go'], until: 1_000_000 }, 3);
    expect(await left()).to.equal(2);
  },
  'leaves nothing where no engine is told of': async (bench) => {
    const store = await owned(bench);
    await running(store);
    expect(await store.outbox(10)).to.deep.equal([]);
    await store.sent([]);
  },
};
