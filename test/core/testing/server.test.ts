import { expect } from 'chai';
import { request as httpRequest } from 'node:http';
import {
  type Answer,
  authorize,
  type Emulator,
  hmacHex,
  limitRate,
  RateLimiter,
  Routes,
  sha256Hex,
  startServer,
  StateFile,
} from 'trunkline/testing';
import { nextWarning, outcomeOf, PICTURE, startNotes, takeNote } from './note-vendor.js';

describe('a fake vendor', () => {
  let notes: Emulator;
  beforeEach(async () => {
    notes = await startNotes({ now: () => 1_700_000_000_000 });
  });
  afterEach(() => notes.close());

  it('says where it listens, on this machine only, and counts what it is asked', async () => {
    await fetch(`${notes.origin}/notes`);
    await fetch(`${notes.origin}/nowhere`);
    expect(notes.origin).to.equal(`http://127.0.0.1:${notes.port}`);
    expect(notes.requests).to.equal(2);
  });

  it('hands a handler the parts of the path and the query with its brackets', async () => {
    const answer = await fetch(`${notes.origin}/notes/caf%C3%A9%2F1?created_at[gte]=2025-01-01&tag=a&tag=b`);
    expect(await answer.json()).to.deep.equal({
      asked: 'café/1',
      query: [
        ['created_at[gte]', '2025-01-01'],
        ['tag', 'a'],
        ['tag', 'b'],
      ],
    });
  });

  it('takes a path with a trailing slash for the same path', async () => {
    expect((await fetch(`${notes.origin}/notes/`)).status).to.equal(200);
  });

  it("refuses an unknown path, a wrong method and a body that is no JSON in the vendor's own shape", async () => {
    const unknown = await fetch(`${notes.origin}/nowhere`);
    const wrong = await fetch(`${notes.origin}/notes`, { method: 'PUT' });
    const bad = await fetch(`${notes.origin}/notes`, { method: 'POST', body: '{' });
    expect([unknown.status, await unknown.json()]).to.deep.equal([404, { oops: 'unknown-route' }]);
    expect([wrong.status, wrong.headers.get('allow'), await wrong.json()]).to.deep.equal([405, 'GET, POST', { oops: 'wrong-method' }]);
    expect([bad.status, await bad.json()]).to.deep.equal([400, { oops: 'bad-json' }]);
  });

  it('hands a file over byte for byte where a route takes one, and reads JSON where it does not', async () => {
    const put = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> => fetch(`${notes.origin}/picture`, { method: 'PUT', body });
    expect(await (await put(PICTURE)).json()).to.deep.include({ bytes: [...PICTURE], body: null });
    expect(await (await put('{"a":1}')).json()).to.deep.include({ body: null, text: '{"a":1}' });
    const bad = await fetch(`${notes.origin}/notes`, { method: 'POST', body: PICTURE });
    expect([bad.status, await bad.json()]).to.deep.equal([400, { oops: 'bad-json' }]);
    expect((await put(new Uint8Array((1 << 20) + 1))).status).to.equal(413);
  });

  it('takes bodies as long as its vendor does', async () => {
    const routes = new Routes().put('/file', ({ bytes }) => ({ status: 200, body: bytes.length }), { body: 'bytes' });
    const file = await StateFile.open<object>('files');
    await using vendor = await startServer({ file, routes, errorAnswer: (status) => ({ status }), maxBodyBytes: 2 << 20 });
    const put = (bytes: number): Promise<Response> => fetch(`${vendor.origin}/file`, { method: 'PUT', body: new Uint8Array(bytes) });
    expect(await (await put(2 << 20)).json()).to.equal(2 << 20);
    expect((await put((2 << 20) + 1)).status).to.equal(413);
  });

  it('refuses a body of more than a mebibyte', async () => {
    const answer = await takeNote(notes, 'x'.repeat(1 << 20));
    expect([answer.status, await answer.json()]).to.deep.equal([413, { oops: 'body-too-large' }]);
  });

  it('can sign what it sends', () => {
    // RFC 4231, test case 2.
    const signature = hmacHex('sha256', 'Jefe', Buffer.from('what do ya want for nothing?'));
    expect(signature).to.equal('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('answers without a body when the vendor has none', async () => {
    const answer = await fetch(`${notes.origin}/notes/1`, { method: 'DELETE' });
    expect([answer.status, await answer.text()]).to.deep.equal([204, '']);
  });

  it('sends bytes as they are, whole or cut off', async () => {
    const answer = await fetch(`${notes.origin}/picture`);
    expect(answer.headers.get('content-type')).to.equal('application/octet-stream');
    expect(new Uint8Array(await answer.arrayBuffer())).to.deep.equal(PICTURE);
    expect(sha256Hex(PICTURE)).to.equal('d769fed45c2204077f6d128bcef4ece8dcc2c6d6c0ecae220709de8dfc55f127');
    notes.faults.next('truncate');
    expect(await outcomeOf(fetch(`${notes.origin}/picture`))).to.equal('failed');
  });

  it('answers later where it asks somebody else first, and others meanwhile', async () => {
    let sign: (answer: Answer) => void = () => undefined;
    const signature = new Promise<Answer>((resolve) => (sign = resolve));
    await using slow = await startNotes({}, signature);
    const asked = fetch(`${slow.origin}/notes/1/signature`);
    expect((await fetch(`${slow.origin}/notes`)).status).to.equal(200);
    sign({ status: 201, headers: { 'x-signed': 'yes' }, body: 'Ada' });
    const answer = await asked;
    expect([answer.status, answer.headers.get('x-note'), answer.headers.get('x-signed'), await answer.json()]).to.deep.equal([
      201,
      'asked',
      'yes',
      'Ada',
    ]);
  });

  it('answers 500 and warns when a handler throws, and goes on', async () => {
    const warned = nextWarning();
    const answer = await fetch(`${notes.origin}/broken`);
    expect([answer.status, await answer.json()]).to.deep.equal([500, { oops: 'handler-failed' }]);
    expect(await warned).to.equal('a mistake in the fake');
    expect((await fetch(`${notes.origin}/notes`)).status).to.equal(200);
  });

  it('writes down every effect with its time, its id and the request', async () => {
    await fetch(`${notes.origin}/notes`, { method: 'POST', body: '"buy milk"', headers: { 'idempotency-key': 'k1' } });
    expect(notes.ledger.entries).to.deep.equal([
      { at: 1_700_000_000_000, kind: 'note.taken', id: 1, key: 'k1', request: { method: 'POST', path: '/notes', body: 'buy milk' } },
    ]);
  });

  it('names the effects that happened again under the same key', async () => {
    for (const key of ['a', 'b', 'a'])
      await fetch(`${notes.origin}/notes`, { method: 'POST', body: '1', headers: { 'idempotency-key': key } });
    expect(notes.ledger.repeated('note.taken').map(({ id }) => id)).to.deep.equal([3]);
  });

  it('cuts open connections when it closes, and may be closed twice', async () => {
    const closed = new Promise((resolve) => {
      const idle = httpRequest(`${notes.origin}/notes`, { method: 'POST', headers: { 'content-length': 5 } });
      idle.on('error', resolve);
      idle.flushHeaders();
      idle.on('socket', (socket) => socket.once('connect', () => setImmediate(() => void notes.close())));
    });
    await closed;
    await notes.close();
  });

  it('rejects when the port is taken', async () => {
    const second = await startNotes({ port: notes.port }).then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(second).to.match(/EADDRINUSE/);
  });
});

describe('layers before the routes', () => {
  it('count first, then ask who is there, and put their headers on every answer', async () => {
    let now = 0;
    const limiter = new RateLimiter({ limit: 2, perMs: 1000 });
    const server = await startServer(
      {
        routes: new Routes().get('/', () => ({ status: 200, body: 'in' })),
        file: await StateFile.open('door'),
        errorAnswer: (status) => ({ status }),
        layers: [
          limitRate({
            limiter,
            headers: (use) => ({ used: String(use.used) }),
            refuse: (use) => ({ status: 429, body: use.retryAfterMs }),
          }),
          authorize(
            (request) => request.headers.authorization === 'me',
            () => ({ status: 401 }),
          ),
        ],
      },
      { now: () => now },
    );
    const knock = async (authorization: string): Promise<unknown[]> => {
      const answer = await fetch(server.origin, { headers: { authorization } });
      return [answer.status, answer.headers.get('used'), await answer.text()];
    };
    expect(await knock('you')).to.deep.equal([401, '1', '']);
    expect(await knock('me')).to.deep.equal([200, '2', '"in"']);
    now = 900;
    expect(await knock('me')).to.deep.equal([429, '3', '100']);
    now = 1000;
    expect(await knock('me')).to.deep.equal([200, '1', '"in"']);
    await server.close();
  });
});
