export { HiveConnection } from './connection.js';
export { Hive } from './connector.js';
export { Address, NewOrder, Order, OrderFilter, OrderId, OrderLineItem } from './v1/orders.js';
export {
  InboundBatch,
  NewRestockingShipment,
  NewRestockingShipmentItem,
  RestockingShipment,
  RestockingShipmentId,
  RestockingShipmentItem,
  RestockingShipmentReplacement,
} from './v1/restocking-shipments.js';
export { Return, ReturnedOrder, ReturnId } from './v1/returns.js';
export { Shipment, ShipmentId, ShipmentItem } from './v1/shipments.js';
export {
  Inventory,
  InventoryBatch,
  NewSku,
  Sku,
  SkuChange,
  SkuFilter,
  SkuId,
  SkuUpserts,
  StockedQuantity,
  WarehouseInventory,
} from './v1/skus.js';
export { Warehouse } from './v1/warehouses.js';
export {
  InventoryTransferOrder,
  InventoryTransferOrderId,
  NewInventoryTransferOrder,
  NewTransferItem,
  TransferDocument,
  TransferItem,
  TransferredBatch,
} from './v2/inventory-transfer-orders.js';
export { OrderStatusUpdated, RestockingShipmentStatusUpdated, ReturnStatusUpdated, ShipmentStatusUpdated } from './v2/notifications.js';
export { NewOrderV2, OrderChangeV2, OrderItemV2, OrderV2 } from './v2/orders.js';
export { CreatedAtFilterV2, PageSizeV2 } from './v2/paging.js';
export { NewRestockingItemV2, RestockingItemV2, RestockingShipmentReplacementV2, RestockingShipmentV2 } from './v2/restocking-shipments.js';
export { GradeRules, ReturnRules, SendBackAddress, SkuReturnRule } from './v2/return-rules.js';
export { AnnouncedItem, HandledItem, ReturnFilterV2, ReturnPhoto, ReturnV2 } from './v2/returns.js';
export { SerialNumber, ShipmentFilterV2, ShipmentItemV2, ShipmentV2, ShippedBatch } from './v2/shipments.js';
export { SkuReference } from './v2/sku-reference.js';
export { SkuChangeByCode, SkuChangeV2, SkuFilterV2, SkuV2 } from './v2/skus.js';
