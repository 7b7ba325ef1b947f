import type { Order, RestockingShipment, Return, Shipment } from '../records.js';
import type { SalesChannel } from '../sales-channel.js';

/** An object whose status has just changed. */
export type Change =
  | { readonly kind: 'order'; readonly record: Order; readonly channel: SalesChannel }
  | { readonly kind: 'shipment'; readonly record: Shipment; readonly channel: SalesChannel }
  | { readonly kind: 'return'; readonly record: Return; readonly channel: SalesChannel }
  /** Of the merchant, not of one channel. */
  | { readonly kind: 'restocking_shipment'; readonly record: RestockingShipment };
