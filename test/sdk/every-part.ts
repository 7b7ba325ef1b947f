import { IsIn, IsInt, IsISO8601, IsObject, IsString, IsTimeZone, Matches } from 'class-validator';
import {
  Action,
  apiKey,
  authBy,
  basic,
  bearer,
  byRegionAndEnvironment,
  ConflictError,
  Connector,
  cursor,
  customAuth,
  customPager,
  Delete,
  Download,
  Each,
  errorTable,
  Field,
  firstOf,
  Get,
  challenge,
  handshake,
  hmacSignature,
  HttpClient,
  idempotent,
  keyed,
  linkHeader,
  List,
  ListAction,
  lookup,
  nextUrl,
  noAuth,
  offset,
  on,
  OperationGroup,
  operations,
  Optional,
  pageNumber,
  parent,
  Patch,
  Poll,
  type Difference,
  Post,
  Put,
  RateLimitError,
  rateLimit,
  read,
  Retired,
  Secret,
  singlePage,
  slot,
  session,
  SuspendedError,
  timeHeader,
  timeWindows,
  unsafe,
  Upload,
  values,
  Webhook,
  subscribing,
  webhooks,
  type WantedWebhook,
  type Lookup,
  type Pages,
  type Trigger,
} from 'trunkline/sdk';

/** A vendor that does everything, each thing once: what the document can hold, this connector says. */
class EveryConnection {
  @Retired('Keys are refused since 2024: give a password.') declare api_key?: never;
  @Field('User') user!: string;
  @Field('Password') password!: Secret;
  @Field('Name of the tenant, part of the host') @Matches(/^[a-z0-9-]+$/) tenant!: string;
  @Field('Where it is hosted') @IsIn(['us', 'eu']) region!: 'us' | 'eu';
  @Field('Plan') @IsIn(['free', 'paid']) plan!: 'free' | 'paid';
  @Field('How to sign in') @IsIn(['basic', 'session', 'signed']) sign_in!: 'basic' | 'session' | 'signed';
  @Field('Live or for trying out') @IsIn(['production', 'sandbox']) environment!: 'production' | 'sandbox';
}

class Tag {
  @Field('Its name') name!: string;
}

class Item {
  @Field('Number that may pass 2^53', { digits: true }) id!: string;
  @Field('Running number') @IsInt() number!: number;
  @Field('When it was created; ISO 8601') @IsISO8601() created_at!: string;
  @Optional('Its tags', { items: Tag }) tags?: Tag[] | null;
  @Optional('Its first tag', { of: Tag }) tag?: Tag | null;
}

class ItemId {
  @Field('Its id', { digits: true }) id!: string;
}

class Failure {
  @Field('Which') id!: string;
  @Field('Why') reason!: string;
  @Optional('Code') code?: string;
}

class Changed {
  @Optional('Which failed', { items: Failure }) failed?: Failure[];
}

class ItemText {
  @Optional('Tags in it', { items: Tag, json: true }) tags?: Tag[] | null;
}

class ItemChanges {
  @Field('Numbers of the items', { items: Number }) ids!: number[];
  @Field('What changes', { items: Tag, in: 'whole-body' }) changes!: Tag[];
}

class ItemPlan {
  @Field('Its id', { digits: true }) id!: string;
  @Optional('What paid plans have', { needs: { plan: ['paid'] } }) rate?: number;
}

class TagNames {
  @Optional('As one text', { of: ItemText, json: true }) text?: ItemText | null;
  @Optional('Names', { items: String }) names?: string[];
}

class NumberedItem {
  @Field('Which') number!: number;
  @Optional('Tagged so') tag?: string;
}

class ItemFilter {
  @Optional('The item before', {
    of: String,
    digits: true,
    choices: { list: 'numbers', value: 'id', label: 'tag.name', with: { since: 'stage' } },
  })
  before?: string | null;
  @Optional('Where it is') @IsString() stage?: string | null;
  @Optional('More', { schemaFrom: { action: 'getItem', at: 'tag', with: { id: 'before' } } }) @IsObject() more?: object | null;
  @Optional('Created since; ISO 8601', { name: 'filter.since' }) @IsISO8601() since?: string | null;
  @Optional('By other fields', { in: 'query', name: 'by', style: 'brackets' }) @IsObject() by?: Record<string, string> | null;
  @Optional('Time zone of the dates', { in: 'header', name: 'X-Zone', example: 'Europe/Berlin' }) @IsTimeZone() zone?: string | null;
  @Optional('How long a page may take', { unit: 'seconds', default: 10 }) @IsInt() patience?: number | null;
}

