import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { badRequest, created, invalid, notFound, ok } from '../answers.js';
import { createdAtRange } from '../created-at-range.js';
import { Fields, isObject } from '../fields.js';
import { readOrder } from '../order-draft.js';
import type { Order } from '../records.js';
import type { SalesChannel } from '../sales-channel.js';
import type { Shop } from '../shop.js';
import { listed } from './filters.js';
import { page } from './page.js';

interface Sold {
  readonly order: Order;
  readonly channel: SalesChannel;
}

/** Source: hive-merchant-api.redocly.app, createOrder; the list, and the path and fields of patchOrder, are inferred. */
export function addOrders(routes: Routes, shop: Shop): void {
  routes.get('/orders', (request) => listOrders(request, shop));
  routes.post('/orders', (request) => createOrder(request, shop));
  routes.patch('/orders/{id}', (request) => patchOrder(request, shop));
}

function listOrders(request: RoutedRequest<never>, shop: Shop): Answer {
  const range = createdAtRange(request);
  if (range === undefined) return badRequest();
  const sold = shop.channels.flatMap((channel) => listed(channel.orders.oldestFirst(), range).map((entry) => ({ ...entry, channel })));
  return page(
    request,
    sold.map(({ item: order, channel, ...position }) => ({ ...position, item: { order, channel } })),
    shownOrder,
  );
}

/** In the sales channel that the body names, where its `merchant_order_id` must be new. */
function createOrder(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const draft = readOrder(fields, shop, 'sku_code');
  const channelId = fields.integer('sales_channel_id', 1);
  const channel = shop.channels.find(({ id }) => id === channelId);
  if (channel === undefined && channelId > 0) fields.refuse('sales_channel_id', 'must exist');
  const isTaken = channel?.orders.oldestFirst().some(({ merchant_order_id }) => merchant_order_id === draft.merchant_order_id);
  if (isTaken) fields.refuse('merchant_order_id', 'has already been taken');
  if (channel === undefined || fields.errors.length > 0) return invalid(fields.errors);
  const order = shop.addOrder(draft, request.at, channel);
  shop.file.ledger.append('order.created', order.id, request, order.merchant_order_id);
  return created(shownOrder({ order, channel }));
}

/** Merges the body into the order. Lines stay as they are: what a list of them does is not documented. */
function patchOrder(request: RoutedRequest<'id'>, shop: Shop): Answer {
  const sold = find(shop, request.param('id'));
  if (sold === undefined) return notFound('Order');
  if (!isObject(request.body)) return badRequest();
  const { order, channel } = sold;
  const fields = new Fields({ ...order, ...request.body, items: order.items, merchant_order_id: order.merchant_order_id });
  const { items: _, status: __, ...draft } = readOrder(fields, shop, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  channel.orders.change(order, draft);
  shop.file.ledger.append('order.updated', order.id, request, order.merchant_order_id);
  return ok(shownOrder(sold));
}

function find(shop: Shop, id: string): Sold | undefined {
  for (const channel of shop.channels) {
    const order = channel.orders.find(id);
    if (order) return { order, channel };
  }
  return undefined;
}

export function shownOrder({ order, channel }: Sold): unknown {
  return {
    ...order,
    sales_channel_id: channel.id,
    external_created_at: null,
    items: order.items.map(({ merchant_sku_id, ...item }) => ({ ...item, sku_code: merchant_sku_id })),
  };
}
