export type { Fulfilment } from './fulfilment.js';
export { emulator, type HiveEmulator, type HiveSettings } from './emulator.js';
export type { Address, Order, OrderItem, RestockingShipment, Return, Shipment, Sku, Warehouse } from './records.js';