interface Body {
  data: unknown[];
  total: number;
  more: boolean;
  next: string | null;
}

interface Notice {
  readonly event: string;
  readonly code: string;
  readonly payload: Item;
}

interface Fault {
  success: boolean;
  errors: Record<string, string[]>;
  error: { code: string; text: string; faults: unknown[]; id: string };
}

const records = (body: Body): unknown[] => body.data;
const find = lookup('find-item', ({ http, input }: Lookup<Item>) => http.get(Item, '/items/last', { query: { number: input.number } }));

class Reads {
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

interface Progress {
  state: string;
  error: string;
  file: string;
}

class Files {
  @Download('/items/{id}/log', {
    title: 'Log',
    scopes: ['Logs: Read'],
    answerSeconds: 120,
    input: ItemId,
    sha256Header: 'X-Sha256',
    service: 'files',
    auth: noAuth(),
  })
  declare log: Download<ItemId>;

  @Download('/exports', {
    title: 'Export',
    method: 'POST',
    effect: keyed('Idempotency-Key'),
    input: ItemFilter,
    job: {
      status: '/exports/{export}',
      with: { export: (started: { id: string }) => started.id },
      state: (progress: Progress) => progress.state,
      done: ['done'],
      failed: [],
      everySeconds: 10,
      result: { path: '/exports/{export}/{file}', with: { file: (progress: Progress) => progress.file } },
    },
  })
  declare export: Download<ItemFilter>;

  @Upload('/items/{id}/picture', {
    title: 'Picture',
    method: 'PUT',
    input: ItemId,
    output: Item,
    type: 'image/png',
    maxBytes: 1_000_000,
    effect: idempotent,
    select: (body: { data: unknown }) => body.data,
    service: 'files',
    headers: { 'X-Version': '2' },
    scopes: ['Items: Update'],
    job: {
      status: '/items/{id}/picture',
      state: (progress: Progress) => progress.state,
      done: ['done'],
      failed: [],
      everySeconds: 1,
    },
  })
  declare setPicture: Upload<ItemId, Item>;

  @Upload('/uploads', { title: 'Upload', effect: unsafe }) declare upload: Upload<void, void>;

