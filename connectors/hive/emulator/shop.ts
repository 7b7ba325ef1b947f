import type { StateFile } from 'trunkline/testing';
import { berlinTime } from './berlin-time.js';
import { Collection } from './collection.js';
import { RecordTimes, type TimesRow } from './record-times.js';
import type { InventoryTransferOrder, Order, RestockingShipment, Return, Shipment, Sku, Warehouse } from './records.js';
import { SalesChannel } from './sales-channel.js';
import { seedSkus, seedWarehouses } from './seeds/catalog.js';
import { seedRestockingShipments } from './seeds/inbound.js';
import { newReturnOf, returnOf, shipmentOf } from './seeds/order-consequences.js';
import { seededOrder, seededOrderAt } from './seeds/order-history.js';
import { seedOtherChannel } from './seeds/other-channel.js';
import { seedTransfers } from './seeds/transfers.js';

/** What is kept between runs. */
export interface ShopTables {
  readonly orders: Order;
  readonly skus: Sku;
  readonly shipments: Shipment;
  readonly warehouses: Warehouse;
  readonly restockingShipments: RestockingShipment;
  readonly returns: Return;
  readonly otherOrders: Order;
  readonly otherShipments: Shipment;
  readonly otherReturns: Return;
  readonly transfers: InventoryTransferOrder;
  readonly times: TimesRow;
  /** One row, `orders`: how long the made-up history is. */
  readonly history: { readonly count: number };
}

/** The channel that version 1 shows, and the merchant's other one. */
export const OWN_CHANNEL = 101;
export const OTHER_CHANNEL = 202;

const createdAt = (record: { readonly created_at: string }): number => Date.parse(record.created_at);
/** Neither warehouses nor inbound shipments show when they were made; their ids grow. */
const byId = (record: { readonly id: number }): number => record.id;

/** What a merchant may write of a SKU; the rest is Hive's. */
export type SkuDraft = Pick<
  Sku,
  | 'merchant_sku_id'
  | 'name'
  | 'barcode'
  | 'batch_tracking_enabled'
  | 'cost_in_cents'
  | 'country_code_of_origin'
  | 'hs_code'
  | 'weight_in_kg'
  | 'image_url'
>;

const NEW_SKU = {
  fulfilled_by: 'new',
  status: 'active',
  dangerous_good: false,
  hazardous_good: false,
  h_codes: [],
  un_names: [],
  inventory: { stocked: 0, reserved: 0, total: 0 },
  inventory_batches: [],
  inventory_per_warehouse: [],
} as const satisfies Partial<Sku>;

/** One merchant at Hive: everything one API key sees. The versions of the API are views of it. */
export class Shop {
  readonly own: SalesChannel;
  readonly other: SalesChannel;
  readonly skus: Collection<Sku>;
  readonly warehouses: Collection<Warehouse>;
  readonly restockingShipments: Collection<RestockingShipment>;
  readonly transfers: Collection<InventoryTransferOrder>;
  readonly times: RecordTimes;
  /** Called for each shipment that begins to wait for picking. */
  onShipment: (shipment: Shipment, channel: SalesChannel, now: number) => void = () => {};

  constructor(
    readonly file: StateFile<ShopTables>,
    private readonly seed: number,
  ) {
    this.own = new SalesChannel(file, {
      id: OWN_CHANNEL,
      orders: { table: 'orders', firstId: 501 },
      shipments: { table: 'shipments', firstId: 901 },
      returns: { table: 'returns', firstId: 81 },
    });
    this.other = new SalesChannel(file, {
      id: OTHER_CHANNEL,
      orders: { table: 'otherOrders', firstId: 200_001 },
      shipments: { table: 'otherShipments', firstId: 300_001 },
      returns: { table: 'otherReturns', firstId: 400_001 },
    });
    this.times = new RecordTimes(file);
    this.skus = new Collection(file.rows('skus'), createdAt, 1, (sku) => file.put('skus', sku.id, sku));
    this.warehouses = new Collection(file.rows('warehouses'), byId, 71, (warehouse) => file.put('warehouses', warehouse.id, warehouse));
    this.restockingShipments = new Collection(file.rows('restockingShipments'), byId, 13, (shipment) =>
      file.put('restockingShipments', shipment.id, shipment),
    );
    this.transfers = new Collection(file.rows('transfers'), createdAt, 41, (transfer) => file.put('transfers', transfer.id, transfer));
    if (!file.isNew) return;
    seedWarehouses().forEach((warehouse) => this.warehouses.add(warehouse));
    seedSkus(seed).forEach((sku) => this.skus.add(sku));
    seedRestockingShipments().forEach((shipment) => this.restockingShipments.add(shipment));
    seedTransfers().forEach((transfer) => this.transfers.add(transfer));
    seedOtherChannel(this.other, seed, this.skus.oldestFirst());
  }

  get channels(): readonly SalesChannel[] {
    return [this.own, this.other];
  }

  /** Once, at the start: makes the history up to its n-th order. What it adds to an older state is newer than everything there. */
  seedOrders(count: number): void {
    const { orders, shipments, returns } = this.own;
    const skus = this.skus.oldestFirst();
    const earlier = this.file.rows('history')[0]?.count ?? 0;
    for (let index = earlier + 1; index <= count; index += 1) {
      const at = Math.max(seededOrderAt(this.seed, index), justAfterTheNewest([this.own]));
      const order = orders.add({ ...seededOrder(this.seed, index, at, skus), id: orders.nextId });
      if (order.status !== 'unfulfillable') shipments.add(shipmentOf(shipments.nextId, order));
      if (index % 12 === 0) returns.add(returnOf(this.seed, returns.nextId, order));
    }
    if (count > earlier) this.file.put('history', 'orders', { count });
  }

  /** Adds an order and the shipment that waits for it. Ids and, unless given, the time of creation are Hive's. */
  addOrder(draft: Omit<Order, 'id' | 'created_at'> & { readonly created_at?: string }, now: number, channel = this.own): Order {
    const { orders, shipments } = channel;
    const created_at = draft.created_at ?? berlinTime(Math.max(now, justAfterTheNewest(this.channels)));
    const order = orders.add({ ...draft, id: orders.nextId, created_at });
    const shipment = shipments.add(shipmentOf(shipments.nextId, order));
    this.onShipment(shipment, channel, now);
    return order;
  }

  addReturn(order: Order, now: number, channel = this.own): Return {
    const { returns } = channel;
    return returns.add(newReturnOf(this.seed, returns.nextId, order, now));
  }

  /** The order that a made-up history would go on with, to fill in what a test leaves open. */
  sampleOrder(): Order {
    return seededOrder(this.seed, this.own.orders.nextId - 500, 0, this.skus.oldestFirst());
  }

  addSku(draft: SkuDraft, now: number): Sku {
    const created_at = berlinTime(Math.max(now, (this.skus.newestAt ?? 0) + 1));
    return this.skus.add({ ...NEW_SKU, id: this.skus.nextId, ...draft, created_at });
  }

  /** Every change makes a deleted SKU active again. */
  changeSku(sku: Sku, changes: Partial<SkuDraft>, now: number): Sku {
    this.skus.change(sku, { ...changes, status: 'active' });
    this.times.note('skus', sku.id, { updated_at: now });
    return sku;
  }
}

function justAfterTheNewest(channels: readonly SalesChannel[]): number {
  return Math.max(...channels.map(({ orders }) => orders.newestAt ?? 0)) + 1;
}
