import { expect } from 'chai';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, newRun, opened, owned, running } from './bench.js';

const request = (name: string, holder: string, now = 0) => ({ name, holder, ttlMs: 60_000, now });

const DAY = 86_400_000;

export const leases: Cases = {
  'has one owner: another is refused until that one lets go, and can say who it is': async (bench) => {
    const [one, two] = [await bench.open(), await bench.open()];
    const first = await one.acquire(request('engine', 'host-1'));
    expect(first?.lease).to.include({ name: 'engine', holder: 'host-1' });
    expect(await two.acquire(request('engine', 'host-2'))).to.equal(undefined);
    expect(await two.holderOf('engine')).to.equal('host-1');
    await first?.release();
    const second = await two.acquire(request('engine', 'host-2'));
    expect(second?.lease.epoch).to.be.above(first!.lease.epoch);
  },
  'gives the lease back when its store is closed': async (bench) => {
    const [one, two] = [await bench.open(), await bench.open()];
    await one.acquire(request('engine', 'host-1'));
    await one.close();
    expect(await two.acquire(request('engine', 'host-2'))).to.not.equal(undefined);
  },
  'refuses every write of an owner that has let go, and lets it read': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await store.release();
    expect(codeOf(await rejection(store.startRun(newRun('late'), 1)))).to.equal('store_fenced');
    expect(codeOf(await rejection(journal.settle({ path: 's', scope: '' }, { status: 'skipped' }, 1)))).to.equal('store_fenced');
    expect(await store.renew(2)).to.equal(false);
    expect(await store.run('a')).to.include({ id: 'a' });
  },
  'gives a lease on one run to one of several, until its time is over': async (bench) => {
    const store = await owned(bench);
    await store.startRun(newRun('a'), 1);
    const [one, two] = [await bench.open(), await bench.open()];
    const first = await one.acquire({ ...request('run/a', 'w1'), ttlMs: 60_000 });
    expect(first?.lease.ttlMs).to.equal(60_000);
    expect(await two.acquire({ ...request('run/a', 'w2'), now: 59_000 })).to.equal(undefined);
    expect(await two.acquire(request('run/b', 'w2'))).to.not.equal(undefined);
    expect(await first?.renew(30_000)).to.equal(true);
  },
  'writes nothing more for a holder whose lease another has taken over': async (bench) => {
    const store = await owned(bench);
    await store.startRun(newRun('a'), 1);
    const [one, two] = [await bench.open(), await bench.open()];
    const first = (await one.acquire({ ...request('run/a', 'w1'), ttlMs: 0 }))!;
    const journal = await opened(first);
    const second = (await two.acquire({ ...request('run/a', 'w2', 1), ttlMs: 60_000 }))!;
    expect(second.lease.epoch).to.be.above(first.lease.epoch);
    expect(codeOf(await rejection(journal.note('', 'late', 2)))).to.equal('store_fenced');
    expect(codeOf(await rejection(first.cancelRun('a', 'late', 2)))).to.equal('store_fenced');
    expect(await first.renew(2)).to.equal(false);
    expect(await second.notes('a')).to.deep.equal([]);
  },
  'lets the lease on a run change that run alone': async (bench) => {
    const store = await owned(bench);
    await store.startRun(newRun('a'), 1);
    await store.startRun(newRun('b'), 1);
    const worker = (await (await bench.open()).acquire(request('run/a', 'w1')))!;
    expect(codeOf(await rejection(worker.openRun('b', 2)))).to.equal('store_refused');
    expect(codeOf(await rejection(worker.startRun(newRun('c'), 2)))).to.equal('store_refused');
    expect(codeOf(await rejection(worker.holdEvents('t', [])))).to.equal('store_refused');
    expect((await opened(worker)).run.id).to.equal('a');
  },
  'takes the run from who executed it when another opens it': async (bench) => {
    const store = await owned(bench);
    const first = await running(store);
    const second = await opened(store);
    expect(codeOf(await rejection(first.intend({ path: 's', scope: '', effect: 'read', requestHash: 'r', key: 'k' }, 3)))).to.equal(
      'store_refused',
    );
    expect(codeOf(await rejection(first.end('failed', {}, 3)))).to.equal('store_refused');
    expect(codeOf(await rejection(first.park({ reason: 'late' }, 3)))).to.equal('store_refused');
    await second.note('', 'ours', 3);
    expect(second.run.deaths).to.equal(1);
  },
  'keeps nothing of a lease that is used once, when it is given up and when its holder is long dead': async (bench) => {
    const store = await bench.open();
    const once = (name: string, now: number) => store.acquire({ ...request(name, 'server', now), ttlMs: -10 * DAY, once: true });
    const given = await store.acquire({ ...request('webhooks/1', 'server'), once: true });
    await given?.release();
    await once('webhooks/2', 1);
    await store.acquire({ ...request('run/a', 'worker'), ttlMs: -10 * DAY });
    await once('webhooks/3', 1);
    const holders = await Promise.all(['webhooks/1', 'webhooks/2', 'webhooks/3', 'run/a'].map((name) => store.holderOf(name)));
    expect(holders).to.deep.equal([undefined, undefined, 'server', 'worker']);
  },
};
