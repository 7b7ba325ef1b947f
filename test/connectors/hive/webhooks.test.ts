import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { createRuntime, type Connection, type Received } from 'trunkline';
import { Hive } from 'trunkline/connectors/hive';
import { emulator, type HiveEmulator, type HiveSettings } from 'trunkline/emulators/hive';
import { Secret } from 'trunkline/sdk';
import type { EmulatorOptions } from 'trunkline/testing';
import { Callback, type Delivered } from '../callback.js';

const KEY = 'hive_emulator_key';
const RETURN = {
  id: 88,
  status: 'arrived',
  order: { id: 5, merchant_order_id: 'SO-77' },
  announced_items: [],
  created_at: '2025-02-01T10:00:00Z',
  updated_at: '2025-02-02T10:00:00Z',
};
const notice = (id: string, timestamp: string, status = 'arrived') => ({
  event_type: 'return.status_updated',
  event_id: id,
  timestamp,
  data: { ...RETURN, status },
});
const signatureOf = (body: string, key = KEY): string => createHmac('sha256', key).update(body).digest('hex');

/** An event, its record in the form of version 2. */
interface Told {
  readonly trigger: string;
  readonly key: string;
  readonly record: { readonly timestamp: string; readonly data: { readonly status: string } };
}

/** A host on this machine that hands what it is sent to a connection, and answers what the connection says; `refuse` answers instead. */
class Host {
  readonly received: Received[] = [];
  refuse: number[] = [];
  #callback: Callback | undefined;

  constructor(private readonly connection: () => Pick<Connection<Hive>, 'receive'>) {}

  async open(): Promise<string> {
    this.#callback = await Callback.start((delivered) => this.#take(delivered));
    return this.#callback.url;
  }

  async close(): Promise<void> {
    await this.#callback?.close();
  }

  /** Every event that was taken. */
  get events(): readonly Told[] {
    return this.received.flatMap((one) => (one.kind === 'events' ? (one.events as unknown as Told[]) : []));
  }

  async #take({ headers, body }: Delivered): Promise<{ readonly status: number }> {
    const refused = this.refuse.shift();
    if (refused !== undefined) return { status: refused };
    const received = await this.connection().receive({ headers, body });
    this.received.push(received);
    return received;
  }
}

