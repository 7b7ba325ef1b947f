import { join } from 'node:path';
import { expect } from 'chai';
import { type AnyConnection, createRuntime, type Connection } from 'trunkline';
import { Hive } from 'trunkline/connectors/hive';
import { emulator, type HiveEmulator } from 'trunkline/emulators/hive';
import { AuthenticationError, InvalidInputError, RateLimitError, Secret } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { open } from '../../core/support/open-connection.js';
import { rejection } from '../../core/support/rejection.js';
import { json, type Reply, ScriptedHttp } from '../../core/support/scripted-http.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { all } from '../reading.js';

const ORDER = {
  id: 501,
  merchant_order_id: 'SO-77',
  status: 'fulfillable',
  created_at: '2025-01-03T09:00:00.000+01:00',
  items: [],
};
const RETURN = {
  id: 88,
  status: 'arrived',
  order: { id: 5, merchant_order_id: 'SO-77' },
  announced_items: [],
  created_at: '2025-02-01T10:00:00Z',
  updated_at: '2025-02-02T10:00:00Z',
};
const SKU = {
  id: 9,
  name: 'Beans',
  created_at: '2025-02-01T10:00:00Z',
  updated_at: '2025-02-01T10:00:00Z',
};

/** A connection whose vendor is a script, in production unless told otherwise. */
function scripted(script: (index: number) => Reply, environment: 'production' | 'staging' = 'production') {
  const http = new ScriptedHttp((_request, index) => script(index));
  const clock = new VirtualClock(Date.parse('2025-07-01T12:00:00Z'), { skip: true });
  return { http, clock, hive: open(Hive, { http, clock, settings: { token: new Secret('key-1'), environment } }) };
}

const cursorPage = (data: unknown[], next: string | null): Reply =>
  json({ data, pagination: { first_page_url: 'https://app.hive.app/merchant_api/v2/returns?limit=20', limit: 20, next_page_url: next } });
const numberedPage = (page: number, pages: number): Reply =>
  json({ data: [{ ...ORDER, id: page }], pagination: { current_page: page, page_count: pages, item_count: pages, items_per_page: 1 } });

