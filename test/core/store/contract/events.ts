import { expect } from 'chai';
import type { TriggerEvent } from '../../../../core/ports/store/index.js';
import { RELEASE_BATCH } from '../../../../core/store/sql/events.js';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, RECIPE, dueIds, idsOf, newRun, owned } from './bench.js';

const event = (key: string, more: Partial<TriggerEvent> = {}): TriggerEvent => ({
  key,
  sort: key,
  run: `run-${key}`,
  data: { key },
  ...more,
});

export const events: Cases = {
  'makes runs of held events oldest first, once, and not before they are released': async (bench) => {
    const store = await owned(bench);
    expect(await store.holdEvents('t', [event('c'), event('a'), event('a')])).to.deep.equal({ added: 2, known: 0 });
    expect(await dueIds(store)).to.deep.equal([]);
    expect(await store.holdEvents('t', [event('b'), event('c')])).to.deep.equal({ added: 1, known: 0 });
    expect(await store.releaseEvents('t', RECIPE, 'cursor', 5)).to.equal(3);
    expect(await dueIds(store)).to.deep.equal(['run-a', 'run-b', 'run-c']);
    expect(await store.run('run-a')).to.deep.include({ event: { key: 'a' }, createdAt: 5, status: 'pending' });
    expect(await store.cursor('t')).to.equal('cursor');
    expect(await store.holdEvents('t', [event('a'), event('d')])).to.deep.equal({ added: 1, known: 1 });
    expect(await store.releaseEvents('t', RECIPE, undefined, 6)).to.equal(1);
    expect(await store.cursor('t')).to.equal('cursor');
    expect(await store.holdEvents('t', [])).to.deep.equal({ added: 0, known: 0 });
    expect(await store.releaseEvents('t', RECIPE, 'later', 6)).to.equal(0);
    expect(await store.cursor('t')).to.equal('later');
  },
  'gives a held event its place anew, and sorts by bytes': async (bench) => {
    const store = await owned(bench);
    await store.holdEvents('t', [
      event('1', { sort: 'z' }),
      event('2', { sort: 'a' }),
      event('3', { sort: 'B' }),
      event('4', { sort: 'ä' }),
    ]);
    await store.holdEvents('t', [event('1', { sort: 'A' })]);
    await store.releaseEvents('t', RECIPE, undefined, 1);
    expect(await dueIds(store)).to.deep.equal(['run-1', 'run-3', 'run-2', 'run-4']);
  },
  'keeps events of two triggers apart': async (bench) => {
    const store = await owned(bench);
    await store.holdEvents('one', [event('a')]);
    await store.releaseEvents('two', RECIPE, 'x', 1);
    expect(await store.cursor('one')).to.equal(undefined);
    expect(await dueIds(store)).to.deep.equal([]);
  },
  'releases more than one transaction takes, in order': async (bench) => {
    const store = await owned(bench);
    const keys = Array.from({ length: RELEASE_BATCH * 2 + 3 }, (_, n) => String(n).padStart(5, '0'));
    await store.holdEvents(
      't',
      keys.toReversed().map((key) => event(key)),
    );
    expect(await store.releaseEvents('t', RECIPE, 'c', 5)).to.equal(keys.length);
    expect(await idsOf(store.dueRuns({ now: 9, limit: 5_000 }))).to.deep.equal(keys.map((key) => `run-${key}`));
  },
  'makes runs and moves the cursor in one go, and makes none twice': async (bench) => {
    const store = await owned(bench);
    expect(await store.startRuns('t', [newRun('a'), newRun('b')], '1', 5)).to.equal(2);
    expect(await store.startRuns('t', [newRun('b'), newRun('c')], '2', 6)).to.equal(1);
    expect(await store.cursor('t')).to.equal('2');
    expect(await dueIds(store)).to.deep.equal(['a', 'b', 'c']);
    expect(codeOf(await rejection(store.startRuns('t', [newRun('d'), newRun('')], '3', 7)))).to.equal('store_refused');
    expect(await store.cursor('t')).to.equal('2');
    expect(await store.run('d')).to.equal(undefined);
    expect(await store.startRuns('t', [], '4', 8)).to.equal(0);
    expect(await store.cursor('t')).to.equal('4');
  },
  'makes no runs and moves no cursor for who has let go of the store': async (bench) => {
    const store = await owned(bench);
    await store.release();
    expect(codeOf(await rejection(store.startRuns('t', [newRun('a')], '1', 5)))).to.equal('store_fenced');
    expect(await store.cursor('t')).to.equal(undefined);
    expect(await store.run('a')).to.equal(undefined);
  },
  'puts released runs into their lanes': async (bench) => {
    const store = await owned(bench);
    const lane = (full: 'queue' | 'skip') => ({ lane: { key: `lane-${full}`, max: 1, full } });
    await store.holdEvents('t', [
      event('1', lane('queue')),
      event('2', lane('queue')),
      event('3', lane('skip')),
      event('4', lane('skip')),
      event('5'),
    ]);
    expect(await store.releaseEvents('t', RECIPE, 'c', 5)).to.equal(5);
    expect(await dueIds(store)).to.deep.equal(['run-1', 'run-3', 'run-5']);
    expect(await store.countRuns()).to.include({ pending: 4, cancelled: 1 });
  },
};
