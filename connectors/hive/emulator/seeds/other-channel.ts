import type { Sku } from '../records.js';
import type { SalesChannel } from '../sales-channel.js';
import { returnOf, shipmentOf } from './order-consequences.js';
import { seededOrder, seededOrderAt } from './order-history.js';

const ORDERS = 30;

/** What the merchant's other shop sold in the same days: merchant order ids `WS-1` and up, every tenth order came back. */
export function seedOtherChannel({ orders, shipments, returns }: SalesChannel, seed: number, skus: readonly Sku[]): void {
  const otherSeed = seed + 1000;
  for (let index = 1; index <= ORDERS; index += 1) {
    const sample = seededOrder(otherSeed, index, seededOrderAt(otherSeed, index), skus);
    const order = orders.add({ ...sample, id: orders.nextId, merchant_order_id: `WS-${index}` });
    if (order.status !== 'unfulfillable') shipments.add(shipmentOf(shipments.nextId, order));
    if (index % 10 === 0) returns.add(returnOf(otherSeed, returns.nextId, order));
  }
}
