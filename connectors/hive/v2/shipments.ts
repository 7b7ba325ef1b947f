import { IsInt, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional } from 'trunkline/sdk';
import { ShipmentFacts } from '../v1/shipments.js';
import { PageSizeV2, V2_LIST } from './paging.js';
import { SkuReference } from './sku-reference.js';
import { V2_SOURCE } from './source.js';

export class ShippedBatch {
  @Field('Name of the batch') name!: string;
  @Field('How many of the batch are in the parcel') @IsInt() quantity!: number;
  @Optional('Code printed on the batch') @IsString() tracking_code?: string | null;
  @Optional('Last day of use; a date without time, YYYY-MM-DD') @IsString() expiry_date?: string | null;
}

export class SerialNumber {
  @Field('Number of one piece') serial_number!: string;
}

/** One kind of goods in a parcel. */
export class ShipmentItemV2 {
  @Field("Hive's id of the item") @IsInt() id!: number;
  @Field('How many are in the parcel') @IsInt() quantity!: number;
  @Optional("The merchant's id of the order line; null for goods that a rule added later") @IsString() merchant_item_id?: string | null;
  @Field('What it is') sku!: SkuReference;
  @Optional('Batches they were taken from', { items: ShippedBatch }) batches?: ShippedBatch[] | null;
  @Optional('Numbers of the single pieces', { items: SerialNumber }) serial_numbers?: SerialNumber[] | null;
}

/** A parcel as version 2 returns it. */
export class ShipmentV2 extends ShipmentFacts {
  @Field('What is in it', { items: ShipmentItemV2 }) items!: ShipmentItemV2[];
}

export class ShipmentFilterV2 extends PageSizeV2 {
  @Optional("Only parcels of the orders with these ids of Hive's", { items: Number }) 'order_id[in]'?: number[] | null;
  @Optional("Only parcels of the orders with these ids of the merchant's", { items: String }) 'merchant_order_id[in]'?: string[] | null;
}

@OperationGroup({ source: V2_SOURCE })
export class ShipmentsV2 {
  @List('/shipments', {
    ...V2_LIST,
    title: 'List shipments of all sales channels',
    description:
      'With batches and serial numbers of what is in them. Filtered by orders and not by time: shipmentStatusUpdated tells what is new.',
    input: ShipmentFilterV2,
    record: ShipmentV2,
    key: (shipment) => shipment.id,
  })
  declare listShipmentsV2: List<ShipmentFilterV2, ShipmentV2>;
}