describe('a user of Hive', () => {
  describe('sends', () => {
    it('H10: the key as a bearer token with every request', async () => {
      const { http, hive } = scripted((index) => numberedPage(index + 1, 2));
      await all((await hive).list('listOrders', {}));
      expect(http.requests.map(({ headers }) => headers['authorization'])).to.deep.equal(['Bearer key-1', 'Bearer key-1']);
    });

    it('H50 H62: only the changes of a PATCH, and null where a field is to be emptied', async () => {
      const { http, hive } = scripted(() => json({ ...SKU, sku_code: 'B-1' }));
      const connection = await hive;
      await connection.call('updateSkuV2', { id: 9, name: 'Beans', barcode: null });
      await connection.call('updateSkuByCode', { sku_code: 'B-1', new_sku_code: 'B-2', weight_in_kg: 0.5 });
      expect(http.requests.map(sent)).to.deep.equal([
        'PATCH https://app.hive.app/merchant_api/v2/skus/9 {"barcode":null,"name":"Beans"}',
        'PATCH https://app.hive.app/merchant_api/v2/skus/by_sku_code?sku_code=B-1 {"weight_in_kg":0.5,"sku_code":"B-2"}',
      ]);
      expect(http.requests[0]!.headers['content-type']).to.equal('application/json');
    });

    it('H60 H69: the whole resource with a PUT, and refuses to send less', async () => {
      const item = { sku_id: 9, sku_code: 'B-1', announced_quantity: 5, arrived_quantity: 0, damaged_quantity: 0, missing_quantity: 0 };
      const whole = { warehouse_id: 71, estimated_arrival_date: '2025-08-01', delivery_option: 'postal' } as const;
      const { http, hive } = scripted(() => json({ id: 13, status: 'created', ...whole, restocking_shipment_items: [{ ...item, id: 1 }] }));
      const connection = await hive;
      const items = [{ sku_id: 9, announced_quantity: 5 }];
      await connection.call('replaceRestockingShipment', { id: 13, ...whole, restocking_shipment_items: items });
      await connection.call('replaceRestockingShipmentV2', { id: 13, ...whole, restocking_shipment_items: items });
      const body = JSON.stringify({ ...whole, restocking_shipment_items: items });
      const ordered = (text: string): unknown => JSON.parse(text);
      expect(http.requests.map(({ method, url }) => `${method} ${url.href}`)).to.deep.equal([
        'PUT https://app.hive.app/merchant_api/v1/restocking_shipments/13/',
        'PUT https://app.hive.app/merchant_api/v2/restocking_shipments/13',
      ]);
      for (const request of http.requests) expect(ordered(textOf(request))).to.deep.equal(ordered(body));
      const less = { id: 13, restocking_shipment_items: items } as never;
      expect(await rejection(connection.call('replaceRestockingShipmentV2', less))).to.be.instanceOf(InvalidInputError);
      expect(http.requests).to.have.length(2);
    });

    it('H48 H49: several values joined by commas to version 2, and one by one to version 1', async () => {
      const { http, hive } = scripted((index) => (index === 0 ? cursorPage([], null) : json({ data: [], pagination: { page_count: 1 } })));
      const connection = await hive;
      await all(connection.list('listReturnsV2', { 'sales_channel_id[in]': [101, 202] }));
      await all(connection.list('listSkus', { 'merchant_sku_ids[]': ['a', 'b,c'] }));
      expect(http.requests.map(({ url }) => url.search)).to.deep.equal([
        '?sales_channel_id[in]=101,202',
        '?merchant_sku_ids[]=a&merchant_sku_ids[]=b%2Cc&page=1',
      ]);
    });

    it('H3: everything to the staging host when the connection says staging', async () => {
      const { http, hive } = scripted(() => cursorPage([], null), 'staging');
      await all((await hive).list('listReturnsV2', {}));
      expect(http.requests.map(({ url }) => url.host)).to.deep.equal(['staging.app.hive.app']);
    });
  });

  describe('reads', () => {
    it('H40 H41: all objects of version 1 by asking for each page', async () => {
      const { http, hive } = scripted((index) => numberedPage(index + 1, 3));
      const orders = await all((await hive).list('listOrders', {}));
      expect(orders.map(({ id }) => id)).to.deep.equal([1, 2, 3]);
      expect(http.requests.map(({ url }) => url.searchParams.get('page'))).to.deep.equal(['1', '2', '3']);
    });

    it('H43: version 2 by following each next page until there is none', async () => {
      const next = 'https://app.hive.app/merchant_api/v2/returns?limit=20&page=abc';
      const { http, hive } = scripted((index) => cursorPage([{ ...RETURN, id: index }], index === 0 ? next : null));
      const entries = (await hive).list('listReturnsV2', { limit: 20 });
      expect((await all(entries)).map(({ id }) => id)).to.deep.equal([0, 1]);
      expect(entries.outcome).to.deep.equal({ status: 'complete', pages: 2, records: 2 });
      expect(http.requests.map(({ url }) => url.href)).to.deep.equal(['https://app.hive.app/merchant_api/v2/returns?limit=20', next]);
    });

    it('H45: and sends the key to no next page on another host, in the other environment or of the other version', async () => {
      for (const next of [
        'https://attacker.example/merchant_api/v2/returns?page=x',
        'https://staging.app.hive.app/merchant_api/v2/returns?page=x',
        'https://app.hive.app/merchant_api/v1/returns?page=x',
        'https://app.hive.app/merchant_api/v2/../v1/returns',
        'http://app.hive.app/merchant_api/v2/returns?page=x',
        'https://user:secret@app.hive.app/merchant_api/v2/returns?page=x',
        'https://app.hive.app/merchant_api/v2/returns?page=x#y',
      ]) {
        const { http, hive } = scripted(() => cursorPage([RETURN], next));
        const error = await rejection(all((await hive).list('listReturnsV2', {})));
        expect(error, next).to.include({ code: 'bad_next_url' });
        expect(http.requests, next).to.have.length(1);
      }
    });

    it('H30 H31: the object as it is after the change, whatever the 2xx', async () => {
      const { hive } = scripted(() => json({ ...SKU, merchant_sku_id: 'B-1', fulfilled_by: 'new' }, 201));
      const sku = await (await hive).call('createSku', { merchant_sku_id: 'B-1', name: 'Beans' });
      expect(sku).to.include({ id: 9, merchant_sku_id: 'B-1', fulfilled_by: 'new' });
    });

    it('H54 H56: statuses as Hive writes them, empty reasons included', async () => {
      const shipment = { id: 1, order_id: 2, status: 'in_shipping', delivery_status: 'Information transmitted to the carrier', items: [] };
      const replies = [cursorPage([shipment], null), cursorPage([{ ...RETURN, return_reason: '', return_reason_type: null }], null)];
      const { hive } = scripted((index) => replies[index]!);
      const connection = await hive;
      expect(await all(connection.list('listShipmentsV2', {}))).to.deep.equal([shipment]);
      expect((await all(connection.list('listReturnsV2', {})))[0]).to.include({ return_reason: '', return_reason_type: null });
    });
  });

  describe('is told', () => {
    it('H11: that the key is wrong', async () => {
      const { hive } = scripted(() => json({ success: false, errors: ['authentication required'] }, 401));
      const error = await rejection((await hive).call('getOrder', { id: 1 }));
      expect(error).to.be.instanceOf(AuthenticationError);
      expect((error as Error).message).to.include('authentication required');
    });

    it('H32 H33 H34: every sentence that Hive says, whatever the status', async () => {
      const said = ["Name can't be blank", "Merchant sku can't be blank"];
      for (const status of [400, 422, 404, 403]) {
        const { http, hive } = scripted(() => json({ success: false, errors: said }, status));
        const error = await rejection((await hive).call('createSku', { merchant_sku_id: 'B-1', name: 'Beans' }));
        for (const sentence of said) expect((error as Error).message, String(status)).to.include(sentence);
        expect(http.requests, 'never sent again').to.have.length(1);
      }
    });

    it('H37: that a cursor is no longer good', async () => {
      const { hive } = scripted(() => json({ errors: ['Invalid cursor'] }, 400));
      const error = await rejection(all((await hive).list('listReturnsV2', {})));
      expect((error as Error).message).to.include('Invalid cursor');
    });
  });

  describe('waits', () => {
    it('H22: as many seconds as Hive says, with their fraction', async () => {
      const { http, clock, hive } = scripted((index) =>
        index === 0 ? json({ errors: ['too many requests'] }, 429, { 'retry-after': '3.2' }) : json(ORDER),
      );
      const before = clock.now();
      await (await hive).call('getOrder', { id: 501 });
      expect([clock.now() - before, http.requests.length]).to.deep.equal([3200, 2]);
    });

    it('H22: and gives up with the wait in hand when Hive goes on refusing', async () => {
      const { hive } = scripted(() => json({ errors: ['too many requests'] }, 429, { 'retry-after': '3.2' }));
      const error = await rejection((await hive).call('getOrder', { id: 501 }));
      expect(error).to.be.instanceOf(RateLimitError).and.include({ retryAfterMs: 3200 });
    });

    it('H20 H21: before the hundred-and-first call of a minute, over both versions, and is never refused', async () => {
      const { http, clock, hive } = scripted((index) =>
        json(index % 2 ? RETURN : ORDER, 200, { 'x-rate-limit-used': String((index % 100) + 1), 'x-rate-limit-max': '100' }),
      );
      const connection = await hive;
      const before = clock.now();
      for (let i = 0; i < 50; i += 1) {
        await connection.call('getOrder', { id: 501 });
        await connection.call('getReturnV2', { id: 88 });
      }
      expect(clock.now() - before).to.equal(0);
      await connection.call('getOrder', { id: 501 });
      expect(clock.now() - before).to.be.greaterThan(0);
      expect(http.requests).to.have.length(101);
    });

    it('H23: not so soon when a higher limit was agreed, since the answers tell it', async () => {
      const { clock, hive } = scripted((index) => json(ORDER, 200, { 'x-rate-limit-used': String(index + 1), 'x-rate-limit-max': '500' }));
      const connection = await hive;
      const before = clock.now();
      for (let i = 0; i < 150; i += 1) await connection.call('getOrder', { id: 501 });
      expect(clock.now() - before).to.equal(0);
    });
  });

  describe('with the emulator', () => {
    const folder = tempFolder();
    let vendor: HiveEmulator;
    let hive: Connection<Hive>;
    const runtime = createRuntime({ connectors: [Hive], limits: { backoffMs: 1 } });
    beforeEach(async () => {
      vendor = await emulator.start({ requestsPerMinute: 1000 });
      const at = (version: string) => ({ url: `${vendor.origin}/merchant_api/${version}`, allowLoopback: true });
      const settings = { token: new Secret('hive_emulator_key'), environment: 'production' } as const;
      hive = await runtime.connect(Hive, settings, { services: { v1: at('v1'), v2: at('v2') } });
    });
    afterEach(() => vendor.close());
    after(() => runtime.close());

    it('H4 H43: reads what both versions list, to its end', async () => {
      const counts: { [list: string]: number } = {};
      for (const [name, operation] of Object.entries(hive.document.operations)) {
        if (operation.kind !== 'list') continue;
        counts[name] = (await all((hive as unknown as AnyConnection).list(name, {}))).length;
      }
      expect(counts).to.deep.equal({
        listOrders: 250,
        listSkus: 12,
        listShipments: 228,
        listWarehouses: 3,
        listRestockingShipments: 7,
        listReturns: 20,
        listOrdersV2: 280,
        listSkusV2: 12,
        listShipmentsV2: counts['listShipmentsV2'],
        listWarehousesV2: 3,
        listRestockingShipmentsV2: 7,
        listReturnsV2: 23,
        listInventoryTransferOrders: 3,
      });
      expect(counts['listShipmentsV2']).to.be.greaterThan(228);
    });

    it('H64 H65 H67 H70 H71: calls what it can write', async () => {
      const address = { full_name: 'Ada Weber', line1: 'Hauptstrasse 1', city: 'Berlin', country_code: 'DE', postal_code: '10115' };
      const items = [{ merchant_item_id: '1', sku_code: 'SKU-009', quantity: 1 }];
      const order = await hive.call('createOrderV2', {
        sales_channel_id: 202,
        merchant_order_id: 'WS-77',
        items,
        shipping_address: address,
      });
      expect(await hive.call('updateOrderV2', { id: order.id, tags: ['late'] })).to.deep.include({ sales_channel_id: 202, tags: ['late'] });
      await hive.call('upsertSkus', { skus: [{ merchant_sku_id: 'SKU-009', name: 'Tablets' }] });
      await hive.call('deleteSku', { id: 9 });
      expect(await hive.call('getSku', { id: 9 })).to.include({ name: 'Tablets', status: 'deleted' });
      const transfer = { origin_id: 71, destination_id: 72, items: [{ sku_id: 1, quantity: 2 }] };
      const made = await hive.call('createInventoryTransferOrder', transfer);
      expect(await hive.call('getInventoryTransferOrder', { id: made.id })).to.deep.equal(made);
      expect((await hive.call('getReturnRules')).default_rules).to.deep.equal({ A: 'restock', B: 'send_back', C: 'dispose' });
    });

    it('H80: starts a run for each new order, SKU and return, and for none twice', async () => {
      const store = await ownedStore(join(folder(), 'store.db'));
      const recipe = { name: 'r', hash: 'h', body: '{}' };
      const ask = (operation: string) =>
        poll({ recipe, id: operation, operation, connection: hive, with: {} }, { store, clock: new VirtualClock() });
      expect(await ask('newOrder')).to.include({ status: 'complete', started: 250 });
      expect(await ask('newSku')).to.include({ status: 'complete', started: 12 });
      expect(await ask('newReturn')).to.include({ status: 'complete', started: 23 });
      await vendor.addOrder();
      await hive.call('createSku', { merchant_sku_id: 'NEW-1', name: 'Kettle' });
      expect(await ask('newOrder')).to.include({ started: 1 });
      expect(await ask('newSku')).to.include({ started: 1 });
      expect(await ask('newReturn')).to.include({ started: 0 });
      await store.close();
    });
  });
});

function textOf({ body }: { readonly body?: unknown }): string {
  return typeof body === 'string' ? body : Buffer.from(body as Uint8Array).toString();
}

function sent(request: ScriptedHttp['requests'][number]): string {
  return `${request.method} ${request.url.href} ${textOf(request)}`;
}
