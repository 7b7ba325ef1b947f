import { createHmac } from 'node:crypto';
import { IsISO8601 } from 'class-validator';
import { createRuntime, type ConnectOptions, type Received } from 'trunkline';
import {
  bearer,
  Connector,
  Field,
  hmacSignature,
  List,
  Optional,
  Poll,
  Secret,
  singlePage,
  Webhook,
  webhooks,
  type Trigger,
  type WebhooksOptions,
} from 'trunkline/sdk';
import type { Connection } from '../../../../core/runtime/typed-connection.js';
import { VirtualClock } from '../../../../core/testing/virtual-clock.js';
import { KeptLog } from '../../support/kept-log.js';

export const KEY = 'canary-webhook-key';

export class ShopConnection {
  @Field('API token') token!: Secret;
  @Optional('Key of the webhooks', { of: Secret }) key?: Secret | null;
}

export class Order {
  @Field('Id, which may pass 2^53', { digits: true }) id!: string;
  @Field('Where it stands') status!: string;
  @Optional('When it last changed; ISO 8601') @IsISO8601() updated_at?: string | null;
}

/** The same record, as another class sees it. */
class Count {
  @Field('Id as a number') id!: number;
}

export interface Notice<Payload = Order> {
  readonly event?: string;
  readonly notice_id?: string;
  readonly shipped?: unknown;
  readonly payload: Payload;
}

export const SIGNED = hmacSignature<ShopConnection>({
  header: 'X-Shop-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
  key: (connection) => connection.key!,
});

/** A vendor that tells of orders. `more` replaces parts of how its webhooks are declared. */
export function hookedShop(more: Partial<WebhooksOptions<ShopConnection>> = {}) {
  @Connector(ShopConnection, {
    name: 'shop',
    title: 'Shop',
    source: 'https://docs.shop.example',
    baseUrl: 'https://api.shop.example',
    auth: bearer((connection) => connection.token),
    pagination: singlePage({ items: (body: unknown[]) => body }),
    webhooks: webhooks({
      verify: SIGNED,
      event: (body: Notice) => body.event,
      delivery: (body: Notice) => body.notice_id,
      ...more,
    }),
  })
  class Shop {
    @List('/orders', { title: 'List orders', record: Order, key: (order) => order.id, order: 'newest-first' })
    declare listOrders: List<void, Order>;

    @Poll('listOrders', { title: 'New order', record: Order, webhook: { event: 'order.created', at: (body: Notice) => body.payload } })
    declare newOrder: Trigger<void, Order>;

    @Webhook({
      title: 'Changed order',
      record: Order,
      event: ['order.changed', 'order.created'],
      at: (body: Notice) => body.payload,
      key: (order) => order.id,
      version: (order) => order.updated_at,
    })
    declare changedOrder: Trigger<void, Order>;

    @Webhook({
      title: 'Shipped',
      record: Order,
      when: (body: Notice) => body.shipped,
      at: (body: Notice) => body.payload,
      key: (o) => o.id,
    })
    declare shippedOrder: Trigger<void, Order>;

    @Webhook({ title: 'Counted', record: Order, event: 'order.counted', at: (body: Notice) => body.payload, key: (order) => order.id })
    declare countedOrder: Trigger<void, Order>;

    @Webhook({ title: 'Count', record: Count, event: 'order.counted', at: (body: Notice<Count>) => body.payload, key: (count) => count.id })
    declare orderCount: Trigger<void, Count>;
  }
  return Shop;
}

export type Shop = InstanceType<ReturnType<typeof hookedShop>>;

interface Opening extends Pick<ConnectOptions, 'deliveries' | 'id'> {
  readonly more?: Partial<WebhooksOptions<ShopConnection>>;
  readonly key?: string | null;
  readonly deliveriesKept?: number;
}

/** A connection to it, with its clock and its log. */
export async function openShop({ more = {}, key = KEY, deliveriesKept, ...options }: Opening = {}) {
  const clock = new VirtualClock();
  const log = new KeptLog();
  const limits = deliveriesKept === undefined ? {} : { deliveries: deliveriesKept };
  const runtime = createRuntime({ ports: { clock, log }, limits });
  const settings = { token: new Secret('canary-token'), ...(key !== null && { key: new Secret(key) }) };
  const shop: Connection<Shop> = await runtime.connect(hookedShop(more), settings, options);
  return { shop, clock, log };
}

export const bytes = (body: unknown): Uint8Array => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
export const hmacHex = (body: Uint8Array | string, key: string = KEY): string => createHmac('sha256', key).update(body).digest('hex');

/** A notification as the shop sends it. */
export function signed(body: unknown, key: string = KEY) {
  const raw = bytes(body);
  return { headers: { 'x-shop-signature': `sha256=${hmacHex(raw, key)}` } as Record<string, string>, body: raw };
}

/** What became of it, in one word. */
export const outcome = (received: Received): string => (received.kind === 'refused' ? received.reason : received.kind);
