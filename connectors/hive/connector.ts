import { bearer, byEnvironment, Connector, errorTable, operations, pageNumber, rateLimit, timeHeader } from 'trunkline/sdk';
import { HiveConnection } from './connection.js';
import { Notifications } from './v1/notifications.js';
import { Orders } from './v1/orders.js';
import { RestockingShipments } from './v1/restocking-shipments.js';
import { Returns } from './v1/returns.js';
import { Shipments } from './v1/shipments.js';
import { Skus } from './v1/skus.js';
import { Warehouses } from './v1/warehouses.js';
import { InventoryTransferOrders } from './v2/inventory-transfer-orders.js';
import { NotificationsV2 } from './v2/notifications.js';
import { OrdersV2 } from './v2/orders.js';
import { RestockingShipmentsV2 } from './v2/restocking-shipments.js';
import { ReturnRulesV2 } from './v2/return-rules.js';
import { ReturnsV2 } from './v2/returns.js';
import { ShipmentsV2 } from './v2/shipments.js';
import { SkusV2 } from './v2/skus.js';
import { WarehousesV2 } from './v2/warehouses.js';
import { HIVE_WEBHOOKS } from './webhooks.js';

/** The envelope of every list of version 1. The vendor documents no parameter for its size. */
interface HivePage {
  data: unknown[];
  pagination: { page_count: number };
}

/** Sentences for people, several at once, without codes or field names. */
interface HiveFault {
  errors: string[];
}

/** Every status keeps its usual meaning, so the error table says only where the sentences are. */
@Connector(HiveConnection, {
  name: 'hive',
  title: 'Hive fulfilment',
  description:
    'Orders, stock, shipments and returns. Version 1 of the Merchant API shows one sales channel, version 2 (names ending in V2, or without a ' +
    'counterpart in version 1) all of the merchant with the same key.',
  source: 'https://developers.hive.app/reference/api-reference',
  baseUrl: byEnvironment(
    {
      production: { v1: 'https://app.hive.app/merchant_api/v1', v2: 'https://app.hive.app/merchant_api/v2' },
      staging: { v1: 'https://staging.app.hive.app/merchant_api/v1', v2: 'https://staging.app.hive.app/merchant_api/v2' },
    },
    (connection) => connection.environment,
  ),
  auth: bearer((connection) => connection.token),
  pagination: pageNumber({
    page: 'page',
    items: (body: HivePage) => body.data,
    pageCount: (body) => body.pagination.page_count,
    consistency: 'shifts',
  }),
  errors: errorTable({
    message: (body: HiveFault) => body.errors,
    retryAfter: timeHeader('Retry-After', 'seconds'), // with decimals: 3.2
  }),
  webhooks: HIVE_WEBHOOKS,
  rateLimits: [rateLimit({ limit: 100, perSeconds: 60, headers: { used: 'X-Rate-Limit-Used', max: 'X-Rate-Limit-Max' } })],
})
export class Hive extends operations(
  Orders,
  Skus,
  Shipments,
  Warehouses,
  RestockingShipments,
  Returns,
  OrdersV2,
  SkusV2,
  ShipmentsV2,
  WarehousesV2,
  RestockingShipmentsV2,
  ReturnsV2,
  ReturnRulesV2,
  InventoryTransferOrders,
  Notifications,
  NotificationsV2,
) {}