describe('webhooks of Hive', () => {
  const runtime = createRuntime({ connectors: [Hive] });
  let hive: Connection<Hive>;
  beforeEach(async () => {
    hive = await runtime.connect(Hive, { token: new Secret(KEY), environment: 'production' });
  });
  after(() => runtime.close());

  describe('are', () => {
    const post = (body: unknown, headers: Record<string, string> = {}): Promise<Received> => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return hive.receive({ headers: { 'x-hive-signature': signatureOf(text), ...headers }, body: Buffer.from(text) });
    };

    it('H83 H89 H90: taken when they are signed with the API key', async () => {
      const body = notice('e1', '2025-02-02T10:00:00Z');
      expect(await post(body)).to.deep.include({ kind: 'events', status: 200, delivery: 'e1' });
      const order = { id: 501, merchant_order_id: 'SO-77', status: 'fulfilled', created_at: '2025-01-03T09:00:00.000+01:00', items: [] };
      const received = await post({ event_type: 'order.status_updated', event_id: 'e2', timestamp: '2025-02-02T10:00:00Z', data: order });
      expect(received).to.have.nested.property('events[0].trigger', 'orderStatusUpdated');
    });

    it('H85: refused without a signature, with that of another body, of another key, or written in capitals', async () => {
      const body = JSON.stringify(notice('e1', '2025-02-02T10:00:00Z'));
      const given = (headers: Record<string, string>, text = body): Promise<Received> => hive.receive({ headers, body: Buffer.from(text) });
      const signature = signatureOf(body);
      expect(await given({})).to.include({ kind: 'refused', reason: 'unsigned', status: 401 });
      for (const [headers, text] of [
        [{ 'x-hive-signature': signature }, body.replace('arrived', 'processing')],
        [{ 'x-hive-signature': signature }, `${body} `],
        [{ 'x-hive-signature': signatureOf(body, 'another key') }, body],
        [{ 'x-hive-signature': signature.toUpperCase() }, body],
        [{ 'x-hive-signature': signature.slice(0, 32) }, body],
      ] as const) {
        expect(await given(headers, text)).to.include({ kind: 'refused', reason: 'forged', status: 401 });
      }
      expect(await given({ 'X-Hive-Signature': signature })).to.include({ kind: 'events' });
    });

    it('H84: verified with the new key once a connection has it', async () => {
      const renewed = await runtime.connect(Hive, { token: new Secret('renewed'), environment: 'production' });
      const body = JSON.stringify(notice('e1', '2025-02-02T10:00:00Z'));
      const given = (key: string): Promise<Received> =>
        renewed.receive({ headers: { 'x-hive-signature': signatureOf(body, key) }, body: Buffer.from(body) });
      expect(await given(KEY)).to.include({ reason: 'forged' });
      expect(await given('renewed')).to.include({ kind: 'events' });
    });

    it('H86: taken once, though they come again', async () => {
      const body = notice('e1', '2025-02-02T10:00:00Z');
      await post(body);
      expect(await post(body)).to.include({ kind: 'refused', reason: 'duplicate', status: 200 });
      expect(await post(JSON.stringify(body, undefined, 2))).to.include({ kind: 'refused', reason: 'duplicate', status: 200 });
    });

    it('H86: dropped when they are not newer than what is known of the same object', async () => {
      await post(notice('e2', '2025-02-02T12:00:00.000+01:00', 'processing'));
      expect(await post(notice('e1', '2025-02-02T10:59:59Z'))).to.include({ reason: 'superseded', status: 200 });
      expect(await post(notice('e3', '2025-02-02T11:00:00Z'))).to.include({ reason: 'superseded', status: 200 });
      expect(await post(notice('e4', '2025-02-02T11:00:01Z', 'handling_completed'))).to.include({ kind: 'events' });
    });

    it('passed over when they are of an event that no trigger takes', async () => {
      expect(await post({ event_type: 'order.renamed', event_id: 'e1', timestamp: '2025-02-02T10:00:00Z', data: {} })).to.include({
        kind: 'ignored',
        status: 200,
      });
    });

    it('refused when they are signed and of another shape', async () => {
      expect(await post({ ...notice('e1', '2025-02-02T10:00:00Z'), data: { id: 88 } })).to.include({ reason: 'malformed', status: 400 });
    });

    it('H87 H88: taken in the form of version 1, the object alone, by its shape', async () => {
      const shipment = { id: 900, order_id: 501, merchant_order_id: 'SO-77', status: 'shipped', delivery_status: 'In transit' };
      const inbound = {
        id: 13,
        status: 'arrived',
        warehouse_id: 71,
        estimated_arrival_date: '2025-02-10',
        delivery_option: 'postal',
        restocking_shipment_items: [],
      };
      const { announced_items: _, updated_at: __, ...entry } = RETURN;
      const triggers: string[] = [];
      for (const body of [shipment, inbound, entry]) {
        const received = await post(body);
        if (received.kind === 'events') triggers.push(...received.events.map(({ trigger }) => trigger));
      }
      expect(triggers).to.deep.equal(['shipmentUpdated', 'restockingShipmentUpdated', 'returnUpdated']);
      expect(await post(shipment)).to.include({ reason: 'duplicate' });
      expect(await post({ ...shipment, delivery_status: 'Delivered' })).to.include({ kind: 'events' });
    });
  });

  describe('of the emulator', () => {
    let host: Host;
    let vendor: HiveEmulator;
    let now: number;
    async function start(settings: HiveSettings & Pick<EmulatorOptions, 'seed'> = {}): Promise<void> {
      host = new Host(() => hive);
      now = Date.parse('2025-07-01T12:00:00Z');
      vendor = await emulator.start({ webhookUrl: await host.open(), webhookRetryMs: 1, now: () => now, ...settings });
    }
    afterEach(async () => {
      await vendor.close();
      await host.close();
    });

    it('H24 H81 H91: tell of every status that changes, in any sales channel', async () => {
      await start();
      await vendor.becomes((goods, at) => {
        goods.order(200_001, 'fulfilled', at);
        goods.shipment(901, { status: 'shipped', delivery_status: 'In transit' }, at);
        goods.return(400_001, 'handling_completed', at);
        goods.restockingShipment(14, 'arrived', at);
      });
      await vendor.webhooks.settled();
      expect(host.events.map(({ trigger, key }) => [trigger, key])).to.deep.equal([
        ['orderStatusUpdated', '200001'],
        ['shipmentStatusUpdated', '901'],
        ['returnStatusUpdated', '400001'],
        ['restockingShipmentStatusUpdated', '14'],
      ]);
      expect(host.events[2]!.record.data).to.deep.equal(await getReturn(400_001));
    });

    it('tell of the shipment that waits for a new order', async () => {
      await start();
      await vendor.addOrder();
      await vendor.webhooks.settled();
      expect(host.events).to.have.length(1);
      expect(host.events[0]!.record.data.status).to.equal('waiting_for_picking');
    });

    it('H93: come again until they are taken, under the same event', async () => {
      await start();
      host.refuse = [500, 503, 429];
      await vendor.becomes((goods, at) => goods.return(81, 'arrived', at));
      await vendor.webhooks.settled();
      expect(vendor.webhooks.deliveries.map(({ state, attempts }) => [state, attempts.map(({ status }) => status)])).to.deep.equal([
        ['delivered', [500, 503, 429, 200]],
      ]);
      expect(host.events).to.have.length(1);
    });

    it('H86: leave the newest state of each object, though they are repeated and overtake one another', async () => {
      await start({ webhookDuplicates: 0.5, webhookDisorderMs: 100, seed: 7 });
      const statuses = ['on_the_way', 'arrived', 'processing', 'action_required', 'handling_completed'] as const;
      for (const status of statuses) {
        now += 1000;
        await vendor.becomes((goods, at) => [81, 82, 83].forEach((id) => goods.return(id, status, at)));
      }
      await vendor.webhooks.settled();
      const last = new Map(host.events.map(({ key, record }) => [key, record.data.status]));
      expect([...last.values()]).to.deep.equal(['handling_completed', 'handling_completed', 'handling_completed']);
      const times = host.events.filter(({ key }) => key === '81').map(({ record }) => record.timestamp);
      expect(times).to.deep.equal(times.toSorted());
      const dropped = host.received.filter((one) => one.kind === 'refused').map((one) => one.reason);
      expect(dropped).to.include('duplicate').and.to.include('superseded');
    });

    it('H87 H88: are the object alone in version 1, of the one sales channel that it shows', async () => {
      await start({ webhookVersion: 1 });
      await vendor.becomes((goods, at) => {
        goods.order(501, 'fulfilled', at);
        goods.shipment(901, { delivery_status: 'Delivered' }, at);
        goods.shipment(300_001, { delivery_status: 'Delivered' }, at);
        goods.return(81, 'arrived', at);
        goods.restockingShipment(14, 'arrived', at);
      });
      await vendor.webhooks.settled();
      expect(host.events.map(({ trigger, key }) => [trigger, key])).to.deep.equal([
        ['shipmentUpdated', '901'],
        ['returnUpdated', '81'],
        ['restockingShipmentUpdated', '14'],
      ]);
      expect(host.events[0]!.record).to.include({ delivery_status: 'Delivered', delivered_at: '2025-07-01T14:00:00.000+02:00' });
    });

    it('H82: go nowhere unless somebody says where', async () => {
      await start({ webhookUrl: '' });
      await vendor.becomes((goods, at) => goods.return(81, 'arrived', at));
      expect(vendor.webhooks.deliveries).to.deep.equal([]);
    });

    async function getReturn(id: number): Promise<unknown> {
      const answer = await fetch(`${vendor.origin}/merchant_api/v2/returns/${id}`, { headers: { authorization: `Bearer ${KEY}` } });
      return answer.json();
    }
  });
});
