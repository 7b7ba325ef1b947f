import { seededRandom } from 'trunkline/testing';
import { berlinTime } from '../berlin-time.js';
import type { Address, Order, OrderItem, Sku } from '../records.js';

const FIRST_ORDER_AT = Date.parse('2025-01-01T06:00:00Z');
const FIVE_MINUTES = 300_000;
const FOUR_MINUTES = 240_000;

const FIRST_NAMES = ['Ada', 'Grace', 'Konrad', 'Emmy', 'Blaise', 'Sofia'] as const;
const LAST_NAMES = ['Weber', 'Martin', 'Rossi', 'Novak', 'Jansen', 'Keller'] as const;
const PLACES = [
  { city: 'Berlin', country_code: 'DE', postal_code: '10115' },
  { city: 'Lyon', country_code: 'FR', postal_code: '69001' },
  { city: 'Milano', country_code: 'IT', postal_code: '20121' },
  { city: 'Wien', country_code: 'AT', postal_code: '1010' },
] as const;

/** When the n-th order of the made-up history was created; each is later than the one before. */
export function seededOrderAt(seed: number, index: number): number {
  return FIRST_ORDER_AT + index * FIVE_MINUTES + seededRandom(seed, 2, index).integer(0, FOUR_MINUTES);
}

/** The n-th order of the made-up history, counted from 1: id 500 + n, merchant order id `SO-` and 1000 + n. */
export function seededOrder(seed: number, index: number, at: number, skus: readonly Sku[]): Order {
  const random = seededRandom(seed, 3, index);
  const items = Array.from({ length: random.integer(1, 3) }, (_, i) => itemOf(seed, index, i + 1, skus));
  const price = items.reduce((sum, item) => sum + item.quantity * item.price_per_unit_in_cents_with_discount, 0);
  const net = Math.round(price / 1.19);
  return {
    id: 500 + index,
    merchant_order_id: `SO-${1000 + index}`,
    customer_order_number: index % 7 === 0 ? null : `C-${2000 + index}`,
    status: index % 11 === 0 ? 'unfulfillable' : random.pick(['fulfilled', 'fulfilled', 'fulfillable']),
    carrier_preference: random.pick([null, null, 'dhl', 'dpd']),
    created_at: berlinTime(at),
    financial_status: random.pick(['paid', 'paid', 'pending', null]),
    payment_method: random.pick(['card', 'paypal', 'invoice', null]),
    currency: 'EUR',
    total_price_in_cents: price,
    total_net_revenue_in_cents: net,
    total_tax_in_cents: price - net,
    total_net_refunds_in_cents: 0,
    total_tax_refunds_in_cents: 0,
    shipping_address: addressOf(seed, index),
    items,
    tags: random.pick([[], ['gift'], ['b2b', 'priority']]),
    custom_metadata: index % 5 === 0 ? { channel: 'web', campaign: `spring-${index}` } : null,
  };
}

function itemOf(seed: number, order: number, number: number, skus: readonly Sku[]): OrderItem {
  const random = seededRandom(seed, 4, order, number);
  const sku = skus[random.integer(0, skus.length - 1)];
  const price = random.integer(3, 60) * 100 + 90;
  return {
    merchant_item_id: String(number),
    sku_id: sku?.id ?? 0,
    merchant_sku_id: sku?.merchant_sku_id ?? '',
    quantity: random.integer(1, 4),
    price_per_unit_in_cents: price,
    price_per_unit_in_cents_with_discount: random.next() < 0.2 ? Math.round(price * 0.9) : price,
  };
}

function addressOf(seed: number, order: number): Address {
  const random = seededRandom(seed, 5, order);
  const first_name = random.pick(FIRST_NAMES);
  const last_name = random.pick(LAST_NAMES);
  return {
    first_name,
    last_name,
    full_name: `${first_name} ${last_name}`,
    email: `${first_name}.${last_name}${order}@mail.example`.toLowerCase(),
    phone: null,
    company: null,
    line1: `Hauptstrasse ${random.integer(1, 200)}`,
    line2: null,
    ...random.pick(PLACES),
    parcel_point_id: null,
  };
}
