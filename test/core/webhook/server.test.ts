import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import type { DeliveryWrites } from '../../../core/ports/store/index.js';
import { StoreError } from '../../../core/store/store-error.js';
import { WebhookServer, type WebhookServerOptions } from '../../../core/webhook/webhook-server.js';
import { tempFolder } from '../support/temp-folder.js';
import { KEY, signed } from '../trigger/webhook/hooked-shop.js';
import { HookLab, type LabOptions } from './support/hook-lab.js';
import { challenge, handshake } from 'trunkline/sdk';
import type { ShopConnection } from '../trigger/webhook/hooked-shop.js';

const notice = (id: number, status = 'paid') => signed({ event: 'order.created', notice_id: `n${id}`, payload: { id, status } });

describe('the server of webhooks', () => {
  const folder = tempFolder();
  let lab: HookLab;
  afterEach(() => lab.close());

  const opened = async (options: LabOptions = {}): Promise<HookLab> => (lab = await HookLab.open(folder(), options));
  const respond = (init: RequestInit, path = '/hooks/shop') =>
    lab.handle(new Request(`http://127.0.0.1${path}`, { method: 'POST', duplex: 'half', ...init }));
  const turned = (): readonly unknown[] =>
    lab.log.events.filter(({ event }) => event === 'webhook.turned-away').map(({ data }) => data?.['reason']);

  it('answers at the URL of a connection, to what vendors send, and nowhere else', async () => {
    await opened();
    expect(await lab.post(notice(1))).to.equal(200);
    for (const path of ['/', '/hooks', '/hooks/', '/hooks/other', '/hooks/shop/more', '/health', '/hooks/__proto__'])
      expect(await lab.post(notice(2), path), path).to.equal(404);
    const got = await respond({ method: 'GET' });
    expect([got.status, got.headers.get('allow')]).to.deep.equal([405, 'POST']);
    expect(await lab.runs()).to.have.length(1);
  });

  it('answers a handshake as the vendor wants it, and says nothing to whoever has no key', async () => {
    const ping = handshake({ when: (body: { code?: string }) => body.code, json: { code: (body: { code?: string }) => body.code } });
    await opened({ webhooks: { handshake: [ping] } });
    const { headers, body } = signed({ code: '<b>' });
    const answer = await respond({ headers, body: Buffer.from(body) });
    expect([answer.status, await answer.text(), answer.headers.get('x-content-type-options')]).to.deep.equal([
      200,
      '{"code":"<b>"}',
      'nosniff',
    ]);
    const refused = await respond({ body: Buffer.from(body) });
    expect([refused.status, await refused.text()]).to.deep.equal([401, '']);
  });

  describe('that a vendor asks by GET', () => {
    const META = challenge<ShopConnection>({
      parameter: 'hub.challenge',
      when: { 'hub.mode': 'subscribe' },
      token: { parameter: 'hub.verify_token', is: (connection) => connection.key! },
    });
    const RIGHT = { 'hub.mode': 'subscribe', 'hub.verify_token': KEY, 'hub.challenge': '<b>115</b>' };
    const asked = (query: Readonly<Record<string, string>> | string, method = 'GET') =>
      respond({ method }, `/hooks/shop?${new URLSearchParams(query).toString()}`);

    it('answers with the challenge alone, as text that no browser takes for a page, and starts nothing', async () => {
      await opened({ webhooks: { challenge: META } });
      const answer = await asked(RIGHT);
      expect([answer.status, await answer.text()]).to.deep.equal([200, '<b>115</b>']);
      expect(Object.fromEntries(answer.headers)).to.include({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(await lab.runs()).to.deep.equal([]);
      expect(JSON.stringify(lab.log.events)).to.not.include(KEY).and.not.include('115');
      expect(await lab.post(notice(1))).to.equal(200);
    });

    it('says nothing to whoever asks something else, lacks the token or is too wordy', async () => {
      await opened({ webhooks: { challenge: META } });
      const { 'hub.challenge': _none, ...silent } = RIGHT;
      const { 'hub.verify_token': _lost, ...nameless } = RIGHT;
      for (const [query, status] of [
        ['', 404],
        [silent, 404],
        [{ ...RIGHT, 'hub.mode': 'unsubscribe' }, 404],
        [`${new URLSearchParams(RIGHT).toString()}&hub.challenge=2`, 404],
        [nameless, 403],
        [{ ...RIGHT, 'hub.verify_token': '' }, 403],
        [{ ...RIGHT, 'hub.verify_token': `${KEY}x` }, 403],
        [`${new URLSearchParams(RIGHT).toString()}&hub.verify_token=${KEY}`, 403],
        [{ ...RIGHT, 'hub.challenge': 'x'.repeat(1025) }, 400],
        [{ ...RIGHT, 'hub.challenge': 'a\r\nb' }, 400],
        [{ ...RIGHT, 'hub.challenge': '' }, 400],
      ] as const) {
        const answer = await asked(query);
        expect([answer.status, await answer.text()], JSON.stringify(query)).to.deep.equal([status, '']);
      }
    });

    it('lets nobody in while the connection has no secret, and in no other way than by GET', async () => {
      await opened({ webhooks: { challenge: META }, key: null });
      expect((await asked({ ...RIGHT, 'hub.verify_token': '' })).status).to.equal(403);
      const put = await asked(RIGHT, 'PUT');
      expect([put.status, put.headers.get('allow')]).to.deep.equal([405, 'GET, POST']);
      expect((await asked(RIGHT, 'HEAD')).status).to.equal(405);
    });

    it('answers anybody where the vendor sends no token, and only where the connector says so', async () => {
      await opened({ webhooks: { challenge: challenge<ShopConnection>({ parameter: 'challenge', unsigned: true }) } });
      expect(await (await asked({ challenge: 'abc' })).text()).to.equal('abc');
    });
  });

  it('takes compressed bodies, and verifies what their sender wrote', async () => {
    await opened();
    const { headers, body } = notice(1);
    const bodies = { gzip: gzipSync(body), br: brotliCompressSync(notice(1).body), identity: body };
    for (const [encoding, sent] of Object.entries(bodies))
      expect(await lab.post({ headers: { ...headers, 'content-encoding': encoding }, body: sent }), encoding).to.equal(200);
    expect(await lab.runs()).to.have.length(1);
    for (const [encoding, sent] of [
      ['gzip', body],
      ['gzip', bodies.gzip.subarray(0, 30)],
      ['zip', body],
    ] as const)
      expect(await lab.post({ headers: { ...headers, 'content-encoding': encoding }, body: sent })).to.equal(400);
  });

  it('refuses a body beyond the limit however it comes: announced, in pieces, or small until it is decompressed', async () => {
    await opened({ webhooks: { maxBytes: 1_000 } });
    const { headers } = notice(1);
    let pulled = 0;
    const source = {
      pull: (stream: ReadableStreamDefaultController<Uint8Array>): void => {
        pulled += 1;
        stream.enqueue(Buffer.alloc(400, 'x'));
      },
    };
    const endless = new ReadableStream(source);
    expect((await respond({ headers, body: Buffer.alloc(1_001) })).status).to.equal(413);
    expect((await respond({ headers: { ...headers, 'content-length': '1001' }, body: endless })).status).to.equal(413);
    expect(pulled).to.be.at.most(1); // A stream reads that far ahead by itself.
    expect((await respond({ headers, body: new ReadableStream(source) })).status).to.equal(413);
    expect(pulled).to.be.below(10);
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(await lab.post({ headers: { ...headers, 'content-encoding': 'gzip' }, body: bomb })).to.equal(413);
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(10_000_000);
    expect(turned()).to.deep.equal(['too-large', 'too-large', 'too-large', 'too-large']);
  });

  it('tells a vendor to come again while it has as much to do as it may, of all or of one connection', async () => {
    for (const [limits, status, reason] of [
      [{ atOnce: 2 }, 503, 'full'],
      [{ atOncePerConnection: 2 }, 429, 'connection-full'],
    ] as const) {
      await lab?.close();
      const held = heldStore();
      await opened({ limits, store: held.around });
      const inside = [lab.post(notice(1)), lab.post(notice(2))];
      await held.reached(2);
      const { headers, body } = notice(3);
      const answer = await respond({ headers, body: Buffer.from(body) });
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([status, '5']);
      expect(turned()).to.deep.equal([reason]);
      held.letGo();
      expect(await Promise.all(inside)).to.deep.equal([200, 200]);
      expect(await lab.post(notice(3))).to.equal(200);
    }
  });

  it('holds no more bodies at once than it has room for', async () => {
    const held = heldStore();
    await opened({ limits: { bytesAtOnce: 1_500 }, store: held.around });
    const inside = lab.post(notice(1, 'x'.repeat(1_000)));
    await held.reached(1);
    expect(await lab.post(notice(2, 'x'.repeat(1_000)))).to.equal(503);
    expect(turned()).to.deep.equal(['no-room']);
    held.letGo();
    expect(await inside).to.equal(200);
    expect(await lab.post(notice(2, 'x'.repeat(1_000)))).to.equal(200);
  });

  it('takes nothing while too many runs wait to be begun, and again when they are fewer', async () => {
    await opened({ limits: { backlog: 2 } });
    expect([await lab.post(notice(1)), await lab.post(notice(2))]).to.deep.equal([200, 200]);
    await lab.clock.advance(1_000);
    expect(await lab.post(notice(3))).to.equal(503);
    for (const { id } of await lab.runs()) await (await lab.store.openRun(id, 1))?.end('succeeded', {}, 2);
    expect(await lab.post(notice(3))).to.equal(503);
    await lab.clock.advance(1_000);
    expect(await lab.post(notice(3))).to.equal(200);
    expect(turned()).to.deep.equal(['backlog', 'backlog']);
  });

  it('stops before the disk is full', async () => {
    let free = 10_000;
    await opened({ limits: { freeBytes: 5_000 }, disk: { free: async () => free } });
    expect(await lab.post(notice(1))).to.equal(200);
    free = 4_999;
    await lab.clock.advance(1_000);
    expect(await lab.post(notice(2))).to.equal(503);
    free = 5_000;
    await lab.clock.advance(1_000);
    expect(await lab.post(notice(2))).to.equal(200);
    expect(turned()).to.deep.equal(['disk']);
  });

  it('acknowledges nothing while the store is down, and takes the vendor’s next attempt', async () => {
    let isDown = true;
    const down = (store: DeliveryWrites): DeliveryWrites => ({
      takeDelivery: async (delivery, now) => {
        if (isDown) throw new StoreError('store_full', 'The disk is full.', 'Make room.');
        return store.takeDelivery(delivery, now);
      },
      forgetDeliveries: (before, limit) => store.forgetDeliveries(before, limit),
    });
    await opened({ store: down });
    expect([await lab.post(notice(1)), await lab.post(notice(1))]).to.deep.equal([503, 503]);
    expect(await lab.runs()).to.have.length(0);
    isDown = false;
    expect(await lab.post(notice(1))).to.equal(200);
    await lab.store.close();
    expect(await lab.post(notice(2))).to.equal(503);
    expect(turned()).to.deep.equal(['store', 'store', 'store']);
  });

  it('acknowledges nothing before it is stored', async () => {
    const held = heldStore();
    await opened({ store: held.around });
    let status = 0;
    const answered = lab.post(notice(1)).then((one) => (status = one));
    await held.reached(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(status).to.equal(0);
    held.letGo();
    expect(await answered).to.equal(200);
    expect(await lab.runs()).to.have.length(1);
  });

  describe('on a socket', () => {
    let server: WebhookServer | undefined;
    afterEach(async () => {
      await server?.stop(0);
      server = undefined;
    });
    const listen = async (options: LabOptions = {}, where: WebhookServerOptions = { port: 0 }): Promise<WebhookServer> => {
      await opened(options);
      return (server = await WebhookServer.start({ ...lab.parts, clock: new SystemClock() }, where));
    };
    const dial = async (): Promise<Socket> => {
      const socket = connect(Number(new URL(server!.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    };
    const heard = async (socket: Socket): Promise<string> => {
      let text = '';
      for await (const piece of socket) text += String(piece);
      return text;
    };

    it('listens to this machine alone unless told otherwise', async () => {
      const { url, urlOf } = await listen();
      expect(new URL(url).hostname).to.equal('127.0.0.1');
      expect(urlOf.call(server, 'shop')).to.equal(`${url}/hooks/shop`);
      await server!.stop();
      server = await WebhookServer.start(lab.parts, { host: '::1', port: 0 });
      expect(new URL(server.url).hostname).to.equal('[::1]');
    });

    it('takes a delivery', async () => {
      await listen();
      const { headers, body } = notice(1);
      const answer = await fetch(server!.urlOf('shop'), { method: 'POST', headers, body: Buffer.from(body) });
      expect(answer.status).to.equal(200);
      expect(await lab.runs()).to.have.length(1);
    });

    it('refuses a head that is too long, and one of too many fields', async () => {
      await listen();
      const status = (headers: Record<string, string>) =>
        new Promise((resolve, reject) => {
          const sent = request(server!.urlOf('shop'), { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode));
          sent.once('error', reject).end();
        });
      expect(await status({ long: 'x'.repeat(20_000) })).to.equal(431);
      expect(await status(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`h${n}`, '1'])))).to.equal(431);
      expect(await status(Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`h${n}`, '1'])))).to.equal(431);
    });

    it('tells who sends too much that it is, in the middle of sending', async () => {
      await listen({ webhooks: { maxBytes: 1_000 } });
      const socket = await dial();
      socket.write('POST /hooks/shop HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
      for (let piece = 0; piece < 3; piece++) socket.write(`200\r\n${'x'.repeat(0x200)}\r\n`);
      expect(await heard(socket)).to.match(/^HTTP\/1.1 413 /);
    });

    it('cuts off who sends too slowly', async () => {
      await listen({ limits: { requestMs: 100 } });
      for (const part of [
        'POST /hooks/shop HTTP/1.1\r\nHost: a\r\n',
        'POST /hooks/shop HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc',
      ]) {
        const socket = await dial();
        socket.write(part);
        expect(await heard(socket)).to.match(/^HTTP\/1.1 408 /);
      }
    });

    it('answers what it let in before it stops, and lets in no more', async () => {
      const held = heldStore();
      await listen({ store: held.around });
      const { headers, body } = notice(1);
      const inside = fetch(server!.urlOf('shop'), { method: 'POST', headers, body: Buffer.from(body) });
      await held.reached(1);
      const stopped = server!.stop();
      const late = notice(2);
      expect((await fetch(server!.urlOf('shop'), { method: 'POST', headers: late.headers, body: Buffer.from(late.body) })).status).to.equal(
        503,
      );
      held.letGo();
      expect((await inside).status).to.equal(200);
      await stopped;
      expect(await lab.runs()).to.have.length(1);
      const refused = await fetch(server!.urlOf('shop'), { method: 'POST' }).catch((error: unknown) => error);
      expect(refused).to.be.an('error');
    });

    it('cuts off who has not sent all when the grace ends', async () => {
      await listen();
      const socket = await dial();
      socket.write('POST /hooks/shop HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc');
      const answer = heard(socket).catch(() => 'cut');
      await new Promise((resolve) => setImmediate(resolve));
      await server!.stop(1);
      expect(await answer).to.not.include('200');
    });
  });
});

/** A store whose transactions are held up until they are let go. */
function heldStore() {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const arrivals = new EventEmitter();
  let count = 0;
  return {
    around: (store: DeliveryWrites): DeliveryWrites => ({
      takeDelivery: async (delivery, now) => {
        arrivals.emit(String((count += 1)));
        await held;
        return store.takeDelivery(delivery, now);
      },
      forgetDeliveries: (before, limit) => store.forgetDeliveries(before, limit),
    }),
    reached: async (wanted: number): Promise<void> => {
      if (count < wanted) await once(arrivals, String(wanted));
    },
    letGo: (): void => letGo(),
  };
}
