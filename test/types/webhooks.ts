import type { Connection } from 'trunkline';
import {
  bearer,
  Connector,
  customSignature,
  Field,
  hmacSignature,
  List,
  Poll,
  Secret,
  sharedToken,
  Webhook,
  webhooks,
  type Action,
  type Trigger,
} from 'trunkline/sdk';
import { Contact, ContactFilter, Deal } from './acme.js';

interface Notice<R> {
  readonly event: string;
  readonly payload: R;
}

class HookConnection {
  @Field('API token') token!: Secret;
  @Field('Name of the workspace') workspace!: string;
}

class Listed {
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact, order: 'newest-first', key: (c) => c.id })
  declare listContacts: List<ContactFilter, Contact>;
}

@Connector(HookConnection, {
  name: 'hooks',
  title: 'Hooks',
  source: 'Imagined',
  baseUrl: 'https://api.hooks.example',
  auth: bearer((connection) => connection.token),
  webhooks: webhooks({
    // the connection's fields are known here without naming its class
    verify: hmacSignature({ header: 'x-sign', algorithm: 'sha256', encoding: 'hex', key: (connection) => connection.token }),
    event: (body: Notice<unknown>) => body.event,
  }),
})
export class Sound extends Listed {
  @Poll('listContacts', { title: 'New contact', record: Contact, webhook: { event: 'c', at: (body: Notice<Contact>) => body.payload } })
  declare newContact: Trigger<ContactFilter, Contact>;

  @Webhook({ title: 'Deal', record: Deal, event: ['a', 'b'], key: (deal) => deal.id, version: (deal) => deal.id })
  declare changedDeal: Trigger<void, Deal>;
}

export const verifies = [
  sharedToken<HookConnection>({ header: 'x-token', token: (connection) => connection.token }),
  customSignature<HookConnection>('code', ({ hmac, connection, body, headers, isSame }) =>
    isSame(headers['x-sign'] ?? '', hmac('sha256', connection.token, body).toString('hex')) ? 'genuine' : 'forged',
  ),
  // @ts-expect-error the connection has no `key`
  sharedToken<HookConnection>({ header: 'x-token', token: (connection) => connection.key }),
  // @ts-expect-error a workspace's name is no secret
  hmacSignature<HookConnection>({ header: 'x-sign', algorithm: 'sha256', encoding: 'hex', key: (connection) => connection.workspace }),
  // @ts-expect-error md5 is none of the algorithms
  hmacSignature<HookConnection>({ header: 'x-sign', algorithm: 'md5', encoding: 'hex', key: (connection) => connection.token }),
  // @ts-expect-error a flag is no verdict: it would be easy to let a promise count as true
  customSignature<HookConnection>('code', () => true),
];

// @ts-expect-error a notification that nothing verifies
export const unverified = webhooks({ event: (body: Notice<unknown>) => body.event });

export class Disagreeing extends Listed {
  // @ts-expect-error the notification holds a Deal, the trigger gives Contacts
  @Poll('listContacts', { title: 'New', record: Contact, webhook: { event: 'c', at: (body: Notice<Deal>) => body.payload } })
  declare otherRecord: Trigger<ContactFilter, Contact>;

  // @ts-expect-error the member gives Contacts
  @Webhook({ title: 'Deal', record: Deal, event: 'd', key: (deal) => deal.id })
  declare member: Trigger<void, Contact>;

  // @ts-expect-error the member is an action
  @Webhook({ title: 'Deal', record: Deal, event: 'd', key: (deal) => deal.id })
  declare action: Action<void, Deal>;

  // @ts-expect-error nothing narrows what a vendor tells of
  @Webhook({ title: 'Deal', record: Deal, event: 'd', key: (deal) => deal.id })
  declare input: Trigger<ContactFilter, Deal>;

  // @ts-expect-error nothing identifies the record
  @Webhook({ title: 'Deal', record: Deal, event: 'd' })
  declare keyless: Trigger<void, Deal>;

  // @ts-expect-error a Deal has no `stage`
  @Webhook({ title: 'Deal', record: Deal, event: 'd', key: (deal) => deal.id, version: (deal) => deal.stage })
  declare version: Trigger<void, Deal>;
}

/** An event's trigger says what its record is. */
export async function take(connection: Connection<Sound>): Promise<void> {
  const received = await connection.receive({ headers: new Headers(), body: new Uint8Array() });
  if (received.kind === 'refused') return void received.reason.startsWith('forged');
  if (received.kind !== 'events') return;
  for (const event of received.events) {
    if (event.trigger === 'newContact') void event.record.email.trim();
    // @ts-expect-error a Deal has no email
    else void event.record.email;
    // @ts-expect-error there is no such trigger
    if (event.trigger === 'oldContact') return;
  }
}
