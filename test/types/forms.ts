import type { Connection, ListOptions } from 'trunkline';
import { Field, Get, List, Optional, Poll, Post, unsafe, type Action, type Pages, type Trigger } from 'trunkline/sdk';

class Line {
  @Field('Number of the article') sku_id!: number;
}

class NewOrder {
  @Field('Number of the workspace') workspace_id!: number;
  @Field('What is ordered', { items: Line }) lines!: Line[];
  @Optional('What else is to be said', { of: Line }) extra?: Line | null;
}

class Summary {
  @Field('Its number') id!: number;
  @Field('When it was created') created_at!: string;
}

class Order extends Summary {
  @Field('What it says') text!: string;
}

class OrderId {
  @Field('Its number') id!: number;
}

class Filter {
  @Optional('Of this workspace') workspace_id?: number;
}

class Orders {
  @Get('/orders/{id}', { title: 'Get', input: OrderId, output: Order }) declare getOrder: Action<OrderId, Order>;
  @Post('/orders', { title: 'Create', input: NewOrder, effect: unsafe }) declare create: Action<NewOrder, void>;
  @List('/orders', { title: 'List', input: Filter, record: Summary, detail: { action: 'getOrder', with: { id: (order) => order.id } } })
  declare orders: List<Filter, Summary, Order>;
  @Poll('orders', { title: 'New', record: Summary, key: (order) => order.id, cursor: (order) => order.created_at })
  declare newOrder: Trigger<Filter, Summary>;
}

declare const connection: Connection<Orders>;
declare const bounds: ListOptions;

export const summaries: Pages<Summary> = connection.list('orders', {}, bounds);
export const orders: Pages<Order> = connection.list('orders', {}, { detailed: true, maxRecords: 5 });
// @ts-expect-error a summary is no order
export const short: Pages<Order> = connection.list('orders', {}, { maxRecords: 5 });

export const known = [
  connection.choices('create', 'workspace_id'),
  connection.choices('create', 'lines.sku_id', { workspace_id: 1, lines: [{}] }),
  connection.choices('create', 'lines[1].sku_id'),
  connection.choices('create', 'extra.sku_id', { extra: null }),
  connection.choices('newOrder', 'workspace_id', {}, { fresh: true }),
  connection.inputSchema('create', { workspace_id: 1 }),
  connection.inputSchema('orders'),
];

export const wrong = [
  // @ts-expect-error the input has no `workspace`
  connection.choices('create', 'workspace'),
  // @ts-expect-error a line has no `id`
  connection.choices('create', 'lines.id'),
  // @ts-expect-error there is no such operation
  connection.choices('remove', 'id'),
  // @ts-expect-error a workspace is a number
  connection.inputSchema('create', { workspace_id: 'one' }),
];
