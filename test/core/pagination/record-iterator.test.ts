import { expect } from 'chai';
import type { Page } from 'trunkline/sdk';
import { RecordIterator } from '../../../core/pagination/record-iterator.js';

const done = { done: true, value: undefined };

describe('records read one by one', () => {
  it('come in order, over empty pages, until the last', async () => {
    const read: number[] = [];
    for await (const record of iterate(pages([1, 2], [], [3]))) read.push(record);
    expect(read).to.deep.equal([1, 2, 3]);
  });

  it('are given in the order asked, also when several are asked for at once', async () => {
    const records = iterate(pages([1], [2, 3]));
    const asked = await Promise.all([records.next(), records.next(), records.next(), records.next()]);
    expect(asked.map(({ value }) => value)).to.deep.equal([1, 2, 3, undefined]);
  });

  it('close the pages when the reader leaves, and are at their end then', async () => {
    const log: string[] = [];
    const records = new RecordIterator(pages.call(log, [1, 2], [3]), (count) => log.push(`left after ${count}`));
    for await (const record of records) if (record === 1) break;
    expect(log).to.deep.equal(['left after 1', 'closed']);
    expect(await records.next()).to.deep.equal(done);
  });

  it('stop with the fault of a page, after the records before it', async () => {
    const records = iterate(broken());
    const read: unknown[] = [];
    let fault: unknown;
    try {
      for await (const record of records) read.push(record);
    } catch (error) {
      fault = error;
    }
    expect([read, fault]).to.deep.equal([[1], new Error('no more')]);
    expect(await records.next()).to.deep.equal(done);
  });

  it('that are undefined or zero are records', async () => {
    const records = iterate(pages<number | undefined>([0, undefined]));
    expect([await records.next(), await records.next()]).to.deep.equal([
      { done: false, value: 0 },
      { done: false, value: undefined },
    ]);
  });
});

/** A reading that nobody leaves. */
function iterate<T>(all: AsyncGenerator<Page<T>, void>): RecordIterator<T> {
  return new RecordIterator(all, () => expect.fail('nobody left'));
}

async function* pages<T>(this: string[] | void, ...all: readonly (readonly T[])[]): AsyncGenerator<Page<T>, void> {
  try {
    for (const [index, records] of all.entries()) yield { records, index };
  } finally {
    this?.push('closed');
  }
}

async function* broken(): AsyncGenerator<Page<number>, void> {
  yield { records: [1], index: 0 };
  throw new Error('no more');
}
