import { expect } from 'chai';
import { GoneError, UnavailableError } from 'trunkline/sdk';
import { KEY, PollBench, order } from './poll-bench.js';

/** A person resets the trigger as soon as the next poll holds what it found on a page. */
function resetAtFirstPage({ store }: PollBench, forget: boolean): void {
  const { holdEvents } = store;
  store.holdEvents = async (...given) => {
    store.holdEvents = holdEvents;
    const held = await store.holdEvents(...given);
    await store.resetTrigger(KEY, { forget });
    return held;
  };
}

const bare = { cursor: undefined, cursorType: undefined, overlap: undefined, since: undefined, order: 'none' } as const;

describe('a trigger that detects changes of content', () => {
  const bench = new PollBench();
  const detects = { ...bare, detects: 'changes' } as const;

  it('tells each content that a record has, even one that it had before', async () => {
    const shop = bench.shop(detects);
    for (const total of [1, 1, 2, 1]) {
      shop.lister = () => [[{ id: 7, total }]];
      await bench.poll(shop);
    }
    expect(await bench.events()).to.deep.equal([1, 2, 1].map((total) => ({ id: 7, total })));
  });

  it('takes two orders of the same fields for the same', async () => {
    const shop = bench.shop(detects);
    for (const record of [
      { id: 7, a: { x: 1, y: 2 } },
      { a: { y: 2, x: 1 }, id: 7 },
    ]) {
      shop.lister = () => [[record]];
      await bench.poll(shop);
    }
    expect(await bench.events()).to.have.length(1);
  });

  it('does not tell what is gone, nor what comes back as it was', async () => {
    const shop = bench.shop(detects);
    for (const records of [[order(1), order(2)], [order(1)], [order(1), order(2)]]) {
      shop.lister = () => [records];
      await bench.poll(shop);
    }
    expect(await bench.ids()).to.deep.equal([1, 2]);
  });

  it('forgets what a reading that did not end has seen', async () => {
    const shop = bench.shop(detects);
    shop.lister = () => [[{ id: 7, total: 1 }]];
    await bench.poll(shop);
    shop.lister = () => [[{ id: 7, total: 2 }, { id: 8 }], new UnavailableError('down')];
    expect(await bench.poll(shop)).to.include({ status: 'incomplete' });
    shop.lister = () => [[{ id: 7, total: 1 }]];
    expect(await bench.poll(shop)).to.include({ started: 0 });
    shop.lister = () => [[{ id: 7, total: 2 }]];
    expect(await bench.poll(shop)).to.include({ started: 1 });
  });

  it('loses nothing to a reset that came while it was first read', async () => {
    const shop = bench.shop(detects);
    shop.lister = () => [[order(1)], [order(2)]];
    resetAtFirstPage(bench, true);
    expect(await bench.poll(shop)).to.include({ status: 'incomplete', started: 0, reason: 'reset' });
    expect(await bench.poll(shop)).to.include({ status: 'complete', started: 2 });
    expect(await bench.ids()).to.deep.equal([1, 2]);
  });

  it('begins with what is there when it is told to', async () => {
    const shop = bench.shop(detects);
    for (const total of [1, 2]) {
      shop.lister = () => [[{ id: 7, total }]];
      await bench.poll(shop, { start: 'now' });
    }
    expect(await bench.events()).to.deep.equal([{ id: 7, total: 2 }]);
  });
});

