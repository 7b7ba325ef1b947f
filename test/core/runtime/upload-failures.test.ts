import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { FileSource } from 'trunkline';
import { errorTable, ConflictError, on, rateLimit, session, type ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { CountedSource, failing, hanging, pieces } from '../support/counted-source.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { says, type Act } from '../support/upload-server.js';
import { uploadsConnector, type UploadsConnection } from '../support/uploads-connector.js';
import { endOf, uploadsOver } from '../support/uploads-over.js';

const FOLDER = { folder: 'a' };
const DONE = says({ id: 7, data: { id: 7 } });
const BUSY = says({}, 503);
const LOST: Act = (out) => void out.destroy();
const NOW = { 'retry-after': '0' };

/** Acts in turn, the last one for ever. */
function inTurn(...acts: readonly Act[]): Act {
  return (out, index, request) => acts[Math.min(index, acts.length - 1)]!(out, index, request);
}

describe('An upload that fails at the vendor', () => {
  const over = uploadsOver();

  it('is opened again and sent again as its effect allows', async () => {
    const cases: readonly [Act, 'keyedImport' | 'importPackage', boolean][] = [
      [BUSY, 'keyedImport', true],
      [LOST, 'keyedImport', true],
      [BUSY, 'importPackage', false],
      [LOST, 'importPackage', false],
      [says({}, 429, NOW), 'importPackage', true],
    ];
    for (const [first, operation, isRepeated] of cases) {
      const { files, server } = await over(inTurn(first, DONE));
      const source = pieces('abc', 'def');
      const ended = await endOf(files.upload(operation, FOLDER, source));
      expect(ended).to.match(isRepeated ? /"id":7/ : /^UncertainError uncertain$/);
      expect([source.opened, source.closed]).to.deep.equal(isRepeated ? [2, 2] : [1, 1]);
      expect(server.taken.map(({ body }) => body)).to.deep.equal(isRepeated ? ['abcdef', 'abcdef'] : ['abcdef']);
      expect(new Set(server.taken.map(({ headers }) => headers['idempotency-key'])).size, 'one key').to.equal(1);
    }
  });

  it('sends bytes in memory again as often as needed', async () => {
    const { files, server } = await over(inTurn(BUSY, BUSY, DONE));
    await files.upload('keyedImport', FOLDER, Buffer.from('abc'));
    expect(server.taken.map(({ body }) => body)).to.deep.equal(['abc', 'abc', 'abc']);
  });

  it('is looked up before it is sent again, where that is how to find out', async () => {
    for (const [found, sent] of [[says({ id: 7 }), 1] as const, [says({}, 404), 2] as const]) {
      const act: Act = (out, index, request) => (request.method === 'GET' ? found : index === 0 ? LOST : DONE)(out, index, request);
      const { files, server } = await over(act);
      expect(await files.upload('foundImport', FOLDER, pieces('abc'))).to.include({ id: 7 });
      expect(server.taken.filter(({ line }) => line.startsWith('POST')).length).to.equal(sent);
    }
  });

  it('is not sent when it was begun before and must not be repeated', async () => {
    const { files, server } = await over(DONE);
    const source = pieces('abc');
    expect(await endOf(files.upload('importPackage', FOLDER, source, { resumed: true }))).to.equal('UncertainError uncertain');
    expect([source.opened, server.taken.length]).to.deep.equal([0, 0]);
  });

  it('is not sent again when its source can be read only once, and says what the vendor said', async () => {
    const { files, server } = await over(inTurn(BUSY, DONE));
    const source = new CountedSource(() => ['abc'], { once: true });
    expect(await endOf(files.upload('keyedImport', FOLDER, source))).to.equal('UnavailableError unavailable');
    expect([source.opened, server.taken.length]).to.deep.equal([1, 1]);
  });

  it('never sends what is left of a stream that was read: a source that gives the same one twice is refused', async () => {
    const { files, server } = await over(inTurn(BUSY, DONE));
    const stream = Readable.from([Buffer.from('abc')]);
    expect(await endOf(files.upload('keyedImport', FOLDER, { open: () => stream }))).to.equal('RejectedError source_spent');
    expect(server.taken.map(({ body }) => body)).to.deep.equal(['abc']);
  });

  it('opens a new session when the vendor refuses the old one, and the file with it', async () => {
    const auth = session<UploadsConnection>({
      login: { path: '/login', fields: { token: (connection) => connection.token } },
      token: { header: 'X-Session' },
      to: { header: 'X-Session' },
    });
    let sessions = 0;
    const act: Act = (out, index, request) => {
      if (request.url === '/login') return says({}, 200, { 'x-session': `session-${(sessions += 1)}` })(out, index, request);
      return (request.headers['x-session'] === 'session-2' ? DONE : says({}, 401))(out, index, request);
    };
    const { files } = await over(act, { connector: uploadsConnector({ auth }) });
    const source = pieces('abc');
    expect(await endOf(files.upload('importPackage', FOLDER, source))).to.equal('{"id":7}');
    expect([source.opened, sessions]).to.deep.equal([2, 2]);
    sessions = 0;
    const other = await over(act, { connector: uploadsConnector({ auth }) });
    const spent = new CountedSource(() => ['abc'], { once: true });
    expect(await endOf(other.files.upload('importPackage', FOLDER, spent))).to.equal('AuthenticationError authentication_failed');
  });

  it('follows a redirect that keeps the method on the same origin, and no other', async () => {
    for (const [status, location, expected] of [
      [307, '/packages/b', '{"id":7}'],
      [308, '/packages/b', '{"id":7}'],
      [302, '/packages/b', 'UncertainError uncertain'],
      [307, 'https://elsewhere.example/b', 'UncertainError uncertain'],
    ] as const) {
      const { files, server } = await over(inTurn(says({}, status, { location }), DONE));
      const source = pieces('abc');
      expect(await endOf(files.upload('importPackage', FOLDER, source))).to.equal(expected);
      const followed = expected.startsWith('{');
      expect(server.taken.map(({ line, body }) => `${line} ${body}`)).to.deep.equal(
        followed ? ['POST /packages/a abc', 'POST /packages/b abc'] : ['POST /packages/a abc'],
      );
      expect(source.closed).to.equal(source.opened);
    }
  });

  it('is stopped when the vendor answers before it is all there, and that answer counts', async () => {
    const { files } = await over(DONE, { onHead: (out) => void out.writeHead(413, { connection: 'close' }).end('{}') });
    const source = new CountedSource(() => hanging('abc', 'def'));
    const error = (await rejection(files.upload('importPackage', FOLDER, source))) as ConnectorError;
    expect([error.status, source.signals[0]!.aborted]).to.deep.equal([413, true]);
  });

  it('keeps to budgets and to the error table as any call', async () => {
    const connector = uploadsConnector({
      errors: errorTable({ code: (fault: { code: string }) => fault.code, rows: [on({ code: 'busy' }, ConflictError)] }),
      rateLimits: [rateLimit({ limit: 1, perSeconds: 60 })],
    });
    const clock = new VirtualClock(undefined, { skip: true });
    const files = await open(connector, { http: new ScriptedHttp(() => json({ code: 'busy' }, 400)), clock });
    for (let call = 0; call < 2; call += 1)
      expect(await endOf(files.upload('importPackage', FOLDER, pieces('a')))).to.equal('ConflictError conflict');
    expect(clock.monotonic()).to.equal(60_000);
  });

  it('starts a job, waits for it and gives its result', async () => {
    const http = new ScriptedHttp(({ url }) => json(url.pathname.endsWith('/status') ? { state: 'done' } : { id: 7 }));
    const files = await open(uploadsConnector(), { http });
    expect(await files.upload('slowImport', FOLDER, pieces('abc'))).to.deep.equal({ id: 7 });
    const sent = http.requests.map(({ method, url }) => `${method} ${url.pathname}`);
    expect(sent).to.deep.equal(['POST /v1/slow/a', 'GET /v1/slow/a/status', 'GET /v1/slow/a/result']);
  });
});

describe('An upload whose file fails', () => {
  const over = uploadsOver();

  it('sends nothing when the file is not there, and says so', async () => {
    for (const pieces of [() => failing(), () => failing('abc')]) {
      const { files, server } = await over(DONE);
      const error = (await rejection(files.upload('importPackage', FOLDER, new CountedSource(pieces)))) as ConnectorError;
      expect([error.name, error.code, error.notAccepted]).to.deep.equal(['InvalidInputError', 'source_failed', true]);
      expect(error.message).to.equal('uploads.importPackage was not sent: its file could not be read: ENOENT: no such file');
      expect(error.cause).to.include({ code: 'ENOENT' });
      expect(server.taken.filter(({ body }) => body !== '')).to.deep.equal([]);
    }
  });

  it('is taken half way for a connection that broke: by its effect, and never for a whole file', async () => {
    for (const [operation, expected] of [
      ['importPackage', 'UncertainError uncertain'],
      ['keyedImport', 'RejectedError source_failed'],
    ] as const) {
      for (const size of [undefined, 9]) {
        const { files, server } = await over(DONE);
        const source = new CountedSource(() => failing('abc', 'def', 'ghi'), size === undefined ? {} : { size });
        const ended = server.disconnected();
        expect(await endOf(files.upload(operation, FOLDER, source))).to.equal(expected);
        await ended;
        expect([source.opened, server.taken.filter(({ isWhole }) => isWhole)]).to.deep.equal([1, []]);
      }
    }
    const { files } = await over(DONE);
    const error = (await rejection(
      files.upload('importPackage', FOLDER, new CountedSource(() => failing('abc', 'def'))),
    )) as ConnectorError;
    expect(error.message).to.equal(
      'uploads.importPackage was broken off after 3 bytes: its file could not be read: ENOENT: no such file; the POST may have happened.',
    );
  });

  it('tells what is no file at all before anything is sent', async () => {
    const { files, server } = await over(DONE);
    const cases: readonly [unknown, string][] = [
      ['text', 'InvalidInputError bad_source'],
      [undefined, 'InvalidInputError bad_source'],
      [{ size: -1, open: () => Readable.from([]) }, 'InvalidInputError bad_source'],
      [{ open: () => Readable.from(['text']) }, 'InvalidInputError source_failed (not accepted)'],
      [{ open: () => undefined }, 'InvalidInputError source_failed (not accepted)'],
    ];
    for (const [file, expected] of cases) expect(await endOf(files.upload('send', undefined, file as FileSource))).to.equal(expected);
    expect(await endOf(files.upload('send', { folder: 'a' } as never, new Uint8Array()))).to.equal('InvalidInputError invalid_input');
    expect(await endOf(files.call('send' as never))).to.equal('InvalidInputError wrong_kind');
    expect(server.taken).to.deep.equal([]);
  });

  it('shows no secret, where the file’s own error holds one', async () => {
    const { files } = await over(DONE);
    const source = new CountedSource(() => {
      throw new Error('cannot read https://host/?token=abcd');
    });
    const { message } = (await rejection(files.upload('send', undefined, source))) as ConnectorError;
    expect(message).to.include('cannot read').and.not.to.include('abcd');
  });
});
