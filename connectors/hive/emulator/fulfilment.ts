import { berlinTime } from './berlin-time.js';
import type { Order, RestockingShipment, Return, Shipment } from './records.js';
import type { SalesChannel } from './sales-channel.js';
import type { Shop } from './shop.js';
import type { Change } from './webhooks/changes.js';

const RETURN_TIMES = { arrived: 'received_at', processing: 'started_processing_at', handling_completed: 'completed_handling_at' } as const;

/** What happens to goods at Hive and on their way, as no merchant can do by the API. Throws a TypeError for an id that is not there. */
export class Fulfilment {
  constructor(
    private readonly shop: Shop,
    private readonly tell: (change: Change, at: number) => void,
  ) {}

  order(id: number, status: Order['status'], now: number): void {
    const { record, channel } = this.#find(id, ({ orders }) => orders);
    channel.orders.change(record, { status });
    this.tell({ kind: 'order', record, channel }, now);
  }

  /** `shipped` and `Delivered` also set their times. */
  shipment(id: number, changes: Partial<Pick<Shipment, 'status' | 'delivery_status'>>, now: number): void {
    const { record, channel } = this.#find(id, ({ shipments }) => shipments);
    channel.shipments.change(record, {
      ...changes,
      ...(changes.status === 'shipped' && { shipped_at: berlinTime(now) }),
      ...(changes.delivery_status === 'Delivered' && { delivered_at: berlinTime(now) }),
    });
    this.tell({ kind: 'shipment', record, channel }, now);
  }

  return(id: number, status: Return['status'], now: number): void {
    const { record, channel } = this.#find(id, ({ returns }) => returns);
    const time = status in RETURN_TIMES ? RETURN_TIMES[status as keyof typeof RETURN_TIMES] : undefined;
    channel.returns.change(record, { status, ...(time && { [time]: berlinTime(now) }) });
    this.shop.times.note('returns', id, { updated_at: now });
    this.tell({ kind: 'return', record, channel }, now);
  }

  restockingShipment(id: number, status: RestockingShipment['status'], now: number): void {
    const record = this.shop.restockingShipments.find(id);
    if (record === undefined) throw new TypeError(`There is no restocking shipment ${id}`);
    this.shop.restockingShipments.change(record, { status });
    if (status === 'arrived') this.shop.times.note('restockingShipments', id, { arrived_at: now });
    this.tell({ kind: 'restocking_shipment', record }, now);
  }

  /** Hive finds out that goods are dangerous to transport, or are not. */
  classify(skuId: number, dangerous_good: boolean): void {
    const sku = this.shop.skus.find(skuId);
    if (sku === undefined) throw new TypeError(`There is no SKU ${skuId}`);
    this.shop.skus.change(sku, { dangerous_good });
  }

  /** The customer sends the goods of an order back. */
  sendBack(orderId: number, now: number): void {
    const { record, channel } = this.#find(orderId, ({ orders }) => orders);
    this.shop.addReturn(record, now, channel);
  }

  /** In whichever channel it is. */
  #find<Item>(id: number, collectionOf: (channel: SalesChannel) => { find(id: number): Item | undefined }): Found<Item> {
    for (const channel of this.shop.channels) {
      const record = collectionOf(channel).find(id);
      if (record !== undefined) return { record, channel };
    }
    throw new TypeError(`Nothing of this kind has the id ${id}`);
  }
}

interface Found<Item> {
  readonly record: Item;
  readonly channel: SalesChannel;
}
