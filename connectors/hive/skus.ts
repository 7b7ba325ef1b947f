import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString, Min } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Patch, Post, unsafe, type Action } from 'trunkline/sdk';

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

/** What a merchant may say about a SKU: the same when it is created, changed and read. */
abstract class SkuFacts {
  @Optional('EAN, UPC or another barcode') @IsString() barcode?: string | null;
  @Optional('Whether stock is kept per batch') @IsBoolean() batch_tracking_enabled?: boolean | null;
  @Optional('What one costs the merchant', { unit: 'cents' }) @IsInt() @Min(0) cost_in_cents?: number | null;
  @Optional('Country it was made in, as DE') @IsString() country_code_of_origin?: string | null;
  @Optional('Harmonised System code, for customs') @IsString() hs_code?: string | null;
  @Optional('Weight of one', { unit: 'kg' }) @Min(0) @IsNumber() weight_in_kg?: number | null;
  @Optional('URL of a picture') @IsString() image_url?: string | null;
}

/** A SKU as Hive returns it. Optional are also fields whose presence the vendor does not promise. */
export class Sku extends SkuFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Field("The merchant's id of the SKU") merchant_sku_id!: string;
  @Field('Name') name!: string;
  @Optional('When it was created; ISO 8601 with milliseconds and zone offset') @IsISO8601() created_at?: string | null;
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

export class NewSku extends SkuFacts {
  @Field("The merchant's id of the SKU") merchant_sku_id!: string;
  @Field('Name') name!: string;
}

export class SkuId {
  @Field("Hive's id of the SKU") @IsInt() id!: number;
}

export class SkuChange extends SkuFacts {
  @Field("Hive's id of the SKU") @IsInt() id!: number;
  @Optional("The merchant's id of the SKU") @IsString() merchant_sku_id?: string | null;
  @Optional('Name') @IsString() name?: string | null;
}

@OperationGroup({ stability: 'experimental' })
export class Skus {
  @List('/skus', {
    title: 'List SKUs',
    record: Sku,
    key: (sku) => sku.id,
    source: 'https://developers.hive.app/reference/api-reference/skus: fields; GET /skus inferred from GET /orders',
  })
  declare listSkus: List<void, Sku>;

  @Get('/skus/{id}', {
    title: 'Get a SKU',
    input: SkuId,
    output: Sku,
    source: 'Inferred from GET /orders/{id}',
  })
  declare getSku: Action<SkuId, Sku>;

  @Post('/skus', {
    title: 'Create a SKU',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewSku,
    output: Sku,
    effect: unsafe,
    source: 'https://developers.hive.app/reference/api-reference/skus: fields; POST /skus inferred from GET /orders',
  })
  declare createSku: Action<NewSku, Sku>;

  /**
   * The vendor documents an update and not its verb. PATCH, because a wrong guess is then refused and harms nothing; a wrong PUT would
   * clear every field that is not given.
   */
  @Patch('/skus/{id}', {
    title: 'Update a SKU',
    description: 'Changes the fields given and keeps the others. The verb is not documented: PATCH is assumed.',
    input: SkuChange,
    output: Sku,
    effect: idempotent,
    source: 'Inferred from PATCH /skus/{id} of version 2',
  })
  declare updateSku: Action<SkuChange, Sku>;
}
