import type { StateFile } from 'trunkline/testing';
import { berlinTime } from './berlin-time.js';
import { Collection } from './collection.js';
import type { Order, RestockingShipment, Return, Shipment, Sku, Warehouse } from './records.js';
import { seedSkus, seedWarehouses } from './seeds/catalog.js';
import { seedRestockingShipments } from './seeds/inbound.js';
import { returnOf, shipmentOf } from './seeds/order-consequences.js';
import { seededOrder, seededOrderAt } from './seeds/order-history.js';

/** What is kept between runs. */
export interface ShopTables {
  readonly orders: Order;
  readonly skus: Sku;
  readonly shipments: Shipment;
  readonly warehouses: Warehouse;
  readonly restockingShipments: RestockingShipment;
  readonly returns: Return;
  /** One row, `orders`: how long the made-up history is. */
  readonly history: { readonly count: number };
}

const createdAt = (record: { readonly created_at: string }): number => Date.parse(record.created_at);
/** Neither warehouses nor inbound shipments show when they were made; their ids grow. */
const byId = (record: { readonly id: number }): number => record.id;

/** One merchant's shop at Hive: everything one API key sees. The versions of the API are views of it. */
export class Shop {
  readonly orders: Collection<Order>;
  readonly skus: Collection<Sku>;
  readonly shipments: Collection<Shipment>;
  readonly warehouses: Collection<Warehouse>;
  readonly restockingShipments: Collection<RestockingShipment>;
  readonly returns: Collection<Return>;

  constructor(
    readonly file: StateFile<ShopTables>,
    private readonly seed: number,
  ) {
    this.orders = new Collection(file.rows('orders'), createdAt, 501, (order) => file.put('orders', order.id, order));
    this.skus = new Collection(file.rows('skus'), createdAt, 1, (sku) => file.put('skus', sku.id, sku));
    this.shipments = new Collection(file.rows('shipments'), createdAt, 901, (shipment) => file.put('shipments', shipment.id, shipment));
    this.warehouses = new Collection(file.rows('warehouses'), byId, 71, (warehouse) => file.put('warehouses', warehouse.id, warehouse));
    this.restockingShipments = new Collection(file.rows('restockingShipments'), byId, 13, (shipment) =>
      file.put('restockingShipments', shipment.id, shipment),
    );
    this.returns = new Collection(file.rows('returns'), createdAt, 81, (record) => file.put('returns', record.id, record));
    if (!file.isNew) return;
    seedWarehouses().forEach((warehouse) => this.warehouses.add(warehouse));
    seedSkus(seed).forEach((sku) => this.skus.add(sku));
    seedRestockingShipments().forEach((shipment) => this.restockingShipments.add(shipment));
  }

  /** Once, at the start: makes the history up to its n-th order. What it adds to an older state is newer than everything there. */
  seedOrders(count: number): void {
    const skus = this.skus.oldestFirst();
    const earlier = this.file.rows('history')[0]?.count ?? 0;
    for (let index = earlier + 1; index <= count; index += 1) {
      const at = Math.max(seededOrderAt(this.seed, index), this.#justAfterTheNewest());
      const order = this.orders.add({ ...seededOrder(this.seed, index, at, skus), id: this.orders.nextId });
      if (order.status !== 'unfulfillable') this.shipments.add(shipmentOf(this.shipments.nextId, order));
      if (index % 12 === 0) this.returns.add(returnOf(this.seed, this.returns.nextId, order));
    }
    if (count > earlier) this.file.put('history', 'orders', { count });
  }

  /** Adds an order and the shipment that waits for it. Ids and, unless given, the time of creation are Hive's. */
  addOrder(draft: Omit<Order, 'id' | 'created_at'> & { readonly created_at?: string }, now: number): Order {
    const created_at = draft.created_at ?? berlinTime(Math.max(now, this.#justAfterTheNewest()));
    const order = this.orders.add({ ...draft, id: this.orders.nextId, created_at });
    this.shipments.add(shipmentOf(this.shipments.nextId, order));
    return order;
  }

  /** The order that a made-up history would go on with, to fill in what a test leaves open. */
  sampleOrder(): Order {
    return seededOrder(this.seed, this.orders.nextId - 500, 0, this.skus.oldestFirst());
  }

  #justAfterTheNewest(): number {
    return (this.orders.newestAt ?? 0) + 1;
  }
}
