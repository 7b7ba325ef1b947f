import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { UnavailableError } from 'trunkline/sdk';
import type { PollDocument } from 'trunkline/document';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import type { Cause } from '../../../core/trigger/lane.js';
import { type PollRequest, type PollResult, poll } from '../../../core/trigger/poll.js';
import { triggerKeyOf } from '../../../core/run/keys.js';
import { eventKey } from '../../../core/trigger/event-key.js';
import { runs } from '../../support/depth.js';
import { connector, list, trigger } from '../support/documents.js';
import { FakeConnection } from '../support/fake-connection.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { startedRuns } from '../support/started-runs.js';

const RECIPE = { name: 'r', hash: 'h', body: '{}' };
const order = (id: number, second = id): unknown => ({ id, created_at: `2026-01-01T00:00:${String(second).padStart(2, '0')}Z` });

describe('polling a trigger', () => {
  const folder = tempFolder();
  let store: OwnedStore;
  beforeEach(async () => {
    store = await ownedStore(join(folder(), 'store.db'));
  });
  afterEach(() => store.close());

  const shopOf = (more: Partial<PollDocument> = {}, id?: string): FakeConnection =>
    new FakeConnection(connector({ listOrders: list(), newOrder: trigger(more) }), id);
  const pollOf = (connection: FakeConnection, more: Partial<PollRequest> = {}): Promise<PollResult> =>
    poll({ recipe: RECIPE, id: 't', operation: 'newOrder', connection, with: { shop: 7 }, ...more }, { store, clock: new VirtualClock() });
  const events = async (): Promise<unknown[]> => (await startedRuns(store)).map(({ event }) => (event as { id: unknown }).id);

  it('starts a run for each new record, and asks from its cursor the next time', async () => {
    const shop = shopOf();
    shop.lister = ({ created_after }) => (created_after === undefined ? [[order(1), order(2)], [order(3)]] : [[order(3), order(4)]]);
    expect(await pollOf(shop)).to.deep.equal({ status: 'complete', read: 3, started: 3, calls: 2, cursor: '2026-01-01T00:00:03Z' });
    expect(await pollOf(shop)).to.include({ read: 2, started: 1 });
    expect(shop.readings).to.deep.equal([{ shop: 7 }, { shop: 7, created_after: '2026-01-01T00:00:03Z' }]);
    expect(await events()).to.deep.equal([1, 2, 3, 4]);
  });

  it('releases nothing of a reading that did not end, and all of it once one does', async () => {
    const shop = shopOf();
    shop.lister = () => [[order(1)], new UnavailableError('down')];
    expect(await pollOf(shop)).to.deep.include({ status: 'incomplete', read: 1, started: 0, reason: 'failed' });
    expect(await events()).to.deep.equal([]);
    shop.lister = () => [[order(1)], { status: 'incomplete', reason: 'max-pages', pages: 1, records: 1 }];
    expect(await pollOf(shop)).to.deep.equal({ status: 'incomplete', read: 1, started: 0, calls: 2, reason: 'max-pages' });
    shop.lister = () => [[order(1), order(2)]];
    expect(await pollOf(shop)).to.include({ started: 2 });
    expect(shop.readings.map(({ created_after }) => created_after)).to.deep.equal([undefined, undefined, undefined]);
  });

  it('that kept a cursor of another kind, from an earlier version of the connector, says so and stays where it is', async () => {
    const before = shopOf({ cursor: { path: ['id'] }, cursorType: 'number' });
    before.lister = () => [[order(1)]];
    await pollOf(before);
    const result = await pollOf(shopOf());
    expect(result).to.deep.include({ status: 'incomplete', read: 0, started: 0, calls: 0, reason: 'failed' });
    expect(await store.cursor(triggerKeyOf('r', 't', 'acme-1'))).to.equal('1');
  });

  it('whose connector has code that cannot be loaded says so', async () => {
    const shop = shopOf({ cursor: { slot: 'stamp' } });
    shop.slots = () => Promise.reject(new Error('There is no such module.'));
    expect(await pollOf(shop)).to.deep.include({ status: 'incomplete', reason: 'failed' });
  });

  it('reads a little behind its cursor and starts no run twice', async () => {
    const shop = shopOf({ overlap: 90_000 });
    shop.lister = () => [[order(5)]];
    await pollOf(shop);
    shop.lister = () => [[order(4), order(5), order(6, 5)]];
    expect(await pollOf(shop)).to.include({ started: 2 });
    expect(shop.readings[1]).to.deep.include({ created_after: '2025-12-31T23:58:35Z' });
    expect(await events()).to.deep.equal([5, 4, 6]);
  });

  it('writes its cursor as the filter takes it, and cuts off what that cannot tell', async () => {
    for (const [sinceFormat, since] of [
      ['epoch-seconds', 1_767_225_603],
      ['epoch-milliseconds', 1_767_225_603_250],
      ['date', '2026-01-01'],
    ] as const) {
      const shop = shopOf({ sinceFormat, overlap: 0 }, sinceFormat);
      shop.lister = () => [[{ id: 1, created_at: '2026-01-01T01:00:03.25+01:00' }]];
      await pollOf(shop);
      await pollOf(shop);
      expect(shop.readings[1]).to.deep.include({ created_after: since });
    }
  });

  it('gives a field that takes numbers a number', async () => {
    const newOrder = trigger({ since: 'shop', cursor: { path: ['id'] }, cursorType: 'number' });
    const shop = new FakeConnection(connector({ listOrders: list({ input: 'Filter' }), newOrder }));
    shop.lister = () => [[order(5)]];
    await pollOf(shop, { with: {} });
    await pollOf(shop, { with: {} });
    expect(shop.readings[1]).to.deep.equal({ shop: 5 });
  });

  it('starts runs oldest first though the list is newest first', async () => {
    const shop = shopOf({ order: 'newest-first' });
    shop.lister = () => [[order(3), order(2)], [order(1)]];
    await pollOf(shop);
    expect(await events()).to.deep.equal([1, 2, 3]);
  });

  it('stops at a page of known records that are older than its cursor when the vendor cannot filter', async () => {
    const shop = shopOf({ order: 'newest-first', since: undefined });
    shop.lister = () => [[order(3)], [order(2)], [order(1)]];
    expect(await pollOf(shop)).to.include({ started: 3 });
    shop.pagesRead.length = 0;
    shop.lister = () => [[order(4)], [order(3)], [order(2)], [order(1)]];
    expect(await pollOf(shop)).to.include({ status: 'complete', started: 1 });
    expect(shop.pagesRead).to.deep.equal([0, 1, 2]);
  });

  it('does not take records of a reading that failed for known ones', async () => {
    const shop = shopOf({ order: 'newest-first', since: undefined });
    shop.lister = () => [[order(3)], new UnavailableError('down')];
    await pollOf(shop);
    shop.lister = () => [[order(3)], [order(2)], [order(1)]];
    expect(await pollOf(shop)).to.include({ started: 3 });
  });

  it('needs no cursor where the list is newest first: events start by the reversed order of reading', async () => {
    const bare = (id: number): unknown => ({ id });
    const shop = shopOf({ order: 'newest-first', since: undefined, cursor: undefined, cursorType: undefined, overlap: undefined });
    shop.lister = () => [[bare(3), bare(2)], [bare(1)]];
    expect(await pollOf(shop)).to.deep.equal({ status: 'complete', read: 3, started: 3, calls: 2 });
    shop.lister = () => [[bare(6), bare(5)], new UnavailableError('down')];
    await pollOf(shop);
    shop.lister = () => [
      [bare(8), bare(7)],
      [bare(6), bare(5)],
      [bare(4), bare(3)],
      [bare(2), bare(1)],
      new UnavailableError('read too far'),
    ];
    expect(await pollOf(shop)).to.include({ started: 5 });
    expect(await events()).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives each run the lane that its event tells', async () => {
    const shop = shopOf();
    shop.lister = () => [[order(1), order(2), order(3)]];
    const lane = ({ event }: Cause) => ({ key: `shop ${(event as { id: number }).id % 2}`, max: 1, full: 'queue' as const });
    expect(await pollOf(shop, { lane })).to.include({ started: 3 });
    const due = await store.dueRuns({ now: 0, limit: 9 });
    expect(await Promise.all(due.map(async ({ id }) => (await store.run(id))?.event))).to.deep.equal([order(1), order(2)]);
  });

  it('never moves its cursor back', async () => {
    const shop = shopOf();
    shop.lister = () => [[order(9)]];
    await pollOf(shop);
    shop.lister = () => [[order(2)]];
    expect(await pollOf(shop)).to.include({ started: 1, cursor: '2026-01-01T00:00:09Z' });
  });

  it('keeps state by recipe, trigger and account', async () => {
    const [one, two] = [shopOf({}, 'account-1'), shopOf({}, 'account-2')];
    for (const shop of [one, two]) shop.lister = () => [[order(1)]];
    expect(await pollOf(one)).to.include({ started: 1 });
    expect(await pollOf(two)).to.include({ started: 1 });
    expect(await pollOf(one, { id: 'other' })).to.include({ started: 1 });
    expect(await pollOf(one)).to.include({ started: 0 });
  });

  it('tells each state of a record as an event of its own, where several values together are its key', async () => {
    const shop = shopOf({ key: [{ path: ['id'] }, { path: ['created_at'] }] });
    shop.lister = () => [[order(1), order(1, 2), order(1)]];
    expect(await pollOf(shop)).to.include({ read: 3, started: 2 });
    shop.lister = () => [[order(1, 2), order(1, 3)]];
    expect(await pollOf(shop)).to.include({ read: 2, started: 1 });
  });

  it('takes no two keys of several parts for one, whatever stands in them', () => {
    const parts = fc.tuple(
      fc.string({ minLength: 1, unit: fc.constantFrom('a', '@', '%', '4', '0') }),
      fc.string({ minLength: 1, unit: fc.constantFrom('a', '@') }),
    );
    const read = eventKey([{ path: [0] }, { path: [1] }], () => () => undefined);
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(read(one) === read(other)).to.equal(one[0] === other[0] && one[1] === other[1]);
      }),
      { numRuns: runs(300), seed: 6 },
    );
  });

  it('reads keys and cursors with code where the connector brings it', async () => {
    const shop = shopOf({ key: { slot: 'key' } });
    shop.lister = () => [[order(1), order(2)]];
    shop.code = (slot) => (record) => `${slot}-${(record as { id: number }).id}`;
    const result = await pollOf(shop);
    expect(result).to.include({ started: 2 });
  });

  it('loses nothing that comes late inside the overlap, whatever fails in between', async () => {
    const shop = shopOf({ overlap: 20_000 });
    const committed: unknown[] = [];
    for (let second = 1; second <= 40; second++) {
      committed.push(order(second));
      if (second % 5 === 0) committed.push(order(100 + second, second - 4));
      shop.lister = ({ created_after }) => {
        const since = typeof created_after === 'string' ? created_after : '';
        const page = committed.filter((record) => (record as { created_at: string }).created_at >= since);
        return second % 3 === 0 ? [page.slice(0, 2), new UnavailableError('down')] : [page.slice(0, 3), page.slice(3)];
      };
      await pollOf(shop);
    }
    expect((await events()).toSorted((a, b) => Number(a) - Number(b))).to.deep.equal(
      committed.map((record) => (record as { id: number }).id).toSorted((a, b) => a - b),
    );
  });
});
