import { IsInt } from 'class-validator';
import { bearer, Connector, Field, hmacSignature, keyed, Post, Secret, Webhook, webhooks, type Action, type Trigger } from 'trunkline/sdk';

export const KEY = 'bench-webhook-key-0123456789';
export const SIGNATURE = 'x-bench-signature';

export class HookedConnection {
  @Field('API token') token!: Secret;
  @Field('Key of the webhooks') key!: Secret;
}

export class Order {
  @Field('Stable number') @IsInt() id!: number;
  @Field('Where it stands') status!: string;
}

export class NewNote {
  @Field('What it is about') @IsInt() order_id!: number;
  @Field('What it says') text!: string;
}

export class Note {
  @Field('Stable number') @IsInt() id!: number;
}

export interface Notice {
  readonly event: string;
  readonly notice_id: string;
  readonly payload: Order;
}

/** A vendor that tells of orders and takes notes. */
@Connector(HookedConnection, {
  name: 'hooked',
  title: 'Hooked',
  source: 'test/bench/webhook.ts',
  baseUrl: 'https://hooked.example',
  auth: bearer((connection) => connection.token),
  webhooks: webhooks({
    verify: hmacSignature({ header: SIGNATURE, algorithm: 'sha256', encoding: 'hex', key: (connection) => connection.key }),
    event: (body: Notice) => body.event,
    delivery: (body: Notice) => body.notice_id,
  }),
})
export class Hooked {
  @Webhook({ title: 'New order', record: Order, event: 'order.created', at: (body: Notice) => body.payload, key: (order) => order.id })
  declare newOrder: Trigger<void, Order>;

  @Post('/notes', { title: 'Create a note', input: NewNote, output: Note, effect: keyed('Idempotency-Key') })
  declare createNote: Action<NewNote, Note>;
}
