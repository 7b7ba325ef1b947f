import { expect } from 'chai';
import { codeOf, rejection } from '../../support/rejection.js';
import { type Cases, intentOf, newRun, opened, owned, running } from './bench.js';

const INTENT = intentOf('send');
const { path: _path, scope: _scope, ...REQUEST } = INTENT;
const PLACE = { path: 'send', scope: '' };
const intendCode = async (attempt: Promise<void>): Promise<unknown> => codeOf(await rejection(attempt));

export const steps: Cases = {
  'keeps an intent, then its outcome': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.intend(INTENT, 3);
    const begun = { order: 1, path: 'send', scope: '', attempts: 1, intent: REQUEST, startedAt: 3 };
    expect(await journal.scope('')).to.deep.equal([{ ...begun, status: 'intended' }]);
    await journal.settle(PLACE, { status: 'succeeded', output: { id: 7 } }, 4);
    expect(await (await bench.open()).steps('a')).to.deep.equal([{ ...begun, status: 'succeeded', output: { id: 7 }, endedAt: 4 }]);
  },
  'lets a step have one open attempt, and another only after it was postponed': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.intend(INTENT, 3);
    expect(await intendCode(journal.intend(INTENT, 4))).to.equal('store_refused');
    const wait = { until: 9, refused: true, reason: 'slow down' };
    await journal.postpone('send', wait, 5);
    expect((await journal.scope(''))[0]).to.deep.include({ status: 'waiting', attempts: 1, wait });
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['slow down']);
    expect(await intendCode(journal.postpone('send', wait, 5))).to.equal('store_refused');
    expect(await intendCode(journal.intend({ ...INTENT, key: 'other' }, 6))).to.equal('store_refused');
    expect(await intendCode(journal.intend({ ...INTENT, requestHash: 'other' }, 6))).to.equal('store_refused');
    await journal.intend(INTENT, 6);
    expect((await journal.scope(''))[0]).to.include({ status: 'intended', attempts: 2, startedAt: 3 });
  },
  'lets a step wait whose call never left, and counts that try': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const wait = { until: 9, refused: true, reason: 'no room' };
    await journal.postponeUnsent(INTENT, wait, 3);
    const kept = { order: 1, path: 'send', scope: '', intent: REQUEST, startedAt: 3, status: 'waiting' };
    expect(await journal.scope('')).to.deep.equal([{ ...kept, attempts: 1, wait }]);
    const later = { until: 20, refused: false, reason: 'no room yet' };
    await journal.postponeUnsent(INTENT, later, 9);
    expect(await journal.scope('')).to.deep.equal([{ ...kept, attempts: 2, wait: later }]);
    expect((await store.notes('a')).map(({ reason }) => reason)).to.deep.equal(['no room', 'no room yet']);
    expect(await intendCode(journal.postponeUnsent({ ...INTENT, key: 'other' }, wait, 10))).to.equal('store_refused');
    expect(await intendCode(journal.postponeUnsent({ ...INTENT, requestHash: 'other' }, wait, 10))).to.equal('store_refused');
    await journal.intend(INTENT, 20);
    expect((await journal.scope(''))[0]).to.include({ status: 'intended', attempts: 3 });
    expect(await intendCode(journal.postponeUnsent(INTENT, wait, 21))).to.equal('store_refused');
  },
  'ends a step whose call never left, and knows what it would have sent': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const { path: _, scope: __, ...unsent } = intentOf('more');
    await journal.settle({ path: 'more', scope: '', unsent }, { status: 'failed', error: { code: 'x' } }, 3);
    const [more] = await journal.scope('');
    expect(more).to.deep.include({ status: 'failed', attempts: 1, intent: unsent });
    await journal.postponeUnsent(INTENT, { until: 9, refused: true, reason: 'no room' }, 3);
    await journal.settle({ ...PLACE, unsent: REQUEST }, { status: 'failed', error: { code: 'x' } }, 4);
    expect((await journal.scope(''))[1]).to.deep.include({ status: 'failed', attempts: 2, intent: REQUEST });
    await journal.intend(intentOf('last'), 5);
    await journal.settle({ path: 'last', scope: '' }, { status: 'succeeded', output: 1 }, 6);
    expect((await journal.scope(''))[2]).to.include({ status: 'succeeded', attempts: 1 });
  },
  'takes the call of a step that has begun, from the instant at which it did': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const { path: _, scope: __, ...unsent } = intentOf('third');
    for (const path of ['first', 'second', 'third']) await journal.begin({ path, scope: '' }, 2);
    await journal.intend(intentOf('first'), 5);
    await journal.postponeUnsent(intentOf('second'), { until: 9, refused: true, reason: 'no room' }, 5);
    await journal.settle({ path: 'third', scope: '', unsent }, { status: 'failed', error: { code: 'x' } }, 5);
    const kept = await journal.scope('');
    expect(kept.map(({ status }) => status)).to.deep.equal(['intended', 'waiting', 'failed']);
    for (const step of kept) {
      const { path: ___, scope: ____, ...intent } = intentOf(step.path);
      expect(step).to.deep.include({ intent, attempts: 1, startedAt: 2 });
    }
  },
  'never changes an outcome': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.settle(PLACE, { status: 'failed', error: { code: 'x' } }, 3);
    expect(await intendCode(journal.settle(PLACE, { status: 'succeeded', output: 1 }, 4))).to.equal('store_refused');
    expect(await intendCode(journal.intend(INTENT, 4))).to.equal('store_refused');
    expect(await journal.scope('')).to.deep.equal([
      { order: 1, path: 'send', scope: '', status: 'failed', attempts: 0, error: { code: 'x' }, startedAt: 3, endedAt: 3 },
    ]);
  },
  'fixes when a step began': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.begin({ path: 'wait', scope: '' }, 3);
    await journal.begin({ path: 'wait', scope: '' }, 9);
    expect(await journal.scope('')).to.deep.equal([{ order: 1, path: 'wait', scope: '', status: 'begun', attempts: 0, startedAt: 3 }]);
    await journal.settle({ path: 'wait', scope: '' }, { status: 'succeeded', output: null }, 10);
    expect((await journal.scope(''))[0]).to.include({ status: 'succeeded', output: null, startedAt: 3, endedAt: 10 });
  },
  'keeps the steps of each iteration apart, and all in the order first written': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const paths = ['first', 'each["1"].send', 'each["2"].send', 'each["1"].log', 'last'];
    const scopes = ['', 'each["1"]', 'each["2"]', 'each["1"]', ''];
    for (const [place, path] of paths.entries()) await journal.settle({ path, scope: scopes[place]! }, { status: 'skipped' }, 3);
    const pathsOf = (records: readonly { readonly path: string }[]) => records.map(({ path }) => path);
    expect(pathsOf(await journal.scope(''))).to.deep.equal(['first', 'last']);
    expect(pathsOf(await journal.scope('each["1"]'))).to.deep.equal(['each["1"].send', 'each["1"].log']);
    expect(pathsOf(await store.steps('a'))).to.deep.equal(paths);
    const page = await store.steps('a', { limit: 2 });
    expect(pathsOf(await store.steps('a', { after: page.at(-1)!.order, limit: 2 }))).to.deep.equal(paths.slice(2, 4));
  },
  'postpones a step of an iteration': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const path = 'a["x]y"].b["[\\"q\\"]"].send';
    await journal.intend(intentOf(path, 'a["x]y"].b["[\\"q\\"]"]'), 3);
    await journal.postpone(path, { until: 9, refused: false, reason: 'later' }, 4);
    expect((await journal.scope('a["x]y"].b["[\\"q\\"]"]'))[0]).to.deep.include({ status: 'waiting' });
  },
  'begins no call of a run after its cancelling is acknowledged, and keeps what was under way': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.intend(INTENT, 3);
    expect(await store.cancelRun('a', 'stop', 4)).to.equal(true);
    expect(await intendCode(journal.intend(intentOf('more'), 5))).to.equal('run_cancelled');
    await journal.settle(PLACE, { status: 'succeeded', output: 1 }, 5);
    expect(await journal.end('cancelled', {}, 6)).to.equal(true);
    expect(await store.run('a')).to.include({ status: 'cancelled', cancelled: true });
  },
  'applies the writes of a run in the order asked for': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const writes = Array.from({ length: 40 }, (_, n) => [
      journal.intend(intentOf(`s${n}`), 3),
      journal.settle({ path: `s${n}`, scope: '' }, { status: 'succeeded', output: n }, 4),
    ]);
    await Promise.all([...writes.flat(), journal.end('succeeded', {}, 5)]);
    const records = await store.steps('a');
    expect(records.map(({ path, output }) => `${path} ${String(output)}`)).to.deep.equal(
      Array.from({ length: 40 }, (_, n) => `s${n} ${n}`),
    );
  },
  'takes back a refused write alone': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const other = await running(store, 'b');
    await journal.settle(PLACE, { status: 'skipped' }, 3);
    const results = await Promise.allSettled([
      other.note('', 'one', 4),
      journal.settle(PLACE, { status: 'skipped' }, 4),
      journal.note('', 'two', 4),
      store.startRun(newRun('c'), 4),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await store.notes('a')).to.have.length(1);
  },
  'lets several runs write at once': async (bench) => {
    const store = await owned(bench);
    const ids = Array.from({ length: 20 }, (_, n) => `run-${n}`);
    await Promise.all(ids.map((id) => store.startRun(newRun(id), 1)));
    const journals = await Promise.all(ids.map((id) => opened(store, id)));
    await Promise.all(journals.map((journal) => journal.intend(INTENT, 2)));
    await Promise.all(journals.map((journal) => journal.settle(PLACE, { status: 'succeeded', output: journal.run.id }, 3)));
    await Promise.all(journals.map((journal) => journal.end('succeeded', {}, 4)));
    for (const id of ids) expect((await store.steps(id))[0]).to.include({ status: 'succeeded', output: id });
  },
};
