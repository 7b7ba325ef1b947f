import { expect } from 'chai';
import { codeOf, thrown } from '../../support/rejection.js';
import { type Cases, RECIPE, newRun, opened, owned, running } from './bench.js';

const BIG = { text: 'x'.repeat(100_000) };

export const values: Cases = {
  'keeps a value above 64 KiB apart from its record': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.settle({ path: 'big', scope: '' }, { status: 'succeeded', output: BIG }, 3);
    const [record] = await journal.scope('');
    expect(record).to.not.have.property('output');
    expect(await journal.value(record!.outputRef!)).to.deep.equal(BIG);
    expect(await store.value('0000')).to.equal(undefined);
  },
  'keeps equal big values once, until the last that needs it is gone': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    await journal.settle({ path: 'each', scope: '' }, { status: 'succeeded', output: BIG }, 3);
    await journal.settle({ path: 'other', scope: '' }, { status: 'succeeded', output: BIG }, 3);
    const [first, second] = await journal.scope('');
    expect(first?.outputRef).to.equal(second?.outputRef);
    await journal.settleItem({ loop: 'each', key: '1', page: 0, index: 0, status: 'failed', error: {} }, 4);
    await journal.end('succeeded', {}, 5);
    await store.retryRun('a', 'again', 6);
    expect(await store.steps('a')).to.have.length(1);
    expect(await store.value(first!.outputRef!)).to.deep.equal(BIG);
  },
  'says so at once when a value is too large or is no JSON, and goes on': async (bench) => {
    const store = await owned(bench);
    const journal = await running(store);
    const settle = (output: unknown): unknown =>
      codeOf(thrown(() => void journal.settle({ path: 'send', scope: '' }, { status: 'succeeded', output }, 1)));
    expect(settle('x'.repeat(33 * 1024 * 1024))).to.equal('value_too_large');
    expect(settle({ big: 1n })).to.equal('value_not_json');
    expect(settle(() => 1)).to.equal('value_not_json');
    await journal.settle({ path: 'send', scope: '' }, { status: 'succeeded', output: undefined }, 1);
    expect((await journal.scope(''))[0]).to.include({ output: null });
  },
  'gives any text back as it was': async (bench) => {
    const store = await owned(bench);
    const event = { zero: '\u0000', line: '\u2028', face: '😀', quote: '"\\', number: 1e21, deep: [[null, true]] };
    await running(store, 'a', { event });
    expect((await store.run('a'))?.event).to.deep.equal(event);
  },
  'gives back, and tells apart, texts that no UTF-8 can hold: with NUL, and with half a character': async (bench) => {
    const store = await owned(bench);
    const odd = ['a\0b', '\ud800', '\udfff', '\u001a0000', 'a\u001a', '\0'];
    for (const text of odd) {
      await store.pauseConnection({ connection: text, reason: text, at: 1, until: 2 });
      const event = { key: text, sort: text, run: `run ${text}`, data: text };
      expect(await store.holdEvents('t', [event])).to.deep.equal({ added: 1, known: 0 });
      expect(await store.holdEvents('t', [event])).to.deep.equal({ added: 0, known: 0 });
      await store.startRun(newRun(text), 1);
      const journal = await opened(store, text);
      await journal.note(text, text, 3);
      expect((await store.notes(text)).map(({ path, reason }) => [path, reason])).to.deep.equal([[text, text]]);
      expect((await store.run(text))?.id).to.equal(text);
    }
    expect((await store.pauses()).map(({ connection, reason }) => [connection, reason])).to.have.deep.members(
      odd.map((text) => [text, text]),
    );
    expect(await store.releaseEvents('t', RECIPE, '\0', 4)).to.equal(odd.length);
    expect(await store.cursor('t')).to.equal('\0');
  },
};
