import { expect } from 'chai';
import type { DeliveryMemory } from 'trunkline';
import { seededRandom } from 'trunkline/testing';
import { runs } from '../../../support/depth.js';
import { rejection } from '../../support/rejection.js';
import { openShop, outcome, signed } from './hooked-shop.js';

const changed = (id: number, minute: number, more: object = {}) =>
  signed({ event: 'order.changed', payload: { id, status: `at ${minute}`, updated_at: new Date(minute * 60_000).toISOString() }, ...more });

describe('deliveries', () => {
  it('are taken once, known by their id whatever else is in them', async () => {
    const { shop } = await openShop();
    const outcomes = [];
    for (const minute of [1, 2]) outcomes.push(await shop.receive(changed(1, minute, { notice_id: 'n1' })));
    outcomes.push(await shop.receive(changed(1, 3, { notice_id: 'n2' })));
    expect(outcomes.map(outcome)).to.deep.equal(['events', 'duplicate', 'events']);
    expect(outcomes[1]!.status).to.equal(200);
  });

  it('are known by their bytes where the vendor gives them no id', async () => {
    const { shop } = await openShop();
    const created = signed({ event: 'order.created', payload: { id: 1, status: 'new' } });
    const received = await shop.receive(created);
    expect(received.kind === 'events' && received.delivery).to.match(/^sha256:[0-9a-f]{64}$/);
    expect(outcome(await shop.receive(created))).to.equal('duplicate');
    expect(outcome(await shop.receive(signed({ event: 'order.created', payload: { id: 1, status: 'new' }, at: 2 })))).to.equal('events');
  });

  it('never bring an older or an equal state of a record after a newer one', async () => {
    const { shop } = await openShop();
    const outcomes: string[] = [];
    for (const [id, minute] of [
      [1, 5],
      [1, 3],
      [1, 5],
      [2, 3],
      [1, 6],
    ] as const)
      outcomes.push(outcome(await shop.receive(changed(id, minute, { notice_id: `${id}-${minute}-${outcomes.length}` }))));
    expect(outcomes).to.deep.equal(['events', 'superseded', 'superseded', 'events', 'events']);
  });

  it('compare versions as instants, not as texts', async () => {
    const { shop } = await openShop();
    const at = (updated_at: string) => signed({ event: 'order.changed', payload: { id: 1, status: 'x', updated_at } });
    expect(outcome(await shop.receive(at('2026-01-01T12:00:00+02:00')))).to.equal('events');
    expect(outcome(await shop.receive(at('2026-01-01T11:00:00Z')))).to.equal('events');
    expect(outcome(await shop.receive(at('2026-01-01T13:00:00+05:00')))).to.equal('superseded');
  });

  it('are let through where the record has no version, and where a trigger has none only the newer event is left', async () => {
    const { shop } = await openShop();
    const bare = (status: string) => signed({ event: 'order.changed', payload: { id: 1, status, updated_at: null } });
    expect(outcome(await shop.receive(bare('a')))).to.equal('events');
    expect(outcome(await shop.receive(bare('b')))).to.equal('events');
    await shop.receive(changed(2, 9));
    const received = await shop.receive(changed(2, 8, { event: 'order.created' }));
    expect(received.kind === 'events' && received.events.map(({ trigger }) => trigger)).to.deep.equal(['newOrder']);
  });

  it('start nothing twice in a storm of repeats, whatever their order and however many come at once', async () => {
    const count = runs(200);
    const { shop } = await openShop({ deliveriesKept: count });
    const random = seededRandom(7);
    const sent = Array.from({ length: count }, (_, index) =>
      signed({ event: 'order.created', notice_id: `n${index}`, payload: { id: index, status: 'x' } }),
    );
    const storm = random.shuffled(Array.from({ length: 20 }, () => sent).flat());
    const taken = new Map<string, number>();
    for (let at = 0; at < storm.length; at += 50) {
      for (const received of await Promise.all(storm.slice(at, at + 50).map((one) => shop.receive(one)))) {
        if (received.kind === 'events') taken.set(received.delivery, (taken.get(received.delivery) ?? 0) + 1);
        else expect(outcome(received)).to.equal('duplicate');
      }
    }
    expect(taken.size).to.equal(count);
    expect([...taken.values()].filter((times) => times !== 1)).to.deep.equal([]);
  });

  it('end at the newest state of each record, in whatever order its states come', async () => {
    for (let seed = 0; seed < runs(50); seed += 1) {
      const { shop } = await openShop();
      const random = seededRandom(3, seed);
      const states = random.shuffled([1, 2, 3].flatMap((id) => [1, 2, 3, 4, 5].map((minute) => [id, minute] as const)));
      const last = new Map<string, string>();
      for (const [id, minute] of states) {
        const received = await shop.receive(changed(id, minute));
        if (received.kind !== 'events') continue;
        const { key, version = '' } = received.events[0]!;
        expect(version > (last.get(key) ?? '')).to.equal(true);
        last.set(key, version);
      }
      expect([...last.values()]).to.deep.equal(Array.from({ length: 3 }, () => '1970-01-01T00:05:00.000Z'));
    }
  });

  it('are forgotten oldest first, so that memory stays bounded', async () => {
    const { shop } = await openShop({ deliveriesKept: 3 });
    const send = async (id: number): Promise<string> =>
      outcome(await shop.receive(signed({ event: 'order.created', notice_id: `n${id}`, payload: { id, status: 'x' } })));
    for (const id of [1, 2, 3, 4]) await send(id);
    expect([await send(4), await send(3), await send(2), await send(1)]).to.deep.equal(['duplicate', 'duplicate', 'duplicate', 'events']);
  });

  it('of one connection are unknown to another', async () => {
    const notice = changed(1, 1, { notice_id: 'n1' });
    for (const id of ['one', 'two']) expect(outcome(await (await openShop({ id })).shop.receive(notice))).to.equal('events');
  });

  it('are not taken when the host could not keep them, so that the next attempt is', async () => {
    const kept: string[] = [];
    let isDown = true;
    const deliveries: DeliveryMemory = {
      async take({ connection, id, at, events }) {
        if (isDown) throw new Error('the disk is full');
        kept.push(`${connection} ${id} ${at} ${events.length}`);
        return events;
      },
    };
    const { shop, clock } = await openShop({ deliveries, id: 'shop-1' });
    expect(await rejection(shop.receive(changed(1, 1, { notice_id: 'n1' })))).to.be.an('error');
    isDown = false;
    expect(outcome(await shop.receive(changed(1, 1, { notice_id: 'n1' })))).to.equal('events');
    expect(kept).to.deep.equal([`shop-1 n1 ${clock.now()} 1`]);
  });
});
