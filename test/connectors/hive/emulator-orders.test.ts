import { expect } from 'chai';
import type { Order, Return, Shipment, Sku } from 'trunkline/emulators/hive';
import { Asking, idsOf, NEW_ORDER, type Listing } from './asking.js';

const HIVE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/;

describe('the Hive emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.hive.close());

  describe('lists', () => {
    it('H40 H41 H42 H46: orders newest first, twenty a page', async () => {
      const first = await at.get<Listing<Order>>('/orders');
      expect(first.body.pagination).to.deep.equal({ current_page: 1, item_count: 250, page_count: 13, items_per_page: 20 });
      expect(idsOf(first.body.data)).to.deep.equal(Array.from({ length: 20 }, (_, i) => 750 - i));
      const last = await at.get<Listing<Order>>('/orders?page=13');
      expect(idsOf(last.body.data)).to.deep.equal([510, 509, 508, 507, 506, 505, 504, 503, 502, 501]);
      expect((await at.get<Listing<Order>>('/orders?page=14')).body.data).to.deep.equal([]);
    });

    it('H51: orders that were each created at another time, told as Hive tells it', async () => {
      const times = new Set<number>();
      for (let page = 1; page <= 13; page += 1) {
        for (const { created_at } of (await at.get<Listing<Order>>(`/orders?page=${page}`)).body.data) {
          expect(created_at).to.match(HIVE_TIME);
          times.add(Date.parse(created_at));
        }
      }
      expect([...times]).to.deep.equal([...times].toSorted((a, b) => b - a));
      expect(times.size).to.equal(250);
    });

    it('H47: only the orders between the times it is given', async () => {
      const { body } = await at.get<Listing<Order>>('/orders');
      const [newer, middle, older] = [body.data[3], body.data[4], body.data[5]].map((order) => encodeURIComponent(order?.created_at ?? ''));
      const found = async (query: string): Promise<number[]> => idsOf((await at.get<Listing<Order>>(`/orders?${query}`)).body.data);
      expect(await found(`created_at[gt]=${middle}`)).to.deep.equal([750, 749, 748, 747]);
      expect(await found(`created_at[gte]=${middle}`)).to.deep.equal([750, 749, 748, 747, 746]);
      expect(await found(`created_at[gte]=${older}&created_at[lt]=${newer}`)).to.deep.equal([746, 745]);
      expect(await found(`created_at[gt]=${older}&created_at[lte]=${newer}`)).to.deep.equal([747, 746]);
      expect(await found('created_at[gte]=2030-01-01T00:00:00Z')).to.deep.equal([]);
      expect((await at.get('/orders?created_at[gte]=yesterday')).status).to.equal(400);
    });

    it('H49: the batches of the goods in an order when asked to include them', async () => {
      const { body } = await at.ask<Order>('POST', '/orders', { ...NEW_ORDER, items: [{ merchant_item_id: '1', sku_id: 1, quantity: 3 }] });
      const plain = await at.get<Order>(`/orders/${body.id}`);
      const full = await at.get<{ items: unknown[] }>(`/orders/${body.id}?include=batches`);
      expect(full.body.items).to.deep.equal([
        { ...plain.body.items[0], batches: [{ name: 'LOT-001-A', quantity: 3, tracking_code: 'LOT001A', expiry_date: '2026-12-31' }] },
      ]);
    });

    it('SKUs, shipments, warehouses, restocking shipments and returns', async () => {
      const count = async (path: string): Promise<number> => (await at.get<Listing<unknown>>(path)).body.pagination.item_count;
      expect(await count('/skus')).to.equal(12);
      expect(await count('/warehouses')).to.equal(3);
      expect(await count('/restocking_shipments/')).to.equal(7);
      expect(await count('/returns')).to.equal(20);
      expect(await count('/shipments')).to.equal(228);
    });

    it('one of each by its id', async () => {
      expect((await at.get<Order>('/orders/501')).body.merchant_order_id).to.equal('SO-1001');
      expect((await at.get<Sku>('/skus/9')).body).to.deep.include({ id: 9, merchant_sku_id: 'SKU-009', status: 'active' });
      expect((await at.get<Shipment>('/shipments/901')).body.order_id).to.equal(501);
      expect((await at.get<Return>('/returns/81')).body.order).to.deep.include({ id: 512, merchant_order_id: 'SO-1012' });
    });

    it('H35: nothing under an id it does not know', async () => {
      for (const [path, noun] of [
        ['/orders/1', 'Order'],
        ['/skus/99', 'Sku'],
        ['/shipments/x', 'Shipment'],
        ['/restocking_shipments/1', 'Restocking shipment'],
        ['/returns/1', 'Return'],
      ]) {
        const { status, body } = await at.get(path ?? '');
        expect([status, body]).to.deep.equal([404, { success: false, errors: [`${noun} not found`] }]);
      }
    });
  });

  describe('takes an order', () => {
    it('H31 H66: and answers with the whole of it, fulfillable and newest of all', async () => {
      const { status, body } = await at.ask<Order>('POST', '/orders', NEW_ORDER);
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
      expect((await at.get<Listing<Order>>('/orders')).body.data[0]).to.deep.equal(body);
      expect((await at.get<Listing<Shipment>>('/shipments')).body.data[0]).to.deep.include({
        order_id: 751,
        status: 'waiting_for_picking',
      });
    });

    it('twice when it is sent twice, and the ledger shows both', async () => {
      await at.ask('POST', '/orders', NEW_ORDER);
      await at.ask('POST', '/orders', NEW_ORDER);
      expect(at.hive.ledger.of('order.created').map(({ id, key }) => [id, key])).to.deep.equal([
        [751, 'SO-77'],
        [752, 'SO-77'],
      ]);
      expect(at.hive.ledger.repeated('order.created')).to.have.length(1);
    });

    it('H34: and names everything that is wrong with it at once', async () => {
      const { status, body } = await at.ask('POST', '/orders', {
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
      expect(at.hive.ledger.entries).to.deep.equal([]);
    });

    it('from a test as well, that is not in the ledger', async () => {
      const order = await at.hive.addOrder({ merchant_order_id: 'SO-late', created_at: '2025-01-01T09:00:00.000+01:00' });
      expect(order).to.deep.include({ id: 751, status: 'fulfillable' });
      expect((await at.get<Order>('/orders/751')).body.merchant_order_id).to.equal('SO-late');
      expect((await at.get<Listing<Order>>('/orders')).body.data[0]?.id).to.equal(750);
      expect(at.hive.ledger.entries).to.deep.equal([]);
    });
  });
});
