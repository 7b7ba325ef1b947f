import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { handshake } from 'trunkline/sdk';
import type { DeliveryWrites } from '../../../core/ports/store/index.js';
import { StoreError } from '../../../core/store/store-error.js';
import { tempFolder } from '../support/temp-folder.js';
import { signed } from '../trigger/webhook/hooked-shop.js';
import { heldStore } from './support/held-store.js';
import { HookLab, type LabOptions } from './support/hook-lab.js';
import { notice } from './support/notice.js';

describe('the server of webhooks', () => {
  const folder = tempFolder();
  let lab: HookLab;
  afterEach(() => lab.close());

  const opened = async (options: LabOptions = {}): Promise<HookLab> => (lab = await HookLab.open(folder(), options));
  const turned = (): readonly unknown[] =>
    lab.log.events.filter(({ event }) => event === 'webhook.turned-away').map(({ data }) => data?.['reason']);

  it('answers at the URL of a connection, to what vendors send, and nowhere else', async () => {
    await opened();
    expect(await lab.post(notice(1))).to.equal(200);
    for (const path of ['/', '/hooks', '/hooks/', '/hooks/other', '/hooks/shop/more', '/health', '/hooks/__proto__'])
      expect(await lab.post(notice(2), path), path).to.equal(404);
    const got = await lab.respond({ method: 'GET' });
    expect([got.status, got.headers.get('allow')]).to.deep.equal([405, 'POST']);
    expect(await lab.runs()).to.have.length(1);
  });

  it('answers a handshake as the vendor wants it, and says nothing to whoever has no key', async () => {
    const ping = handshake({ when: (body: { code?: string }) => body.code, json: { code: (body: { code?: string }) => body.code } });
    await opened({ webhooks: { handshake: [ping] } });
    const { headers, body } = signed({ code: '<b>' });
    const answer = await lab.respond({ headers, body: Buffer.from(body) });
    expect([answer.status, await answer.text(), answer.headers.get('x-content-type-options')]).to.deep.equal([
      200,
      '{"code":"<b>"}',
      'nosniff',
    ]);
    const refused = await lab.respond({ body: Buffer.from(body) });
    expect([refused.status, await refused.text()]).to.deep.equal([401, '']);
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
    expect((await lab.respond({ headers, body: Buffer.alloc(1_001) })).status).to.equal(413);
    expect((await lab.respond({ headers: { ...headers, 'content-length': '1001' }, body: endless })).status).to.equal(413);
    expect(pulled).to.be.at.most(1); // A stream reads that far ahead by itself.
    expect((await lab.respond({ headers, body: new ReadableStream(source) })).status).to.equal(413);
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
      const answer = await lab.respond({ headers, body: Buffer.from(body) });
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
});
