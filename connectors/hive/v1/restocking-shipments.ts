import { ArrayMinSize, IsIn, IsInt, IsString, Matches, Min } from 'class-validator';
import { Field, Get, idempotent, List, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { skus, warehouses } from '../choices.js';

export const DELIVERY_OPTIONS = ['postal', 'courier', 'dropoff', 'hive_freight'] as const;
export const RESTOCKING_STATUSES = ['created', 'shipped', 'delivered', 'arrived', 'processing', 'restocked', 'cancelled'] as const;

/** Goods of one batch on their way in. */
export class InboundBatch {
  @Optional("Hive's id of the batch") @IsInt() id?: number | null;
  @Optional('Name of the batch') @IsString() name?: string | null;
  @Optional('Code printed on the batch') @IsString() tracking_code?: string | null;
  @Optional('Last day of use; a date without time, YYYY-MM-DD') @IsString() expiry_date?: string | null;
  @Optional('How many of the batch came') @IsInt() arrived_quantity?: number | null;
}

/** Goods of one SKU on their way in. The three counts are there once the shipment is restocked. */
export class RestockingShipmentItem {
  @Field("Hive's id of the item") @IsInt() id!: number;
  @Optional("Hive's id of the SKU") @IsInt() sku_id?: number | null;
  @Field('How many were announced') @IsInt() announced_quantity!: number;
  @Optional('How many came') @IsInt() arrived_quantity?: number | null;
  @Optional('How many came damaged') @IsInt() damaged_quantity?: number | null;
  @Optional('How many did not come') @IsInt() missing_quantity?: number | null;
  @Optional('Notes for the warehouse') @IsString() remarks?: string | null;
  @Optional('What all of them cost the merchant', { unit: 'cents' }) @IsInt() total_cost_in_cents?: number | null;
  @Optional('Batches of the goods', { items: InboundBatch }) inventory_batches?: InboundBatch[] | null;
}

/** Goods of one SKU, named by `sku_id` or by `merchant_sku_id`, one of which must be given. */
export class NewRestockingShipmentItem {
  @Optional("Hive's id of the SKU", { choices: skus }) @IsInt() sku_id?: number | null;
  @Optional("The merchant's id of the SKU") @IsString() merchant_sku_id?: string | null;
  @Field('How many are on their way') @IsInt() @Min(1) announced_quantity!: number;
  @Optional('Notes for the warehouse') @IsString() remarks?: string | null;
  @Optional('What all of them cost the merchant', { unit: 'cents' }) @IsInt() @Min(0) total_cost_in_cents?: number | null;
}

/** What announces an inbound shipment in both versions. */
export abstract class RestockingFacts {
  @Field("Hive's id of the warehouse it goes to", { choices: warehouses }) @IsInt() warehouse_id!: number;
  @Field('Day of arrival, as far as known; a date without time, YYYY-MM-DD')
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  estimated_arrival_date!: string;
  @Field('Who brings it') @IsIn(DELIVERY_OPTIONS) delivery_option!: (typeof DELIVERY_OPTIONS)[number];
  @Optional("The carrier's tracking code") @IsString() tracking_code?: string | null;
  @Optional('Number of the purchase order') @IsString() po_number?: string | null;
  @Optional('Who sends the goods') @IsString() supplier_name?: string | null;
}

/** An inbound shipment as Hive returns it. */
export class RestockingShipment extends RestockingFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Optional("Hive's id of the merchant") @IsInt() merchant_id?: number | null;
  @Field('How far it is') @IsIn(RESTOCKING_STATUSES) status!: (typeof RESTOCKING_STATUSES)[number];
  @Optional('Barcode to print on the parcel', { example: 'RS.13' }) @IsString() barcode?: string | null;
  @Field('What is in it', { items: RestockingShipmentItem }) restocking_shipment_items!: RestockingShipmentItem[];
}

export class NewRestockingShipment extends RestockingFacts {
  @Field('What is in it, at least one item', { items: NewRestockingShipmentItem })
  @ArrayMinSize(1)
  restocking_shipment_items!: NewRestockingShipmentItem[];
}

/** The whole resource: PUT replaces it, so what is left out is cleared. */
export class RestockingShipmentReplacement extends NewRestockingShipment {
  @Field("Hive's id of the restocking shipment") @IsInt() id!: number;
}

export class RestockingShipmentId {
  @Field("Hive's id of the restocking shipment") @IsInt() id!: number;
}

/** Paths of writes end in a slash, as the vendor spells them. */
export class RestockingShipments {
  @List('/restocking_shipments', {
    title: 'List restocking shipments',
    description: 'Newest first, with what is in them. There is no filter for time: restockingShipmentUpdated tells of changes.',
    record: RestockingShipment,
    key: (shipment) => shipment.id,
    order: 'newest-first',
  })
  declare listRestockingShipments: List<void, RestockingShipment>;

  @Get('/restocking_shipments/{id}', {
    title: 'Get a restocking shipment',
    description: "By Hive's id. How many arrived, were damaged or are missing is there once it is restocked.",
    input: RestockingShipmentId,
    output: RestockingShipment,
  })
  declare getRestockingShipment: Action<RestockingShipmentId, RestockingShipment>;

  @Post('/restocking_shipments/', {
    title: 'Announce a restocking shipment',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewRestockingShipment,
    output: RestockingShipment,
    effect: unsafe,
  })
  declare createRestockingShipment: Action<NewRestockingShipment, RestockingShipment>;

  @Put('/restocking_shipments/{id}/', {
    title: 'Replace a restocking shipment',
    description: 'Replaces the whole resource. Hive accepts it only while the status is created or shipped.',
    input: RestockingShipmentReplacement,
    output: RestockingShipment,
    effect: idempotent,
  })
  declare replaceRestockingShipment: Action<RestockingShipmentReplacement, RestockingShipment>;
}
