import { expect } from 'chai';
import type { FakeConnection } from '../support/fake-connection.js';
import { KEY, PollBench, order, stamp } from './poll-bench.js';

const gives = (shop: FakeConnection, ...pages: readonly (readonly unknown[])[]): void => {
  shop.lister = () => pages;
};

describe('where a trigger begins', () => {
  const bench = new PollBench();

  it('with what is new from now on: the first reading remembers what is there', async () => {
    const shop = bench.shop();
    gives(shop, [order(1), order(2)]);
    expect(await bench.poll(shop, { start: 'now' })).to.include({ read: 2, started: 0 });
    gives(shop, [order(1), order(2), order(3)]);
    expect(await bench.poll(shop, { start: 'now' })).to.include({ started: 1 });
    expect(await bench.ids()).to.deep.equal([3]);
  });

  it('with what comes first, where nothing was there', async () => {
    const shop = bench.shop();
    gives(shop, []);
    await bench.poll(shop, { start: 'now' });
    gives(shop, [order(1)]);
    expect(await bench.poll(shop, { start: 'now' })).to.include({ started: 1 });
  });

  it('does not begin before a reading came to its end', async () => {
    const shop = bench.shop();
    shop.lister = () => [[order(1)], new Error('down')];
    await bench.poll(shop, { start: 'now' });
    gives(shop, [order(1), order(2)]);
    expect(await bench.poll(shop, { start: 'now' })).to.include({ started: 0 });
  });

  it('keeps where it began when the recipe says otherwise later', async () => {
    const shop = bench.shop();
    gives(shop, [order(1)]);
    await bench.poll(shop, { start: 'now' });
    await bench.poll(shop, { start: 'all' });
    expect((await bench.store.trigger(KEY))?.start).to.equal('now');
    expect(await bench.ids()).to.deep.equal([]);
  });

  it('begins anew after a reset, and still starts nothing twice', async () => {
    const shop = bench.shop();
    gives(shop, [order(1), order(2)]);
    await bench.poll(shop);
    await bench.store.resetTrigger(KEY, { forget: true });
    gives(shop, [order(1), order(2), order(3)]);
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect(shop.readings.at(-1)).to.deep.equal({});
  });

  /** A person resets the trigger once the next poll has held its first events. */
  function resetDuringPoll(): void {
    const { holdEvents } = bench.store;
    bench.store.holdEvents = async (...given) => {
      bench.store.holdEvents = holdEvents;
      const held = await bench.store.holdEvents(...given);
      await bench.store.resetTrigger(KEY, { forget: true });
      return held;
    };
  }

  it('begins anew after a reset that came while it was polled, and loses nothing of what was read by then', async () => {
    const shop = bench.shop();
    gives(shop, [order(1)]);
    await bench.poll(shop);
    shop.lister = () => [[order(2)], [order(3)]];
    resetDuringPoll();
    expect(await bench.poll(shop)).to.deep.equal({ status: 'incomplete', read: 2, started: 0, calls: 2, reason: 'reset' });
    expect(await bench.store.cursor(KEY)).to.equal(undefined);
    expect(await bench.poll(shop)).to.include({ started: 2 });
    expect(await bench.ids()).to.deep.equal([1, 2, 3]);
  });

  it('begins anew after a reset that came during its very first poll, and loses nothing of what was read by then', async () => {
    const shop = bench.shop();
    shop.lister = () => [[order(2)], [order(3)]];
    resetDuringPoll();
    expect(await bench.poll(shop)).to.include({ status: 'incomplete', reason: 'reset' });
    expect(await bench.poll(shop)).to.include({ started: 2 });
    expect(await bench.ids()).to.deep.equal([2, 3]);
  });

  it('with what is not older than an instant, which the vendor is asked for', async () => {
    const shop = bench.shop();
    gives(shop, [order(1), order(5), order(9)]);
    await bench.poll(shop, { start: { since: stamp(5) } });
    expect(shop.readings).to.deep.equal([{ created_after: stamp(5) }]);
    expect(await bench.ids()).to.deep.equal([5, 9]);
  });

  it('holds to that instant where the overlap would look behind it', async () => {
    const shop = bench.shop({ overlap: 20_000 });
    gives(shop, [order(1), order(6)]);
    for (let time = 0; time < 2; time++) await bench.poll(shop, { start: { since: stamp(5) } });
    expect(shop.readings).to.deep.equal([{ created_after: stamp(5) }, { created_after: stamp(5) }]);
    expect(await bench.ids()).to.deep.equal([6]);
  });

  it('does not read a newest-first list behind that instant', async () => {
    const shop = bench.shop({ since: undefined, order: 'newest-first' });
    gives(shop, [order(9)], [order(4)], [order(3)]);
    await bench.poll(shop, { start: { since: stamp(5) } });
    expect(shop.pagesRead).to.deep.equal([0, 1]);
    expect(await bench.ids()).to.deep.equal([9]);
  });
});

