import {
  Action,
  apiKey,
  bearer,
  ConflictError,
  Delete,
  errorTable,
  Get,
  HttpClient,
  idempotent,
  keyed,
  ListAction,
  lookup,
  OperationGroup,
  Patch,
  Post,
  Put,
  slot,
  unsafe,
  type Lookup,
  type Pages,
} from 'trunkline/sdk';
import type { Fault } from './bodies.js';
import { EveryConnection } from './connection.js';
import { Item, ItemId, Failure, Changed, ItemChanges, ItemPlan, TagNames } from './data.js';

const find = lookup('find-item', ({ http, input }: Lookup<Item>) => http.get(Item, '/items/last', { query: { number: input.number } }));

@OperationGroup()
export class Writes {
  constructor(private readonly http: HttpClient) {}

  @Post('/items', {
    title: 'Create',
    input: Item,
    output: Item,
    effect: keyed('Idempotency-Key'),
    headers: { 'X-Version': '2' },
    fixed: { source: 'every-part', notify: false },
  })
  declare createItem: Action<Item, Item>;

  @Post('/items/found', { title: 'Find or create', input: Item, output: Item, effect: find, service: 'files', body: 'form' })
  declare findOrCreate: Action<Item, Item>;

  @Put('/items/{id}', { title: 'Replace', input: Item, effect: idempotent, auth: bearer((c: EveryConnection) => c.password) })
  declare replaceItem: Action<Item, void>;

  @Patch('/items/{id}', {
    title: 'Change',
    input: Item,
    effect: unsafe,
    auth: apiKey(
      slot('derive-key', (c: EveryConnection) => c.password, 'The key is cut from the password'),
      { query: 'key', prefix: 'v2 ' },
    ),
    errors: errorTable({ reference: (body: Fault) => body.error.id }),
  })
  declare changeItem: Action<Item, void>;

  @Patch('/many/{ids}', {
    title: 'Change many',
    input: ItemChanges,
    output: Changed,
    effect: idempotent,
    bulk: {
      failed: (changed) => changed.failed,
      id: (item: Failure) => item.id,
      message: (item: Failure) => item.reason,
      code: (item: Failure) => item.code,
    },
  })
  declare changeMany: Action<ItemChanges, Changed>;

  @Get('/items/{id}/plan', {
    title: 'Find plan',
    scopes: ['Items: Read'],
    answerSeconds: 75,
    input: ItemId,
    output: TagNames,
    empty: [ConflictError],
  })
  declare findPlan: Action<ItemId, TagNames | null>;

  @Put('/items/{id}/plan', { title: 'Plan', input: ItemPlan, output: TagNames, as: 'names', answer: 'text', effect: idempotent })
  declare planItem: Action<ItemPlan, TagNames>;

  @Delete('/items/{id}', { title: 'Delete', input: ItemId, effect: idempotent, stability: 'deprecated', description: 'Use replaceItem.' })
  declare deleteItem: Action<ItemId, void>;

  @Action({ title: 'Touch', output: Item, effect: unsafe, reason: 'Two calls in one', stability: 'experimental' })
  touchItem(input: ItemId): Promise<Item> {
    return this.http.get(Item, `/items/${input.id}`);
  }

  @ListAction({ title: 'Recent', record: Item, key: (item) => item.id })
  recentItems(): Pages<Item> {
    return this.http.pages(Item, '/recent');
  }
}
