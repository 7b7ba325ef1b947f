import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { VirtualClock, WebhookSender, type WebhookSenderOptions } from 'trunkline/testing';
import { hmacHex, KEY, openShop, outcome } from '../trigger/webhook/hooked-shop.js';

interface Got {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('a webhook sender', () => {
  let server: Server;
  let url: string;
  let got: Got[];
  let answer: (got: Got) => number | Promise<number>;

  beforeEach(async () => {
    got = [];
    answer = () => 204;
    server = createServer((request, response) => {
      void text(request).then(async (body) => {
        got.push({ method: request.method, path: request.url, headers: request.headers, body });
        response.writeHead(await answer(got.at(-1)!), { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const sender = (options: WebhookSenderOptions = {}): WebhookSender =>
    new WebhookSender({ clock: new VirtualClock(undefined, { skip: true }), retryAfterMs: [1000, 60_000], ...options });
  const bodies = (): unknown[] => got.map(({ body }) => JSON.parse(body) as unknown);

  it('posts what is published, in order, signed anew for each attempt', async () => {
    await using vendor = sender();
    const sign = ({ id, body, at }: { id: string; body: Buffer; at: number }) => ({
      'X-Id': id,
      'X-At': String(at),
      'X-Sum': createHmac('sha256', 'key').update(body).digest('hex'),
    });
    vendor.subscribe({ id: 's', url, sign });
    let refused = 1;
    answer = () => (refused-- > 0 ? 500 : 200);
    vendor.publish({ n: 1 }, { id: 'first' });
    await vendor.settled();
    for (const n of [2, 3, 4]) vendor.publish({ n });
    await vendor.settled();
    expect(bodies()).to.deep.equal([{ n: 1 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    expect(got[0]!.headers).to.include({ 'x-id': 'first', 'content-type': 'application/json', 'x-sum': hmacHex('{"n":1}', 'key') });
    expect(Number(got[1]!.headers['x-at']) - Number(got[0]!.headers['x-at'])).to.equal(1000);
  });

  it('repeats what was not answered with 2xx by its schedule, then gives it up, and keeps every attempt', async () => {
    await using vendor = sender({ timeoutMs: 200 });
    vendor.subscribe({ id: 's', url });
    const statuses = [302, 500];
    answer = () => statuses.shift() ?? new Promise<number>(() => undefined);
    const [delivery] = vendor.publish('as it is');
    await vendor.settled();
    const { attempts, state, body } = delivery!;
    const start = attempts[0]!.at;
    expect({ state, body }).to.deep.equal({ state: 'given-up', body: 'as it is' });
    expect(attempts.map(({ at, status }) => [at - start, status])).to.deep.equal([
      [0, 302],
      [1000, 500],
      [61_000, undefined],
    ]);
    expect(attempts[2]!.error).to.match(/timeout/i);
    expect(vendor.deliveries).to.deep.equal([delivery]);
  });

  it('tells why nobody answered', async () => {
    await using vendor = sender({ retryAfterMs: [] });
    vendor.subscribe({ id: 's', url: 'http://127.0.0.1:1/' });
    const [delivery] = vendor.publish({});
    await vendor.settled();
    expect(delivery!.attempts[0]!.error).to.be.a('string').and.not.equal('');
  });

  it('sends to no other machine', () => {
    for (const far of [
      'http://192.0.2.1/',
      'https://127.0.0.1/',
      'http://127.0.0.1.example/',
      'http://localhost.example/',
      'file:///hooks',
      'http://0.0.0.0/',
    ])
      expect(() => sender().subscribe({ id: 's', url: far }), far).to.throw(TypeError);
    for (const near of ['http://127.0.0.1:8/', 'http://localhost:8/', 'http://[::1]:8/']) sender().subscribe({ id: 's', url: near });
  });

  it('sends to those who are named, and to nobody who left', async () => {
    await using vendor = sender();
    for (const id of ['a', 'b']) vendor.subscribe({ id, url });
    vendor.publish({ n: 1 }, { to: ['b'] });
    vendor.unsubscribe('a');
    vendor.publish({ n: 2 });
    await vendor.settled();
    expect(vendor.deliveries.map(({ subscription, state }) => [subscription, state])).to.deep.equal([
      ['b', 'delivered'],
      ['b', 'delivered'],
    ]);
    const [late] = vendor.publish({ n: 3 }, { to: ['a'] });
    await vendor.settled();
    expect(late).to.deep.include({ state: 'given-up', attempts: [] });
  });

  it('repeats and overtakes by chance, the same for the same seed', async () => {
    const times: number[][][] = [];
    for (const seed of [1, 1, 2]) {
      await using vendor = sender({ seed, duplicates: 0.5, disorderMs: 100_000 });
      vendor.subscribe({ id: 's', url });
      for (let n = 1; n <= 10; n += 1) vendor.publish({ n });
      await vendor.settled();
      times.push(vendor.deliveries.map(({ attempts }) => attempts.map(({ at }) => at).toSorted((a, b) => a - b)));
    }
    const [first = [], again, other] = times;
    const starts = first.map(([start = 0]) => start);
    expect(first.flat().length).to.be.within(11, 20);
    expect(starts).not.to.deep.equal(starts.toSorted((a, b) => a - b));
    expect(again).to.deep.equal(first);
    expect(other).not.to.deep.equal(first);
  });

  it('asks whether a URL is wanted, and gives the answer', async () => {
    await using vendor = sender();
    answer = () => 200;
    expect(await vendor.ask({ id: 's', url }, { ping: 1 })).to.deep.include({ status: 200, answer: '' });
    expect(vendor.deliveries).to.deep.equal([]);
  });

  it('asks by GET, with parameters beside those of the URL, and gives the answer', async () => {
    await using vendor = sender();
    answer = () => 302;
    const attempt = await vendor.challenge(`${url}?team=1`, { 'hub.challenge': 'a b', 'hub.mode': 'subscribe' });
    expect(attempt).to.deep.include({ status: 302, answer: '' });
    expect(got.map(({ method, path, body }) => [method, path, body])).to.deep.equal([
      ['GET', '/hooks?team=1&hub.challenge=a+b&hub.mode=subscribe', ''],
    ]);
    expect(got[0]!.headers).to.not.have.any.keys('content-type', 'content-length');
    const refused = await vendor.challenge('http://192.0.2.1/', {}).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
    expect(vendor.deliveries).to.deep.equal([]);
  });

  it('gives up what waits when it is closed', async () => {
    const vendor = sender({ clock: new VirtualClock() });
    vendor.subscribe({ id: 's', url });
    answer = () => 500;
    const [delivery] = vendor.publish({});
    while (delivery!.attempts.length === 0) await new Promise(setImmediate);
    await vendor.close();
    await vendor.close();
    expect(delivery).to.include({ state: 'given-up' });
    expect(delivery!.attempts).to.have.length(1);
  });

  it('and a connection agree: repeated and overtaking deliveries start each event once, though the receiver fails now and then', async () => {
    const { shop } = await openShop();
    const taken: string[] = [];
    let count = 0;
    answer = async ({ headers, body }) => {
      count += 1;
      if (count % 3 === 0) return 503;
      const received = await shop.receive({ headers, body: Buffer.from(body) });
      if (received.kind === 'events') taken.push(received.delivery);
      else expect(outcome(received)).to.equal('duplicate');
      return received.status;
    };
    await using vendor = sender({ duplicates: 0.5, disorderMs: 5000, retryAfterMs: [1, 1, 1, 1, 1, 1, 1, 1] });
    vendor.subscribe({ id: 's', url, sign: ({ body }) => ({ 'X-Shop-Signature': `sha256=${hmacHex(body, KEY)}` }) });
    for (let id = 1; id <= 40; id += 1) vendor.publish({ event: 'order.created', notice_id: `n${id}`, payload: { id, status: 'new' } });
    await vendor.settled();
    expect(taken).to.have.members(Array.from({ length: 40 }, (_, index) => `n${index + 1}`));
    expect(count).to.be.greaterThan(60);
  });
});
