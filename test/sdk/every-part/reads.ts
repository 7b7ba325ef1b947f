import {
  Action,
  ConflictError,
  cursor,
  customPager,
  Each,
  Get,
  linkHeader,
  List,
  nextUrl,
  noAuth,
  offset,
  parent,
  Poll,
  type Difference,
  read,
  singlePage,
  slot,
  timeWindows,
  values,
  Webhook,
  type Trigger,
} from 'trunkline/sdk';
import type { Body, Notice } from './bodies.js';
import { Item, ItemId, NumberedItem, ItemFilter } from './data.js';

const records = (body: Body): unknown[] => body.data;

export class Reads {
  @Get('/items/{id}', { title: 'Get', input: ItemId, output: Item, auth: noAuth(), select: (body: { data: unknown }) => body.data })
  declare getItem: Action<ItemId, Item>;

  @List('/single', { title: 'Single', answerSeconds: 90, record: Item, pagination: singlePage({ items: (body: unknown[]) => body }) })
  declare single: List<void, Item>;

  @List('/numbers', {
    title: 'Numbers',
    scopes: ['Items: Read', 'Items: List'],
    input: ItemFilter,
    record: Item,
    key: (item) => item.id,
    order: 'oldest-first',
    arrays: 'repeat',
  })
  declare numbers: List<ItemFilter, Item>;

  @List('/offsets', {
    title: 'Offsets',
    record: Item,
    pagination: offset({ offset: 'skip', limit: { header: 'X-Limit' }, max: 50, items: (body: Body) => body.data, concurrency: 2 }),
  })
  declare offsets: List<void, Item>;

  @List('/tokens', {
    title: 'Tokens',
    method: 'POST',
    effect: read,
    record: Item,
    pagination: cursor({ to: { body: 'page.token' }, items: (body: Body) => body.data, next: (body) => body.next, hasMore: (b) => b.more }),
  })
  declare tokens: List<void, Item>;

  @List('/headers', {
    title: 'Headers',
    record: Item,
    pagination: cursor({ to: 'after', items: (body: Body) => body.data, nextHeader: 'X-Next' }),
  })
  declare headers: List<void, Item>;

  @List('/last', {
    title: 'Last record',
    record: Item,
    detail: { action: 'getItem', with: { id: (item) => item.id } },
    pagination: cursor<Body, Item>({ to: { cookie: 'after' }, items: records, nextFromLast: (item) => item.id }),
  })
  declare lasts: List<void, Item>;

  @List('/urls', {
    title: 'URLs',
    record: Item,
    key: (item) => item.id,
    order: 'newest-first',
    pagination: nextUrl({ items: (body: Body) => body.data, next: (body) => body.next, size: 'limit', max: 20 }),
  })
  declare urls: List<void, Item>;

  @List('/links', { title: 'Links', record: Item, pagination: linkHeader({ items: (body: Body) => body.data, size: 'limit', max: 20 }) })
  declare links: List<void, Item>;

  @List('/carried', {
    title: 'Carried',
    method: 'POST',
    effect: read,
    record: Item,
    input: ItemFilter,
    pagination: cursor<Body, Item>({
      items: records,
      nextFromLast: (item) => item.number,
      to: { body: 'from' },
      number: true,
      plus: 1,
      also: [
        { nextHeader: 'X-Row', to: { body: 'row' }, number: true, plus: -1 },
        { next: (body) => body.next, to: 'then' },
      ],
    }),
    windows: timeWindows({ from: 'since', until: 'zone', hours: 12, format: 'iso-8601', end: 'exclusive' }),
    empty: [ConflictError],
    filter: slot('is-open', (item: Item) => item.number > 0),
    transform: slot('make-item', (raw: { value: Item }) => raw.value),
  })
  declare carried: List<ItemFilter, Item>;

  @List('/items/{number}/items', { title: 'Inner', input: NumberedItem, record: Item })
  declare inner: List<NumberedItem, Item>;

  @Each('inner', {
    title: 'Of every item',
    record: Item,
    each: [
      values('tag', ['a', 1, true]),
      parent('single', { number: (item: Item) => item.number }, { keep: { tag: (item: Item) => item.tag } }),
    ],
    skip: [ConflictError],
  })
  declare everyInner: List<void, Item>;

  @List('/custom', {
    title: 'Custom',
    record: Item,
    pagination: customPager('next-window', () => undefined, { items: (body: Body) => body.data }),
  })
  declare customs: List<void, Item>;

  @Poll('numbers', {
    title: 'Item by day',
    record: Item,
    cursor: (item) => item.created_at,
    since: 'patience',
    sinceFormat: 'epoch-seconds',
  })
  declare itemByTime: Trigger<ItemFilter, Item>;

  @Poll('numbers', {
    title: 'New item',
    record: Item,
    key: (item) => item.id,
    cursor: (item) => item.created_at,
    created: (item) => item.created_at,
    since: 'since',
  })
  declare newItem: Trigger<ItemFilter, Item>;

  @Poll('numbers', { title: 'Item differs', record: Item, key: (item) => item.id, detects: 'differences' })
  declare itemDiffers: Trigger<ItemFilter, Difference<Item>>;

  @Poll('numbers', { title: 'New number', record: Item, key: (item) => item.id, cursor: (item) => item.number, overlap: 5 })
  declare newNumber: Trigger<ItemFilter, Item>;

  @Poll('urls', { title: 'Latest item', record: Item, key: [(item) => item.id, (item) => item.number] })
  declare latestItem: Trigger<void, Item>;

  @Poll('numbers', {
    title: 'Told item',
    record: Item,
    cursor: (item) => item.number,
    webhook: { event: 'item.created', at: (body: Notice) => body.payload, key: (item) => item.id },
  })
  declare toldItem: Trigger<ItemFilter, Item>;

  @Webhook({
    title: 'Changed item',
    description: 'Told alone.',
    record: Item,
    event: ['item.changed', 'item.moved'],
    when: (body: Notice) => body.payload,
    at: (body: Notice) => body.payload,
    key: (item) => item.id,
    version: (item) => item.created_at,
  })
  declare changedItem: Trigger<void, Item>;
}
