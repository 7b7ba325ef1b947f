import { expect } from 'chai';
import { InvalidInputError, slot, customSignature, sharedToken, UnavailableError } from 'trunkline/sdk';
import { createRuntime } from 'trunkline';
import { notesConnector } from '../../support/notes-connector.js';
import { Secret } from 'trunkline/sdk';
import { bytes, hmacHex, KEY, openShop, outcome, signed, SIGNED, type Notice, type ShopConnection } from './hooked-shop.js';
import { rejection } from '../../support/rejection.js';

const order = (more: object = {}): object => ({ id: 7, status: 'paid', updated_at: '2026-01-01T00:00:00Z', ...more });

describe('receiving a notification', () => {
  it('gives the event of each trigger that it is for, with the record as its class says', async () => {
    const { shop } = await openShop();
    const received = await shop.receive(signed({ event: 'order.created', notice_id: 'n1', payload: order() }));
    const event = { key: '7', record: { id: '7', status: 'paid', updated_at: '2026-01-01T00:00:00Z' } };
    const [created, second] = received.kind === 'events' ? received.events : expect.fail(outcome(received));
    const { sort, ...changed } = second!;
    expect(received).to.deep.include({ kind: 'events', status: 200, delivery: 'n1' });
    expect(created).to.deep.equal({ trigger: 'newOrder', ...event });
    expect(changed).to.deep.equal({ trigger: 'changedOrder', version: '2026-01-01T00:00:00Z', ...event });
    expect(sort).to.be.a('string');
  });

  it('tells an event by its shape where the vendor does not name it', async () => {
    const { shop } = await openShop();
    const received = await shop.receive(signed({ notice_id: 'n1', shipped: { by: 'post' }, payload: order() }));
    expect(received.kind === 'events' && received.events.map(({ trigger }) => trigger)).to.deep.equal(['shippedOrder']);
    for (const shipped of [null, false]) expect(outcome(await shop.receive(signed({ shipped, payload: order() })))).to.equal('ignored');
  });

  it('acknowledges and ignores an event that no trigger takes', async () => {
    const { shop } = await openShop();
    const received = await shop.receive(signed({ event: 'order.archived', notice_id: 'n1', payload: order() }));
    expect(received).to.deep.equal({ kind: 'ignored', status: 200, delivery: 'n1' });
  });

  it('reads the event and the delivery from headers of any case, however the host gives headers', async () => {
    const { shop } = await openShop({ more: { event: { header: 'X-Shop-Event' }, delivery: { header: 'X-Shop-Delivery' } } });
    const { headers, body } = signed({ payload: order() });
    const given = { 'X-SHOP-Signature': headers['x-shop-signature']!, 'x-shop-event': 'order.changed', 'X-Shop-Delivery': 'd1' };
    expect(await shop.receive({ headers: new Headers(given), body })).to.include({ kind: 'events', delivery: 'd1' });
    const lines = Object.fromEntries(Object.entries({ ...given, 'X-Shop-Delivery': 'd2' }).map(([name, value]) => [name, [value]]));
    expect(outcome(await shop.receive({ headers: lines, body }))).to.equal('superseded');
  });

  it('keeps the digits of a long id and drops __proto__', async () => {
    const { shop } = await openShop();
    const text = '{"event":"order.created","payload":{"id":900719925474099312345,"status":"x","__proto__":{"admin":true}}}';
    const received = await shop.receive(signed(text));
    const { record, key } = received.kind === 'events' ? received.events[0]! : expect.fail(outcome(received));
    expect(key).to.equal('900719925474099312345');
    expect(Object.keys(record)).to.deep.equal(['id', 'status']);
    expect((record as { admin?: boolean }).admin).to.equal(undefined);
  });

  it('gives each trigger a record of its own class, though it is one record', async () => {
    const { shop } = await openShop();
    const received = await shop.receive(signed({ event: 'order.counted', payload: order() }));
    expect(received.kind === 'events' && received.events.map(({ record }) => record.id)).to.deep.equal(['7', 7]);
  });

  it('refuses what is signed and is no JSON, not of the record class, or has a version that is none', async () => {
    const { shop } = await openShop();
    const bodies = [
      '',
      '{"event":',
      'event=order.created',
      { event: 'order.created' },
      { event: 'order.created', payload: { id: 7 } },
      { event: 'order.created', payload: order({ id: 'seven' }) },
      { event: 'order.changed', payload: order({ updated_at: 'yesterday' }) },
      `${'[['.repeat(200_000)}${']]'.repeat(200_000)}`.replace('[[', '[{"__proto__":1},['),
    ];
    for (const body of bodies) {
      const received = await shop.receive(signed(body));
      expect(outcome(received), JSON.stringify(body).slice(0, 80)).to.equal('malformed');
      expect(received.status).to.equal(400);
    }
  });

  it('refuses a body beyond the limit before it looks at anything else', async () => {
    const { shop } = await openShop({ more: { maxBytes: 100 }, key: null });
    expect(await shop.receive(signed('x'.repeat(101)))).to.include({ reason: 'oversized', status: 413 });
    expect(await shop.receive(signed('x'.repeat(100)))).to.include({ reason: 'no-secret', status: 403 });
  });

  it('refuses a notification without a signature, or with one that is not its own', async () => {
    const { shop } = await openShop();
    const notice = signed({ event: 'order.created', payload: order() });
    expect(await shop.receive({ ...notice, headers: {} })).to.include({ reason: 'unsigned', status: 401 });
    expect(await shop.receive({ ...notice, headers: { 'x-shop-signature': hmacHex(notice.body) } })).to.include({ reason: 'unsigned' });
    expect(await shop.receive({ ...notice, headers: { 'x-shop-signature': 'sha256=' } })).to.include({ reason: 'forged', status: 401 });
    expect(await shop.receive(signed({ event: 'order.created', payload: order() }, 'another'))).to.include({ reason: 'forged' });
  });

  it('accepts any of several signatures, in one header or in several lines', async () => {
    const { headers, body } = signed({ event: 'order.created', payload: order() });
    const old = `sha256=${hmacHex(body, 'old key')}`;
    for (const given of [`${old}, ${headers['x-shop-signature']}`, [old, headers['x-shop-signature']!]]) {
      const { shop } = await openShop();
      expect(outcome(await shop.receive({ headers: { 'x-shop-signature': given }, body }))).to.equal('events');
    }
    const { shop } = await openShop();
    expect(outcome(await shop.receive({ headers: { 'x-shop-signature': `${old},${old}` }, body }))).to.equal('forged');
  });

  it('stays closed while the connection has no secret, an empty one, or one that is not of its encoding', async () => {
    const notice = signed({ event: 'order.created', payload: order() }, '');
    for (const key of [null, '']) {
      const { shop } = await openShop({ key });
      expect(await shop.receive(notice)).to.include({ reason: 'no-secret', status: 403 });
    }
    for (const verify of [
      sharedToken<ShopConnection>({ header: 'x-token', token: (connection) => connection.key! }),
      customSignature<ShopConnection>('by-code', ({ hmac, connection, body }) =>
        hmac('sha256', connection.key!, body) ? 'genuine' : 'forged',
      ),
    ]) {
      const { shop } = await openShop({ key: null, more: { verify } });
      expect(await shop.receive({ ...notice, headers: { 'x-token': '' } })).to.include({ reason: 'no-secret', status: 403 });
    }
  });

  it('compares a shared token with its prefix', async () => {
    const verify = sharedToken<ShopConnection>({ header: 'Authorization', prefix: 'Bearer ', token: (connection) => connection.key! });
    const { shop } = await openShop({ more: { verify } });
    const body = bytes({ event: 'order.created', payload: order() });
    const tried = [
      {},
      { authorization: 'Bearer ' },
      { authorization: KEY },
      { authorization: `Bearer ${KEY}x` },
      { authorization: `Bearer ${KEY}` },
    ];
    const outcomes: string[] = [];
    for (const headers of tried) outcomes.push(outcome(await shop.receive({ headers, body })));
    expect(outcomes).to.deep.equal(['unsigned', 'forged', 'forged', 'forged', 'events']);
  });

  it('verifies by code that uses the secret and never sees it', async () => {
    const seen: string[] = [];
    const verify = customSignature<ShopConnection>('by-code', ({ headers, body, connection, hmac, isSame, now }) => {
      seen.push(JSON.stringify(connection), String(connection.key), String(now));
      const given = headers['x-sum'];
      if (given === undefined) return 'unsigned';
      return isSame(given, hmac('sha512', connection.key!, body).toString('base64')) ? 'genuine' : 'forged';
    });
    const { shop } = await openShop({ more: { verify } });
    const { createHmac } = await import('node:crypto');
    const body = bytes({ event: 'order.created', payload: order() });
    const sum = createHmac('sha512', KEY).update(body).digest('base64');
    expect(outcome(await shop.receive({ headers: {}, body }))).to.equal('unsigned');
    expect(outcome(await shop.receive({ headers: { 'X-Sum': `${sum}=` }, body }))).to.equal('forged');
    expect(outcome(await shop.receive({ headers: { 'X-Sum': sum }, body }))).to.equal('events');
    expect(seen.join()).not.to.include(KEY);
  });

  it('lets nothing in but the word genuine, whatever code answers or throws', async () => {
    for (const answer of [true, 'yes', {}, undefined, null, 1, ['genuine'], new UnavailableError('genuine')]) {
      const verify = customSignature<ShopConnection>('by-code', () => {
        if (answer instanceof Error) throw answer;
        return answer as never;
      });
      const { shop } = await openShop({ more: { verify } });
      expect(outcome(await shop.receive(signed({ event: 'order.created', payload: order() }))), String(answer)).to.equal('forged');
    }
  });

  it('reads events, keys and versions with code where the connector brings it', async () => {
    const { shop } = await openShop({ more: { event: slot('event-name', (body: Notice) => `order.${body.event}`) } });
    expect(outcome(await shop.receive(signed({ event: 'created', payload: order() })))).to.equal('events');
  });

  it('tells a host that gives a parsed body instead of the bytes', async () => {
    const { shop } = await openShop();
    for (const body of ['{}', {}, undefined]) {
      const error = await rejection(shop.receive({ headers: {}, body: body as never }));
      expect(error).to.be.instanceOf(InvalidInputError).and.include({ code: 'not_bytes' });
    }
  });

  it('tells a host that the connector has no webhooks', async () => {
    const notes = await createRuntime().connect(notesConnector(), { token: new Secret('canary') });
    expect(await rejection(notes.receive({ headers: {}, body: new Uint8Array() }))).to.include({ code: 'no_webhooks' });
  });

  it('says what happened in the log, and a secret nowhere', async () => {
    const secretive = customSignature<ShopConnection>('by-code', () => {
      throw new Error(`could not use ${KEY}`);
    });
    const results: unknown[] = [];
    for (const verify of [SIGNED, secretive]) {
      const { shop, log } = await openShop({ more: { verify } });
      for (const body of [
        { event: 'order.created', payload: order({ id: KEY }) },
        { event: KEY, notice_id: 'n', payload: order() },
        'no JSON',
        { event: 'order.created', notice_id: 'm', payload: order() },
      ])
        results.push(await shop.receive(signed(body)));
      results.push(await shop.receive({ headers: { 'x-shop-signature': `sha256=${KEY}` }, body: bytes(KEY) }));
      await shop.receive(signed({ event: 'order.created', notice_id: KEY, payload: order() })); // an id is data: only the log leaves it out
      results.push(...log.events);
    }
    const told = results.map((result) => JSON.stringify(result));
    expect(told.filter((text) => text.includes('canary'))).to.deep.equal([]);
    expect(told.filter((text) => text.includes('"event":"webhook.events"'))).to.have.length(2);
    expect(told.filter((text) => text.includes('"event":"webhook.refused"'))).to.have.length(9);
  });
});
