import { expect } from 'chai';
import type { AsideRecord, TriggerEvent } from '../../../../core/ports/store/index.js';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, RECIPE, dueIds, newRun, owned } from './bench.js';

const event = (key: string): TriggerEvent => ({ key, sort: key, run: `run-${key}`, data: { key } });
const aside = (ident: string, data: unknown = { ident }): AsideRecord => ({ ident, data, error: { code: 'bad' } });
const note = { failures: 0, at: 5, nextAt: 65 };

export const triggers: Cases = {
  'knows nothing of a trigger that was never polled': async (bench) => {
    const store = await owned(bench);
    expect(await store.trigger('t')).to.equal(undefined);
    expect(await store.triggers()).to.deep.equal([]);
    expect(await store.resetTrigger('t', { forget: true })).to.equal(false);
  },
  'keeps what a trigger began with, whatever later readings say': async (bench) => {
    const store = await owned(bench);
    await store.releaseEvents('t', RECIPE, 'c1', 1, { start: { since: '2026-01-01' }, ahead: 'c2', depth: 7 });
    expect(await store.trigger('t')).to.deep.include({ cursor: 'c1', start: { since: '2026-01-01' }, ahead: 'c2', depth: 7 });
    await store.releaseEvents('t', RECIPE, 'c2', 2, { start: 'now' });
    expect(await store.trigger('t')).to.deep.equal({
      trigger: 't',
      cursor: 'c2',
      start: { since: '2026-01-01' },
      depth: 0,
      calls: 0,
      failures: 0,
    });
  },
  'remembers events without a run, and starts those that come after': async (bench) => {
    const store = await owned(bench);
    await store.holdEvents('t', [event('a')]);
    expect(await store.releaseEvents('t', RECIPE, 'c', 1, { remember: true })).to.equal(0);
    expect(await store.holdEvents('t', [event('a'), event('b')])).to.deep.equal({ added: 1, known: 1 });
    expect(await store.releaseEvents('t', RECIPE, 'd', 2)).to.equal(1);
    expect(await dueIds(store)).to.deep.equal(['run-b']);
  },
  'notes how polls went, beside cursor and start': async (bench) => {
    const store = await owned(bench);
    await store.releaseEvents('t', RECIPE, 'c', 1, { start: 'all' });
    await store.notePoll('t', { ...note, calls: 3 });
    await store.notePoll('t', { ...note, failures: 2, trouble: { reason: 'failed', error: { code: 'x' } }, at: 9 });
    expect(await store.triggers()).to.deep.equal([
      {
        trigger: 't',
        cursor: 'c',
        start: 'all',
        depth: 0,
        calls: 3,
        failures: 2,
        trouble: { reason: 'failed', error: { code: 'x' } },
        polledAt: 9,
        nextAt: 65,
      },
    ]);
    await store.notePoll('t', note);
    expect(await store.trigger('t')).to.not.have.property('trouble');
  },
  'resets a trigger, and forgets what it has seen only when told to': async (bench) => {
    const store = await owned(bench);
    const fill = async (): Promise<void> => {
      await store.holdEvents('t', [event('a')]);
      await store.releaseEvents('t', RECIPE, 'c', 1, { start: 'all' });
    };
    await fill();
    await store.holdEvents('other', [event('o')]);
    await store.releaseEvents('other', RECIPE, 'c', 1);
    expect(await store.resetTrigger('t', { forget: false })).to.equal(true);
    expect(await store.trigger('t')).to.equal(undefined);
    expect(await store.cursor('t')).to.equal(undefined);
    expect(await store.holdEvents('t', [event('a')])).to.deep.equal({ added: 0, known: 1 });
    expect(await store.resetTrigger('t', { forget: true })).to.equal(true);
    await fill();
    expect(await dueIds(store)).to.deep.equal(['run-a', 'run-o']);
    expect(await store.cursor('other')).to.equal('c');
  },
  'starts every run of a release that was decided, though the trigger is reset to forget in the middle of it': async (bench) => {
    const store = await owned(bench);
    await store.holdEvents(
      't',
      Array.from({ length: 4_500 }, (_, number) => event(String(number))),
    );
    const released = store.releaseEvents('t', RECIPE, 'c', 1, { start: 'now' });
    while ((await store.countRuns()).pending === 0) await new Promise((resolve) => setImmediate(resolve));
    await store.resetTrigger('t', { forget: true });
    await released;
    expect((await store.countRuns()).pending).to.equal(4_500);
    expect(await store.cursor('t')).to.equal(undefined);
  },
  'refuses what a reading brings that began before a reset': async (bench) => {
    const store = await owned(bench);
    const resets = await store.resets('t');
    await store.resetTrigger('t', { forget: false });
    expect(codeOf(await rejection(store.releaseEvents('t', RECIPE, 'c', 1, { resets })))).to.equal('trigger_reset');
    await store.releaseEvents('t', RECIPE, 'c', 1, { resets: await store.resets('t') });
    expect(await store.cursor('t')).to.equal('c');
  },
  'notes nothing of what a reading sees that began before a reset, whatever its number': async (bench) => {
    const store = await owned(bench);
    const [resets, stale] = [await store.resets('t'), await store.beginReading('t')];
    await store.seeRecords('t', stale, [{ key: 'a', next: { hash: '1', data: null } }], resets);
    await store.resetTrigger('t', { forget: false });
    const late = [{ key: 'a' }, { key: 'b', next: { hash: '1', data: null } }];
    expect(codeOf(await rejection(store.seeRecords('t', stale, late, resets)))).to.equal('trigger_reset');
    expect((await store.snapshots('t', ['a', 'b'])).map(({ key, seen }) => [key, seen])).to.deep.equal([['a', 0]]);
    await store.seeRecords('t', await store.beginReading('t'), late, await store.resets('t'));
    expect(await store.snapshots('t', ['a', 'b'])).to.have.length(2);
  },
  'pauses a connection until it is told otherwise': async (bench) => {
    const store = await owned(bench);
    await store.pauseConnection({ connection: 'acme', reason: 'the key is wrong', at: 1, until: 10 });
    await store.pauseConnection({ connection: 'acme', reason: 'the key is still wrong', at: 10, until: 20 });
    expect(await store.pauses()).to.deep.equal([{ connection: 'acme', reason: 'the key is still wrong', at: 1, until: 20 }]);
    expect(await store.resumeConnection('acme')).to.equal(true);
    expect(await store.resumeConnection('acme')).to.equal(false);
    expect(await store.pauses()).to.deep.equal([]);
  },
  'tries a record again at each release, and is left with a dead letter in the end': async (bench) => {
    const store = await owned(bench);
    const release = (now: number, ...records: readonly AsideRecord[]) =>
      store.releaseEvents('t', RECIPE, undefined, now, { aside: records, mostTries: 2 });
    await release(1, aside('x'), aside('y'));
    expect(await store.deadLetters({ limit: 9 })).to.deep.equal([]);
    const [x, y] = await store.deadLetters({ trigger: 't', limit: 9 });
    expect(x).to.deep.include({ ident: 'x', data: { ident: 'x' }, error: { code: 'bad' }, tries: 1, dead: false, firstAt: 1, lastAt: 1 });
    await release(2, aside('x'));
    expect(await store.deadLetters({ limit: 9 })).to.deep.equal([{ ...x!, tries: 2, dead: true, lastAt: 2 }]);
    expect((await store.deadLetters({ all: true, limit: 9 })).map(({ ident, dead }) => [ident, dead])).to.deep.equal([
      ['x', true],
      ['y', false],
    ]);
    expect(await store.deadLetters({ all: true, after: x!.order, limit: 9 })).to.deep.equal([y]);
    await store.releaseEvents('u', RECIPE, undefined, 2, { aside: [aside('z')] });
    expect((await store.deadLetters({ trigger: 't', all: true, limit: 9 })).map(({ ident }) => ident)).to.deep.equal(['x', 'y']);
    await release(3, aside('x'));
    expect(await store.deadLetter(x!.order)).to.deep.include({ tries: 2, lastAt: 2 });
    await store.releaseEvents('t', RECIPE, undefined, 4, { recovered: [y!.order] });
    expect(await store.deadLetters({ trigger: 't', limit: 9 })).to.deep.equal([]);
    expect(await store.dropDeadLetter(x!.order)).to.equal(true);
    expect(await store.dropDeadLetter(x!.order)).to.equal(false);
    expect(await store.deadLetter(x!.order)).to.equal(undefined);
  },
  'keeps a record that is too large without its data': async (bench) => {
    const store = await owned(bench);
    await store.releaseEvents('t', RECIPE, undefined, 1, { aside: [aside('x', 'x'.repeat(5_000_000))], mostTries: 1 });
    expect((await store.deadLetters({ limit: 9 }))[0]).to.deep.include({ data: null, dead: true });
  },
  'compares a reading with the complete one before, and with no other': async (bench) => {
    const store = await owned(bench);
    const first = await store.beginReading('t');
    await store.seeRecords('t', first, [
      { key: 'a', next: { hash: '1', data: { n: 1 } } },
      { key: 'b', next: { hash: '2', data: null } },
    ]);
    expect(await store.snapshots('t', ['a', 'c'])).to.deep.equal([{ key: 'a', version: 0, data: undefined, seen: first }]);
    const second = await store.beginReading('t');
    expect(second).to.be.greaterThan(first);
    await store.seeRecords('t', second, [{ key: 'a', next: { hash: '1', data: { n: 1 } } }]);
    await store.releaseEvents('t', RECIPE, undefined, 1, { reading: { number: second, goneBefore: second } });
    expect(await store.snapshots('t', ['a', 'b'])).to.deep.equal([
      { key: 'a', version: 1, hash: '1', data: { n: 1 }, seen: second },
      { key: 'b', version: 0, data: undefined, seen: first },
    ]);
    const third = await store.beginReading('t');
    await store.seeRecords('t', third, [{ key: 'b', next: { hash: '2', data: null } }]);
    expect((await store.unseen('t', third, { after: '', limit: 9 })).map(({ key }) => key)).to.deep.equal(['a']);
    await store.releaseEvents('t', RECIPE, undefined, 1, { reading: { number: third, goneBefore: third } });
    expect((await store.snapshots('t', ['a', 'b'])).map(({ key, version, hash }) => [key, version, hash])).to.deep.equal([
      ['a', 2, undefined],
      ['b', 1, '2'],
    ]);
  },
  'drops what an unfinished reading held when the next one begins': async (bench) => {
    const store = await owned(bench);
    await store.beginReading('t');
    await store.holdEvents('t', [event('a')]);
    await store.beginReading('t');
    expect(await store.releaseEvents('t', RECIPE, undefined, 1)).to.equal(0);
  },
  'settles the try of a letter: with its run, or as dead': async (bench) => {
    const store = await owned(bench);
    await store.releaseEvents('t', RECIPE, 'c', 1, { aside: [aside('a')] });
    const [{ order }] = (await store.deadLetters({ trigger: 't', limit: 9 })) as unknown as readonly [{ readonly order: number }];
    expect(await store.settleLetter(order, { error: { code: 'worse' } }, 5)).to.equal(true);
    expect(await store.deadLetter(order)).to.deep.include({ tries: 2, dead: true, error: { code: 'worse' }, lastAt: 5 });
    expect(await store.settleLetter(order, { run: newRun('r1') }, 6)).to.equal(true);
    expect([await dueIds(store), await store.deadLetter(order)]).to.deep.equal([['r1'], undefined]);
    expect(await store.settleLetter(order, { run: newRun('r2') }, 7)).to.equal(false);
    expect(await dueIds(store)).to.deep.equal(['r1']);
  },
  'carries a backfill on where it was, and starts no run twice': async (bench) => {
    const store = await owned(bench);
    expect(await store.addBackfill({ id: 'b1', trigger: 't', recipe: RECIPE, since: '2026-01-01' }, 1)).to.equal(true);
    expect(await store.addBackfill({ id: 'b1', trigger: 't', recipe: RECIPE }, 2)).to.equal(false);
    await store.startRun(newRun('r1'), 1);
    const runs = [newRun('r1'), newRun('r2')];
    expect(await store.backfillPage('b1', { runs, read: 2, resume: 'p2' }, 3)).to.equal(1);
    const begun = { id: 'b1', trigger: 't', recipe: RECIPE, since: '2026-01-01', resume: 'p2', status: 'open', read: 2, started: 1, at: 1 };
    const open = { ...begun, failures: 0 };
    expect(await store.openBackfills(['t'], 9)).to.deep.equal([open]);
    await store.holdBackfill('b1', { failures: 2, nextAt: 50 });
    expect(await store.openBackfills(['t'], 9)).to.deep.equal([{ ...open, failures: 2, nextAt: 50 }]);
    expect(await store.backfillPage('b1', { runs: [newRun('r3')], read: 1 }, 4)).to.equal(1);
    expect(await store.openBackfills(['t'], 9)).to.deep.equal([]);
    const { resume: _resume, ...rest } = open;
    expect(await store.backfills({ trigger: 't', limit: 9 })).to.deep.equal([{ ...rest, status: 'done', read: 3, started: 2, endedAt: 4 }]);
    await store.addBackfill({ id: 'b2', trigger: 'u', recipe: RECIPE }, 5);
    await store.endBackfill('b2', { code: 'x' }, 6);
    expect((await store.backfills({ limit: 9 })).map(({ id, status }) => [id, status])).to.deep.equal([
      ['b2', 'failed'],
      ['b1', 'done'],
    ]);
  },
};
