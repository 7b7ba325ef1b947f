import { IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, Poll, type Action, type Trigger } from 'trunkline/sdk';
import { ReturnFacts, ReturnId } from '../v1/returns.js';
import { CreatedAtFilterV2, V2_LIST } from './paging.js';
import { SkuReference } from './sku-reference.js';
import { V2_SOURCE } from './source.js';

export class ReturnPhoto {
  @Field("Hive's id of the picture") @IsInt() id!: number;
  @Field('Where it can be seen') image_url!: string;
  @Optional('What it shows', { example: 'inside' }) @IsString() photo_type?: string | null;
}

/** Goods that the customer announced. */
export class AnnouncedItem {
  @Field("Hive's id of the item") @IsInt() id!: number;
  @Field('How many were announced') @IsInt() quantity!: number;
  @Field('What it is') sku!: SkuReference;
  @Optional("The customer's reason") @IsString() customer_return_reason?: string | null;
  @Optional("The customer's own words") @IsString() customer_return_message?: string | null;
}

/** Goods that Hive unpacked and looked at. */
export class HandledItem {
  @Field("Hive's id of the item") @IsInt() id!: number;
  @Field('How many') @IsInt() quantity!: number;
  @Field('What it is') sku!: SkuReference;
  @Optional('A unused in its packaging, B unused with bad packaging, C used or damaged') @IsIn(['A', 'B', 'C']) condition?:
    | 'A'
    | 'B'
    | 'C'
    | null;
  @Optional('What becomes of it, by the return rules', { example: 'restock' }) @IsString() follow_up_action?: string | null;
  @Optional("Hive's id of the batch it went to") @IsInt() inventory_batch_id?: number | null;
  @Optional('Id of the announced item that it is') @IsInt() return_item_id?: number | null;
  @Optional('Pictures of it', { items: ReturnPhoto }) photos?: ReturnPhoto[] | null;
}

/** Goods that come back, as version 2 returns them. */
export class ReturnV2 extends ReturnFacts {
  @Field('What the customer announced; empty when the customer portal was not used', { items: AnnouncedItem })
  announced_items!: AnnouncedItem[];
  @Optional('What Hive handled; empty until then', { items: HandledItem }) handled_items?: HandledItem[] | null;
  @Optional('Pictures of the parcel', { items: ReturnPhoto }) photos?: ReturnPhoto[] | null;
  @Field('When it was last changed; ISO 8601') @IsISO8601() updated_at!: string;
}

export class ReturnFilterV2 extends CreatedAtFilterV2 {
  @Optional('Only returns of these sales channels', { items: Number }) 'sales_channel_id[in]'?: number[] | null;
}

@OperationGroup({ source: V2_SOURCE })
export class ReturnsV2 {
  @List('/returns', {
    ...V2_LIST,
    title: 'List returns of all sales channels',
    description: 'With what was announced and what Hive handled. No order is documented; time of creation and sales channel bound them.',
    input: ReturnFilterV2,
    record: ReturnV2,
    key: (entry) => entry.id,
  })
  declare listReturnsV2: List<ReturnFilterV2, ReturnV2>;

  @Get('/returns/{id}', {
    service: 'v2',
    title: 'Get a return (version 2)',
    description: "By Hive's id: what the customer announced, and the condition of what Hive handled and what becomes of it.",
    input: ReturnId,
    output: ReturnV2,
  })
  declare getReturnV2: Action<ReturnId, ReturnV2>;

  @Poll('listReturnsV2', {
    title: 'New return',
    description:
      'Each return of any sales channel once, when it is announced. How it goes on is no event here: returnStatusUpdated tells of it.',
    record: ReturnV2,
    cursor: (entry) => entry.created_at,
    since: 'created_at[gte]',
  })
  declare newReturn: Trigger<ReturnFilterV2, ReturnV2>;
}
