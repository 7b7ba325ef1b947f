import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  emulator,
  type HiveEmulator,
  type Order,
  type RestockingShipment,
  type Return,
  type Shipment,
  type Sku,
} from 'trunkline/emulators/hive';

interface Listing<Item> {
  readonly data: Item[];
  readonly pagination: { current_page: number; item_count: number; page_count: number; items_per_page: number };
}
interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const HIVE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/;
const NEW_ORDER = {
  merchant_order_id: 'SO-77',
  items: [{ merchant_item_id: '1', sku_id: 9, quantity: 2, price_per_unit_in_cents: 995 }],
  shipping_address: { full_name: 'Ada Weber', line1: 'Hauptstrasse 1', city: 'Berlin', country_code: 'DE', postal_code: '10115' },
};
const NEW_INBOUND = {
  warehouse_id: 71,
  estimated_arrival_date: '2025-03-01',
  delivery_option: 'postal',
  po_number: 'PO-1',
  restocking_shipment_items: [{ sku_id: 9, announced_quantity: 10, remarks: 'Fragile' }],
};

describe('the Hive emulator', () => {
  let hive: HiveEmulator;
  let now: number;
  beforeEach(async () => {
    now = Date.parse('2025-07-01T12:00:00.000Z');
    hive = await emulator.start({ now: () => now });
  });
  afterEach(() => hive.close());

  async function ask<Body>(method: string, path: string, body?: unknown, at: HiveEmulator = hive): Promise<Reply<Body>> {
    const answer = await fetch(`${at.origin}/merchant_api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer hive_emulator_key', 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  }
  const get = <Body>(path: string): Promise<Reply<Body>> => ask('GET', path);
  const ids = (records: readonly { id: number }[]): number[] => records.map(({ id }) => id);

  describe('lists', () => {
    it('H40 H41 H42 H46: orders newest first, twenty a page', async () => {
      const first = await get<Listing<Order>>('/orders');
      expect(first.body.pagination).to.deep.equal({ current_page: 1, item_count: 250, page_count: 13, items_per_page: 20 });
      expect(ids(first.body.data)).to.deep.equal(Array.from({ length: 20 }, (_, i) => 750 - i));
      const last = await get<Listing<Order>>('/orders?page=13');
      expect(ids(last.body.data)).to.deep.equal([510, 509, 508, 507, 506, 505, 504, 503, 502, 501]);
      expect((await get<Listing<Order>>('/orders?page=14')).body.data).to.deep.equal([]);
    });

    it('H51: orders that were each created at another time, told as Hive tells it', async () => {
      const times = new Set<number>();
      for (let page = 1; page <= 13; page += 1) {
        for (const { created_at } of (await get<Listing<Order>>(`/orders?page=${page}`)).body.data) {
          expect(created_at).to.match(HIVE_TIME);
          times.add(Date.parse(created_at));
        }
      }
      expect([...times]).to.deep.equal([...times].toSorted((a, b) => b - a));
      expect(times.size).to.equal(250);
    });

    it('H47: only the orders between the times it is given', async () => {
      const { body } = await get<Listing<Order>>('/orders');
      const [newer, middle, older] = [body.data[3], body.data[4], body.data[5]].map((order) => encodeURIComponent(order?.created_at ?? ''));
      const found = async (query: string): Promise<number[]> => ids((await get<Listing<Order>>(`/orders?${query}`)).body.data);
      expect(await found(`created_at[gt]=${middle}`)).to.deep.equal([750, 749, 748, 747]);
      expect(await found(`created_at[gte]=${middle}`)).to.deep.equal([750, 749, 748, 747, 746]);
      expect(await found(`created_at[gte]=${older}&created_at[lt]=${newer}`)).to.deep.equal([746, 745]);
      expect(await found(`created_at[gt]=${older}&created_at[lte]=${newer}`)).to.deep.equal([747, 746]);
      expect(await found('created_at[gte]=2030-01-01T00:00:00Z')).to.deep.equal([]);
      expect((await get('/orders?created_at[gte]=yesterday')).status).to.equal(400);
    });

    it('H49: the batches of the goods in an order when asked to include them', async () => {
      const { body } = await ask<Order>('POST', '/orders', { ...NEW_ORDER, items: [{ merchant_item_id: '1', sku_id: 1, quantity: 3 }] });
      const plain = await get<Order>(`/orders/${body.id}`);
      const full = await get<{ items: unknown[] }>(`/orders/${body.id}?include=batches`);
      expect(full.body.items).to.deep.equal([
        { ...plain.body.items[0], batches: [{ name: 'LOT-001-A', quantity: 3, tracking_code: 'LOT001A', expiry_date: '2026-12-31' }] },
      ]);
    });

    it('SKUs, shipments, warehouses, restocking shipments and returns', async () => {
      const count = async (path: string): Promise<number> => (await get<Listing<unknown>>(path)).body.pagination.item_count;
      expect(await count('/skus')).to.equal(12);
      expect(await count('/warehouses')).to.equal(3);
      expect(await count('/restocking_shipments/')).to.equal(7);
      expect(await count('/returns')).to.equal(20);
      expect(await count('/shipments')).to.equal(228);
    });

    it('one of each by its id', async () => {
      expect((await get<Order>('/orders/501')).body.merchant_order_id).to.equal('SO-1001');
      expect((await get<Sku>('/skus/9')).body).to.deep.include({ id: 9, merchant_sku_id: 'SKU-009', status: 'active' });
      expect((await get<Shipment>('/shipments/901')).body.order_id).to.equal(501);
      expect((await get<Return>('/returns/81')).body.order).to.deep.include({ id: 512, merchant_order_id: 'SO-1012' });
    });

    it('H35: nothing under an id it does not know', async () => {
      for (const [path, noun] of [
        ['/orders/1', 'Order'],
        ['/skus/99', 'Sku'],
        ['/shipments/x', 'Shipment'],
        ['/restocking_shipments/1', 'Restocking shipment'],
        ['/returns/1', 'Return'],
      ]) {
        const { status, body } = await get(path ?? '');
        expect([status, body]).to.deep.equal([404, { success: false, errors: [`${noun} not found`] }]);
      }
    });
  });

  describe('takes an order', () => {
    it('H31 H66: and answers with the whole of it, fulfillable and newest of all', async () => {
      const { status, body } = await ask<Order>('POST', '/orders', NEW_ORDER);
      expect(status).to.equal(201);
      expect(body).to.deep.equal({
        id: 751,
        merchant_order_id: 'SO-77',
        customer_order_number: null,
        status: 'fulfillable',
        carrier_preference: null,
        created_at: '2025-07-01T14:00:00.000+02:00',
        financial_status: null,
        payment_method: null,
        currency: 'EUR',
        total_price_in_cents: 1990,
        total_net_revenue_in_cents: 1990,
        total_tax_in_cents: 0,
        total_net_refunds_in_cents: 0,
        total_tax_refunds_in_cents: 0,
        shipping_address: {
          ...NEW_ORDER.shipping_address,
          first_name: 'Ada',
          last_name: 'Weber',
          email: null,
          phone: null,
          company: null,
          line2: null,
          parcel_point_id: null,
        },
        items: [
          {
            merchant_item_id: '1',
            sku_id: 9,
            merchant_sku_id: 'SKU-009',
            quantity: 2,
            price_per_unit_in_cents: 995,
            price_per_unit_in_cents_with_discount: 995,
          },
        ],
        tags: [],
        custom_metadata: null,
      });
      expect((await get<Listing<Order>>('/orders')).body.data[0]).to.deep.equal(body);
      expect((await get<Listing<Shipment>>('/shipments')).body.data[0]).to.deep.include({ order_id: 751, status: 'waiting_for_picking' });
    });

    it('twice when it is sent twice, and the ledger shows both', async () => {
      await ask('POST', '/orders', NEW_ORDER);
      await ask('POST', '/orders', NEW_ORDER);
      expect(hive.ledger.of('order.created').map(({ id, key }) => [id, key])).to.deep.equal([
        [751, 'SO-77'],
        [752, 'SO-77'],
      ]);
      expect(hive.ledger.repeated('order.created')).to.have.length(1);
    });

    it('H34: and names everything that is wrong with it at once', async () => {
      const { status, body } = await ask('POST', '/orders', {
        currency: ['EUR'],
        items: [
          { merchant_item_id: '1', quantity: 0, sku_id: 99 },
          { merchant_item_id: '1', quantity: 'two' },
        ],
      });
      expect(status).to.equal(422);
      expect(body).to.deep.equal({
        success: false,
        errors: [
          "Merchant order can't be blank",
          'Items sku must exist',
          'Items quantity must be greater than or equal to 1',
          'Items merchant item has already been taken',
          "Items sku can't be blank",
          'Items quantity is not a number',
          'Currency is invalid',
          "Shipping address can't be blank",
        ],
      });
      expect(hive.ledger.entries).to.deep.equal([]);
    });

    it('from a test as well, that is not in the ledger', async () => {
      const order = await hive.addOrder({ merchant_order_id: 'SO-late', created_at: '2025-01-01T09:00:00.000+01:00' });
      expect(order).to.deep.include({ id: 751, status: 'fulfillable' });
      expect((await get<Order>('/orders/751')).body.merchant_order_id).to.equal('SO-late');
      expect((await get<Listing<Order>>('/orders')).body.data[0]?.id).to.equal(750);
      expect(hive.ledger.entries).to.deep.equal([]);
    });
  });

  describe('keeps SKUs', () => {
    it('H34: refuses a SKU without its names', async () => {
      const { status, body } = await ask('POST', '/skus', {});
      expect([status, body]).to.deep.equal([422, { success: false, errors: ["Name can't be blank", "Merchant sku can't be blank"] }]);
    });

    it('H62: makes one, and changes what a PATCH names', async () => {
      const made = await ask<Sku>('POST', '/skus', { merchant_sku_id: 'NEW-1', name: 'Kettle', barcode: '123', weight_in_kg: 1.2 });
      expect(made.body).to.deep.include({ id: 13, fulfilled_by: 'new', inventory: { stocked: 0, reserved: 0, total: 0 } });
      const patched = await ask<Sku>('PATCH', '/skus/13', { name: 'Steel kettle' });
      expect(patched.body).to.deep.equal({ ...made.body, name: 'Steel kettle' });
      expect((await ask('PATCH', '/skus/13', { name: '' })).status).to.equal(422);
      expect(hive.ledger.entries.map(({ kind, id }) => [kind, id])).to.deep.equal([
        ['sku.created', 13],
        ['sku.updated', 13],
      ]);
    });

    it('H64: makes or replaces many, and empties what is left out but the tracking by batch', async () => {
      const skus = [
        { merchant_sku_id: 'SKU-001', name: 'Espresso' },
        { merchant_sku_id: 'NEW-1', name: 'Kettle', barcode: '123' },
      ];
      const { status, body } = await ask<Sku[]>('POST', '/skus/bulk_upsert', { skus });
      expect(status).to.equal(200);
      expect(body[0]).to.deep.include({ id: 1, name: 'Espresso', barcode: null, cost_in_cents: null, batch_tracking_enabled: true });
      expect(body[1]).to.deep.include({ id: 13, barcode: '123', batch_tracking_enabled: false });
      expect((await get<Sku>('/skus/1')).body).to.deep.equal(body[0]);
    });

    it('H64: takes no more than a hundred at once, all or none', async () => {
      const many = (count: number) => ({ skus: Array.from({ length: count }, (_, i) => ({ merchant_sku_id: `N-${i}`, name: 'N' })) });
      expect((await ask('POST', '/skus/bulk_upsert', many(101))).status).to.equal(422);
      expect((await ask('POST', '/skus/bulk_upsert', { skus: [] })).status).to.equal(422);
      expect((await ask('POST', '/skus/bulk_upsert', { skus: [...many(2).skus, { name: 'No id' }] })).status).to.equal(422);
      expect(hive.ledger.entries).to.deep.equal([]);
      expect((await ask('POST', '/skus/bulk_upsert', many(100))).status).to.equal(200);
    });

    it('H65: marks a deleted one, until it is changed again', async () => {
      const statusOf = async (): Promise<string> => (await get<Sku>('/skus/9')).body.status;
      await ask('DELETE', '/skus/9');
      expect(await statusOf()).to.equal('deleted');
      await ask('PATCH', '/skus/9', { name: 'Tablets' });
      expect(await statusOf()).to.equal('active');
      await ask('DELETE', '/skus/9');
      await ask('POST', '/skus', { merchant_sku_id: 'SKU-009', name: 'Tablets' });
      expect(await statusOf()).to.equal('active');
      expect((await get<Listing<Sku>>('/skus')).body.pagination.item_count).to.equal(12);
    });

    it("H46 H47 H49: lists them newest first, by time and by the merchant's ids", async () => {
      const found = async (query: string): Promise<number[]> => ids((await get<Listing<Sku>>(`/skus?${query}`)).body.data);
      expect(await found('')).to.deep.equal([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await found('merchant_sku_ids[]=SKU-003&merchant_sku_ids[]=SKU-007')).to.deep.equal([7, 3]);
      const { created_at } = (await get<Sku>('/skus/10')).body;
      expect(await found(`created_at[gte]=${encodeURIComponent(created_at)}`)).to.deep.equal([12, 11, 10]);
      expect((await get('/skus?created_at[lt]=soon')).status).to.equal(400);
    });
  });

  describe('is told of goods to come', () => {
    it('H52: refuses an announcement without a date', async () => {
      const { status, body } = await ask('POST', '/restocking_shipments/', {
        warehouse_id: 71,
        delivery_option: 'postal',
        restocking_shipment_items: [{ sku_id: 9, announced_quantity: 10 }],
      });
      expect([status, body]).to.deep.equal([422, { success: false, errors: ["Estimated arrival date can't be blank"] }]);
    });

    it('refuses unknown places, ways, days and goods, all at once', async () => {
      const { body } = await ask<{ errors: string[] }>('POST', '/restocking_shipments/', {
        warehouse_id: 1,
        delivery_option: 'balloon',
        estimated_arrival_date: '2025-02-31x',
        restocking_shipment_items: [{ merchant_sku_id: 'none', announced_quantity: 1.5 }],
      });
      expect(body.errors).to.deep.equal([
        'Warehouse must exist',
        'Estimated arrival date is not a valid date',
        'Delivery option is not included in the list',
        'Restocking shipment items sku must exist',
        'Restocking shipment items announced quantity must be an integer',
      ]);
    });

    it('H60: makes it, and replaces the whole of it, what is left out included', async () => {
      const made = await ask<RestockingShipment>('POST', '/restocking_shipments/', NEW_INBOUND);
      expect(made.body).to.deep.include({ id: 20, status: 'created', barcode: 'RS.20', po_number: 'PO-1' });
      const { po_number: _, ...rest } = NEW_INBOUND;
      const replaced = await ask<RestockingShipment>('PUT', '/restocking_shipments/20/', { ...rest, delivery_option: 'courier' });
      expect(replaced.body).to.deep.equal({ ...made.body, po_number: null, delivery_option: 'courier' });
      expect(hive.ledger.entries.map(({ kind, id, key }) => [kind, id, key])).to.deep.equal([
        ['restocking_shipment.created', 20, 'PO-1'],
        ['restocking_shipment.replaced', 20, undefined],
      ]);
    });

    it('H61: changes nothing that has already arrived', async () => {
      const { body } = await get<Listing<RestockingShipment>>('/restocking_shipments');
      for (const { id, status } of body.data) {
        const isOpen = status === 'created' || status === 'shipped';
        expect((await ask('PUT', `/restocking_shipments/${id}`, NEW_INBOUND)).status, status).to.equal(isOpen ? 200 : 422);
      }
    });

    it('H68: tells what arrived only once it is restocked', async () => {
      const { body } = await get<Listing<RestockingShipment>>('/restocking_shipments');
      const told = body.data.filter(({ restocking_shipment_items: [item] }) => item && 'arrived_quantity' in item);
      expect(told.map(({ status }) => status)).to.deep.equal(['restocked']);
    });
  });

  describe('refuses', () => {
    it('H10 H11: whoever has no key or a wrong one', async () => {
      for (const authorization of [undefined, 'Bearer wrong', 'hive_emulator_key']) {
        const answer = await fetch(`${hive.origin}/merchant_api/v1/orders`, { headers: authorization ? { authorization } : {} });
        expect([answer.status, await answer.json()]).to.deep.equal([401, { success: false, errors: ['authentication required'] }]);
      }
    });

    it('H33: what is no JSON object', async () => {
      for (const body of ['{"merchant_order_id":', '[]', 'null', undefined]) {
        const answer = await ask('POST', '/orders', body);
        expect([answer.status, answer.body]).to.deep.equal([400, { success: false, errors: ['bad request'] }]);
      }
    });

    it('H32: paths and methods it does not have, in its own shape', async () => {
      expect([(await get('/nowhere')).status, (await ask('DELETE', '/orders')).status]).to.deep.equal([404, 405]);
      expect((await get<{ errors: unknown[] }>('/nowhere')).body.errors).to.deep.equal(['not found']);
    });

    it('H20 H21 H22: the hundred-and-first request of a minute, and says how long to wait, with a fraction', async () => {
      now = Date.parse('2025-07-01T12:00:56.800Z');
      for (let used = 1; used <= 100; used += 1) {
        const { status, headers } = await get('/warehouses');
        expect([status, headers.get('x-rate-limit-used'), headers.get('x-rate-limit-max')]).to.deep.equal([200, String(used), '100']);
      }
      const { status, headers, body } = await get('/skus');
      expect([status, body]).to.deep.equal([429, { success: false, errors: ['too many requests'] }]);
      expect(['retry-after', 'x-rate-limit-used', 'x-rate-limit-max'].map((name) => headers.get(name))).to.deep.equal([
        '3.2',
        '101',
        '100',
      ]);
      now += 3200;
      expect((await get('/skus')).headers.get('x-rate-limit-used')).to.equal('1');
    });
  });

  it('puts faults in its own words, with its own headers', async () => {
    hive.faults.next('429');
    const limited = await get('/orders');
    expect([limited.status, limited.body]).to.deep.equal([429, { success: false, errors: ['too many requests'] }]);
    expect([limited.headers.get('retry-after'), limited.headers.get('x-rate-limit-used')]).to.deep.equal(['0.2', '101']);
    hive.faults.next('503');
    expect((await get('/orders')).body).to.deep.equal({ success: false, errors: ['service unavailable'] });
  });

  describe('on a state file', () => {
    let folder: string;
    let statePath: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'trunkline-hive-'));
      statePath = join(folder, 'hive.json');
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('loses no order it has answered for, even when it is killed', async () => {
      const script = `import { emulator } from 'trunkline/emulators/hive';
        console.log((await emulator.start({ statePath: process.argv[1], orders: 3 })).origin);`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script, statePath], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const killed = { ...hive, origin: line.toString().trim() };
      const { body } = await ask<Order>('POST', '/orders', NEW_ORDER, killed);
      child.kill('SIGKILL');
      await once(child, 'exit');

      const later = await emulator.start({ statePath, orders: 3 });
      expect((await ask<Order>('GET', `/orders/${body.id}`, undefined, later)).body).to.deep.equal(body);
      expect(later.ledger.of('order.created').map(({ id }) => id)).to.deep.equal([504]);
      await later.close();
    });

    it('adds newer orders when it is started again with more', async () => {
      const listed = async (orders: number): Promise<Order[]> => {
        const running = await emulator.start({ statePath, orders });
        const { body } = await ask<Listing<Order>>('GET', '/orders', undefined, running);
        await ask('POST', '/orders', NEW_ORDER, running);
        await running.close();
        return body.data;
      };
      const first = await listed(2);
      const second = await listed(4);
      expect(ids(first)).to.deep.equal([502, 501]);
      expect(ids(second)).to.deep.equal([505, 504, 503, 502, 501]);
      expect(second.map(({ merchant_order_id }) => merchant_order_id)).to.deep.equal(['SO-1004', 'SO-1003', 'SO-77', 'SO-1002', 'SO-1001']);
      const times = second.map(({ created_at }) => Date.parse(created_at));
      expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
      expect(ids(await listed(4))).to.deep.equal([506, 505, 504, 503, 502, 501]);
    });
  });

  it('makes up the same history for the same seed', async () => {
    const [same, other] = await Promise.all([emulator.start(), emulator.start({ seed: 2 })]);
    const orders = (at: HiveEmulator): Promise<Reply<Listing<Order>>> => ask('GET', '/orders?page=2', undefined, at);
    expect((await orders(same)).body).to.deep.equal((await orders(hive)).body);
    expect((await orders(other)).body).to.not.deep.equal((await orders(hive)).body);
    await Promise.all([same.close(), other.close()]);
  });
});
