import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { challenge } from 'trunkline/sdk';
import { WebhookSender } from 'trunkline/testing';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import { WebhookServer, type WebhookServerOptions } from '../../../core/webhook/webhook-server.js';
import { tempFolder } from '../support/temp-folder.js';
import { KEY, type ShopConnection } from '../trigger/webhook/hooked-shop.js';
import { heldStore } from './support/held-store.js';
import { HookLab, type LabOptions } from './support/hook-lab.js';
import { notice } from './support/notice.js';

describe('the server of webhooks', () => {
  const folder = tempFolder();
  let lab: HookLab;
  afterEach(() => lab.close());

  const opened = async (options: LabOptions = {}): Promise<HookLab> => (lab = await HookLab.open(folder(), options));

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

    it('answers who asks by GET, as an emulator does', async () => {
      const asked = challenge<ShopConnection>({
        parameter: 'challenge',
        token: { parameter: 'token', is: (connection) => connection.key! },
      });
      await listen({ webhooks: { challenge: asked } });
      await using vendor = new WebhookSender();
      expect(await vendor.challenge(server!.urlOf('shop'), { challenge: '<115>', token: KEY })).to.include({
        status: 200,
        answer: '<115>',
      });
      expect(await vendor.challenge(server!.urlOf('shop'), { challenge: '<115>', token: 'another' })).to.include({
        status: 403,
        answer: '',
      });
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
