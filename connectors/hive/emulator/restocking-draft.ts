import type { Fields } from './fields.js';
import { findSku, type SkuName } from './find-sku.js';
import { DELIVERY_OPTIONS, type RestockingItem, type RestockingShipment } from './records.js';
import type { Shop } from './shop.js';

/** The only time it may be replaced. */
export function isOpen({ status }: RestockingShipment): boolean {
  return status === 'created' || status === 'shipped';
}

/** What a merchant says of an inbound shipment; what is wrong with it is left in `fields`. */
export function readRestockingShipment(
  fields: Fields,
  shop: Shop,
  id: number,
  name: SkuName,
): Omit<RestockingShipment, 'id' | 'merchant_id' | 'status' | 'barcode'> {
  const warehouse_id = fields.integer('warehouse_id', 1);
  if (warehouse_id > 0 && !shop.warehouses.find(warehouse_id)) fields.refuse('warehouse_id', 'must exist');
  return {
    warehouse_id,
    estimated_arrival_date: fields.date('estimated_arrival_date'),
    delivery_option: fields.oneOf('delivery_option', DELIVERY_OPTIONS),
    tracking_code: fields.optionalText('tracking_code'),
    po_number: fields.optionalText('po_number'),
    supplier_name: fields.optionalText('supplier_name'),
    restocking_shipment_items: fields
      .list('restocking_shipment_items')
      .map((item, index) => readItem(item, shop, id * 10 + index + 1, name)),
  };
}

function readItem(item: Fields, shop: Shop, id: number, name: SkuName): RestockingItem {
  return {
    id,
    sku_id: findSku(item, shop, name)?.id ?? 0,
    announced_quantity: item.integer('announced_quantity', 1),
    remarks: item.optionalText('remarks'),
    total_cost_in_cents: item.optionalInteger('total_cost_in_cents', 0),
    inventory_batches: [],
  };
}
