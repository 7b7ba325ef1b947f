import { seededRandom } from 'trunkline/testing';
import { berlinTime } from '../berlin-time.js';
import { type Order, type Return, RETURN_STATUSES, type Shipment } from '../records.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the warehouse sends for an order. An order that was just made waits to be picked. */
export function shipmentOf(id: number, order: Order): Shipment {
  const at = Date.parse(order.created_at);
  const isShipped = order.status === 'fulfilled';
  const isDelivered = isShipped && id % 3 !== 0;
  return {
    id,
    order_id: order.id,
    merchant_order_id: order.merchant_order_id,
    shipment_provider: order.carrier_preference ?? 'dhl',
    created_at: berlinTime(at + 1000),
    shipped_at: isShipped ? berlinTime(at + 8 * HOUR) : null,
    delivered_at: isDelivered ? berlinTime(at + 2 * DAY) : null,
    status: isShipped ? 'shipped' : 'waiting_for_picking',
    delivery_status: isDelivered ? 'Delivered' : isShipped ? 'In transit' : 'Information transmitted to the carrier',
    items: order.items.map(({ merchant_item_id, sku_id, merchant_sku_id, quantity }, index) => ({
      id: id * 10 + index,
      merchant_item_id,
      sku_id,
      merchant_sku_id,
      quantity,
    })),
  };
}

/** The return of a made-up order; they go through all statuses in turn. */
export function returnOf(seed: number, id: number, order: Order): Return {
  const random = seededRandom(seed, 6, id);
  const at = Date.parse(order.created_at) + 5 * DAY;
  const step = id % RETURN_STATUSES.length;
  const return_items = order.items.map(({ sku_id, quantity }, index) => ({
    id: id * 10 + index,
    quantity,
    sku_id,
    customer_return_reason: random.pick(['Too small', 'Damaged', null]),
  }));
  const isHandled = step === RETURN_STATUSES.indexOf('handling_completed');
  return {
    id,
    order: { id: order.id, merchant_order_id: order.merchant_order_id, customer_order_number: order.customer_order_number },
    status: RETURN_STATUSES[step] ?? 'on_the_way',
    return_reason_type: random.pick(['active', 'passive', null]),
    return_reason: random.pick(['customer_return', 'not_picked_up', 'invalid_address', null]),
    carrier: 'dhl',
    tracking_code: `RT${100_000 + id}`,
    tracking_url: `https://tracking.carrier.example/RT${100_000 + id}`,
    created_at: berlinTime(at),
    received_at: step >= 1 ? berlinTime(at + 3 * DAY) : null,
    started_processing_at: step >= 2 ? berlinTime(at + 4 * DAY) : null,
    completed_handling_at: isHandled ? berlinTime(at + 5 * DAY) : null,
    photos: [],
    return_items,
    return_line_items: isHandled
      ? return_items.map((item) => ({ id: item.id, quantity: item.quantity, sku_id: item.sku_id, condition: 'A', return_item_id: item.id }))
      : [],
  };
}

/** A return that a customer has just announced. */
export function newReturnOf(seed: number, id: number, order: Order, now: number): Return {
  return {
    ...returnOf(seed, id, order),
    status: 'on_the_way',
    created_at: berlinTime(now),
    received_at: null,
    started_processing_at: null,
    completed_handling_at: null,
    return_line_items: [],
  };
}
