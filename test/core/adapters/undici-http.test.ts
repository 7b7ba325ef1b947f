import { once } from 'node:events';
import { createServer } from 'node:https';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { UndiciHttp } from '../../../core/adapters/undici-http.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import type { Address, Dns } from '../../../core/ports/dns.js';
import type { WireRequest } from '../../../core/ports/http.js';
import { answer, RawServer } from '../support/raw-server.js';
import { SELF_SIGNED } from '../support/self-signed.js';

const LOOPBACK: Dns = { lookup: async () => [{ address: '127.0.0.1', family: 4 }] };

describe('The network adapter', () => {
  const closing: { close(): Promise<unknown> }[] = [];
  const keep = <T extends { close(): Promise<unknown> }>(resource: T): T => (closing.push(resource), resource);
  afterEach(async () => {
    for (const resource of closing.splice(0).toReversed()) await resource.close();
  });

  const serve = async (act: Parameters<typeof RawServer.start>[0]): Promise<RawServer> => keep(await RawServer.start(act));
  const ask = (url: string, more: Partial<WireRequest> = {}, dns: Dns = LOOPBACK): Promise<string> =>
    keep(new UndiciHttp(dns))
      .send({
        method: 'GET',
        url: new URL(url),
        headers: {},
        signal: new AbortController().signal,
        maxBytes: 1000,
        allowLoopback: true,
        ...more,
      })
      .then(
        ({ body }) => Buffer.from(body).toString(),
        (error: NetworkFault) => `${error.kind} ${error.sent ? 'sent' : 'unsent'}`,
      );

  it('reads every compression, and stops each at the limit of its decompressed size (H14)', async () => {
    const forms = { gzip: gzipSync, deflate: deflateSync, 'deflate ': deflateRawSync, br: brotliCompressSync } as const;
    const found: string[] = [];
    for (const [name, compress] of Object.entries(forms)) {
      for (const size of [1000, 1001, 5_000_000]) {
        const server = await serve((socket) => socket.end(answer(compress(Buffer.alloc(size, ' ')), { 'content-encoding': name.trim() })));
        found.push((await ask(server.origin)).trim());
      }
    }
    expect(found).to.deep.equal(Object.keys(forms).flatMap(() => ['', 'too-large sent', 'too-large sent']));
  });

  it('stops an uncompressed body at the limit, declared or not, and one that is damaged or cut short', async () => {
    const cases: readonly [Buffer, string][] = [
      [answer('x'.repeat(1000)), 'x'.repeat(1000)],
      [answer('x'.repeat(1001)), 'too-large sent'],
      [Buffer.from(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5000)}`), 'too-large sent'],
      [answer(gzipSync('hello').subarray(0, 12), { 'content-encoding': 'gzip' }), 'truncated sent'],
      [answer('no gzip', { 'content-encoding': 'gzip' }), 'truncated sent'],
      [answer('text', { 'content-encoding': 'constructor' }), 'truncated sent'],
      [answer('text', { 'content-encoding': 'identity' }), 'text'],
    ];
    for (const [bytes, expected] of cases) {
      const server = await serve((socket) => socket.end(bytes));
      expect(await ask(server.origin)).to.equal(expected);
    }
  });

  it('tells a request that left from one that did not (H11, H17)', async () => {
    const cut = await serve((socket) => socket.end(answer('whole', { 'content-length': '99' })));
    const reset = await serve((socket) => socket.resetAndDestroy());
    const garbage = await serve((socket) => socket.end('nonsense\r\n\r\n'));
    const gone = await serve((socket) => socket.end());
    const { port } = gone;
    await gone.close();
    closing.splice(closing.indexOf(gone), 1);
    const sent = [await ask(cut.origin), await ask(reset.origin, { method: 'POST', body: '{}' }), await ask(garbage.origin)];
    expect(sent.map((fault) => fault.split(' ')[1])).to.deep.equal(['sent', 'sent', 'sent']);
    expect(await ask(`http://127.0.0.1:${port}`)).to.equal('refused unsent');
  });

  it('tells a name that does not resolve, in whatever way, from a credential that is wrong (H18)', async () => {
    for (const code of ['ENOTFOUND', 'ESERVFAIL', 'ETIMEOUT', 'EAI_AGAIN', 'ECONNREFUSED']) {
      const failing: Dns = { lookup: () => Promise.reject(Object.assign(new Error('no'), { code })) };
      expect(await ask('https://api.example/', {}, failing), code).to.equal('dns unsent');
    }
    expect(await ask('https://api.example/', {}, { lookup: async () => [] })).to.equal('dns unsent');
    expect(
      await ask(
        'https://api.example/',
        {},
        {
          lookup: () => {
            throw new Error('at once');
          },
        },
      ),
    ).to.equal('dns unsent');
    expect(await ask('https://api.example/', {}, { lookup: async () => [{ address: 'nonsense', family: 4 }] })).to.equal('egress unsent');
  });

  it('refuses a certificate that nobody known has signed (H19)', async () => {
    let requests = 0;
    const server = createServer(SELF_SIGNED, () => void (requests += 1));
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    keep({ close: async () => void server.close() });
    const { port } = server.address() as { port: number };
    expect([await ask(`https://localhost:${port}/`, { headers: { authorization: 'x' } }), requests]).to.deep.equal(['tls unsent', 0]);
  });

  it('connects to nothing local unless it may, by address or by name (S5)', async () => {
    const server = await serve((socket) => socket.end(answer('reached')));
    const strict = { allowLoopback: false };
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'rebound.example', 'localhost']) {
      expect(await ask(`https://${host}:${server.port}/`, strict), host).to.equal('egress unsent');
      expect(await ask(`http://${host}:${server.port}/`, strict), host).to.equal('egress unsent');
    }
    expect(server.received).to.deep.equal([]);
    expect(await ask(`http://named.example:${server.port}/`)).to.equal('reached');
    expect(await ask('http://8.8.8.8/')).to.equal('egress unsent');
    expect(await ask('http://vendor.example/', {}, { lookup: async () => [{ address: '8.8.8.8', family: 4 }] })).to.equal('egress unsent');
  });

  it('connects to the address it has checked, whatever the name means a moment later (S7)', async () => {
    const server = await serve((socket) => socket.end(answer('inside')));
    const asked: string[] = [];
    const answers: Address[][] = [
      [
        { address: '169.254.169.254', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
      [{ address: '127.0.0.1', family: 4 }],
    ];
    const rebinding: Dns = { lookup: async (host) => (asked.push(host), answers[asked.length - 1] ?? []) };
    expect(await ask(`https://rebind.example:${server.port}/`, {}, rebinding)).to.equal('egress unsent');
    expect(asked).to.deep.equal(['rebind.example']);
    const mixed: Dns = {
      lookup: async () => [
        { address: '10.0.0.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    };
    expect(await ask(`http://mixed.example:${server.port}/`, {}, mixed)).to.equal('inside');
  });

  it('sends nothing for a call that is stopped before it is connected', async () => {
    const server = await serve((socket) => socket.end(answer('reached')));
    const stop = new AbortController();
    const slow: Dns = { lookup: async () => (stop.abort(), [{ address: '127.0.0.1', family: 4 }]) };
    expect(await ask(`http://slow.example:${server.port}/`, { signal: stop.signal }, slow)).to.equal('aborted unsent');
    expect(await ask(server.origin, { signal: AbortSignal.abort() })).to.equal('aborted unsent');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.received.join('')).to.equal('');
  });
});
