import { ArrayMinSize, IsInt, IsISO8601, IsString, Min } from 'class-validator';
import { Field, idempotent, List, OperationGroup, Optional, Patch, Post, unsafe, type Action } from 'trunkline/sdk';
import { skuCodesV2, skusV2 } from '../choices.js';
import { Address, OrderFacts, OrderRecord } from '../v1/orders.js';
import { CreatedAtFilterV2, V2_LIST } from './paging.js';
import { V2_SOURCE } from './source.js';

/** One line of an order: names its SKU by `sku_id` or by `sku_code`, one of which must be given. */
export class OrderItemV2 {
  @Field("The merchant's id of the line, unique inside the order") merchant_item_id!: string;
  @Optional("Hive's id of the SKU", { choices: skusV2 }) @IsInt() sku_id?: number | null;
  @Optional("The merchant's code of the SKU", { choices: skuCodesV2 }) @IsString() sku_code?: string | null;
  @Field('How many are ordered') @IsInt() @Min(1) quantity!: number;
  @Optional('Price of one before discount', { unit: 'cents of the order currency' }) @IsInt() price_per_unit_in_cents?: number | null;
  @Optional('Price of one after discount', { unit: 'cents of the order currency' })
  @IsInt()
  price_per_unit_in_cents_with_discount?: number | null;
}

/** An order as version 2 returns it, of any sales channel. */
export class OrderV2 extends OrderRecord {
  @Optional("Hive's id of the sales channel it came through") @IsInt() sales_channel_id?: number | null;
  @Optional('When the customer placed it, where that is not when Hive took it in; ISO 8601')
  @IsISO8601()
  external_created_at?: string | null;
  @Field('Its lines', { items: OrderItemV2 }) items!: OrderItemV2[];
}

export class NewOrderV2 extends OrderFacts {
  @Field("Hive's id of the sales channel it comes through") @IsInt() sales_channel_id!: number;
  @Field("The merchant's id of the order, unique in its sales channel") merchant_order_id!: string;
  @Field('Its lines, at least one', { items: OrderItemV2 }) @ArrayMinSize(1) items!: OrderItemV2[];
  @Field('Where it is sent to') shipping_address!: Address;
  @Optional('When the customer placed it; ISO 8601') @IsISO8601() external_created_at?: string | null;
}

/** What is given is changed, what is left out is kept, null empties. Lines are left out: what a list of them does is not documented. */
export class OrderChangeV2 extends OrderFacts {
  @Field("Hive's id of the order") @IsInt() id!: number;
  @Optional('Where it is sent to', { of: Address }) shipping_address?: Address | null;
}

@OperationGroup({ source: V2_SOURCE })
export class OrdersV2 {
  @List('/orders', {
    ...V2_LIST,
    title: 'List orders of all sales channels',
    description: 'With the sales channel that each came through. No order is documented; the time of creation bounds them.',
    input: CreatedAtFilterV2,
    record: OrderV2,
    key: (order) => order.id,
    stability: 'experimental',
    source: `${V2_SOURCE}: POST /orders; GET /orders and its filters inferred from GET /returns`,
  })
  declare listOrdersV2: List<CreatedAtFilterV2, OrderV2>;

  @Post('/orders', {
    service: 'v2',
    title: 'Create an order in a sales channel',
    description: 'A repeat is refused, since `merchant_order_id` is unique in a sales channel; so a lost answer stops for a person.',
    input: NewOrderV2,
    output: OrderV2,
    effect: unsafe,
  })
  declare createOrderV2: Action<NewOrderV2, OrderV2>;

  @Patch('/orders/{id}', {
    service: 'v2',
    title: 'Update an order',
    description: 'Merges: changes the fields given and keeps the others.',
    input: OrderChangeV2,
    output: OrderV2,
    effect: idempotent,
    stability: 'experimental',
    source: `${V2_SOURCE}: operation patchOrder; its path and fields inferred from patchSku and POST /orders`,
  })
  declare updateOrderV2: Action<OrderChangeV2, OrderV2>;
}
