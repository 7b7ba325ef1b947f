import { createHash } from 'node:crypto';
import { getEventListeners, once } from 'node:events';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createRuntime, type Connection, type FileAnswer, type Limits } from 'trunkline';
import { ConflictError, errorTable, on, rateLimit, Secret, session, type Class, type ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { filesConnector, type FilesConnection } from '../support/files-connector.js';
import { open, TOKEN } from '../support/open-connection.js';
import { answer, RawServer } from '../support/raw-server.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const Files = filesConnector();
type Files = InstanceType<typeof Files>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function textOf({ body }: FileAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Class and code of what goes wrong, and whether before the file began or inside it. */
async function endOf(downloading: Promise<FileAnswer>): Promise<string> {
  const say = (error: ConnectorError): string => `${error.name} ${error.code}`;
  let file: FileAnswer;
  try {
    file = await downloading;
  } catch (error) {
    return `at once: ${say(error as ConnectorError)}`;
  }
  return textOf(file).catch((error: ConnectorError) => `inside: ${say(error)}`);
}

describe('A download', () => {
  const closing: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const resource of closing.splice(0).toReversed()) await resource.close();
  });

  /** A connection over real sockets to a vendor that says these bytes. */
  async function over(
    act: Parameters<typeof RawServer.start>[0],
    { clock, limits, connector = Files }: { clock?: VirtualClock; limits?: Partial<Limits>; connector?: Class<Files> } = {},
  ): Promise<{ files: Connection<Files>; server: RawServer }> {
    const server = await RawServer.start(act);
    const runtime = createRuntime({ limits: { backoffMs: 1, ...limits }, ports: clock ? { clock } : {} });
    closing.push(server, runtime);
    const services = { api: { url: server.origin, allowLoopback: true } };
    return { server, files: await runtime.connect(connector, { token: new Secret('abcd') }, { services }) };
  }
  const says = (bytes: Buffer) => over((socket) => socket.end(bytes));

  it('gives a file with its name, type and size, asked for with the credential and any type', async () => {
    const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="../a.csv"' };
    const { files, server } = await says(answer('a,b\n', headers));
    const file = await files.download('file', { id: 'x/y' });
    expect(await textOf(file)).to.equal('a,b\n');
    const { body: _body, ...head } = file;
    expect(head).to.deep.equal({ name: 'a.csv', type: 'text/csv; charset=utf-8', size: 4 });
    expect(server.received[0]).to.match(/^GET \/files\/x%2Fy HTTP/);
    expect(server.received[0]).to.include('accept: */*').and.to.include('authorization: Bearer abcd');
  });

  it('by POST sends its input and the headers it declares, and says no size of what is compressed', async () => {
    const { files, server } = await says(answer(gzipSync('rows'), { 'content-encoding': 'gzip' }));
    const { size, name, type, body } = await files.download('search', { what: 'orders' });
    expect([await textOf({ body }), size, name, type]).to.deep.equal(['rows', undefined, undefined, 'application/json']);
    expect(server.received[0])
      .to.include('accept: text/csv')
      .and.to.include('x-version: 2')
      .and.to.match(/\{"what":"orders"\}$/);
  });

  it('is repeated as its effect allows until it begins, through budgets and the error table', async () => {
    const faults: readonly Reply[] = [json({}, 429), json({}, 503), new NetworkFault('reset', 'broke', true)];
    for (const fault of faults) {
      for (const operation of ['search', 'print'] as const) {
        const http = new ScriptedHttp((_request, index) =>
          index === 0 ? fault : { body: 'x', headers: { 'x-meta-sha256': sha256('x') } },
        );
        const ended = await endOf((await open(Files, { http })).download(operation, { what: 'a' }));
        const refusedFor = operation === 'search' || fault === faults[0];
        expect([ended, http.requests.length]).to.deep.equal(refusedFor ? ['x', 2] : ['at once: UncertainError uncertain', 1]);
      }
    }
    const Strict = filesConnector({
      errors: errorTable({ code: (fault: { code: string }) => fault.code, rows: [on({ code: 'busy' }, ConflictError)] }),
      rateLimits: [rateLimit({ limit: 1, perSeconds: 60 })],
    });
    const clock = new VirtualClock(undefined, { skip: true });
    const http = new ScriptedHttp(() => json({ code: 'busy' }, 400));
    const files = await open(Strict, { http, clock });
    expect(await endOf(files.download('file', { id: '1' }))).to.equal('at once: ConflictError conflict');
    await endOf(files.download('file', { id: '1' }));
    expect(clock.monotonic()).to.equal(60_000);
  });

  it('opens a session first, and another one when the vendor refuses it', async () => {
    const auth = session<FilesConnection>({
      login: { path: '/login', fields: { token: (connection) => connection.token } },
      token: { header: 'X-Session' },
      to: { header: 'X-Session' },
    });
    let sessions = 0;
    const http = new ScriptedHttp(({ url, headers }) => {
      if (url.pathname.endsWith('/login')) return json({}, 200, { 'x-session': `session-${(sessions += 1)}` });
      return headers['x-session'] === 'session-2' ? { body: 'bytes' } : json({}, 401);
    });
    expect(await endOf((await open(filesConnector({ auth }), { http })).download('file', { id: '1' }))).to.equal('bytes');
    expect(sessions).to.equal(2);
  });

  it('reads a refusal whole and within bounds, and tells it without its secrets', async () => {
    const http = new ScriptedHttp(() => ({ status: 418, body: `no tea for ${TOKEN}` }));
    const error = (await rejection((await open(Files, { http })).download('file', { id: '1' }))) as ConnectorError;
    expect(error.message).to.equal('files.file was answered 418: no tea for [secret]');
    const { files } = await over((socket) => socket.write(`HTTP/1.1 400 Bad\r\n\r\n${'x'.repeat(5000)}`), {
      limits: { responseBytes: 1000 },
    });
    expect(await endOf(files.download('file', { id: '1' }))).to.equal('at once: UnexpectedResponseError too_large');
  });

  it('follows a redirect to another host without its credential', async () => {
    const http = new ScriptedHttp(({ url }) =>
      url.host === 'cdn.example' ? { body: 'bytes' } : { status: 302, headers: { location: 'https://cdn.example/1' } },
    );
    expect(await endOf((await open(Files, { http })).download('file', { id: '1' }))).to.equal('bytes');
    expect(http.requests.map(({ headers }) => 'authorization' in headers)).to.deep.equal([true, false]);
  });

  it('never ends quietly when it is cut short, and says how far it came (H11, H12, H14)', async () => {
    const gone = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n';
    const cases: readonly [Buffer, string][] = [
      [answer('hello', { 'content-length': '9' }), 'inside: UnavailableError reset'],
      [Buffer.from(gone), 'inside: UnavailableError reset'],
      [answer(gzipSync('hello').subarray(0, 20), { 'content-encoding': 'gzip' }), 'inside: UnavailableError truncated'],
      [Buffer.from('HTTP/1.1 200 OK\r\n\r\nhello'), 'at once: UnexpectedResponseError no_length'],
    ];
    for (const [bytes, expected] of cases) {
      const { files, server } = await says(bytes);
      expect(await endOf(files.download('file', { id: '1' }))).to.equal(expected);
      expect(server.received.length, 'not asked for again').to.equal(1);
    }
    const { files } = await says(cases[0]![0]);
    const { message } = (await rejection(textOf(await files.download('file', { id: '1' })))) as ConnectorError;
    expect(message).to.match(/^The file of files\.file broke off after 5 bytes: the connection broke/);
  });

  it('is held against its SHA-256 as it passes', async () => {
    const image = async (
      header: string | undefined,
      operation: 'image' | 'print' = 'image',
      head = 'content-length: 5\r\n',
    ): Promise<string> => {
      const sent = header === undefined ? '' : `X-Meta-Sha256: ${header}\r\n`;
      const { files } = await says(Buffer.from(`HTTP/1.1 200 OK\r\n${head}${sent}\r\nhello`));
      return endOf(operation === 'image' ? files.download('image', { id: '1' }) : files.download('print', { what: 'a' }));
    };
    expect(await image(sha256('hello'))).to.equal('hello');
    expect(await image(sha256('hello').toUpperCase())).to.equal('hello');
    expect(await image(sha256('hello'), 'image', '')).to.equal('hello');
    expect(await image(sha256('other'))).to.equal('inside: UnexpectedResponseError checksum_mismatch');
    expect(await image(sha256('hello!'), 'image', '')).to.equal('inside: UnavailableError truncated');
    expect(await image(undefined)).to.equal('at once: UnexpectedResponseError no_checksum');
    expect(await image('deadbeef')).to.equal('at once: UnexpectedResponseError no_checksum');
    expect(await image(undefined, 'print')).to.equal('at once: UncertainError uncertain');
    expect(await image(sha256('other'), 'print')).to.equal('inside: UncertainError uncertain');
  });

  it('stops at its limit, told by the length or counted (H14)', async () => {
    const limits = { downloadBytes: 1000 };
    const told = await over((socket) => socket.write(answer('', { 'content-length': '1001' })), { limits });
    expect(await endOf(told.files.download('file', { id: '1' }))).to.equal('at once: UnexpectedResponseError too_large');
    const bomb = await over((socket) => socket.end(answer(gzipSync(Buffer.alloc(100_000)), { 'content-encoding': 'gzip' })), { limits });
    expect(await endOf(bomb.files.download('file', { id: '1' }))).to.equal('inside: UnexpectedResponseError too_large');
  });

  describe('that takes long', () => {
    const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n';
    /** Reads the three bytes that come, then lets time pass and reads on. */
    async function reading(timeoutMs: number | undefined, held: number, waited: number): Promise<string> {
      const clock = new VirtualClock();
      const { files } = await over((socket) => socket.write(`${HEAD}abc`), {
        clock,
        limits: { downloadIdleMs: 1000, attemptMs: 1000, attempts: 1 },
      });
      const { body } = await files.download('file', { id: '1' }, timeoutMs === undefined ? {} : { timeoutMs });
      const reader = body[Symbol.asyncIterator]();
      await reader.next();
      await clock.advance(held);
      const next = reader.next().then(
        () => 'more',
        ({ name, message }: ConnectorError) => `${name} ${message.replace(/^.*bytes: /, '')}`,
      );
      await clock.advance(waited);
      return Promise.race([next, new Promise<string>((resolve) => setTimeout(resolve, 20, 'still waiting'))]);
    }

    it('has no deadline while it comes, however slow its reader, and one for the wait for each piece (H15)', async () => {
      expect(await reading(undefined, 10_000_000, 999)).to.equal('still waiting');
      expect(await reading(undefined, 10_000_000, 1000)).to.equal('UnavailableError nothing came for 1 s.');
    });

    it('has the deadline that its caller gave', async () => {
      expect(await reading(5000, 4500, 499)).to.equal('still waiting');
      expect(await reading(5000, 4500, 500)).to.equal("UnavailableError the call's time is over.");
      expect(await reading(5000, 6000, 0)).to.equal("UnavailableError the call's time is over.");
    });

    it('waits for a reader that takes its time to begin', async () => {
      const clock = new VirtualClock();
      const sockets: Socket[] = [];
      const { files } = await over((socket) => sockets.push(socket) && socket.write(`${HEAD}hel`), { clock });
      const file = await files.download('file', { id: '1' });
      await clock.advance(10_000_000);
      sockets[0]!.end('lo you');
      expect(await textOf(file)).to.equal('hello you');
    });

    it('has the time of one try until its head is in', async () => {
      const clock = new VirtualClock();
      const { files } = await over(() => void clock.advance(1000), { clock, limits: { attemptMs: 1000, attempts: 1 } });
      expect(await endOf(files.download('file', { id: '1' }))).to.equal('at once: UnavailableError timeout');
    });

    it('is stopped by its caller inside the file, and its socket with it', async () => {
      const stop = new AbortController();
      let closed: Promise<unknown> | undefined;
      const { files } = await over((socket) => {
        closed = once(socket, 'close');
        socket.write(`${HEAD}abc`);
      });
      const { body } = await files.download('file', { id: '1' }, { signal: stop.signal });
      const reader = body[Symbol.asyncIterator]();
      await reader.next();
      stop.abort();
      expect(((await rejection(reader.next())) as ConnectorError).name).to.equal('CancelledError');
      await closed;
    });
  });

  it('closes its socket when its reader stops early, or when its head is refused', async () => {
    for (const operation of ['file', 'image'] as const) {
      let closed: Promise<unknown> | undefined;
      const { files } = await over((socket) => {
        closed = once(socket, 'close');
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc');
      });
      const file = await files.download(operation, { id: '1' }).catch(() => undefined);
      for await (const chunk of file?.body ?? []) if (chunk.length > 0) break;
      await closed;
    }
  });

  it('is read once: a second reading does not look like an empty file', async () => {
    const { files } = await says(answer('hello'));
    const file = await files.download('file', { id: '1' });
    await textOf(file);
    expect(() => file.body[Symbol.asyncIterator]()).to.throw('A file is read once');
  });

  it('is not sent when it was begun before and must not be repeated, nor with a wrong input, nor where there is none', async () => {
    const http = new ScriptedHttp(() => ({ body: 'x' }));
    const files = await open(Files, { http });
    expect(await endOf(files.download('print', { what: 'a' }, { resumed: true }))).to.equal('at once: UncertainError uncertain');
    expect(await endOf(files.download('file', {} as { id: string }))).to.equal('at once: InvalidInputError invalid_input');
    expect(await endOf(files.download('report' as 'file', { id: '1' }))).to.equal('at once: InvalidInputError wrong_kind');
    expect(((await rejection(files.call('file' as 'report', { id: '1' }))) as ConnectorError).remedy).to.equal('Use it with download.');
    expect(http.requests).to.deep.equal([]);
  });

  it('leaves no listener on the signal of its caller, whatever becomes of it', async () => {
    const stop = new AbortController();
    const replies: Reply[] = [{ body: 'whole' }, json({}, 404), new NetworkFault('refused', 'no', false), { body: 'whole' }];
    const http = new ScriptedHttp((_request, index) => replies[index]!);
    const files = await open(Files, { http, limits: { attempts: 1 } });
    for (const _reply of replies) await endOf(files.download('file', { id: '1' }, { signal: stop.signal }));
    expect(getEventListeners(stop.signal, 'abort').length).to.equal(0);
  });
});
