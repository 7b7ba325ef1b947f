import { expect } from 'chai';
import { Ajv } from 'ajv';
import { CONNECTOR_DOCUMENT_SCHEMA, documentOf } from 'trunkline/document';
import {
  bearer,
  challenge,
  Connector,
  customSignature,
  handshake,
  hmacSignature,
  List,
  operations,
  Poll,
  Post,
  sharedToken,
  slot,
  subscribing,
  unsafe,
  Webhook,
  webhooks,
  type Action,
  type HmacSignatureOptions,
  type Secret,
  type SubscribingOptions,
  type WebhookSignature,
  type Trigger,
} from 'trunkline/sdk';
import { AcmeConnection, Contact, faults } from './faults.js';

interface Notice {
  readonly event: string;
  readonly payload: Contact;
}

class Told {
  @Webhook({ title: 'New contact', record: Contact, event: 'contact.created', at: (body: Notice) => body.payload, key: (c) => c.id })
  declare toldContact: Trigger<void, Contact>;
}

const token = (connection: AcmeConnection) => connection.token;
const signedBy = (options: Partial<HmacSignatureOptions<AcmeConnection>> = {}): WebhookSignature<AcmeConnection> =>
  hmacSignature({ header: 'X-Signature', algorithm: 'sha256', encoding: 'hex', key: token, ...options });
const event = (body: Notice): string => body.event;

/** What is wrong with a connector whose notifications are verified so. */
const faultsOf = (verify: WebhookSignature<AcmeConnection>): string[] => faults(Told, { webhooks: webhooks({ verify, event }) });

