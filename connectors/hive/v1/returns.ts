import { IsArray, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, type Action } from 'trunkline/sdk';

const RETURN_STATUSES = ['on_the_way', 'arrived', 'processing', 'action_required', 'handling_completed'] as const;
const RETURN_REASONS = [
  'customer_return',
  'not_picked_up',
  'invalid_address',
  'rejected_by_customer',
  'customs_documents_missing',
  'other',
  '',
] as const;

export class ReturnedOrder {
  @Field("Hive's id of the order") @IsInt() id!: number;
  @Optional("The merchant's id of the order") @IsString() merchant_order_id?: string | null;
  @Optional('The number the customer knows the order by') @IsString() customer_order_number?: string | null;
}

/** What both versions say of goods that come back. Times are ISO 8601 with milliseconds and zone offset. */
export abstract class ReturnFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Field('The order whose goods come back') order!: ReturnedOrder;
  @Field('How far it is') @IsIn(RETURN_STATUSES) status!: (typeof RETURN_STATUSES)[number];
  @Optional('Whether the customer sent it, or the parcel came back by itself; empty when unknown')
  @IsIn(['active', 'passive', ''])
  return_reason_type?: 'active' | 'passive' | '' | null;
  @Optional('Why it comes back; empty when unknown') @IsIn(RETURN_REASONS) return_reason?: (typeof RETURN_REASONS)[number] | null;
  @Optional('Carrier') @IsString() carrier?: string | null;
  @Optional("The carrier's tracking code") @IsString() tracking_code?: string | null;
  @Optional('Page that shows where the parcel is') @IsString() tracking_url?: string | null;
  @Field('When it was announced') @IsISO8601() created_at!: string;
  @Optional('When it arrived') @IsISO8601() received_at?: string | null;
  @Optional('When Hive began to handle it') @IsISO8601() started_processing_at?: string | null;
  @Optional('When Hive was done with it') @IsISO8601() completed_handling_at?: string | null;
}

/** Goods that come back, as version 1 returns them. */
export class Return extends ReturnFacts {
  @Optional('Pictures of the goods; their form is not documented') @IsArray() photos?: unknown[] | null;
  @Optional('What the customer announced; its fields are not documented for version 1') @IsArray() return_items?: object[] | null;
  @Optional('What Hive handled; its fields are not documented for version 1') @IsArray() return_line_items?: object[] | null;
}

export class ReturnId {
  @Field("Hive's id of the return") @IsInt() id!: number;
}

@OperationGroup({ stability: 'experimental' })
export class Returns {
  @List('/returns', {
    title: 'List returns',
    description:
      'Those of one sales channel. Neither an order nor a filter is documented: listReturnsV2 is bounded by the time of creation.',
    record: Return,
    key: (entry) => entry.id,
    source: 'https://developers.hive.app/reference/api-reference/returns: fields; GET /returns inferred from GET /orders',
  })
  declare listReturns: List<void, Return>;

  @Get('/returns/{id}', {
    title: 'Get a return',
    description: "By Hive's id: the order it is of, why it comes back, and when each step was done.",
    input: ReturnId,
    output: Return,
    source: 'Inferred from GET /orders/{id}',
  })
  declare getReturn: Action<ReturnId, Return>;
}
