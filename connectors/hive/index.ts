export { HiveConnection } from './connection.js';
export { Hive } from './connector.js';
export { Address, NewOrder, Order, OrderFilter, OrderId, OrderLineItem } from './orders.js';
export {
  NewRestockingShipment,
  NewRestockingShipmentItem,
  RestockingShipment,
  RestockingShipmentId,
  RestockingShipmentItem,
  RestockingShipmentReplacement,
} from './restocking-shipments.js';
export { Return, ReturnedOrder, ReturnId } from './returns.js';
export { Shipment, ShipmentId, ShipmentItem } from './shipments.js';
export { Inventory, InventoryBatch, NewSku, Sku, SkuChange, SkuId, StockedQuantity, WarehouseInventory } from './skus.js';
export { Warehouse } from './warehouses.js';