  @Post('/items/{id}/copies', {
    title: 'Copy slowly',
    input: ItemId,
    output: Item,
    effect: unsafe,
    job: {
      status: '/items/{id}/copy',
      state: slot('copy-state', (progress: Progress) => progress.state),
      done: ['done', 'empty'],
      failed: ['failed'],
      message: (progress: Progress) => progress.error,
      everySeconds: 0.5,
    },
  })
  declare copyItem: Action<ItemId, Item>;
}

@OperationGroup()
class Writes {
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

const services = (host: string) => ({ api: `https://{tenant}.${host}/v1`, files: `https://files.${host}` });

@Connector(EveryConnection, {
  name: 'every-part',
  title: 'Every part',
  description: 'Says everything once.',
  source: 'Imagined',
  baseUrl: byRegionAndEnvironment(
    {
      us: { production: services('us.example'), sandbox: services('us.sandbox.example') },
      eu: { production: services('eu.example'), sandbox: services('eu.sandbox.example') },
    },
    (connection) => connection.region,
    (connection) => connection.environment,
    { experimental: ['eu'] },
  ),
  auth: authBy((connection) => connection.sign_in, {
    basic: basic((connection) => connection.user, 'api_token'),
    session: session({
      login: {
        path: '/login',
        method: 'PUT',
        service: 'files',
        auth: bearer((connection) => connection.password),
        fields: { 'who.name': (connection) => connection.user, secret: (connection) => connection.password },
        body: 'form',
      },
      token: { body: (body: { token: string }) => body.token },
      to: { header: 'Authorization', prefix: 'Session ' },
      lifetimeSeconds: 60,
      refused: [401, 403],
    }),
    signed: customAuth('sign-request', ({ connection }) => ({ headers: { 'X-Key': connection.password } })),
  }),
  pagination: pageNumber({
    page: 'page',
    start: 0,
    size: 'per_page',
    max: 100,
    items: (body: Body) => body.data,
    total: (body) => body.total,
    pageCount: (body) => body.total,
    consistency: 'stable',
  }),
  errors: errorTable({
    code: (body: Fault) => body.error.code,
    message: firstOf(
      (body: Fault) => body.error.text,
      (body) => body.error.code,
    ),
    failed: (body) => body.error,
    succeeded: (body) => body.success,
    details: {
      items: (body) => body.error.faults,
      path: (fault: { at: string }) => fault.at,
      message: (fault: { text: string }) => fault.text,
      code: (fault: { code: string }) => fault.code,
      byField: (body) => body.errors,
    },
    reference: { header: 'X-Request-Id' },
    retryAfter: [timeHeader('X-Retry', 'milliseconds'), timeHeader('X-Reset', 'epoch-seconds')],
    rows: [
      on({ status: [402, '5xx', '500-504'], code: 'plan', message: ['plan', 'upgrade'] }, SuspendedError, {
        remedy: 'Upgrade the plan {plan}.',
        scope: ['id'],
      }),
      on({ header: { name: 'X-Remaining', value: '0' }, contentType: 'text/html' }, RateLimitError, {
        notAccepted: true,
        waitSeconds: 180,
      }),
      on({ network: ['refused', 'dns'], body: slot('is-taken', (body: Fault) => body.error.code === 'taken') }, ConflictError),
    ],
    codes: { busy: RateLimitError },
  }),
  webhooks: webhooks({
    verify: hmacSignature({
      header: 'X-Every-Signature',
      algorithm: 'sha512',
      encoding: 'base64',
      prefix: 'v1=',
      key: (connection) => connection.password,
      keyEncoding: 'base64',
      keyPrefix: 'key_',
      signed: '{X-Every-Id}.{timestamp}.{body}',
      timestamp: { header: 'X-Every-Signature', prefix: 't=', unit: 'epoch-seconds', toleranceSeconds: 60 },
    }),
    event: (body: Notice) => body.event,
    delivery: { header: 'X-Every-Id' },
    handshake: [
      handshake({
        when: (body: Notice) => body.event,
        equals: 'ping',
        unsigned: true,
        status: 201,
        json: { code: (body: Notice) => body.code, word: 'yes' },
        headers: { 'X-Answer': 'X-Question' },
      }),
    ],
    challenge: challenge({
      parameter: 'challenge',
      when: { mode: 'subscribe' },
      token: { parameter: 'verify_token', is: (connection: EveryConnection) => connection.password },
    }),
    subscribing: subscribing({
      list: 'single',
      create: 'createItem',
      delete: 'copyItem',
      ping: 'copyItem',
      places: 'numbers',
      scope: { place: (wanted: WantedWebhook<EveryConnection, Item>) => wanted.place.id },
      input: { url: (wanted: WantedWebhook) => wanted.url },
      ref: { id: (item: Item) => item.id },
      url: (item: Item) => item.created_at,
      name: (item: Item) => item.created_at,
      isLive: slot('is-live-hook', (item: Item) => item.number > 0),
      renew: 'copyItem',
      renewal: { until: (wanted: WantedWebhook) => wanted.expires },
      expires: { at: (item: Item) => item.created_at, unit: 'iso-8601', askSeconds: 3600 },
    }),
    maxBytes: 5_000_000,
  }),
  rateLimits: [
    rateLimit({
      name: 'writes',
      limit: 10,
      perSeconds: 1,
      limitBy: { setting: 'plan', limits: { paid: 100 } },
      per: 'id',
      operations: ['createItem'],
      headers: { limit: 'X-Limit', remaining: 'X-Remaining', used: 'X-Used', max: 'X-Max', reset: timeHeader('X-Reset', 'iso-8601') },
    }),
  ],
})
export class EveryPart extends operations(Reads, Files, Writes) {}
