import type { StateFile } from 'trunkline/testing';
import { Collection } from './collection.js';
import type { Order, Return, Shipment } from './records.js';
import type { ShopTables } from './shop.js';

/** In which tables a channel keeps its records, and which ids they begin with. */
export interface ChannelPlace {
  readonly id: number;
  readonly orders: { readonly table: 'orders' | 'otherOrders'; readonly firstId: number };
  readonly shipments: { readonly table: 'shipments' | 'otherShipments'; readonly firstId: number };
  readonly returns: { readonly table: 'returns' | 'otherReturns'; readonly firstId: number };
}

const createdAt = (record: { readonly created_at: string }): number => Date.parse(record.created_at);

/** One shop of the merchant's. Version 1 shows one of them, version 2 all. */
export class SalesChannel {
  readonly id: number;
  readonly orders: Collection<Order>;
  readonly shipments: Collection<Shipment>;
  readonly returns: Collection<Return>;

  constructor(file: StateFile<ShopTables>, { id, orders, shipments, returns }: ChannelPlace) {
    this.id = id;
    this.orders = new Collection(file.rows(orders.table), createdAt, orders.firstId, (order) => file.put(orders.table, order.id, order));
    this.shipments = new Collection(file.rows(shipments.table), createdAt, shipments.firstId, (shipment) =>
      file.put(shipments.table, shipment.id, shipment),
    );
    this.returns = new Collection(file.rows(returns.table), createdAt, returns.firstId, (entry) =>
      file.put(returns.table, entry.id, entry),
    );
  }
}
