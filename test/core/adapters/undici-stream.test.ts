import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { UndiciHttp } from '../../../core/adapters/undici-http.js';
import type { NetworkFault } from '../../../core/http/network-fault.js';
import type { WireRequest, WireStream } from '../../../core/ports/http.js';
import { answer, RawServer } from '../support/raw-server.js';

const MEGABYTE = 1 << 20;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('A body that comes while it is read', () => {
  const closing: { close(): Promise<unknown> }[] = [];
  const keep = <T extends { close(): Promise<unknown> }>(resource: T): T => (closing.push(resource), resource);
  afterEach(async () => {
    for (const resource of closing.splice(0).toReversed()) await resource.close();
  });

  const serve = async (act: Parameters<typeof RawServer.start>[0]): Promise<RawServer> => keep(await RawServer.start(act));
  const open = (url: string, more: Partial<WireRequest> = {}): Promise<WireStream> =>
    keep(new UndiciHttp({ lookup: async () => [{ address: '127.0.0.1', family: 4 }] })).stream({
      method: 'GET',
      url: new URL(url),
      headers: {},
      signal: new AbortController().signal,
      maxBytes: 1000,
      allowLoopback: true,
      ...more,
    });
  /** How many bytes came, and how they ended. */
  const drain = async (opening: Promise<WireStream>): Promise<string> => {
    let bytes = 0;
    try {
      for await (const chunk of (await opening).body) bytes += chunk.length;
      return `${bytes} whole`;
    } catch (error) {
      return `${bytes} ${(error as NetworkFault).kind}`;
    }
  };

  async function listen(act: (out: ServerResponse) => void): Promise<string> {
    const server = createServer((_request, out) => act(out));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    keep({ close: async () => (server.closeAllConnections(), server.close()) });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is not asked for faster than it is read: of 200 MB, no more than the sockets hold waits for its reader', async () => {
    let written = 0;
    const piece = Buffer.alloc(MEGABYTE / 8, 'x');
    const origin = await listen((out) => {
      const more = (): void => {
        for (let room = true; room && written < 200 * MEGABYTE; written += piece.length) room = out.write(piece);
        if (written < 200 * MEGABYTE) out.once('drain', more);
        else out.end();
      };
      more();
    });
    const { body } = await open(origin, { maxBytes: 200 * MEGABYTE });
    let taken = 0;
    let ahead = 0;
    for await (const chunk of body) {
      taken += chunk.length;
      // The reader does something else for as long as the server finds room.
      for (let [quiet, before] = [0, written]; quiet < 3; before = written) {
        await turn();
        quiet = written > before ? 0 : quiet + 1;
      }
      ahead = Math.max(ahead, written - taken);
    }
    expect(taken).to.equal(200 * MEGABYTE);
    expect(ahead).to.be.below(32 * MEGABYTE);
  });

  it('is told whole or cut short, with a length, in chunks, or compressed (H11, H14)', async () => {
    const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n';
    const forms = { gzip: gzipSync, deflate: deflateSync, 'deflate ': deflateRawSync, br: brotliCompressSync } as const;
    const text = Buffer.from('hello'.repeat(100));
    const cases: [string, Buffer, string][] = [
      ['length', answer('hello'), '5 whole'],
      ['length, cut', answer('hello', { 'content-length': '6' }), '5 reset'],
      ['chunks', Buffer.from(`${chunked}0\r\n\r\n`), '5 whole'],
      ['chunks, cut', Buffer.from(chunked), '5 reset'],
      ['no body at all', Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'), '0 whole'],
      ['an empty body said to be compressed', answer('', { 'content-encoding': 'gzip' }), '0 whole'],
      ['damaged', answer('no gzip at all', { 'content-encoding': 'gzip' }), '0 truncated'],
      ['an encoding nobody asked for', answer('text', { 'content-encoding': 'zstd' }), '0 truncated'],
    ];
    for (const [name, compress] of Object.entries(forms)) {
      const headers = { 'content-encoding': name.trim() };
      cases.push([name, answer(compress(text), headers), '500 whole']);
      cases.push([`${name}, cut`, answer(compress(text).subarray(0, -3), headers), 'truncated']);
    }
    const found: Record<string, string> = {};
    for (const [name, bytes] of cases) {
      const { origin } = await serve((socket) => socket.end(bytes));
      const ended = await drain(open(origin));
      found[name] = name.endsWith(', cut') && name !== 'length, cut' && name !== 'chunks, cut' ? ended.split(' ')[1]! : ended;
    }
    expect(found).to.deep.equal(Object.fromEntries(cases.map(([name, , expected]) => [name, expected])));
  });

  it('says when only the end of its connection tells where it ends (H12)', async () => {
    const open200 = async (head: string, body: Buffer): Promise<boolean> => {
      const { origin } = await serve((socket) => socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n`), body])));
      const opened = await open(origin);
      for await (const chunk of opened.body) void chunk;
      return opened.endsWithConnection;
    };
    expect([
      await open200('', Buffer.from('text')),
      await open200('content-length: 4\r\n', Buffer.from('text')),
      await open200('content-encoding: gzip\r\n', gzipSync('text')),
    ]).to.deep.equal([true, false, false]);
  });

  it('ends at its limit, counted after decompression, however small it was on the wire (H14)', async () => {
    const whole = await serve((socket) => socket.end(answer('x'.repeat(1000))));
    const over = await serve((socket) => socket.end(answer('x'.repeat(1001))));
    const bomb = await serve((socket) => socket.end(answer(gzipSync(Buffer.alloc(50 * MEGABYTE)), { 'content-encoding': 'gzip' })));
    expect([await drain(open(whole.origin)), await drain(open(over.origin)), await drain(open(bomb.origin))]).to.deep.equal([
      '1000 whole',
      '0 too-large',
      '0 too-large',
    ]);
  });

  it('closes its socket when reading stops early, compressed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const socket = new EventEmitter();
      const closed = once(socket, 'close');
      const origin = await listen((out) => {
        out.socket!.on('close', () => socket.emit('close')).on('error', () => undefined);
        out.setHeader('content-encoding', encoding);
        const body = encoding === 'gzip' ? createGzip({ level: 0 }) : out;
        if (body !== out) body.pipe(out);
        const more = (): void => void body.write(Buffer.alloc(MEGABYTE), () => out.destroyed || more());
        more();
      });
      const { body } = await open(origin, { maxBytes: 100 * MEGABYTE });
      for await (const chunk of body) if (chunk.length > 0) break;
      await closed;
    }
  });

  it('stops with its signal, before the head and inside the body', async () => {
    const early = new AbortController();
    const silent = await serve(() => early.abort());
    expect(await drain(open(silent.origin, { signal: early.signal }))).to.equal('0 aborted');
    const half = gzipSync(randomBytes(MEGABYTE)).subarray(0, MEGABYTE / 2);
    const bodies = [
      answer('abc', { 'content-length': '9' }),
      answer(half, { 'content-encoding': 'gzip', 'content-length': String(MEGABYTE) }),
    ];
    for (const bytes of bodies) {
      const stop = new AbortController();
      const { origin } = await serve((socket) => socket.write(bytes));
      const { body, ...head } = await open(origin, { signal: stop.signal, maxBytes: MEGABYTE });
      const stopped = (async function* () {
        for await (const chunk of body) yield ((stop.abort(), chunk));
      })();
      expect((await drain(Promise.resolve({ ...head, body: stopped }))).split(' ')[1]).to.equal('aborted');
    }
  });
});
