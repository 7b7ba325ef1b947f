import { expect } from 'chai';
import { createRuntime } from 'trunkline';
import {
  Action,
  bearer,
  Connector,
  Get,
  HttpClient,
  OperationGroup,
  operations,
  read,
  Secret,
  rateLimit,
  type ConnectorError,
} from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { KeptLog } from '../support/kept-log.js';
import { Note, NOTES_URL, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { answer, RawServer } from '../support/raw-server.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

type Operation = 'get' | 'read' | 'unsafe';

/** How a call over a real socket ends when its vendor acts like this, and what arrived there. */
async function overSocket(
  act: Parameters<typeof RawServer.start>[0],
  operation: Operation,
  during: (clock: VirtualClock, stop: AbortController) => void,
) {
  const server = await RawServer.start((socket, connection) => {
    act(socket, connection);
    setTimeout(() => during(clock, stop), 10);
  });
  const [clock, stop] = [new VirtualClock(), new AbortController()];
  const runtime = createRuntime({ ports: { clock }, limits: { attemptMs: 1000, attempts: 1 } });
  const notes = await runtime.connect(
    notesConnector(),
    { token: new Secret('abcd') },
    { services: { api: { url: server.origin, allowLoopback: true } } },
  );
  const calling =
    operation === 'get'
      ? notes.call('get', { id: '1' }, { signal: stop.signal })
      : notes.call(operation, { text: 'hi' }, { signal: stop.signal });
  const ended = await calling.catch(({ name, code }: ConnectorError) => `${name} ${code}`);
  await runtime.close();
  await server.close();
  return { ended, received: server.received.length };
}

const late = (clock: VirtualClock): void => void clock.advance(1000);
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n';

describe('A call that takes too long', () => {
  it('ends at its deadline when no head comes, or the body stalls, or drips (H15, H16)', async () => {
    const drip = answer('{"id":1}');
    const vendors: Parameters<typeof RawServer.start>[0][] = [
      () => undefined,
      (socket) => socket.write(HEAD),
      (socket) => socket.write(drip.subarray(0, drip.length - 1)),
    ];
    for (const vendor of vendors) {
      expect(await overSocket(vendor, 'get', late)).to.deep.equal({ ended: 'UnavailableError timeout', received: 1 });
      expect(await overSocket(vendor, 'unsafe', late)).to.deep.equal({ ended: 'UncertainError uncertain', received: 1 });
    }
  });

  it('is stopped by its caller before the head and inside the body', async () => {
    for (const vendor of [() => undefined, (socket: { write(text: string): unknown }) => socket.write(HEAD)]) {
      expect((await overSocket(vendor, 'get', (_clock, stop) => stop.abort())).ended).to.equal('CancelledError cancelled');
      expect((await overSocket(vendor, 'unsafe', (_clock, stop) => stop.abort())).ended).to.equal('UncertainError uncertain');
    }
  });

  it('tries again within its time, and not once after it', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const http = new ScriptedHttp(() => 'silence');
    const notes = await open(notesConnector(), { http, clock, limits: { attemptMs: 1000, backoffMs: 1000 } });
    const error = await notes.call('get', { id: '1' }, { timeoutMs: 2600 }).catch(({ code }: ConnectorError) => code);
    expect([error, http.requests.length, clock.monotonic()]).to.deep.equal(['timeout', 2, 2500]);
  });

  it('waits longer for an answer where the operation says so, by declaration and by code, and for no other', async () => {
    @OperationGroup()
    class Slow {
      constructor(private readonly http: HttpClient) {}
      @Get('/events', { title: 'Wait for events', output: Note, answerSeconds: 75 }) declare declared: Action<void, Note>;
      @Get('/events', { title: 'Look for events', output: Note, answerSeconds: 0.5 }) declare shorter: Action<void, Note>;
      @Action({ title: 'Wait by code', output: Note, effect: read, answerSeconds: 75 })
      byCode(): Promise<Note> {
        return this.http.get(Note, '/events');
      }
    }
    @Connector(NotesConnection, { name: 'slow', title: 'Slow', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
    class Connected extends operations(Slow) {}
    for (const [operation, ms] of [
      ['declared', 75_000],
      ['byCode', 75_000],
      ['shorter', 1000],
    ] as const) {
      const clock = new VirtualClock(undefined, { skip: true });
      const slow = await open(Connected, { http: new ScriptedHttp(() => 'silence'), clock, limits: { attemptMs: 1000, attempts: 1 } });
      await slow.call(operation).catch(({ code }: ConnectorError) => expect(code).to.equal('timeout'));
      expect(clock.monotonic(), operation).to.equal(ms);
    }
  });

  it('sends nothing when its time is over before it began', async () => {
    const http = new ScriptedHttp(() => json({ id: 1 }));
    const notes = await open(notesConnector(), { http });
    const error = await notes.call('unsafe', { text: 'hi' }, { timeoutMs: 0 }).catch(({ name, code }: ConnectorError) => `${name} ${code}`);
    expect([error, http.requests.length]).to.deep.equal(['UnavailableError deadline', 0]);
  });

  it('sends nothing when it is stopped before it began, while it waits for its quota, or between two tries', async () => {
    const stopped = async (act: (clock: VirtualClock, stop: AbortController, log: KeptLog) => Promise<void>) => {
      const [clock, stop, log] = [new VirtualClock(), new AbortController(), new KeptLog()];
      const http = new ScriptedHttp((_request, index) => (index === 0 ? json({}, 503) : json({ id: 1 })));
      const notes = await open(notesConnector({ rateLimits: [rateLimit({ limit: 1, perSeconds: 60 })] }), { http, clock, log });
      const calling = notes.call('get', { id: '1' }, { signal: stop.signal }).catch(({ name }: ConnectorError) => name);
      await act(clock, stop, log);
      stop.abort();
      return [await calling, http.requests.length];
    };
    expect(await stopped(async () => undefined)).to.deep.equal(['CancelledError', 0]);
    const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
    expect(await stopped(async () => void (await settled()))).to.deep.equal(['CancelledError', 1]);
    expect(await stopped(async (clock) => (await settled(), await clock.advance(1000), await settled(), undefined))).to.deep.equal([
      'CancelledError',
      1,
    ]);
  });

  it('asks for no further page once its reader was stopped between two', async () => {
    const stop = new AbortController();
    const http = new ScriptedHttp((_request, index) => json({ data: [{ id: index }] }));
    const notes = await open(notesConnector(), { http });
    const reader = notes.list('list', undefined, { signal: stop.signal, readAhead: 0 }).pages()[Symbol.asyncIterator]();
    await reader.next();
    stop.abort();
    expect(await reader.next().catch(({ name }: ConnectorError) => name)).to.equal('CancelledError');
    expect(http.requests.length).to.equal(1);
  });
});