describe('who declares webhooks', () => {
  it('is told that the key is no secret of the connection', () => {
    const key = ((connection: AcmeConnection) => connection.workspace) as never;
    expect(faultsOf(signedBy({ key }))).to.deep.equal([
      'Acme.webhooks.verify.key: `workspace` is no Secret, and whoever knows it can forge notifications | ' +
        'Declare `workspace` as a `Secret` in AcmeConnection.',
    ]);
    const unknown = ((connection: { readonly other: never }) => connection.other) as never;
    expect(faultsOf(sharedToken({ header: 'x-token', token: unknown }))).to.deep.equal([
      'Acme.webhooks.verify.token: `other` is no field of AcmeConnection | Declare `other` as a `Secret` in AcmeConnection.',
    ]);
  });

  it('is told that the body or the timestamp is not signed, or no time is accepted', () => {
    const timestamp = { header: 'x-at', unit: 'epoch-seconds' } as const;
    const remedy = 'Declare `timestamp` and put `{timestamp}` where the vendor signs it: an unsigned one can be set by anybody.';
    expect(faultsOf(signedBy({ signed: '{x-id}' }))).to.deep.equal([
      'Acme.webhooks.verify.signed: `{x-id}` does not hold `{body}` once | Sign the body: nothing else proves what was sent.',
    ]);
    expect(faultsOf(signedBy({ signed: '{body}', timestamp }))).to.deep.equal([
      `Acme.webhooks.verify.signed: \`{body}\` leaves the timestamp out | ${remedy}`,
    ]);
    expect(faultsOf(signedBy({ signed: '{timestamp}{body}' }))).to.deep.equal([
      `Acme.webhooks.verify.signed: \`{timestamp}{body}\` has a timestamp that nothing declares | ${remedy}`,
    ]);
    expect(faultsOf(signedBy({ timestamp: { ...timestamp, toleranceSeconds: 0 } }))).to.deep.equal([
      'Acme.webhooks.verify.timestamp: a tolerance of 0 seconds lets nothing in | Give it a few minutes: clocks differ.',
    ]);
  });

  it('is told of a header that is none, a size of nothing and an answer that is no success', () => {
    const ping = handshake({ when: (body: Notice) => body.event, status: 404 });
    expect(
      faults(Told, { webhooks: webhooks({ verify: signedBy({ header: 'x sig' }), event, handshake: [ping], maxBytes: 0 }) }),
    ).to.deep.equal([
      'Acme.webhooks: 0 bytes let nothing in | Give `maxBytes` a whole number of bytes.',
      "Acme.webhooks.verify.header: `x sig` is no header's name | Write it as the vendor does: `X-Acme-Signature`.",
      'Acme.webhooks.handshake[0]: 404 is no status of success | Give one from 200 to 299.',
    ]);
  });

  it('is told that a trigger takes notifications and nothing verifies them, or that nothing takes them', () => {
    expect(faults(Told)).to.deep.equal([
      'Acme.toldContact: nothing says how its notifications are verified | Give the connector `webhooks`.',
    ]);
    class Untold {
      @List('/contacts', { title: 'List', record: Contact }) declare listContacts: List<void, Contact>;
    }
    expect(faults(Untold, { webhooks: webhooks({ verify: signedBy(), event }) })).to.deep.equal([
      'Acme.webhooks: no trigger takes its notifications | Give a trigger a `webhook`, or declare one with @Webhook.',
    ]);
  });

  it('is told that the vendor cannot be asked for webhooks by operations that are not there, or of another kind', () => {
    class Subscribed extends Told {
      @List('/hooks', { title: 'List', record: Contact }) declare listHooks: List<void, Contact>;
    }
    const pick = { list: 'listHooks', create: 'listHooks', delete: 'dropHook', input: {}, ref: {}, url: (c: Contact) => c.name };
    const asked = subscribing<AcmeConnection, Contact>({ ...pick, name: (c) => c.name });
    expect(faults(Subscribed, { webhooks: webhooks({ verify: signedBy(), event, subscribing: asked }) })).to.deep.equal([
      "Acme.webhooks.subscribing.create: there is no action `listHooks` | Name one of the connector's actions.",
      "Acme.webhooks.subscribing.delete: there is no action `dropHook` | Name one of the connector's actions.",
    ]);
  });

  it('is told that a renewal has no end to go by, no action to go to, or asks for no time', () => {
    class Subscribed extends Told {
      @List('/hooks', { title: 'List', record: Contact }) declare listHooks: List<void, Contact>;
      @Post('/hooks', { title: 'Make', input: Contact, effect: unsafe }) declare makeHook: Action<Contact, void>;
    }
    const pick = { list: 'listHooks', create: 'makeHook', delete: 'makeHook', input: {}, ref: {}, url: (c: Contact) => c.name };
    const asked = (more: Partial<SubscribingOptions<AcmeConnection, Contact, undefined>>) =>
      faults(Subscribed, {
        webhooks: webhooks({ verify: signedBy(), event, subscribing: subscribing({ ...pick, name: (c: Contact) => c.name, ...more }) }),
      });
    const ends = { at: (c: Contact) => c.name, unit: 'iso-8601' } as const;
    expect(asked({ renew: 'makeHook', expires: ends })).to.deep.equal(['Acme is sound']);
    expect(asked({ renew: 'makeHook' })).to.deep.equal([
      'Acme.webhooks.subscribing.renew: nothing says when a webhook ends | Give `expires`: it is renewed by that.',
    ]);
    expect(asked({ expires: ends, renewal: {} })).to.deep.equal([
      'Acme.webhooks.subscribing.renewal: no action takes this input | Name the action that it is for, as `renew`.',
    ]);
    expect(asked({ renew: 'listHooks', expires: { ...ends, askSeconds: 0 } })).to.deep.equal([
      'Acme.webhooks.subscribing.expires.askSeconds: a webhook of 0 seconds is of no use | Ask for the longest life that the vendor gives.',
      "Acme.webhooks.subscribing.renew: there is no action `listHooks` | Name one of the connector's actions.",
    ]);
  });

  it('is told that anybody who asks by GET is answered, or whoever knows what is no secret', () => {
    const asked = (options: object) =>
      faults(Told, { webhooks: webhooks({ verify: signedBy(), event, challenge: challenge<AcmeConnection>(options as never) }) });
    expect(asked({ parameter: 'challenge', unsigned: true })).to.deep.equal(['Acme is sound']);
    expect(asked({ parameter: '' })).to.deep.equal([
      'Acme.webhooks.challenge.parameter: a parameter without a name is never there | Write it as the vendor does.',
      'Acme.webhooks.challenge: anybody who asks is answered | Give the `token` that the vendor sends along, or `unsigned: true` where it sends none.',
    ]);
    const open = { parameter: 't', is: (connection: { nothing: Secret }) => connection.nothing };
    expect(asked({ parameter: 'challenge', token: open })).to.deep.equal([
      'Acme.webhooks.challenge.token: `nothing` is no field of AcmeConnection | Declare `nothing` as a `Secret` in AcmeConnection.',
    ]);
  });

  it('is told that an event is named and nothing says where its name is', () => {
    expect(faults(Told, { webhooks: webhooks({ verify: signedBy() }) })).to.deep.equal([
      'Acme.toldContact: nothing says where the name of an event is | Give `webhooks` an `event`, or the trigger a `when` instead.',
    ]);
  });

  it('is told that nothing tells an event from others, or what identifies it', () => {
    class Group {
      @List('/contacts', { title: 'List', record: Contact, order: 'newest-first' }) declare listContacts: List<void, Contact>;
      @Poll('listContacts', { title: 'New', record: Contact, key: (c) => c.id, webhook: { at: (body: Notice) => body.payload } })
      declare newContact: Trigger<void, Contact>;
    }
    Webhook({ title: 'Any', record: Contact, event: 'any' } as never)(Group.prototype as never, 'anyContact' as never);
    expect(faults(Group, { webhooks: webhooks({ verify: signedBy(), event }) })).to.deep.equal([
      'Acme.newContact.webhook: nothing tells its notifications from others | Give it an `event`, or `when`.',
      'Acme.anyContact: nothing identifies an event | Give it a `key`.',
    ]);
  });
});

