import { expect } from 'chai';
import { UnexpectedResponseError } from 'trunkline/sdk';
import type { FakeConnection } from '../support/fake-connection.js';
import { wrongType } from '../../../core/run/program/resolve.js';
import { KEY, PollBench, order } from './poll-bench.js';

const bad = { id: null, created_at: '2026-01-01' };

describe('a record that cannot become an event', () => {
  const bench = new PollBench();
  const gives = (shop: FakeConnection, ...records: readonly unknown[]): void => {
    shop.lister = () => [records];
  };
  const dead = async (): Promise<number> => (await bench.store.deadLetters({ limit: 9 })).length;
  const tried = async () => bench.store.deadLetters({ trigger: KEY, limit: 9 });

  for (const [what, record] of [
    ['without a key', bad],
    ['without a cursor', { id: 4 }],
    ['with a cursor of another type', { id: 4, created_at: 'yesterday' }],
    ['that is too large', order(4, 4, { text: 'x'.repeat(4_300_000) })],
  ] as const) {
    it(`${what} is set aside, and the others flow from the first poll`, async () => {
      const shop = bench.shop();
      gives(shop, order(1), record, order(5));
      expect(await bench.poll(shop)).to.deep.include({ status: 'complete', read: 3, started: 2, aside: 1 });
      expect(await bench.ids()).to.deep.equal([1, 5]);
      expect(await tried()).to.have.length(1);
    });
  }

  it('is tried at each poll, though the cursor has gone on, and is a dead letter after five', async () => {
    const shop = bench.shop();
    gives(shop, order(1), bad);
    await bench.poll(shop);
    gives(shop, order(2));
    for (let polls = 2; polls <= 4; polls++) await bench.poll(shop);
    expect([await dead(), (await tried())[0]?.tries]).to.deep.equal([0, 4]);
    await bench.poll(shop);
    expect(await dead()).to.equal(1);
    expect(await bench.poll(shop)).to.not.have.property('aside');
  });

  it('starts its run once the recipe can take it', async () => {
    const shop = bench.shop();
    gives(shop, order(1), order(2));
    const lane = ({ event }: { readonly event: unknown }): undefined => {
      if ((event as { id: number }).id === 2) throw wrongType('${{ event.id }}', 'no text', 'Name another.');
    };
    expect(await bench.poll(shop, { lane })).to.deep.include({ started: 1, aside: 1 });
    gives(shop);
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect(await bench.ids()).to.deep.equal([1, 2]);
    expect(await tried()).to.deep.equal([]);
  });

  it('says nothing of others: where every record is wrong, the reading is, and nothing is set aside', async () => {
    const shop = bench.shop();
    gives(shop, bad, { id: 4 });
    expect(await bench.poll(shop)).to.deep.include({ status: 'incomplete', reason: 'failed' });
    expect(await tried()).to.deep.equal([]);
  });

  it('is kept by itself where it is the only one', async () => {
    const shop = bench.shop();
    gives(shop, bad);
    expect(await bench.poll(shop)).to.deep.include({ status: 'complete', aside: 1 });
  });

  it('is no event while the vendor gives it in a wrong shape, and is one when a person says so', async () => {
    const shop = bench.shop();
    const shapeless = order(2);
    shop.lister = () => [[order(1), shapeless]];
    shop.invalid.set(shapeless, new UnexpectedResponseError('another shape', { code: 'unexpected_shape' }));
    for (let polls = 1; polls <= 5; polls++) await bench.poll(shop);
    const [letter] = await bench.store.deadLetters({ limit: 9 });
    gives(shop);
    expect(await bench.poll(shop)).to.include({ started: 0 });
    expect(await bench.store.replayDeadLetter(letter!.order)).to.equal(true);
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect([await dead(), await bench.ids()]).to.deep.equal([0, [1, 2]]);
  });

  it('is an event by itself when it comes again in its right shape', async () => {
    const shop = bench.shop();
    const shapeless = order(2);
    shop.lister = () => [[order(1), shapeless]];
    shop.invalid.set(shapeless, new UnexpectedResponseError('another shape', { code: 'unexpected_shape' }));
    await bench.poll(shop);
    shop.invalid.clear();
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect(await tried()).to.deep.equal([]);
  });

  it('is an event by itself when it comes in its right shape after it was a dead letter, which is then gone', async () => {
    const shop = bench.shop();
    const shapeless = order(2);
    shop.lister = () => [[order(1), shapeless]];
    shop.invalid.set(shapeless, new UnexpectedResponseError('another shape', { code: 'unexpected_shape' }));
    for (let polls = 1; polls <= 5; polls++) await bench.poll(shop);
    expect(await dead()).to.equal(1);
    expect(await bench.poll(shop), 'a person knows of it').to.not.have.property('aside');
    shop.invalid.clear();
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect([await dead(), await bench.ids()]).to.deep.equal([0, [1, 2]]);
  });

  it('is told by the key it lacks, where several make it', async () => {
    const shop = bench.shop({ key: [{ path: ['id'] }, { path: ['changed_at'] }] });
    gives(shop, order(1));
    await bench.poll(shop);
    expect(JSON.stringify((await tried())[0]?.error)).to.match(/key should be a text or a number and is missing/);
  });
});
