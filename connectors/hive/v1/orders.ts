import { ArrayMinSize, IsIn, IsInt, IsISO8601, IsObject, IsString, Length, Min } from 'class-validator';
import { Field, Get, List, Optional, Poll, Post, unsafe, type Action, type Trigger } from 'trunkline/sdk';
import { skus } from '../choices.js';
import { CreatedAtFilter } from '../created-at-filter.js';

export class Address {
  @Optional('First name; Hive does not say whether it or `full_name` is needed') @IsString() first_name?: string | null;
  @Optional('Last name') @IsString() last_name?: string | null;
  @Optional('First and last name in one') @IsString() full_name?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Phone number') @IsString() phone?: string | null;
  @Optional('Company') @IsString() company?: string | null;
  @Field('Street and number') line1!: string;
  @Optional('Second line of the street') @IsString() line2?: string | null;
  @Field('City') city!: string;
  @Field('Country code, as DE') country_code!: string;
  @Field('Postal code') postal_code!: string;
  @Optional('Parcel shop or locker to deliver to') @IsString() parcel_point_id?: string | null;
}

/** One line of an order: names its SKU by `sku_id` or by `merchant_sku_id`, one of which must be given. */
export class OrderLineItem {
  @Field("The merchant's id of the line, unique inside the order") merchant_item_id!: string;
  @Optional("Hive's id of the SKU", { choices: skus }) @IsInt() sku_id?: number | null;
  @Optional("The merchant's id of the SKU") @IsString() merchant_sku_id?: string | null;
  @Field('How many are ordered') @IsInt() @Min(1) quantity!: number;
  @Optional('Price of one before discount', { unit: 'cents of the order currency' }) @IsInt() price_per_unit_in_cents?: number | null;
  @Optional('Price of one after discount', { unit: 'cents of the order currency' })
  @IsInt()
  price_per_unit_in_cents_with_discount?: number | null;
}

/** What an order may say beside its lines: the same when it is created and when it is read, in both versions. */
export abstract class OrderFacts {
  @Optional('The number the customer knows the order by') @IsString() customer_order_number?: string | null;
  @Optional('Carrier the merchant prefers') @IsString() carrier_preference?: string | null;
  @Optional('Where the payment stands')
  @IsIn(['paid', 'refunded', 'pending', 'failed'])
  financial_status?: 'paid' | 'refunded' | 'pending' | 'failed' | null;
  @Optional('How it is paid') @IsString() payment_method?: string | null;
  @Optional('ISO 4217 code; EUR when absent', { example: 'EUR' }) @Length(3, 3) currency?: string | null;
  @Optional('Total price', { unit: 'cents of `currency`' }) @IsInt() total_price_in_cents?: number | null;
  @Optional('Net revenue', { unit: 'cents of `currency`' }) @IsInt() total_net_revenue_in_cents?: number | null;
  @Optional('Tax', { unit: 'cents of `currency`' }) @IsInt() total_tax_in_cents?: number | null;
  @Optional('Net refunds', { unit: 'cents of `currency`' }) @IsInt() total_net_refunds_in_cents?: number | null;
  @Optional('Tax refunds', { unit: 'cents of `currency`' }) @IsInt() total_tax_refunds_in_cents?: number | null;
  @Optional('Words to find it by', { items: String }) tags?: string[] | null;
  @Optional("The merchant's own data, kept as it is") @IsObject() custom_metadata?: Record<string, unknown> | null;
}

/** What Hive adds, in both versions. Optional are also fields whose presence the vendor does not promise. */
export abstract class OrderRecord extends OrderFacts {
  @Field("Hive's id") @IsInt() id!: number;
  @Field("The merchant's id of the order") merchant_order_id!: string;
  @Field('Whether Hive can ship it, or has') @IsIn(['fulfillable', 'unfulfillable', 'fulfilled']) status!:
    | 'fulfillable'
    | 'unfulfillable'
    | 'fulfilled';
  @Field('When Hive took it in; ISO 8601 with milliseconds and zone offset') @IsISO8601() created_at!: string;
  @Optional('Where it is sent to', { of: Address }) shipping_address?: Address | null;
}

/** An order as version 1 returns it. */
export class Order extends OrderRecord {
  @Field('Its lines', { items: OrderLineItem }) items!: OrderLineItem[];
}

export class NewOrder extends OrderFacts {
  @Field("The merchant's id of the order") merchant_order_id!: string;
  @Field('Its lines, at least one', { items: OrderLineItem }) @ArrayMinSize(1) items!: OrderLineItem[];
  @Field('Where it is sent to') shipping_address!: Address;
}

export class OrderId {
  @Field("Hive's id of the order") @IsInt() id!: number;
}

export class OrderFilter extends CreatedAtFilter {
  @Optional('Adds the batches that the goods came from') @IsIn(['batches']) include?: 'batches' | null;
}

export class Orders {
  @List('/orders', {
    title: 'List orders',
    description: 'Those of one sales channel, newest first, with their lines; the time of creation bounds them.',
    input: OrderFilter,
    record: Order,
    key: (order) => order.id,
    order: 'newest-first',
  })
  declare listOrders: List<OrderFilter, Order>;

  @Get('/orders/{id}', {
    title: 'Get an order',
    description: "By Hive's id, with its lines and where it is sent to. Orders of other sales channels are in listOrdersV2.",
    input: OrderId,
    output: Order,
  })
  declare getOrder: Action<OrderId, Order>;

  @Post('/orders', {
    title: 'Create an order',
    description: 'Starts as fulfillable. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOrder,
    output: Order,
    effect: unsafe,
    stability: 'experimental',
    source: 'https://developers.hive.app/reference/api-reference/orders: fields; POST /orders inferred from GET /orders',
  })
  declare createOrder: Action<NewOrder, Order>;

  @Poll('listOrders', {
    title: 'New order',
    description:
      'Each order of the sales channel once, by the time it was created. A change of one is no event: orderStatusUpdated tells of it.',
    record: Order,
    cursor: (order) => order.created_at,
    since: 'created_at[gte]',
  })
  declare newOrder: Trigger<OrderFilter, Order>;
}
