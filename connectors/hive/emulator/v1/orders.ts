import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { type Address, FINANCIAL_STATUSES, type Order, type OrderItem } from '../records.js';
import type { Shop } from '../shop.js';
import { badRequest, created, invalid, notFound, ok } from './answers.js';
import { Fields, isObject } from './fields.js';
import { createdAtRange, page } from './page.js';
import { findSku } from './skus.js';

/** Source: developers.hive.app, Orders. The path for creating one is inferred. */
export function addOrders(routes: Routes, shop: Shop): void {
  routes.get('/orders', (request) => listOrders(request, shop));
  routes.get('/orders/{id}', (request) => {
    const order = shop.orders.find(request.param('id'));
    return order ? ok(shown(order, request, shop)) : notFound('Order');
  });
  routes.post('/orders', (request) => createOrder(request, shop));
}

function listOrders(request: RoutedRequest<never>, shop: Shop): Answer {
  const range = createdAtRange(request);
  return range ? page(request, shop.orders, (order) => shown(order, request, shop), range) : badRequest();
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
  const draft = readOrder(fields, shop);
  if (fields.errors.length > 0) return invalid(fields.errors);
  const order = shop.addOrder(draft, request.at);
  shop.file.ledger.append('order.created', order.id, request, order.merchant_order_id);
  return created(order);
}

function readOrder(fields: Fields, shop: Shop): Omit<Order, 'id' | 'created_at'> {
  const merchant_order_id = fields.text('merchant_order_id');
  const items = readItems(fields, shop);
  const price = items.reduce((sum, item) => sum + item.quantity * item.price_per_unit_in_cents_with_discount, 0);
  return {
    merchant_order_id,
    customer_order_number: fields.optionalText('customer_order_number'),
    status: 'fulfillable',
    carrier_preference: fields.optionalText('carrier_preference'),
    financial_status: fields.optionalOneOf('financial_status', FINANCIAL_STATUSES),
    payment_method: fields.optionalText('payment_method'),
    currency: fields.optionalText('currency') ?? 'EUR',
    total_price_in_cents: fields.optionalInteger('total_price_in_cents', 0) ?? price,
    total_net_revenue_in_cents: fields.optionalInteger('total_net_revenue_in_cents', 0) ?? price,
    total_tax_in_cents: fields.optionalInteger('total_tax_in_cents', 0) ?? 0,
    total_net_refunds_in_cents: fields.optionalInteger('total_net_refunds_in_cents', 0) ?? 0,
    total_tax_refunds_in_cents: fields.optionalInteger('total_tax_refunds_in_cents', 0) ?? 0,
    shipping_address: readAddress(fields.object('shipping_address')),
    items,
    tags: fields.texts('tags'),
    custom_metadata: fields.optionalObject('custom_metadata'),
  };
}

function readItems(fields: Fields, shop: Shop): OrderItem[] {
  const seen = new Set<string>();
  return fields.list('items').map((item) => {
    const merchant_item_id = item.text('merchant_item_id');
    if (merchant_item_id !== '' && seen.has(merchant_item_id)) item.refuse('merchant_item_id', 'has already been taken');
    seen.add(merchant_item_id);
    const sku = findSku(item, shop);
    const price = item.optionalInteger('price_per_unit_in_cents', 0) ?? 0;
    return {
      merchant_item_id,
      sku_id: sku?.id ?? 0,
      merchant_sku_id: sku?.merchant_sku_id ?? '',
      quantity: item.integer('quantity', 1),
      price_per_unit_in_cents: price,
      price_per_unit_in_cents_with_discount: item.optionalInteger('price_per_unit_in_cents_with_discount', 0) ?? price,
    };
  });
}

/** Which fields an address needs is assumed: those that are never null in one. A full name stands for first and last name, and they for it. */
function readAddress(fields: Fields): Address {
  const names = [fields.optionalText('first_name'), fields.optionalText('last_name')].filter((name) => name !== null);
  const full_name = fields.has('full_name') || names.length === 0 ? fields.text('full_name') : names.join(' ');
  const [first_name = '', ...rest] = names.length > 0 ? names : full_name.split(' ');
  return {
    first_name,
    last_name: rest.join(' '),
    full_name,
    email: fields.optionalText('email'),
    phone: fields.optionalText('phone'),
    company: fields.optionalText('company'),
    line1: fields.text('line1'),
    line2: fields.optionalText('line2'),
    city: fields.text('city'),
    country_code: fields.text('country_code'),
    postal_code: fields.text('postal_code'),
    parcel_point_id: fields.optionalText('parcel_point_id'),
  };
}
