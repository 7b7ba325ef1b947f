import { expect } from 'chai';
import { emulator, type HiveEmulator } from 'trunkline/emulators/hive';

interface Record {
  readonly id: number;
  readonly [field: string]: unknown;
}
interface Listing {
  readonly data: Record[];
  readonly pagination: { readonly first_page_url: string; readonly limit: number; readonly next_page_url: string | null };
}

const HOUR = 3_600_000;
const NEW_ORDER = {
  sales_channel_id: 202,
  merchant_order_id: 'WS-77',
  items: [{ merchant_item_id: '1', sku_code: 'SKU-009', quantity: 2, price_per_unit_in_cents: 995 }],
  shipping_address: { full_name: 'Ada Weber', line1: 'Hauptstrasse 1', city: 'Berlin', country_code: 'DE', postal_code: '10115' },
};

describe('the Hive emulator, version 2', () => {
  let hive: HiveEmulator;
  let now: number;
  beforeEach(async () => {
    now = Date.parse('2025-07-01T12:00:00.000Z');
    hive = await emulator.start({ now: () => now });
  });
  afterEach(() => hive.close());

  async function ask<Body = Record>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; headers: Headers; body: Body }> {
    const answer = await fetch(path.startsWith('http') ? path : `${hive.origin}/merchant_api/${path}`, {
      method,
      headers: { authorization: 'Bearer hive_emulator_key', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  }
  const get = async <Body = Listing>(path: string): Promise<Body> => (await ask<Body>('GET', path)).body;
  const ids = ({ data }: Listing): number[] => data.map(({ id }) => id);
  async function all(path: string): Promise<Record[]> {
    const records: Record[] = [];
    for (let next: string | null = path; next !== null;) {
      const { data, pagination }: Listing = await get(next);
      records.push(...data);
      next = pagination.next_page_url;
    }
    return records;
  }

  describe('leads from page to page', () => {
    it('H43 H44: by absolute URLs that keep the filters, to a null at the end', async () => {
      const first = await get('v2/returns?limit=20&sales_channel_id[in]=101');
      expect(first.pagination.first_page_url).to.equal(`${hive.origin}/merchant_api/v2/returns?limit=20&sales_channel_id%5Bin%5D=101`);
      expect([first.data.length, first.pagination.next_page_url]).to.deep.equal([20, null]);
      const page = await get('v2/returns?limit=8&sales_channel_id[in]=101');
      expect(page.pagination.next_page_url).to.match(new RegExp(`^${hive.origin}/merchant_api/v2/returns\\?.*page=`));
      expect((await all('v2/returns?limit=8&sales_channel_id[in]=101')).map(({ id }) => id)).to.deep.equal(ids(first));
      expect((await get('v2/returns')).pagination.limit).to.equal(20);
    });

    it('H43: without losing or repeating a record though a newer one comes in between', async () => {
      const first = await get('v2/skus?limit=5');
      await ask('POST', 'v1/skus', { merchant_sku_id: 'NEW-1', name: 'Kettle' });
      const rest = await all(first.pagination.next_page_url!);
      expect([...ids(first), ...rest.map(({ id }) => id)]).to.deep.equal([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    });

    it('H36 H37: and refuses a cursor that is damaged, of another list, or too old', async () => {
      const { pagination } = await get('v2/skus?limit=5');
      const cursor = new URL(pagination.next_page_url!).searchParams.get('page')!;
      for (const path of ['v2/skus?page=x', `v2/returns?page=${cursor}`, `v2/skus?page=${cursor.slice(2)}`]) {
        const { status, body } = await ask('GET', path);
        expect([status, body], path).to.deep.equal([400, { errors: ['Invalid cursor'] }]);
      }
      now += HOUR + 1;
      expect((await ask('GET', pagination.next_page_url!)).status).to.equal(400);
    });

    it('H33: and refuses a page size that is none', async () => {
      for (const limit of ['0', 'many', '1.5', '101']) expect((await ask('GET', `v2/skus?limit=${limit}`)).status, limit).to.equal(400);
    });
  });

  describe('shows every sales channel', () => {
    it('H4: of which version 1 shows one', async () => {
      const orders = await all('v2/orders?limit=100');
      const ofChannel = (id: number): number => orders.filter(({ sales_channel_id }) => sales_channel_id === id).length;
      expect([ofChannel(101), ofChannel(202), orders.length]).to.deep.equal([250, 30, 280]);
      const { pagination } = await get<{ pagination: { item_count: number } }>('v1/orders');
      expect(pagination.item_count).to.equal(250);
      expect((await ask('GET', 'v1/orders/200001')).status).to.equal(404);
    });

    it('H48: and filters returns and shipments by several values at once', async () => {
      expect(await all('v2/returns?sales_channel_id[in]=101,202')).to.have.length(23);
      expect(await all('v2/returns?sales_channel_id[in]=202')).to.have.length(3);
      const ofOrders = await all('v2/shipments?order_id[in]=501,503,200001');
      expect(ofOrders.map(({ order_id }) => order_id)).to.have.members([501, 503, 200_001]);
      const named = await all('v2/shipments?merchant_order_id[in]=SO-1003,WS-1');
      expect(named.map(({ merchant_order_id }) => merchant_order_id)).to.have.members(['SO-1003', 'WS-1']);
      expect(ids(await get('v2/skus?sku_code[in]=SKU-002,SKU-010'))).to.deep.equal([10, 2]);
    });

    it('H47: and filters returns by their creation time', async () => {
      const entries = await all('v2/returns?limit=100');
      const created = entries[4]!['created_at'] as string;
      const found = (operator: string): Promise<Record[]> =>
        all(`v2/returns?limit=100&created_at[${operator}]=${encodeURIComponent(created)}`);
      expect([(await found('gt')).length, (await found('gte')).length]).to.deep.equal([4, 5]);
      expect([(await found('lt')).length, (await found('lte')).length]).to.deep.equal([entries.length - 5, entries.length - 4]);
      expect((await ask('GET', 'v2/returns?created_at[gt]=soon')).status).to.equal(400);
    });
  });

  describe('shows', () => {
    it("H53 H57: SKUs under the merchant's code, with the time of their last change", async () => {
      const [sku] = (await get('v2/skus?sku_code[in]=SKU-009')).data;
      expect(sku).to.include({ id: 9, sku_code: 'SKU-009', updated_at: sku!['created_at'] });
      expect(sku).to.not.have.property('merchant_sku_id');
      await ask('PATCH', 'v2/skus/9', { name: 'Tablets' });
      expect((await get('v2/skus?sku_code[in]=SKU-009')).data[0]).to.include({ updated_at: '2025-07-01T14:00:00.000+02:00' });
      expect(await get<Record>('v1/skus/9')).to.not.have.property('updated_at');
    });

    it('H53 H55: shipments whose items hold their SKU and its batches', async () => {
      const [shipment] = (await get('v2/shipments?order_id[in]=501')).data;
      const [item] = shipment!['items'] as Record[];
      expect(item).to.have.keys('id', 'quantity', 'merchant_item_id', 'sku', 'batches', 'serial_numbers');
      expect(item!['sku']).to.have.keys('id', 'sku_code');
    });

    it('H57 H70: returns, with what the rules make of the goods', async () => {
      const handled = (await all('v2/returns?limit=100')).find(({ status }) => status === 'handling_completed')!;
      expect(handled['updated_at']).to.equal(handled['completed_handling_at']);
      expect(handled).to.not.have.any.keys('return_items', 'return_line_items');
      const [item] = handled['handled_items'] as Record[];
      expect(item).to.deep.include({ condition: 'A', follow_up_action: (item!['sku'] as Record).id === 1 ? 'dispose' : 'restock' });
      expect(await get<Record>(`v2/returns/${handled.id}`)).to.deep.equal(handled);
    });

    it('H57: a return as soon as its customer announces it', async () => {
      await hive.becomes((goods, at) => goods.sendBack(501, at));
      const [newest] = (await get('v2/returns?created_at[gte]=2025-07-01T12:00:00.000Z')).data;
      expect(newest).to.deep.include({ status: 'on_the_way', received_at: null, handled_items: [] });
      expect(newest?.['order']).to.include({ id: 501, merchant_order_id: 'SO-1001' });
    });

    it('H70: return rules, for all SKUs and for single ones', async () => {
      const rules = await get<Record>('v2/return_rules');
      expect(rules['default_rules']).to.deep.equal({ A: 'restock', B: 'send_back', C: 'dispose' });
      expect(rules['sku_rules']).to.deep.equal([{ sku: { id: 1, sku_code: 'SKU-001' }, A: 'dispose', B: null, C: 'dispose' }]);
      expect(rules['send_back_address']).to.include({ province_or_state_code: 'BE' });
    });

    it('H68: restocking shipments with all three counts, whatever their status', async () => {
      const shipments = await all('v2/restocking_shipments');
      const counts = shipments.map(({ restocking_shipment_items }) => (restocking_shipment_items as Record[])[0]!['arrived_quantity']);
      expect([shipments.length, counts.filter((count) => count === 97).length, counts.filter((count) => count === 0).length]).to.deep.equal(
        [7, 1, 6],
      );
      expect(await get<Record>('v2/restocking_shipments/13')).to.have.any.keys('created_at', 'arrived_at');
    });

    it('warehouses, one by one with a limit of one', async () => {
      expect((await all('v2/warehouses?limit=1')).map(({ id }) => id)).to.deep.equal([73, 72, 71]);
    });

    it('H35 H36: and has nothing under an id it does not know, in its own shape', async () => {
      for (const path of ['returns/1', 'restocking_shipments/1', 'inventory_transfer_orders/1']) {
        const { status, body } = await ask<{ errors: string[] }>('GET', `v2/${path}`);
        expect([status, Object.keys(body)], path).to.deep.equal([404, ['errors']]);
      }
      expect((await ask('GET', 'v2/returns/1')).body).to.deep.equal({ errors: ['Return not found'] });
    });
  });

  describe('takes', () => {
    it('H67: an order for the sales channel it names', async () => {
      const { status, body } = await ask('POST', 'v2/orders', NEW_ORDER);
      expect(status).to.equal(201);
      expect(body).to.deep.include({ id: 200_031, sales_channel_id: 202, merchant_order_id: 'WS-77', status: 'fulfillable' });
      expect((body['items'] as Record[])[0]).to.include({ sku_id: 9, sku_code: 'SKU-009' });
      expect(hive.ledger.of('order.created').map(({ id, key }) => [id, key])).to.deep.equal([[200_031, 'WS-77']]);
    });

    it('H34 H67: none without a channel, for a channel that is not there, or under an id that the channel has', async () => {
      const refused = async (body: unknown): Promise<unknown> => (await ask('POST', 'v2/orders', body)).body;
      const { sales_channel_id: _, ...nowhere } = NEW_ORDER;
      expect(await refused(nowhere)).to.deep.equal({ errors: ["Sales channel can't be blank"] });
      expect(await refused({ ...NEW_ORDER, sales_channel_id: 3 })).to.deep.equal({ errors: ['Sales channel must exist'] });
      expect(await refused({ ...NEW_ORDER, merchant_order_id: 'WS-1' })).to.deep.equal({
        errors: ['Merchant order has already been taken'],
      });
      expect((await ask('POST', 'v2/orders', { ...NEW_ORDER, sales_channel_id: 101, merchant_order_id: 'WS-1' })).status).to.equal(201);
    });

    it('H62: a change of an order, and keeps what it leaves out', async () => {
      const before = (await all('v2/orders?limit=100')).find(({ id }) => id === 200_002)!;
      const { status, body } = await ask('PATCH', 'v2/orders/200002', { tags: ['late'], carrier_preference: null });
      expect([status, body]).to.deep.equal([200, { ...before, tags: ['late'], carrier_preference: null }]);
    });

    it('H62 H63: a change of a SKU by id or by code, and keeps what it leaves out', async () => {
      const [before] = (await get('v2/skus?sku_code[in]=SKU-009')).data;
      const byId = await ask('PATCH', 'v2/skus/9', { name: 'Tablets' });
      expect(byId.body).to.deep.equal({ ...before, name: 'Tablets', updated_at: '2025-07-01T14:00:00.000+02:00' });
      const byCode = await ask('PATCH', 'v2/skus/by_sku_code?sku_code=SKU-009', { sku_code: 'TAB-1', barcode: null });
      expect(byCode.body).to.deep.equal({ ...byId.body, sku_code: 'TAB-1', barcode: null });
      expect((await ask('PATCH', 'v2/skus/by_sku_code?sku_code=SKU-009', {})).status).to.equal(404);
    });

    it('H60 H61: a whole restocking shipment in place of another, while nothing has arrived', async () => {
      const whole = {
        warehouse_id: 72,
        estimated_arrival_date: '2025-08-01',
        delivery_option: 'courier',
        restocking_shipment_items: [{ sku_code: 'SKU-003', announced_quantity: 5 }],
      };
      const { status, body } = await ask('PUT', 'v2/restocking_shipments/13', whole);
      expect(status).to.equal(200);
      expect(body).to.deep.include({ warehouse_id: 72, po_number: null, supplier_name: null });
      expect((body['restocking_shipment_items'] as Record[])[0]).to.include({ sku_code: 'SKU-003', announced_quantity: 5, remarks: null });
      expect((await ask('PUT', 'v2/restocking_shipments/18', whole)).status).to.equal(422);
    });

    it('H71: an inventory transfer order, of a batch when one is named', async () => {
      const transfer = { origin_id: 71, destination_id: 73, items: [{ sku_code: 'SKU-001', quantity: 4, inventory_batch_id: 301 }] };
      const { status, body } = await ask('POST', 'v2/inventory_transfer_orders', transfer);
      expect(status).to.equal(201);
      expect(body).to.deep.include({ id: 44, destination_id: 73, completed_at: null, documents: [] });
      expect((body['items'] as Record[])[0]!['inventory_batch']).to.deep.equal({ id: 301, name: 'LOT-001-A', expiry_date: '2026-12-31' });
      expect((await all('v2/inventory_transfer_orders')).map(({ id }) => id)).to.deep.equal([44, 43, 42, 41]);
      expect(await get<Record>('v2/inventory_transfer_orders/44')).to.deep.equal(body);
      const refused = await ask('POST', 'v2/inventory_transfer_orders', { ...transfer, origin_id: 1, items: [{ quantity: 1 }] });
      expect(refused.body).to.deep.equal({ errors: ['Origin must exist', "Items sku can't be blank"] });
    });
  });

  it('H11 H36: refuses a wrong key in its own shape', async () => {
    const answer = await fetch(`${hive.origin}/merchant_api/v2/skus`, { headers: { authorization: 'Bearer wrong' } });
    expect([answer.status, await answer.json()]).to.deep.equal([401, { errors: ['authentication required'] }]);
  });

  it('H20: counts the requests of both versions together', async () => {
    for (let used = 1; used <= 100; used += 1) await ask('GET', used % 2 ? 'v1/warehouses' : 'v2/warehouses');
    const { status, headers } = await ask('GET', 'v2/skus');
    expect([status, headers.get('x-rate-limit-used')]).to.deep.equal([429, '101']);
  });
});
