import { bearer, byEnvironment, Connector, errorTable, operations, pageNumber, rateLimit, timeHeader } from 'trunkline/sdk';
import { HiveConnection } from './connection.js';
import { Orders } from './orders.js';
import { RestockingShipments } from './restocking-shipments.js';
import { Returns } from './returns.js';
import { Shipments } from './shipments.js';
import { Skus } from './skus.js';
import { Warehouses } from './warehouses.js';

/** The envelope of every list. The vendor documents no parameter for its size. */
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
  description: 'Orders, stock, shipments and returns of one sales channel, through version 1 of the Merchant API.',
  source: 'https://developers.hive.app/reference/api-reference',
  baseUrl: byEnvironment(
    {
      production: { v1: 'https://app.hive.app/merchant_api/v1' },
      staging: { v1: 'https://staging.app.hive.app/merchant_api/v1' },
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
  rateLimits: [rateLimit({ limit: 100, perSeconds: 60, headers: { used: 'X-Rate-Limit-Used', max: 'X-Rate-Limit-Max' } })],
})
export class Hive extends operations(Orders, Skus, Shipments, Warehouses, RestockingShipments, Returns) {}
