import { ArrayMinSize, IsIn, IsInt, IsISO8601, IsString, Min } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Put, type Action } from 'trunkline/sdk';
import { skuCodesV2, skusV2 } from '../choices.js';
import { DELIVERY_OPTIONS, RESTOCKING_STATUSES, RestockingFacts, RestockingShipmentId } from '../v1/restocking-shipments.js';
import { PageSizeV2, V2_LIST } from './paging.js';
import { V2_SOURCE } from './source.js';

/** Goods of one SKU on their way in. The counts are always there, also before anything came. */
export class RestockingItemV2 {
  @Field("Hive's id of the SKU") @IsInt() sku_id!: number;
  @Field("The merchant's code of the SKU") sku_code!: string;
  @Optional('How many were announced') @IsInt() announced_quantity?: number | null;
  @Field('How many came') @IsInt() arrived_quantity!: number;
  @Field('How many came damaged') @IsInt() damaged_quantity!: number;
  @Field('How many did not come') @IsInt() missing_quantity!: number;
  @Optional('Notes for the warehouse') @IsString() remarks?: string | null;
  @Optional('What all of them cost the merchant', { unit: 'cents' }) @IsInt() total_cost_in_cents?: number | null;
}

/** An inbound shipment as version 2 returns it. */
export class RestockingShipmentV2 {
  @Field("Hive's id") @IsInt() id!: number;
  @Field('How far it is') @IsIn(RESTOCKING_STATUSES) status!: (typeof RESTOCKING_STATUSES)[number];
  @Optional("Hive's id of the warehouse it goes to") @IsInt() warehouse_id?: number | null;
  @Optional('Day of arrival, as far as known; a date without time, YYYY-MM-DD') @IsString() estimated_arrival_date?: string | null;
  @Optional('Who brings it') @IsIn(DELIVERY_OPTIONS) delivery_option?: (typeof DELIVERY_OPTIONS)[number] | null;
  @Optional("The carrier's tracking code") @IsString() tracking_code?: string | null;
  @Optional('Number of the purchase order') @IsString() po_number?: string | null;
  @Optional('Who sends the goods') @IsString() supplier_name?: string | null;
  @Optional('Barcode to print on the parcel', { example: 'RS.13' }) @IsString() barcode?: string | null;
  @Optional('When it was announced; ISO 8601') @IsISO8601() created_at?: string | null;
  @Optional('When it arrived; ISO 8601') @IsISO8601() arrived_at?: string | null;
  @Field('What is in it', { items: RestockingItemV2 }) restocking_shipment_items!: RestockingItemV2[];
}

/** Goods of one SKU, named by `sku_id` or by `sku_code`, one of which must be given. */
export class NewRestockingItemV2 {
  @Optional("Hive's id of the SKU", { choices: skusV2 }) @IsInt() sku_id?: number | null;
  @Optional("The merchant's code of the SKU", { choices: skuCodesV2 }) @IsString() sku_code?: string | null;
  @Field('How many are on their way') @IsInt() @Min(1) announced_quantity!: number;
  @Optional('Notes for the warehouse') @IsString() remarks?: string | null;
  @Optional('What all of them cost the merchant', { unit: 'cents' }) @IsInt() @Min(0) total_cost_in_cents?: number | null;
}

/** The whole resource: PUT replaces it, so what is left out is cleared. What is never empty must be given. */
export class RestockingShipmentReplacementV2 extends RestockingFacts {
  @Field("Hive's id of the restocking shipment") @IsInt() id!: number;
  @Field('What is in it, at least one item', { items: NewRestockingItemV2 })
  @ArrayMinSize(1)
  restocking_shipment_items!: NewRestockingItemV2[];
}

@OperationGroup({ source: V2_SOURCE })
export class RestockingShipmentsV2 {
  @List('/restocking_shipments', {
    ...V2_LIST,
    title: 'List restocking shipments (version 2)',
    description: 'With what is in them by id and code. There is no filter for time: restockingShipmentStatusUpdated tells of changes.',
    input: PageSizeV2,
    record: RestockingShipmentV2,
    key: (shipment) => shipment.id,
    stability: 'experimental',
    source: `${V2_SOURCE}: GET /restocking_shipments/{id}; the list inferred from it`,
  })
  declare listRestockingShipmentsV2: List<PageSizeV2, RestockingShipmentV2>;

  @Get('/restocking_shipments/{id}', {
    service: 'v2',
    title: 'Get a restocking shipment (version 2)',
    description: "By Hive's id. How many arrived, were damaged or are missing is always there, also before it is restocked.",
    input: RestockingShipmentId,
    output: RestockingShipmentV2,
  })
  declare getRestockingShipmentV2: Action<RestockingShipmentId, RestockingShipmentV2>;

  @Put('/restocking_shipments/{id}', {
    service: 'v2',
    title: 'Replace a restocking shipment (version 2)',
    description: 'Replaces the whole resource. Hive accepts it only while the status is created or shipped.',
    input: RestockingShipmentReplacementV2,
    output: RestockingShipmentV2,
    effect: idempotent,
  })
  declare replaceRestockingShipmentV2: Action<RestockingShipmentReplacementV2, RestockingShipmentV2>;
}
