import type { StateFile } from 'trunkline/testing';
import { berlinTime } from './berlin-time.js';
import { Collection } from './collection.js';
import type { Order, RestockingShipment, Return, Shipment, Sku, Warehouse } from './records.js';
import { seedSkus, seedWarehouses } from './seeds/catalog.js';
import { seedRestockingShipments } from './seeds/inbound.js';
import { returnOf, shipmentOf } from './seeds/order-consequences.js';
import { seededOrder, seededOrderAt } from './seeds/order-history.js';

/** What is kept between runs. Records are in order of creation. */
export interface ShopSnapshot {
  readonly seededOrders: number;
  readonly orders: readonly Order[];
  readonly skus: readonly Sku[];
  readonly shipments: readonly Shipment[];
  readonly warehouses: readonly Warehouse[];
  readonly restockingShipments: readonly RestockingShipment[];
  readonly returns: readonly Return[];
}

const createdAt = (record: { readonly created_at: string }): number => Date.parse(record.created_at);
/** Neither warehouses nor inbound shipments show when they were made; their ids grow. */
const byId = (record: { readonly id: number }): number => record.id;

/** One merchant's shop at Hive: everything one API key sees. The versions of the API are views of it. */
export class Shop {
  readonly orders = new Collection<Order>(createdAt, 501);
  readonly skus = new Collection<Sku>(createdAt, 1);
  readonly shipments = new Collection<Shipment>(createdAt, 901);
  readonly warehouses = new Collection<Warehouse>(byId, 71);
  readonly restockingShipments = new Collection<RestockingShipment>(byId, 13);
  readonly returns = new Collection<Return>(createdAt, 81);
  #seededOrders = 0;

  constructor(
    readonly file: StateFile<ShopSnapshot>,
    private readonly seed: number,
  ) {
    const { loaded } = file;
    this.#seededOrders = loaded?.seededOrders ?? 0;
    this.orders.addAll(loaded?.orders ?? []);
    this.skus.addAll(loaded?.skus ?? seedSkus(seed));
    this.shipments.addAll(loaded?.shipments ?? []);
    this.warehouses.addAll(loaded?.warehouses ?? seedWarehouses());
    this.restockingShipments.addAll(loaded?.restockingShipments ?? seedRestockingShipments());
    this.returns.addAll(loaded?.returns ?? []);
    file.keep(() => this.#snapshot());
  }

  /** Makes the history up to its n-th order. What it adds to an older state is newer than everything there. */
  seedOrders(count: number): void {
    const skus = this.skus.oldestFirst();
    for (let index = this.#seededOrders + 1; index <= count; index += 1) {
      const at = Math.max(seededOrderAt(this.seed, index), this.#justAfterTheNewest());
      const order = this.orders.add({ ...seededOrder(this.seed, index, at, skus), id: this.orders.nextId });
      if (order.status !== 'unfulfillable') this.shipments.add(shipmentOf(this.shipments.nextId, order));
      if (index % 12 === 0) this.returns.add(returnOf(this.seed, this.returns.nextId, order));
      this.#seededOrders = index;
    }
    this.file.changed();
  }

  /** Adds an order and the shipment that waits for it. Ids and, unless given, the time of creation are Hive's. */
  addOrder(draft: Omit<Order, 'id' | 'created_at'> & { readonly created_at?: string }, now: number): Order {
    const created_at = draft.created_at ?? berlinTime(Math.max(now, this.#justAfterTheNewest()));
    const order = this.orders.add({ ...draft, id: this.orders.nextId, created_at });
    this.shipments.add(shipmentOf(this.shipments.nextId, order));
    this.file.changed();
    return order;
  }

  /** The order that a made-up history would go on with, to fill in what a test leaves open. */
  sampleOrder(): Order {
    return seededOrder(this.seed, this.orders.nextId - 500, 0, this.skus.oldestFirst());
  }

  #justAfterTheNewest(): number {
    return (this.orders.newestAt ?? 0) + 1;
  }

  #snapshot(): ShopSnapshot {
    return {
      seededOrders: this.#seededOrders,
      orders: this.orders.oldestFirst(),
      skus: this.skus.oldestFirst(),
      shipments: this.shipments.oldestFirst(),
      warehouses: this.warehouses.oldestFirst(),
      restockingShipments: this.restockingShipments.oldestFirst(),
      returns: this.returns.oldestFirst(),
    };
  }
}
