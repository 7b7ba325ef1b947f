import { expect } from 'chai';
import { Hive } from 'trunkline/connectors/hive';
import { documentOf } from 'trunkline/document';
import { dangling, endpoints, undescribed } from '../reading.js';

describe('the Hive connector', () => {
  const document = documentOf(Hive);

  it('H1 H2 H69: sends each operation where the Merchant API documents it', () => {
    expect(endpoints(document, 'production')).to.deep.equal({
      listOrders: 'GET https://app.hive.app/merchant_api/v1/orders, read, stable',
      getOrder: 'GET https://app.hive.app/merchant_api/v1/orders/{id}, read, stable',
      createOrder: 'POST https://app.hive.app/merchant_api/v1/orders, unsafe, experimental',
      newOrder: 'polls listOrders, stable',
      listSkus: 'GET https://app.hive.app/merchant_api/v1/skus, read, stable',
      getSku: 'GET https://app.hive.app/merchant_api/v1/skus/{id}, read, experimental',
      createSku: 'POST https://app.hive.app/merchant_api/v1/skus, unsafe, stable',
      updateSku: 'PATCH https://app.hive.app/merchant_api/v1/skus/{id}, idempotent, stable',
      upsertSkus: 'POST https://app.hive.app/merchant_api/v1/skus/bulk_upsert, idempotent, stable',
      deleteSku: 'DELETE https://app.hive.app/merchant_api/v1/skus/{id}, idempotent, stable',
      listShipments: 'GET https://app.hive.app/merchant_api/v1/shipments, read, experimental',
      getShipment: 'GET https://app.hive.app/merchant_api/v1/shipments/{id}, read, experimental',
      listWarehouses: 'GET https://app.hive.app/merchant_api/v1/warehouses, read, experimental',
      listRestockingShipments: 'GET https://app.hive.app/merchant_api/v1/restocking_shipments, read, stable',
      getRestockingShipment: 'GET https://app.hive.app/merchant_api/v1/restocking_shipments/{id}, read, stable',
      createRestockingShipment: 'POST https://app.hive.app/merchant_api/v1/restocking_shipments/, unsafe, stable',
      replaceRestockingShipment: 'PUT https://app.hive.app/merchant_api/v1/restocking_shipments/{id}/, idempotent, stable',
      listReturns: 'GET https://app.hive.app/merchant_api/v1/returns, read, experimental',
      getReturn: 'GET https://app.hive.app/merchant_api/v1/returns/{id}, read, experimental',
      listOrdersV2: 'GET https://app.hive.app/merchant_api/v2/orders, read, experimental',
      createOrderV2: 'POST https://app.hive.app/merchant_api/v2/orders, unsafe, stable',
      updateOrderV2: 'PATCH https://app.hive.app/merchant_api/v2/orders/{id}, idempotent, experimental',
      listSkusV2: 'GET https://app.hive.app/merchant_api/v2/skus, read, stable',
      updateSkuV2: 'PATCH https://app.hive.app/merchant_api/v2/skus/{id}, idempotent, experimental',
      updateSkuByCode: 'PATCH https://app.hive.app/merchant_api/v2/skus/by_sku_code, idempotent, stable',
      newSku: 'polls listSkusV2, stable',
      listShipmentsV2: 'GET https://app.hive.app/merchant_api/v2/shipments, read, stable',
      listWarehousesV2: 'GET https://app.hive.app/merchant_api/v2/warehouses, read, experimental',
      listRestockingShipmentsV2: 'GET https://app.hive.app/merchant_api/v2/restocking_shipments, read, experimental',
      getRestockingShipmentV2: 'GET https://app.hive.app/merchant_api/v2/restocking_shipments/{id}, read, stable',
      replaceRestockingShipmentV2: 'PUT https://app.hive.app/merchant_api/v2/restocking_shipments/{id}, idempotent, stable',
      listReturnsV2: 'GET https://app.hive.app/merchant_api/v2/returns, read, stable',
      getReturnV2: 'GET https://app.hive.app/merchant_api/v2/returns/{id}, read, stable',
      newReturn: 'polls listReturnsV2, stable',
      getReturnRules: 'GET https://app.hive.app/merchant_api/v2/return_rules, read, stable',
      listInventoryTransferOrders: 'GET https://app.hive.app/merchant_api/v2/inventory_transfer_orders, read, stable',
      getInventoryTransferOrder: 'GET https://app.hive.app/merchant_api/v2/inventory_transfer_orders/{id}, read, experimental',
      createInventoryTransferOrder: 'POST https://app.hive.app/merchant_api/v2/inventory_transfer_orders, unsafe, stable',
      shipmentUpdated: 'is told of what has its shape, experimental',
      restockingShipmentUpdated: 'is told of what has its shape, experimental',
      returnUpdated: 'is told of what has its shape, experimental',
      orderStatusUpdated: 'is told of order.status_updated, stable',
      shipmentStatusUpdated: 'is told of shipment.status_updated, experimental',
      restockingShipmentStatusUpdated: 'is told of restocking_shipment.status_updated, experimental',
      returnStatusUpdated: 'is told of return.status_updated, stable',
    });
  });

  it('H3: sends a staging connection to the staging host', () => {
    expect(document.baseUrl).to.deep.equal({
      environment: { path: ['environment'] },
      services: ['v1', 'v2'],
      table: {
        '*': {
          production: { v1: 'https://app.hive.app/merchant_api/v1', v2: 'https://app.hive.app/merchant_api/v2' },
          staging: { v1: 'https://staging.app.hive.app/merchant_api/v1', v2: 'https://staging.app.hive.app/merchant_api/v2' },
        },
      },
      variables: [],
    });
  });

  it('H3: says that it uses production unless told otherwise, and that the staging host is inferred', () => {
    const environment = document.schemas['HiveConnection']!.properties!['environment']!;
    expect(environment.default).to.equal('production');
    expect(environment.enum).to.deep.equal(['production', 'staging']);
    expect(environment.description).to.match(/inferred/);
  });

  it('H10 H12: signs with the API key as a bearer token', () => {
    expect(document.auth).to.deep.equal({ kind: 'bearer', token: { path: ['token'] } });
    expect(document.connection).to.deep.equal({ schema: 'HiveConnection', secrets: ['token'] });
    expect(document.schemas['HiveConnection']!.properties!['token']!.writeOnly).to.equal(true);
  });

  it('H40 H41 H42: reads pages from 1 to the page count, without a page size, since Hive documents none', () => {
    expect(document.pagination).to.deep.equal({
      kind: 'page-number',
      items: { path: ['data'] },
      consistency: 'shifts',
      page: { in: 'query', name: 'page' },
      start: 1,
      stop: { pageCount: { path: ['pagination', 'page_count'] } },
    });
  });

  it('H22 H32: reads every sentence of a failed answer, and a wait in seconds', () => {
    expect(document.errors).to.deep.equal({
      rows: [],
      message: { path: ['errors'] },
      retryAfter: [{ name: 'Retry-After', unit: 'seconds' }],
    });
  });

  it('H20 H21: stays within 100 calls a minute and corrects the count by the headers', () => {
    expect(document.budgets).to.deep.equal([
      { name: 'calls', limit: 100, perMs: 60_000, headers: { used: 'X-Rate-Limit-Used', max: 'X-Rate-Limit-Max' } },
    ]);
  });

  it('H24 H83 H89: verifies webhooks with the API key itself, and knows a repeat by its event', () => {
    expect(document.webhooks).to.deep.include({
      event: { path: ['event_type'] },
      delivery: { path: ['event_id'] },
      verify: {
        kind: 'hmac',
        header: 'x-hive-signature',
        separator: ',',
        algorithm: 'sha256',
        encoding: 'hex',
        signed: '{body}',
        key: { path: ['token'] },
      },
    });
  });

  it('H80: finds new orders by their creation time, newest first', () => {
    expect(document.operations['newOrder']).to.deep.equal({
      kind: 'trigger',
      title: 'New order',
      description:
        'Each order of the sales channel once, by the time it was created. A change of one is no event: orderStatusUpdated tells of it.',
      source: 'https://developers.hive.app/reference/api-reference: GET /orders',
      stability: 'stable',
      input: 'OrderFilter',
      effect: { kind: 'read' },
      record: 'Order',
      poll: {
        list: 'listOrders',
        key: { path: ['id'] },
        cursor: { path: ['created_at'] },
        since: 'created_at[gte]',
        cursorType: 'instant',
        overlap: 300_000,
        order: 'newest-first',
      },
    });
  });

  it("H47 H49: filters orders in the vendor's spelling", () => {
    expect(Object.keys(document.schemas['OrderFilter']!.properties!)).to.deep.equal([
      'created_at[lt]',
      'created_at[lte]',
      'created_at[gt]',
      'created_at[gte]',
      'include',
    ]);
  });

  it('H66: asks for what Hive requires, and no more', () => {
    const required = (name: string) => document.schemas[name]!.required;
    expect(required('NewOrder')).to.have.members(['merchant_order_id', 'items', 'shipping_address']);
    expect(required('NewSku')).to.have.members(['merchant_sku_id', 'name']);
    expect(required('NewRestockingShipmentItem')).to.deep.equal(['announced_quantity']);
    expect(required('SkuChange')).to.deep.equal(['id']);
    const announced = ['warehouse_id', 'estimated_arrival_date', 'delivery_option', 'restocking_shipment_items'];
    expect(required('NewRestockingShipment')).to.have.members(announced);
    expect(required('RestockingShipmentReplacement')).to.have.members([...announced, 'id']);
  });

  it('says of whatever is inferred what it is inferred from', () => {
    const experimental = Object.values(document.operations).filter(({ stability }) => stability === 'experimental');
    expect(experimental.filter(({ source }) => !/inferred from/i.test(source))).to.deep.equal([]);
  });

  it('H5: keeps both versions: none of version 1 is deprecated', () => {
    const deprecated = Object.values(document.operations).filter(({ stability }) => stability === 'deprecated');
    expect(deprecated).to.deep.equal([]);
    expect(document.description).to.match(/version 1.*version 2/i);
  });

  it('is data alone: no slot, no rule that only code can check', () => {
    expect(document.slots).to.deep.equal({});
    expect(Object.values(document.operations).filter(({ validators }) => validators)).to.deep.equal([]);
  });

  it('describes every field of every schema, and refers to none that is missing', () => {
    expect(undescribed(document.schemas)).to.deep.equal([]);
    expect(dangling(document.schemas)).to.deep.equal([]);
  });

  it('gives every operation a title and a source', () => {
    expect(Object.values(document.operations).filter(({ title, source }) => !title || !source)).to.deep.equal([]);
  });
});
