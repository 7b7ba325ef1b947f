import { expect } from 'chai';
import { AuthenticationError, RateLimitError, UnavailableError } from 'trunkline/sdk';
import type { BudgetDocument } from 'trunkline/document';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import type { EventTrigger } from '../../../core/recipe/recipe.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Poller } from '../../../core/trigger/polling/poller.js';
import { intervals } from '../../../core/trigger/polling/intervals.js';
import type { PolledTrigger } from '../../../core/trigger/polling/polled-trigger.js';
import { connector, list, trigger } from '../support/documents.js';
import { FakeConnection } from '../support/fake-connection.js';
import { KeptLog } from '../support/kept-log.js';
import { PollBench, order } from './poll-bench.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function recipe(name: string, on: string): PolledTrigger['bound']['recipe'] {
  return parseRecipe('r.yaml', `name: ${name}\nconnections: { shop: acme }\non: [${on}]\nsteps: [{ id: ping, uses: shop.ping }]`).recipe!;
}

describe('the poller', () => {
  const bench = new PollBench();
  let clock: VirtualClock;
  let log: KeptLog;
  let poller: Poller;
  /** What chance gives. */
  let chance: number;
  const start = (): Poller =>
    (poller = new Poller({
      store: bench.store,
      clock,
      random: { next: () => chance, uuid: () => 'u' },
      log,
    }));
  beforeEach(() => {
    chance = 0;
    [clock, log] = [new VirtualClock(), new KeptLog()];
    start();
  });

  const shop = (budgets: readonly BudgetDocument[] = [], id = 'acme-1'): FakeConnection =>
    new FakeConnection({ ...connector({ listOrders: list({ input: 'Filter' }), newOrder: trigger() }), budgets }, id);
  const polled = (connection: FakeConnection, name = 'one', every = '5m'): PolledTrigger => {
    const made = recipe(name, `{ id: t, uses: shop.newOrder, every: ${every} }`);
    return { bound: { recipe: made, connections: new Map([['shop', connection]]) }, trigger: made.on[0] as EventTrigger };
  };
  /** Minutes until something is due. */
  const due = async (): Promise<number> => ((await poller.next())! - clock.now()) / MINUTE;
  const later = (minutes: number): Promise<void> => clock.advance(minutes * MINUTE);

  it('polls a new trigger at once, and again when its recipe says', async () => {
    const vendor = shop();
    vendor.lister = () => [[order(1)]];
    poller.set([polled(vendor)]);
    expect(await due()).to.equal(0);
    expect(await poller.poll()).to.have.length(1);
    expect([await poller.poll(), await due()]).to.deep.equal([[], 5]);
    await later(5);
    expect(await poller.poll()).to.have.length(1);
  });

  it('tells the log which records it sets aside, and why', async () => {
    const vendor = shop();
    vendor.lister = () => [[order(1), { created_at: '2026-01-01T00:00:00Z' }]];
    poller.set([polled(vendor)]);
    await poller.poll();
    const [told, ...others] = log.events.filter(({ event }) => event === 'record.aside');
    expect(others).to.deep.equal([]);
    expect(told).to.include({ connection: 'acme-1', operation: 'newOrder' });
    expect(told!.data).to.include({ trigger: 't' }).and.to.have.keys('trigger', 'record', 'error');
  });

  it('knows when after a restart, for that is in the store', async () => {
    const one = polled(shop());
    poller.set([one]);
    await poller.poll();
    await later(2);
    start().set([one]);
    expect(await due()).to.equal(3);
  });

  it('comes a little later by chance, and never sooner', async () => {
    chance = 0.999;
    poller.set([polled(shop())]);
    await poller.poll();
    expect(await due())
      .to.be.within(5, 5.5)
      .and.above(5.4);
  });

  it('has nothing to do without triggers', async () => {
    expect([await poller.next(), await poller.poll()]).to.deep.equal([undefined, []]);
  });

  it('spends half of a budget at most on all polls of a connection, as many requests as they were seen to take', async () => {
    const vendor = shop([{ name: 'hour', limit: 30, perMs: HOUR }]);
    vendor.lister = () => [[order(1)], [order(2)]];
    poller.set(['one', 'two', 'three'].map((name) => polled(vendor, name)));
    for (let minutes = 0; minutes < 24 * 60; minutes++) {
      await poller.poll();
      await later(1);
    }
    const calls = vendor.pagesRead.length;
    expect(calls).to.be.within(24 * 12, 24 * 15 + 6);
  });

  it('slows down what draws on a budget, and nothing else', () => {
    const vendor = shop([{ name: 'hour', limit: 6, perMs: HOUR, operations: ['listOrders'] }]);
    const free = shop([{ name: 'hour', limit: 6, perMs: HOUR, operations: ['other'] }], 'acme-2');
    const found = intervals([polled(vendor, 'one'), polled(vendor, 'two'), polled(free, 'three')], () => 0);
    expect([...found.values()].map((ms) => Math.round(ms / MINUTE))).to.deep.equal([40, 40, 5]);
  });

  it('waits longer after each failure, not beyond an hour, and no longer once it is well', async () => {
    const vendor = shop();
    vendor.lister = () => [new UnavailableError('down')];
    poller.set([polled(vendor)]);
    const waits: number[] = [];
    for (let times = 0; times < 6; times++) {
      await poller.poll();
      waits.push(await due());
      await later(waits.at(-1)!);
    }
    expect(waits).to.deep.equal([10, 20, 40, 60, 60, 60]);
    vendor.lister = () => [];
    await poller.poll();
    expect(await due()).to.equal(5);
  });

  it('never comes before the time that the vendor asked for', async () => {
    const vendor = shop();
    vendor.lister = () => [new RateLimitError('slow down', { retryAfterMs: 3 * HOUR })];
    poller.set([polled(vendor)]);
    await poller.poll();
    expect(await due()).to.equal(180);
  });

  it('pauses a connection whose credentials are refused, for all its triggers and no others, and says why', async () => {
    const [vendor, other] = [shop(), shop([], 'acme-2')];
    vendor.lister = () => [new AuthenticationError('The token is not known.')];
    poller.set([polled(vendor, 'one'), polled(vendor, 'two'), polled(other, 'three')]);
    await poller.poll();
    expect(vendor.readings).to.have.length(1);
    expect((await bench.store.pauses()).map(({ connection, reason }) => [connection, reason])).to.deep.equal([
      ['acme-1', 'The token is not known.'],
    ]);
    await later(59);
    await poller.poll();
    expect([vendor.readings.length, other.readings.length]).to.deep.equal([1, 2]);
  });

  it('tries a paused connection once an hour, and goes on with all of it when it answers', async () => {
    const vendor = shop();
    vendor.lister = () => [new AuthenticationError('The token is not known.')];
    poller.set([polled(vendor, 'one'), polled(vendor, 'two')]);
    await poller.poll();
    await later(60);
    await poller.poll();
    expect(vendor.readings).to.have.length(2);
    await later(60);
    vendor.lister = () => [[order(1)]];
    expect(await poller.poll()).to.have.length(2);
    expect(await bench.store.pauses()).to.deep.equal([]);
  });

  it('goes on at once when a person says so', async () => {
    const vendor = shop();
    vendor.lister = () => [new AuthenticationError('The token is not known.')];
    poller.set([polled(vendor)]);
    await poller.poll();
    await later(6);
    await bench.store.resumeConnection('acme-1');
    expect(await due()).to.be.at.most(0);
  });

  it('puts nothing aside because of refused credentials', async () => {
    const vendor = shop();
    vendor.lister = () => [[order(1)], new AuthenticationError('The token is not known.')];
    poller.set([polled(vendor)]);
    await poller.poll();
    expect(await bench.store.deadLetters({ limit: 9 })).to.deep.equal([]);
    expect(await bench.ids()).to.deep.equal([]);
  });

  it('does not poll a trigger twice at once', async () => {
    const vendor = shop();
    poller.set([polled(vendor)]);
    await Promise.all([poller.poll(), poller.poll()]);
    expect(vendor.readings).to.have.length(1);
  });

  it('is not stopped for hours by a clock that was set back', async () => {
    const vendor = shop();
    poller.set([polled(vendor)]);
    await poller.poll();
    clock = new VirtualClock(clock.now() - 5 * HOUR);
    start().set([polled(vendor)]);
    expect(await poller.poll()).to.have.length(1);
  });

  describe('reads a window of the past', () => {
    const TRIGGER = '["one","t","acme-1"]';
    const backfill = (id: string, since?: string, until?: string, of = TRIGGER) =>
      bench.store.addBackfill(
        {
          id,
          trigger: of,
          recipe: { name: 'one', hash: 'h', body: JSON.stringify(recipe('one', '')) },
          ...(since && { since }),
          ...(until && { until }),
        },
        1,
      );
    const drain = async (): Promise<void> => {
      for (const run of await bench.store.dueRuns({ now: clock.now(), limit: 100 }))
        await (await bench.store.openRun(run.id, clock.now()))?.end('succeeded', {}, clock.now());
    };

    it('beside live events, a page at a time, and goes on where it was', async () => {
      const vendor = shop();
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [[order(1)], [order(2), order(3)], [order(4)]];
      await backfill('b', order(0, 2).created_at, order(0, 4).created_at);
      expect(await due()).to.be.below(1);
      for (let rounds = 0; rounds < 3; rounds++) {
        await poller.poll();
        await drain();
      }
      expect((await bench.store.backfills({ limit: 1 }))[0]).to.deep.include({ status: 'done', read: 4, started: 2 });
      expect((await bench.store.runs({ limit: 9 })).map(({ event }) => (event as { id: number }).id)).to.deep.equal([3, 2]);
      expect(vendor.readings.at(-1)).to.deep.equal({ created_after: order(0, 2).created_at });
    });

    it('and gives way while a live run is due', async () => {
      const vendor = shop();
      vendor.lister = () => [[order(9)]];
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [[order(1)], [order(2)]];
      await backfill('b');
      await poller.poll();
      expect((await bench.store.openBackfills([TRIGGER], 9))[0]).to.deep.include({ read: 1 });
    });

    it('and finds nothing to do the second time', async () => {
      const vendor = shop();
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [[order(1), order(2)]];
      for (const id of ['b1', 'b2']) {
        await backfill(id);
        await poller.poll();
        await drain();
      }
      expect((await bench.store.backfills({ limit: 9 })).map(({ started }) => started)).to.deep.equal([0, 2]);
    });

    it('and does not wait for those of triggers that there are no more', async () => {
      for (let number = 0; number < 20; number++) await backfill(`gone-${number}`, undefined, undefined, '["gone","t","acme-1"]');
      const vendor = shop();
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [[order(1)]];
      await backfill('b');
      await poller.poll();
      expect((await bench.store.backfills({ limit: 1 }))[0]).to.deep.include({ id: 'b', status: 'done', started: 1 });
    });

    it('and leaves a connection alone whose credentials are refused', async () => {
      const vendor = shop();
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [new AuthenticationError('The token is not known.')];
      for (const id of ['b1', 'b2']) await backfill(id);
      await poller.poll();
      expect(vendor.readings).to.have.length(2);
      expect((await bench.store.pauses()).map(({ reason }) => reason)).to.deep.equal(['The token is not known.']);
      expect(await due()).to.equal(60);
      await later(30);
      await poller.poll();
      expect(vendor.readings).to.have.length(2);
      vendor.lister = () => [[order(1)]];
      await later(30);
      await poller.poll();
      await drain();
      await poller.poll();
      expect((await bench.store.backfills({ limit: 9 })).map(({ status }) => status)).to.deep.equal(['done', 'done']);
    });

    it('and waits longer each time the vendor fails, over restarts too, and no longer once it got on', async () => {
      const vendor = shop();
      const one = polled(vendor, 'one', '2h');
      poller.set([one]);
      await poller.poll();
      vendor.lister = () => [new UnavailableError('down')];
      await backfill('b');
      const waits: number[] = [];
      for (let times = 0; times < 4; times++) {
        await poller.poll();
        start().set([one]);
        waits.push((await due()) * 60);
        const readings = vendor.readings.length;
        await poller.poll();
        expect(vendor.readings).to.have.length(readings);
        await later(waits.at(-1)! / 60);
      }
      expect(waits).to.deep.equal([10, 20, 40, 80]);
      vendor.lister = () => [[order(1)], new UnavailableError('down')];
      await poller.poll();
      expect((await due()) * 60).to.equal(5);
      await drain();
      await later(5 / 60);
      await poller.poll();
      expect((await due()) * 60).to.equal(10);
      vendor.lister = () => [[order(1)], new RateLimitError('slow down', { retryAfterMs: 10 * MINUTE })];
      await later(10 / 60);
      await poller.poll();
      expect(await due()).to.equal(10);
    });

    it('and stays where it was when the vendor fails', async () => {
      const vendor = shop();
      poller.set([polled(vendor)]);
      await poller.poll();
      vendor.lister = () => [[order(1)], new UnavailableError('down')];
      await backfill('b');
      await poller.poll();
      expect((await bench.store.openBackfills([TRIGGER], 9))[0]).to.deep.include({ status: 'open', read: 1, resume: '1' });
    });
  });
});
