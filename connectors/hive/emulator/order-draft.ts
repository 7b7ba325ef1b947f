import type { Fields } from './fields.js';
import { findSku, type SkuName } from './find-sku.js';
import { type Address, FINANCIAL_STATUSES, type Order, type OrderItem } from './records.js';
import type { Shop } from './shop.js';

/** What a merchant says of an order; what is wrong with it is left in `fields`. A new one starts fulfillable. */
export function readOrder(fields: Fields, shop: Shop, name: SkuName): Omit<Order, 'id' | 'created_at'> {
  const merchant_order_id = fields.text('merchant_order_id');
  const items = readItems(fields, shop, name);
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

function readItems(fields: Fields, shop: Shop, name: SkuName): OrderItem[] {
  const seen = new Set<string>();
  return fields.list('items').map((item) => {
    const merchant_item_id = item.text('merchant_item_id');
    if (merchant_item_id !== '' && seen.has(merchant_item_id)) item.refuse('merchant_item_id', 'has already been taken');
    seen.add(merchant_item_id);
    const sku = findSku(item, shop, name);
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
