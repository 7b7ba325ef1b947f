import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { badRequest, created, invalid, notFound, ok } from '../answers.js';
import { createdAtRange } from '../created-at-range.js';
import { Fields, isObject } from '../fields.js';
import { readOrder } from '../order-draft.js';
import type { Order, OrderItem } from '../records.js';
import type { Shop } from '../shop.js';
import { page } from './page.js';

/** Source: developers.hive.app, Orders. The path for creating one is inferred. */
export function addOrders(routes: Routes, shop: Shop): void {
  routes.get('/orders', (request) => listOrders(request, shop));
  routes.get('/orders/{id}', (request) => {
    const order = shop.own.orders.find(request.param('id'));
    return order ? ok(shown(order, request, shop)) : notFound('Order');
  });
  routes.post('/orders', (request) => createOrder(request, shop));
}

function listOrders(request: RoutedRequest<never>, shop: Shop): Answer {
  const range = createdAtRange(request);
  return range ? page(request, shop.own.orders, (order) => shown(order, request, shop), range) : badRequest();
}

/** `include=batches` is the one expansion of version 1. Where the batches stand is assumed: in each item, as in version 2's shipments. */
function shown(order: Order, { query }: RoutedRequest<never>, shop: Shop): unknown {
  if (query.get('include') !== 'batches') return order;
  const batchesOf = (item: OrderItem) =>
    (shop.skus.find(item.sku_id)?.inventory_batches ?? []).map(({ name, tracking_code, expiry_date }) => ({
      name,
      quantity: item.quantity,
      tracking_code,
      expiry_date,
    }));
  return { ...order, items: order.items.map((item) => ({ ...item, batches: batchesOf(item) })) };
}

/**
 * A new order starts fulfillable. No uniqueness of `merchant_order_id` is documented, so none is enforced: an emulator that refused a second
 * order would hide a client that sends one.
 */
function createOrder(request: RoutedRequest<never>, shop: Shop): Answer {
  if (!isObject(request.body)) return badRequest();
  const fields = new Fields(request.body);
  const draft = readOrder(fields, shop, 'merchant_sku_id');
  if (fields.errors.length > 0) return invalid(fields.errors);
  const order = shop.addOrder(draft, request.at);
  shop.file.ledger.append('order.created', order.id, request, order.merchant_order_id);
  return created(order);
}
