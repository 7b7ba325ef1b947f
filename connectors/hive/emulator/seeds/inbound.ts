import { DELIVERY_OPTIONS, RESTOCKING_STATUSES, type RestockingShipment } from '../records.js';

export const MERCHANT_ID = 12;

/** One inbound shipment of each status, with the ids 13 (created) to 19 (cancelled). */
export function seedRestockingShipments(): RestockingShipment[] {
  return RESTOCKING_STATUSES.map((status, index) => {
    const id = 13 + index;
    return {
      id,
      merchant_id: MERCHANT_ID,
      warehouse_id: 71 + (index % 3),
      estimated_arrival_date: `2025-02-${10 + index}`,
      delivery_option: DELIVERY_OPTIONS[index % DELIVERY_OPTIONS.length] ?? 'postal',
      tracking_code: status === 'created' ? null : `IN${1000 + id}`,
      po_number: `PO-${id}`,
      supplier_name: 'Rösterei Nord',
      status,
      barcode: `RS.${id}`,
      restocking_shipment_items: [1, 2].map((number) => ({
        id: id * 10 + number,
        sku_id: index + number,
        announced_quantity: 100,
        ...(status === 'restocked' && { arrived_quantity: 97, damaged_quantity: 2, missing_quantity: 3 }),
        remarks: number === 1 ? 'Fragile' : null,
        total_cost_in_cents: 12_500,
        inventory_batches: [],
      })),
    };
  });
}