describe('the document of a connector with webhooks', () => {
  const validate = new Ajv({ strict: false }).compile(CONNECTOR_DOCUMENT_SCHEMA);
  const documentWith = (verify: WebhookSignature<AcmeConnection>) => {
    @Connector(AcmeConnection, {
      name: 'acme',
      title: 'Acme',
      source: 'Acme API',
      baseUrl: 'https://api.acme.example',
      auth: bearer(token),
      webhooks: webhooks({ verify, event }),
    })
    class Acme extends operations(Told) {}
    return documentOf(Acme);
  };

  it('says how notifications are verified in each of the ways, as its schema asks', () => {
    const code = customSignature<AcmeConnection>('by-code', () => 'genuine', 'It signs by an unusual rule');
    const ways = [signedBy(), sharedToken<AcmeConnection>({ header: 'X-Token', token }), code].map(documentWith);
    for (const document of ways) expect(validate(document), JSON.stringify(validate.errors)).to.equal(true);
    expect(ways.map(({ webhooks: declared }) => declared!.verify)).to.deep.equal([
      {
        kind: 'hmac',
        header: 'x-signature',
        algorithm: 'sha256',
        encoding: 'hex',
        separator: ',',
        key: { path: ['token'] },
        signed: '{body}',
      },
      { kind: 'token', header: 'x-token', token: { path: ['token'] } },
      { kind: 'slot', slot: 'by-code' },
    ]);
    expect(ways[2]!.slots).to.deep.equal({ 'by-code': { part: 'webhooks.verify', reason: 'It signs by an unusual rule' } });
  });

  it('names the part that code of a trigger stands for', () => {
    class Coded {
      @Webhook({ title: 'New', record: Contact, when: slot('is-contact', (body: Notice) => body.event === 'c'), key: (c) => c.id })
      declare coded: Trigger<void, Contact>;
    }
    expect(faults(Coded, { webhooks: webhooks({ verify: signedBy() }) })).to.deep.equal(['Acme is sound']);
    @Connector(AcmeConnection, {
      name: 'acme',
      title: 'Acme',
      source: 'Acme API',
      baseUrl: 'https://api.acme.example',
      auth: bearer(token),
      webhooks: webhooks({ verify: signedBy() }),
    })
    class Acme extends operations(Coded) {}
    expect(documentOf(Acme).slots).to.deep.equal({ 'is-contact': { part: 'operations.coded.webhook.when' } });
    expect(documentOf(Acme).operations['coded']).to.deep.equal({
      kind: 'trigger',
      title: 'New',
      source: 'Acme API: webhook',
      stability: 'stable',
      effect: { kind: 'read' },
      record: 'Contact',
      webhook: { when: { slot: 'is-contact' }, record: { path: [] }, key: { path: ['id'] } },
    });
  });
});
