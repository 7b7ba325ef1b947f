import { ArrayMinSize, IsInt, IsISO8601, IsString, Min } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { skuCodesV2, skusV2, warehousesV2 } from '../choices.js';
import { CreatedAtFilterV2, V2_LIST } from './paging.js';
import { V2_SOURCE } from './source.js';

export class TransferredBatch {
  @Field("Hive's id of the batch") @IsInt() id!: number;
  @Field('Name of the batch') name!: string;
  @Optional('Last day of use; a date without time, YYYY-MM-DD') @IsString() expiry_date?: string | null;
}

/** Goods of one SKU that go to another warehouse. */
export class TransferItem {
  @Field("Hive's id of the item") @IsInt() id!: number;
  @Optional("Hive's id of the SKU") @IsInt() sku_id?: number | null;
  @Field("The merchant's code of the SKU") sku_code!: string;
  @Field('How many') @IsInt() quantity!: number;
  @Optional('The batch they are of; null when it does not matter', { of: TransferredBatch }) inventory_batch?: TransferredBatch | null;
}

export class TransferDocument {
  @Field("Hive's id of the document") @IsInt() id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Field('Where it can be read') url!: string;
}

/** Goods that go from one warehouse to another. Times are ISO 8601. */
export class InventoryTransferOrder {
  @Field("Hive's id") @IsInt() id!: number;
  @Optional('How far it is; the words are not known') @IsString() status?: string | null;
  @Optional("Hive's id of the warehouse they leave") @IsInt() origin_id?: number | null;
  @Field("Hive's id of the warehouse they go to") @IsInt() destination_id!: number;
  @Optional('Notes for the warehouse') @IsString() order_notes?: string | null;
  @Field('When it was created') @IsISO8601() created_at!: string;
  @Optional('When it was done') @IsISO8601() completed_at?: string | null;
  @Field('What is moved', { items: TransferItem }) items!: TransferItem[];
  @Field('Papers that belong to it', { items: TransferDocument }) documents!: TransferDocument[];
}

/** Goods of one SKU, named by `sku_id` or by `sku_code`, one of which must be given. */
export class NewTransferItem {
  @Optional("Hive's id of the SKU", { choices: skusV2 }) @IsInt() sku_id?: number | null;
  @Optional("The merchant's code of the SKU", { choices: skuCodesV2 }) @IsString() sku_code?: string | null;
  @Field('How many') @IsInt() @Min(1) quantity!: number;
  @Optional("Hive's id of the batch they must be of") @IsInt() inventory_batch_id?: number | null;
}

export class NewInventoryTransferOrder {
  @Field("Hive's id of the warehouse they leave", { choices: warehousesV2 }) @IsInt() origin_id!: number;
  @Field("Hive's id of the warehouse they go to", { choices: warehousesV2 }) @IsInt() destination_id!: number;
  @Optional('Notes for the warehouse') @IsString() order_notes?: string | null;
  @Field('What is moved, at least one item', { items: NewTransferItem }) @ArrayMinSize(1) items!: NewTransferItem[];
}

export class InventoryTransferOrderId {
  @Field("Hive's id of the inventory transfer order") @IsInt() id!: number;
}

@OperationGroup({ source: V2_SOURCE })
export class InventoryTransferOrders {
  @List('/inventory_transfer_orders', {
    ...V2_LIST,
    title: 'List inventory transfer orders',
    description: 'Goods that go between warehouses, with their papers. No order is documented; the time of creation bounds them.',
    input: CreatedAtFilterV2,
    record: InventoryTransferOrder,
    key: (order) => order.id,
  })
  declare listInventoryTransferOrders: List<CreatedAtFilterV2, InventoryTransferOrder>;

  @Get('/inventory_transfer_orders/{id}', {
    service: 'v2',
    title: 'Get an inventory transfer order',
    description: "By Hive's id, with the goods, their batches and the papers. The words of its `status` are not known.",
    input: InventoryTransferOrderId,
    output: InventoryTransferOrder,
    stability: 'experimental',
    source: `${V2_SOURCE}: operation getInventoryTransferOrder; its path inferred from GET /restocking_shipments/{id}`,
  })
  declare getInventoryTransferOrder: Action<InventoryTransferOrderId, InventoryTransferOrder>;

  @Post('/inventory_transfer_orders', {
    service: 'v2',
    title: 'Create an inventory transfer order',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewInventoryTransferOrder,
    output: InventoryTransferOrder,
    effect: unsafe,
  })
  declare createInventoryTransferOrder: Action<NewInventoryTransferOrder, InventoryTransferOrder>;
}
