// Hive's objects as version 1 shows them; version 2 is a view of the same. Source: developers.hive.app, Orders, SKUs, Shipments, Warehouses, Restocking Shipments, Returns.
// Times are ISO 8601 with milliseconds and an offset; `_date` fields are plain dates; `_in_cents` fields are whole numbers.

export const ORDER_STATUSES = ['fulfillable', 'unfulfillable', 'fulfilled'] as const;
export const FINANCIAL_STATUSES = ['paid', 'refunded', 'pending', 'failed'] as const;
export const DELIVERY_OPTIONS = ['postal', 'courier', 'dropoff', 'hive_freight'] as const;
export const RESTOCKING_STATUSES = ['created', 'shipped', 'delivered', 'arrived', 'processing', 'restocked', 'cancelled'] as const;
export const RETURN_STATUSES = ['on_the_way', 'arrived', 'processing', 'action_required', 'handling_completed'] as const;

export interface Address {
  first_name: string;
  last_name: string;
  full_name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  line1: string;
  line2: string | null;
  city: string;
  country_code: string;
  postal_code: string;
  parcel_point_id: string | null;
}

export interface OrderItem {
  /** Unique inside the order. */
  merchant_item_id: string;
  sku_id: number;
  merchant_sku_id: string;
  quantity: number;
  price_per_unit_in_cents: number;
  price_per_unit_in_cents_with_discount: number;
}

export interface Order {
  id: number;
  merchant_order_id: string;
  customer_order_number: string | null;
  status: (typeof ORDER_STATUSES)[number];
  carrier_preference: string | null;
  created_at: string;
  financial_status: (typeof FINANCIAL_STATUSES)[number] | null;
  payment_method: string | null;
  currency: string;
  total_price_in_cents: number;
  total_net_revenue_in_cents: number;
  total_tax_in_cents: number;
  total_net_refunds_in_cents: number;
  total_tax_refunds_in_cents: number;
  shipping_address: Address;
  items: OrderItem[];
  tags: string[];
  custom_metadata: Record<string, unknown> | null;
}

export interface Stock {
  stocked: number;
  reserved: number;
  total: number;
}

export interface InventoryBatch {
  id: number;
  name: string;
  expiry_date: string | null;
  tracking_code: string | null;
  stocked_quantities: { warehouse_id: number; quantity: number }[];
}

export interface Sku {
  id: number;
  merchant_sku_id: string;
  name: string;
  barcode: string | null;
  batch_tracking_enabled: boolean;
  cost_in_cents: number | null;
  country_code_of_origin: string | null;
  hs_code: string | null;
  weight_in_kg: number;
  image_url: string | null;
  created_at: string;
  fulfilled_by: 'hive' | 'other' | 'new';
  status: 'active' | 'deleted';
  dangerous_good: boolean;
  hazardous_good: boolean;
  h_codes: string[];
  un_names: string[];
  inventory: Stock;
  inventory_batches: InventoryBatch[];
  inventory_per_warehouse: ({ warehouse_id: number } & Stock)[];
}

export interface Shipment {
  id: number;
  order_id: number;
  merchant_order_id: string;
  shipment_provider: string;
  created_at: string;
  shipped_at: string | null;
  delivered_at: string | null;
  status: string;
  delivery_status: string;
  items: { id: number; merchant_item_id: string | null; sku_id: number; merchant_sku_id: string; quantity: number }[];
}

/** Of its fields only `id` is documented; the others are assumed. */
export interface Warehouse {
  id: number;
  name: string;
  city: string;
  country_code: string;
}

export interface RestockingItem {
  id: number;
  sku_id: number;
  announced_quantity: number;
  /** The three counts are there only once the shipment is restocked. */
  arrived_quantity?: number;
  damaged_quantity?: number;
  missing_quantity?: number;
  remarks: string | null;
  total_cost_in_cents: number | null;
  inventory_batches: InventoryBatch[];
}

export interface RestockingShipment {
  id: number;
  merchant_id: number;
  warehouse_id: number;
  estimated_arrival_date: string;
  delivery_option: (typeof DELIVERY_OPTIONS)[number];
  tracking_code: string | null;
  po_number: string | null;
  supplier_name: string | null;
  status: (typeof RESTOCKING_STATUSES)[number];
  barcode: string;
  restocking_shipment_items: RestockingItem[];
}

/** The fields of the items are assumed from version 2. */
export interface Return {
  id: number;
  order: { id: number; merchant_order_id: string; customer_order_number: string | null };
  status: (typeof RETURN_STATUSES)[number];
  return_reason_type: 'active' | 'passive' | null;
  return_reason: string | null;
  carrier: string | null;
  tracking_code: string | null;
  tracking_url: string | null;
  created_at: string;
  received_at: string | null;
  started_processing_at: string | null;
  completed_handling_at: string | null;
  photos: string[];
  return_items: { id: number; quantity: number; sku_id: number; customer_return_reason: string | null }[];
  return_line_items: { id: number; quantity: number; sku_id: number; condition: 'A' | 'B' | 'C'; return_item_id: number }[];
}

/** Only version 2 has them. The words of `status` are assumed. */
export interface InventoryTransferOrder {
  id: number;
  status: 'created' | 'completed';
  origin_id: number;
  destination_id: number;
  order_notes: string | null;
  created_at: string;
  completed_at: string | null;
  items: { id: number; sku_id: number; sku_code: string; quantity: number; inventory_batch: TransferredBatch | null }[];
  documents: { id: number; name: string | null; url: string }[];
}

export interface TransferredBatch {
  id: number;
  name: string;
  expiry_date: string | null;
}
