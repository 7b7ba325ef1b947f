import { expect } from 'chai';
import { type Cases, idsOf, intentOf, newRun, owned, running } from './bench.js';

const BIG = 'x'.repeat(70 * 1024);

export const forget: Cases = {
  'removes runs that ended before an instant, with all that belongs to them, a part at a time': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store, 'old');
    for (const path of ['a', 'b', 'c'])
      await journal.settle({ path, scope: '' }, { status: 'succeeded', output: path === 'a' ? BIG : path }, 3);
    const [first] = await store.steps('old');
    await journal.keepPage('each', { number: 0, first: 0, items: [{ key: 'k', data: BIG }] }, 3);
    await journal.settleItem({ loop: 'each', key: 'k', page: 0, index: 0, status: 'failed', error: {} }, 4);
    await journal.note('', 'looked', 4);
    await store.acquire({ name: 'run/old', holder: 'worker', ttlMs: 1, now: 4 });
    await store.signalRun('old', { id: 's', name: 'go', data: 1 }, 4);
    await journal.end('failed', { error: {} }, 5);
    await (await running(store, 'young')).end('succeeded', { output: 1 }, 9);

    expect(await store.forgetRuns(5, 100)).to.equal(0);
    let removed = 0;
    for (let count = 1; count > 0; removed += count) count = await store.forgetRuns(6, 2);
    expect(removed).to.equal(8); // three steps, a page, an item, a note, a signal, the run
    expect(await idsOf(store.runs({ limit: 9 }))).to.deep.equal(['young']);
    expect(await store.value(first!.outputRef!)).to.equal(undefined);
    expect([...(await store.steps('old')), ...(await store.items('old')), ...(await store.notes('old'))]).to.deep.equal([]);
    expect(await store.holderOf('run/old')).to.equal(undefined);
    expect(await store.startRun(newRun('old'), 10)).to.equal(true);
  },
  'leaves runs that have not ended, and those that a person has yet to settle': async (bench) => {
    const store = await owned(bench);
    await running(store, 'running');
    const unsure = await running(store, 'unsure');
    await unsure.intend(intentOf('send'), 2);
    await unsure.settle({ path: 'send', scope: '' }, { status: 'uncertain', error: {} }, 3);
    await unsure.end('uncertain', {}, 4);
    expect(await store.forgetRuns(100, 100)).to.equal(0);
    expect(await idsOf(store.runs({ limit: 9 }))).to.deep.equal(['unsure', 'running']);
  },
};