describe('a trigger that detects differences', () => {
  const bench = new PollBench();
  const detects = { ...bare, detects: 'differences' } as const;

  it('tells what is gone after a reset that forgets nothing', async () => {
    const shop = bench.shop(detects);
    shop.lister = () => [[order(1), order(2)]];
    for (let times = 0; times < 3; times++) await bench.poll(shop);
    await bench.store.resetTrigger(KEY, { forget: false });
    shop.lister = () => [[order(1)]];
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect((await bench.events()).at(-1)).to.deep.equal({ change: 'deleted', record: order(2), before: order(2) });
  });

  it('tells what is gone at once, though it was reset while the list was read', async () => {
    const shop = bench.shop(detects);
    shop.lister = () => [[order(1), order(2)]];
    for (let times = 0; times < 3; times++) await bench.poll(shop);
    resetAtFirstPage(bench, false);
    expect(await bench.poll(shop)).to.include({ status: 'incomplete', reason: 'reset' });
    shop.lister = () => [[order(1)]];
    expect(await bench.poll(shop)).to.include({ started: 1 });
    expect((await bench.events()).at(-1)).to.deep.equal({ change: 'deleted', record: order(2), before: order(2) });
  });

  const [one, two, other] = [{ id: 1 }, { id: 2, total: 1 }, { id: 2, total: 2 }];

  it('tells what came, changed and went since the list was last read to its end', async () => {
    const shop = bench.shop(detects);
    for (const pages of [[[one], [two]], [[other], [{ id: 3 }]], [[other], new UnavailableError('down')], [[one]]] as const) {
      shop.lister = () => pages as never;
      await bench.poll(shop);
    }
    expect(await bench.events()).to.deep.equal([
      { change: 'created', record: one, before: null },
      { change: 'created', record: two, before: null },
      { change: 'updated', record: other, before: two },
      { change: 'created', record: { id: 3 }, before: null },
      { change: 'deleted', record: one, before: one },
      { change: 'created', record: one, before: null },
      { change: 'deleted', record: other, before: other },
      { change: 'deleted', record: { id: 3 }, before: { id: 3 } },
    ]);
  });

  it('tells a record once that a shifting list gives twice', async () => {
    const shop = bench.shop(detects);
    shop.lister = () => [
      [one, two],
      [two, { id: 3 }],
    ];
    expect(await bench.poll(shop)).to.include({ read: 4, started: 3 });
  });

  it('does not take a record for gone that could not be read', async () => {
    const shop = bench.shop({ ...detects, key: [{ path: ['id'] }] as never });
    shop.lister = () => [[one, two]];
    await bench.poll(shop);
    shop.lister = () => [[one, { total: 5 }]];
    expect(await bench.poll(shop)).to.include({ started: 0, aside: 1 });
    shop.lister = () => [[one]];
    expect(await bench.poll(shop)).to.include({ started: 1 });
  });
});

describe('a trigger that goes on by the vendor’s continuation', () => {
  const bench = new PollBench();
  const continues = { ...bare, order: 'oldest-first', continues: true } as const;

  it('reads its last page again, and what came after it', async () => {
    const shop = bench.shop(continues);
    shop.lister = () => [[order(1)], [order(2)], [order(3)]];
    await bench.poll(shop);
    shop.pagesRead.length = 0;
    shop.lister = () => [[order(1)], [order(2)], [order(3), order(4)], [order(5)]];
    expect(await bench.poll(shop)).to.include({ started: 2 });
    expect(shop.pagesRead).to.deep.equal([2, 3]);
    shop.pagesRead.length = 0;
    await bench.poll(shop);
    expect(shop.pagesRead).to.deep.equal([3]);
    expect(await bench.ids()).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('does not move when a reading breaks off', async () => {
    const shop = bench.shop(continues);
    shop.lister = () => [[order(1)], [order(2)], new UnavailableError('down')];
    await bench.poll(shop);
    shop.lister = () => [[order(1)], [order(2)], [order(3)]];
    expect(await bench.poll(shop)).to.include({ read: 3, started: 3 });
  });

  it('reads from the beginning when the vendor has forgotten the place, and starts nothing twice', async () => {
    const shop = bench.shop(continues);
    shop.lister = () => [[order(1)], [order(2)]];
    await bench.poll(shop);
    shop.lister = () => [[order(1), order(2)], [order(3)]];
    shop.point = () => {
      shop.point = () => undefined;
      throw new GoneError('This cursor has expired.');
    };
    expect(await bench.poll(shop)).to.include({ status: 'complete', read: 3, started: 1 });
  });
});

describe('events whose cursors are equal', () => {
  const bench = new PollBench();

  it('start in the order of their numbers, however the vendor gives them', async () => {
    const shop = bench.shop();
    shop.lister = () => [
      [order(10, 1), order(9, 1)],
      [order(100, 1), order(2, 2)],
    ];
    await bench.poll(shop);
    expect(await bench.ids()).to.deep.equal([9, 10, 100, 2]);
  });
});
