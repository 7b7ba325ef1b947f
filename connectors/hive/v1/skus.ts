import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString, Min } from 'class-validator';
import { Delete, Field, Get, idempotent, List, Optional, Patch, Post, unsafe, type Action } from 'trunkline/sdk';
import { skus } from '../choices.js';
import { CreatedAtFilter } from '../created-at-filter.js';

export class Inventory {
  @Field('On the shelf') @IsInt() stocked!: number;
  @Field('Promised to orders') @IsInt() reserved!: number;
  @Field('Stocked and reserved, as Hive counts them') @IsInt() total!: number;
}

export class WarehouseInventory extends Inventory {
  @Field("Hive's id of the warehouse") @IsInt() warehouse_id!: number;
}

export class StockedQuantity {
  @Field("Hive's id of the warehouse") @IsInt() warehouse_id!: number;
  @Field('How many of the batch are there') @IsInt() quantity!: number;
}

export class InventoryBatch {
  @Field("Hive's id of the batch") @IsInt() id!: number;
  @Optional('Name of the batch') @IsString() name?: string | null;
  @Optional('Last day of use; a date without time, YYYY-MM-DD') @IsString() expiry_date?: string | null;
  @Optional('Code printed on the batch') @IsString() tracking_code?: string | null;
  @Optional('Stock of it per warehouse', { items: StockedQuantity }) stocked_quantities?: StockedQuantity[] | null;
}

/** What a merchant may say about a SKU: the same when it is created, changed and read, in both versions. */
export abstract class SkuFacts {
  @Optional('EAN, UPC or another barcode') @IsString() barcode?: string | null;
  @Optional('Whether stock is kept per batch') @IsBoolean() batch_tracking_enabled?: boolean | null;
  @Optional('What one costs the merchant', { unit: 'cents' }) @IsInt() @Min(0) cost_in_cents?: number | null;
  @Optional('Country it was made in, as DE') @IsString() country_code_of_origin?: string | null;
  @Optional('Harmonised System code, for customs') @IsString() hs_code?: string | null;
  @Optional('Weight of one', { unit: 'kg' }) @Min(0) @IsNumber() weight_in_kg?: number | null;
  @Optional('URL of a picture') @IsString() image_url?: string | null;
}

/** What Hive adds, in both versions. Optional are also fields whose presence the vendor does not promise. */
export abstract class SkuRecord extends SkuFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('When it was created; ISO 8601 with milliseconds and zone offset') @IsISO8601() created_at!: string;
  @Optional('Who ships it') @IsIn(['hive', 'other', 'new']) fulfilled_by?: 'hive' | 'other' | 'new' | null;
  @Optional('Whether it is still in use') @IsIn(['active', 'deleted']) status?: 'active' | 'deleted' | null;
  @Optional('Whether it is dangerous to transport') @IsBoolean() dangerous_good?: boolean | null;
  @Optional('Whether it is hazardous to store') @IsBoolean() hazardous_good?: boolean | null;
  @Optional('Hazard statements, as H225', { items: String }) h_codes?: string[] | null;
  @Optional('Names in the United Nations list of dangerous goods', { items: String }) un_names?: string[] | null;
  @Optional('Stock in every warehouse together', { of: Inventory, unit: 'pieces' }) inventory?: Inventory | null;
  @Optional('Stock by batch', { items: InventoryBatch }) inventory_batches?: InventoryBatch[] | null;
  @Optional('Stock by warehouse', { items: WarehouseInventory }) inventory_per_warehouse?: WarehouseInventory[] | null;
}

/** A SKU as version 1 returns it. */
export class Sku extends SkuRecord {
  @Field("The merchant's id of the SKU") merchant_sku_id!: string;
}

export class SkuFilter extends CreatedAtFilter {
  @Optional("Only SKUs with these ids of the merchant's", { items: String }) 'merchant_sku_ids[]'?: string[] | null;
}

export class NewSku extends SkuFacts {
  @Field("The merchant's id of the SKU") merchant_sku_id!: string;
  @Field('Name') name!: string;
}

export class SkuId {
  @Field("Hive's id of the SKU", { choices: skus }) @IsInt() id!: number;
}

/** What is given is changed, what is left out is kept, null empties. */
export class SkuChange extends SkuFacts {
  @Field("Hive's id of the SKU", { choices: skus }) @IsInt() id!: number;
  @Optional("The merchant's id of the SKU") @IsString() merchant_sku_id?: string | null;
  @Optional('Name') @IsString() name?: string | null;
}

/** Whole SKUs: of one that exists, what is left out is emptied, but for `batch_tracking_enabled`, which is kept. */
export class SkuUpserts {
  @Field('The SKUs, 1 to 100', { items: NewSku }) @ArrayMinSize(1) @ArrayMaxSize(100) skus!: NewSku[];
}

export class Skus {
  @List('/skus', {
    title: 'List SKUs',
    description:
      "Those of one sales channel, newest first, with their stock; bounded by the time of creation, or picked by the merchant's ids.",
    input: SkuFilter,
    record: Sku,
    key: (sku) => sku.id,
    order: 'newest-first',
    arrays: 'repeat',
  })
  declare listSkus: List<SkuFilter, Sku>;

  @Get('/skus/{id}', {
    title: 'Get a SKU',
    description: "By Hive's id, with its stock in all, by warehouse and by batch. `status` says whether it is deleted.",
    input: SkuId,
    output: Sku,
    stability: 'experimental',
    source: 'Inferred from GET /orders/{id}',
  })
  declare getSku: Action<SkuId, Sku>;

  @Post('/skus', {
    title: 'Create a SKU',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewSku,
    output: Sku,
    effect: unsafe,
  })
  declare createSku: Action<NewSku, Sku>;

  @Patch('/skus/{id}', {
    title: 'Update a SKU',
    description: 'Changes the fields given and keeps the others. A deleted SKU is active again.',
    input: SkuChange,
    output: Sku,
    effect: idempotent,
  })
  declare updateSku: Action<SkuChange, Sku>;

  @Post('/skus/bulk_upsert', {
    title: 'Create or replace SKUs',
    description: 'By `merchant_sku_id`: makes those that are new and replaces the others, at most 100. Deleted ones are active again.',
    input: SkuUpserts,
    effect: idempotent,
  })
  declare upsertSkus: Action<SkuUpserts, void>;

  @Delete('/skus/{id}', {
    title: 'Delete a SKU',
    description: 'Marks it as deleted; the next change of it makes it active again.',
    input: SkuId,
    effect: idempotent,
  })
  declare deleteSku: Action<SkuId, void>;
}
