import { expect } from 'chai';
import type { NewRun, ToldDelivery, ToldEvent } from '../../../../core/ports/store/index.js';
import { rejection } from '../../support/rejection.js';
import { type Cases, RECIPE, dueIds, newRun, owned } from './bench.js';

const run = (id: string, more: Partial<NewRun> = {}): NewRun => newRun(id, { event: { id }, ...more });
const told = (id: string, ...events: readonly ToldEvent[]): ToldDelivery => ({ connection: 'shop', id, events });
const changed = (key: string, sort: string, id = `run-${key}-${sort}`): ToldEvent => ({ trigger: 'changed', key, sort, runs: [run(id)] });

export const deliveries: Cases = {
  'are taken once, with the runs of all who listen': async (bench) => {
    const store = await owned(bench);
    const delivery = told('d1', { trigger: 'created', key: '1', runs: [run('a'), run('b')] });
    expect(await store.takeDelivery(delivery, 5)).to.deep.equal({ news: [0], started: 2 });
    expect(await store.takeDelivery(delivery, 6)).to.equal(undefined);
    expect(await store.takeDelivery({ ...delivery, connection: 'other' }, 7)).to.deep.equal({ news: [0], started: 0 });
    expect(await dueIds(store)).to.deep.equal(['a', 'b']);
    expect(await store.run('a')).to.deep.include({ event: { id: 'a' }, createdAt: 5, status: 'pending', recipe: RECIPE.name });
    expect(await store.backlog(10)).to.equal(2);
    expect(await store.backlog(1)).to.equal(1);
  },
  'are taken once when they come many times at once': async (bench) => {
    const store = await owned(bench);
    const taken = await Promise.all(Array.from({ length: 50 }, (_, at) => store.takeDelivery(told('d1', changed('1', '1')), at)));
    expect(taken.filter(Boolean)).to.deep.equal([{ news: [0], started: 1 }]);
    expect(await dueIds(store)).to.deep.equal(['run-1-1']);
  },
  'never bring an older or an equal state of a record after a newer one': async (bench) => {
    const store = await owned(bench);
    const news = [];
    for (const [place, state] of ['1@5', '1@3', '1@5', '2@3', '1@6'].entries()) {
      const [key = '', sort = ''] = state.split('@');
      news.push((await store.takeDelivery(told(`d${place}`, changed(key, sort, `run-${place}`)), 1))?.news);
    }
    expect(news).to.deep.equal([[0], [], [], [0], [0]]);
    expect(await dueIds(store)).to.deep.equal(['run-0', 'run-3', 'run-4']);
    const both = told('both', changed('1', '2', 'old'), { trigger: 'created', key: '1', runs: [run('bare')] }, changed('9', '1', 'new'));
    expect(await store.takeDelivery(both, 2)).to.deep.equal({ news: [1, 2], started: 2 });
  },
  'leave what can become no run to a person, at once and once': async (bench) => {
    const store = await owned(bench);
    const poison = { trigger: 't', ident: 'i', data: { id: 1 }, error: { code: 'bad' } };
    const delivery = told('d1', { trigger: 'created', key: '1', runs: [run('a')], aside: [poison] });
    expect(await store.takeDelivery(delivery, 5)).to.deep.equal({ news: [0], started: 1 });
    await store.takeDelivery(delivery, 6);
    const letters = await store.deadLetters({ limit: 9 });
    expect(letters).to.have.length(1);
    expect(letters[0]).to.deep.include({ ...poison, tries: 1, dead: true, firstAt: 5, lastAt: 5 });
    const old = { ...changed('1', '1'), aside: [{ ...poison, ident: 'old' }] };
    await store.takeDelivery(told('d2', changed('1', '2')), 7);
    await store.takeDelivery(told('d3', old), 8);
    expect(await store.deadLetters({ limit: 9 })).to.have.length(1);
  },
  'know the ends of the webhooks that tell of them, and how often asking failed': async (bench) => {
    const store = await owned(bench);
    expect(await store.subscriptions('shop')).to.equal(undefined);
    await store.noteSubscriptions('shop', { failures: 3, nextAt: 9, lives: { a: { since: 1, until: 2 } } });
    const last = { failures: 0, nextAt: 20, lives: { b: { since: 5, until: 9 } } };
    await store.noteSubscriptions('shop', last);
    expect([await store.subscriptions('shop'), await store.subscriptions('other')]).to.deep.equal([last, undefined]);
    await store.forgetSubscriptions('other');
    expect(await store.subscriptions('shop')).to.deep.equal(last);
    await store.forgetSubscriptions('shop');
    expect(await store.subscriptions('shop')).to.equal(undefined);
  },
  'start no run that a poll has started': async (bench) => {
    const store = await owned(bench);
    await store.holdEvents('t', [{ key: '1', sort: '1', run: 'r', data: 1 }]);
    await store.releaseEvents('t', RECIPE, 'c', 1);
    expect(await store.takeDelivery(told('d1', { trigger: 'created', key: '1', runs: [run('r')] }), 2)).to.deep.equal({
      news: [0],
      started: 0,
    });
    await store.takeDelivery(told('d2', { trigger: 'created', key: '2', runs: [run('s')] }), 2);
    await store.holdEvents('t', [{ key: '2', sort: '2', run: 's', data: 1 }]);
    expect(await store.releaseEvents('t', RECIPE, 'c', 3)).to.equal(0);
    expect(await dueIds(store)).to.deep.equal(['r', 's']);
  },
  'leave nothing behind when one of their runs cannot be kept': async (bench) => {
    const store = await owned(bench);
    const bad = told('d1', changed('1', '1'), { trigger: 'created', key: '1', runs: [run('')] });
    expect(await rejection(store.takeDelivery(bad, 1))).to.include({ code: 'store_refused' });
    expect(await rejection(store.takeDelivery(told('d1', { trigger: 't', key: '1', runs: [run('a', { event: 1n })] }), 1))).to.include({
      code: 'value_not_json',
    });
    expect(await dueIds(store)).to.deep.equal([]);
    expect(await store.takeDelivery(told('d1', changed('1', '1')), 1)).to.deep.equal({ news: [0], started: 1 });
  },
  'put their runs into lanes, and leave their starts for an engine': async (bench) => {
    const store = await owned(bench, { outbox: true });
    const lane = { key: 'k', max: 1, full: 'queue' } as const;
    await store.takeDelivery(told('d1', { trigger: 't', key: '1', runs: [run('a', { lane }), run('b', { lane }), run('c')] }), 1);
    expect(await dueIds(store)).to.deep.equal(['a', 'c']);
    expect((await store.outbox(10)).map((start) => start.run)).to.deep.equal(['a', 'c']);
  },
  'are forgotten when they are old, and not before': async (bench) => {
    const store = await owned(bench);
    for (const at of [1, 2, 3]) await store.takeDelivery(told(`d${at}`, changed(String(at), '5')), at);
    expect(await store.forgetDeliveries(3, 1)).to.equal(2);
    expect(await store.forgetDeliveries(3, 100)).to.equal(2);
    expect(await store.forgetDeliveries(3, 100)).to.equal(0);
    expect(await store.takeDelivery(told('d3', changed('3', '6')), 4)).to.equal(undefined);
    expect(await store.takeDelivery(told('d4', changed('3', '5')), 4)).to.deep.equal({ news: [], started: 0 });
    expect(await store.takeDelivery(told('d1', changed('1', '4', 'again')), 4)).to.deep.equal({ news: [0], started: 1 });
  },
};
