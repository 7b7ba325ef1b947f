import { IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, type Action } from 'trunkline/sdk';

const SHIPMENT_STATUSES = [
  'waiting_for_picking',
  'on_hold',
  'picking_assigned',
  'in_picking',
  'picked',
  'in_packing',
  'packed',
  'in_shipping',
  'shipped',
  'cancelled',
] as const;

/** One kind of goods in a parcel. Version 1 names SKUs as its orders do. */
export class ShipmentItem {
  @Optional("Hive's id of the item") @IsInt() id?: number | null;
  @Optional("The merchant's id of the order line; null for goods that a rule added later") @IsString() merchant_item_id?: string | null;
  @Optional("Hive's id of the SKU") @IsInt() sku_id?: number | null;
  @Optional("The merchant's id of the SKU") @IsString() merchant_sku_id?: string | null;
  @Field('How many are in the parcel') @IsInt() quantity!: number;
}

/** What both versions say of a parcel. Times are ISO 8601 with milliseconds and zone offset. */
export abstract class ShipmentFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Field("Hive's id of the order") @IsInt() order_id!: number;
  @Optional("The merchant's id of the order") @IsString() merchant_order_id?: string | null;
  @Optional('Carrier') @IsString() shipment_provider?: string | null;
  @Optional('When it was created') @IsISO8601() created_at?: string | null;
  @Optional('When it left the warehouse') @IsISO8601() shipped_at?: string | null;
  @Optional('When it arrived') @IsISO8601() delivered_at?: string | null;
  @Field('How far the warehouse is with it') @IsIn(SHIPMENT_STATUSES) status!: (typeof SHIPMENT_STATUSES)[number];
  @Optional("The carrier's word for where it is, in free text with capitals and spaces", { example: 'Out for delivery' })
  @IsString()
  delivery_status?: string | null;
}

/** A parcel as version 1 returns it. */
export class Shipment extends ShipmentFacts {
  @Optional('What is in it', { items: ShipmentItem }) items?: ShipmentItem[] | null;
}

export class ShipmentId {
  @Field("Hive's id of the shipment") @IsInt() id!: number;
}

@OperationGroup({ stability: 'experimental' })
export class Shipments {
  @List('/shipments', {
    title: 'List shipments',
    description:
      'The parcels of one sales channel, with what is in them. No order and no filter are documented: shipmentUpdated tells what is new.',
    record: Shipment,
    key: (shipment) => shipment.id,
    source: 'https://developers.hive.app/reference/api-reference/shipments: fields; GET /shipments inferred from GET /orders',
  })
  declare listShipments: List<void, Shipment>;

  @Get('/shipments/{id}', {
    title: 'Get a shipment',
    description: "By Hive's id: how far the warehouse is with the parcel, and where it is in the carrier's words.",
    input: ShipmentId,
    output: Shipment,
    source: 'Inferred from GET /orders/{id}',
  })
  declare getShipment: Action<ShipmentId, Shipment>;
}