describe('the lower bound that a recipe gives', () => {
  const bench = new PollBench();

  it('holds in every round, though the cursor and its overlap are before it', async () => {
    const shop = bench.shop({ overlap: 20_000 });
    gives(shop, [order(12)]);
    for (let time = 0; time < 2; time++) await bench.poll(shop, { with: { created_after: stamp(10) } });
    expect(shop.readings).to.deep.equal([{ created_after: stamp(10) }, { created_after: stamp(10) }]);
  });

  it('gives way to the cursor once that is later', async () => {
    const shop = bench.shop();
    gives(shop, [order(12)]);
    for (let time = 0; time < 2; time++) await bench.poll(shop, { with: { created_after: stamp(10) } });
    expect(shop.readings[1]).to.deep.equal({ created_after: stamp(12) });
  });

  it('holds where the filter writes times in a form of its own', async () => {
    const shop = bench.shop({ sinceFormat: 'epoch-seconds', overlap: 600_000 });
    gives(shop, [order(12)]);
    const given = Date.parse(stamp(10)) / 1000;
    for (let time = 0; time < 2; time++) await bench.poll(shop, { with: { created_after: given } });
    expect(shop.readings.map(({ created_after }) => created_after)).to.deep.equal([given, given]);
  });
});

describe('an old record that is changed', () => {
  const bench = new PollBench();
  const changed = (id: number, made: number, at: number): unknown => ({ id, made_at: stamp(made), created_at: stamp(at) });

  it('is not new, where the records tell when they were made', async () => {
    const shop = bench.shop({ created: { path: ['made_at'] } });
    gives(shop, [changed(1, 20, 21)]);
    await bench.poll(shop, { start: { since: stamp(10) } });
    gives(shop, [changed(2, 3, 30), changed(3, 29, 31)]);
    await bench.poll(shop, { start: { since: stamp(10) } });
    expect(await bench.ids()).to.deep.equal([1, 3]);
  });

  it('nor where the recipe gives the bound', async () => {
    const shop = bench.shop({ created: { path: ['made_at'] } });
    gives(shop, [changed(2, 3, 30), changed(3, 29, 31)]);
    await bench.poll(shop, { with: { created_after: stamp(10) } });
    expect(await bench.ids()).to.deep.equal([3]);
  });
});

describe('records in a list that is newest first by their changes', () => {
  const bench = new PollBench();

  it('are found below a page of known ones that were changed after them', async () => {
    const shop = bench.shop({ since: undefined, order: 'newest-first' });
    gives(shop, [order(2), order(1)]);
    await bench.poll(shop);
    gives(shop, [order(2, 21), order(1, 20)], [order(3, 10)]);
    expect(await bench.poll(shop)).to.include({ started: 1 });
  });

  it('are found so without a cursor, when the trigger reads on over enough known ones', async () => {
    const bare = { since: undefined, order: 'newest-first', cursor: undefined, cursorType: undefined } as const;
    for (const [overlap, started] of [
      [undefined, 0],
      [3, 1],
    ] as const) {
      await bench.store.resetTrigger(KEY, { forget: true });
      const shop = bench.shop({ ...bare, overlap });
      gives(shop, [{ id: `${overlap}2` }, { id: `${overlap}1` }]);
      await bench.poll(shop);
      gives(shop, [{ id: `${overlap}2` }, { id: `${overlap}1` }], [{ id: `${overlap}3` }]);
      expect(await bench.poll(shop)).to.include({ started });
    }
  });
});

describe('a record that a reading of several pages misses, since others were deleted meanwhile', () => {
  const bench = new PollBench();
  const shifted = (pages: number, records: number) => ({ status: 'complete', pages, records, caveat: 'records-may-be-missed' }) as const;

  it('is found by the next: the cursor waits for it', async () => {
    const shop = bench.shop();
    shop.lister = () => [[order(1)], [order(3)], shifted(2, 2)];
    expect(await bench.poll(shop)).to.not.have.property('cursor');
    shop.lister = ({ created_after }) => (created_after === undefined ? [[order(1), order(2)], [order(3)]] : [[order(3)]]);
    expect(await bench.poll(shop)).to.include({ started: 1, cursor: stamp(3) });
  });

  it('and no longer than that: one reading behind is enough', async () => {
    const shop = bench.shop();
    for (const [newest, cursor] of [
      [2, undefined],
      [4, stamp(2)],
      [6, stamp(4)],
    ] as const) {
      shop.lister = () => [[order(newest - 1)], [order(newest)], shifted(2, 2)];
      const result = await bench.poll(shop);
      expect((result as { cursor?: string }).cursor).to.equal(cursor);
    }
    expect(await bench.poll(shop)).to.include({ started: 0, cursor: stamp(6) });
  });

  it('is found in a newest-first list without a cursor: as deep is read again', async () => {
    const shop = bench.shop({ since: undefined, order: 'newest-first', cursor: undefined, cursorType: undefined, overlap: undefined });
    shop.lister = () => [[order(4)], [order(3)], [order(1)], shifted(3, 3)];
    await bench.poll(shop);
    shop.lister = () => [[order(4)], [order(3)], [order(2)], [order(1)]];
    expect(await bench.poll(shop)).to.include({ started: 1 });
  });
});
