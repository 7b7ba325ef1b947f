import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, idempotent, List, OperationGroup, Optional, Patch, Poll, type Action, type Trigger } from 'trunkline/sdk';
import { skuCodesV2, skusV2 } from '../choices.js';
import { SkuFacts, SkuRecord } from '../v1/skus.js';
import { CreatedAtFilterV2, V2_LIST } from './paging.js';
import { V2_SOURCE } from './source.js';

/** A SKU as version 2 returns it. */
export class SkuV2 extends SkuRecord {
  @Field("The merchant's code of the SKU") sku_code!: string;
  @Field('When it was last changed; ISO 8601') @IsISO8601() updated_at!: string;
}

export class SkuFilterV2 extends CreatedAtFilterV2 {
  @Optional('Only SKUs with these codes', { items: String }) 'sku_code[in]'?: string[] | null;
}

/** What is given is changed, what is left out is kept, null empties. */
abstract class SkuPatch extends SkuFacts {
  @Optional('Name') @IsString() name?: string | null;
}

export class SkuChangeV2 extends SkuPatch {
  @Field("Hive's id of the SKU", { choices: skusV2 }) @IsInt() id!: number;
  @Optional("The merchant's code of the SKU") @IsString() sku_code?: string | null;
}

export class SkuChangeByCode extends SkuPatch {
  @Field("The merchant's code of the SKU", { in: 'query', choices: skuCodesV2 })
  sku_code!: string;
  @Optional('The code it has from now on', { name: 'sku_code' }) @IsString() new_sku_code?: string | null;
}

@OperationGroup({ source: V2_SOURCE })
export class SkusV2 {
  @List('/skus', {
    ...V2_LIST,
    title: 'List SKUs of all sales channels',
    description: 'With stock and the time of the last change. No order is documented; bounded by the time of creation, or picked by code.',
    input: SkuFilterV2,
    record: SkuV2,
    key: (sku) => sku.id,
  })
  declare listSkusV2: List<SkuFilterV2, SkuV2>;

  @Patch('/skus/{id}', {
    service: 'v2',
    title: 'Update a SKU (version 2)',
    description: 'Merges: changes the fields given and keeps the others.',
    input: SkuChangeV2,
    output: SkuV2,
    effect: idempotent,
    stability: 'experimental',
    source: `${V2_SOURCE}: operation patchSku; its path inferred from PATCH /skus/{id} of version 1`,
  })
  declare updateSkuV2: Action<SkuChangeV2, SkuV2>;

  @Patch('/skus/by_sku_code', {
    service: 'v2',
    title: 'Update a SKU by its code',
    description:
      'Merges: changes the fields given and keeps the others. Give `batch_tracking_enabled` where it matters: the page is unclear.',
    input: SkuChangeByCode,
    output: SkuV2,
    effect: idempotent,
  })
  declare updateSkuByCode: Action<SkuChangeByCode, SkuV2>;

  @Poll('listSkusV2', {
    title: 'New SKU',
    description: 'Each SKU of any sales channel once, by the time it was created. A later change of one is no event.',
    record: SkuV2,
    cursor: (sku) => sku.created_at,
    since: 'created_at[gte]',
  })
  declare newSku: Trigger<SkuFilterV2, SkuV2>;
}
