import { expect } from 'chai';
import {
  Connector,
  Field,
  Get,
  Post,
  Secret,
  bearer,
  customAuth,
  rateLimit,
  session,
  slot,
  unsafe,
  type Action,
  type Auth,
  type ConnectorError,
  type SessionOptions,
} from 'trunkline/sdk';
import { Redactor } from '../../../core/http/redactor.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { NOTES_URL, NewNote, Note } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

class Person {
  @Field('Key') key!: Secret;
}

const settings = { key: new Secret('k-4711') };
const LOGIN = { path: '/sessions', fields: { key: (person: Person) => person.key } };
const IN_BODY = { token: { body: (body: { token: string }) => body.token }, to: { header: 'X-Session' } };

function connectorOf(options: { auth?: Auth<Person>; own?: Partial<SessionOptions<Person>>; limit?: number }) {
  const { auth = session({ login: LOGIN, token: { cookie: 'sid' } }), own, limit } = options;
  @Connector(Person, {
    name: 'notes',
    title: 'Notes',
    source: 's',
    baseUrl: NOTES_URL,
    auth,
    ...(limit ? { rateLimits: [rateLimit({ limit, perSeconds: 60 })] } : {}),
  })
  class Notes {
    @Get('/notes', { title: 'Get', output: Note })
    declare get: Action<void, Note>;

    @Post('/notes', { title: 'Create', input: NewNote, output: Note, effect: unsafe })
    declare create: Action<NewNote, Note>;

    @Get('/own', { title: 'Get', output: Note, auth: session<Person>({ login: LOGIN, ...IN_BODY, ...own }) })
    declare own: Action<void, Note>;

    @Get('/login', { title: 'Read the login', output: Note, auth: bearer((person: Person) => person.key) })
    declare login: Action<void, Note>;
  }
  return Notes;
}

const LOGGED_IN: Reply = { headers: { 'set-cookie': 'sid=by-cookie' }, body: '{"token":"by-body"}' };
const vendor = (login: Reply = LOGGED_IN, answer: (path: string) => Reply = () => json({ id: 1 })): ScriptedHttp =>
  new ScriptedHttp(({ url }) => (url.pathname === '/v1/sessions' ? login : answer(url.pathname)));
const fault = async (promise: Promise<unknown>): Promise<ConnectorError> => (await rejection(promise)) as ConnectorError;

describe('A session, and what stands beside it', () => {
  it('is one of its own where the same login is read in another place', async () => {
    const http = vendor();
    const notes = await open(connectorOf({}), { http, settings });
    await notes.call('get');
    await notes.call('own');
    const carried = http.requests
      .filter(({ url }) => url.pathname !== '/v1/sessions')
      .map(({ headers }) => [headers['cookie'], headers['x-session']]);
    expect(carried).to.deep.equal([
      ['sid=by-cookie', undefined],
      [undefined, 'by-body'],
    ]);
  });

  it('draws on the quota like any request, and what waits for it does not leave together with the next', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const at: number[] = [];
    const http = new ScriptedHttp(({ url }) => {
      at.push(clock.monotonic());
      return url.pathname === '/v1/sessions' ? LOGGED_IN : json({ id: 1 });
    });
    const notes = await open(connectorOf({ limit: 1 }), { http, settings, clock });
    await Promise.all([notes.call('get'), notes.call('get')]);
    expect(at).to.deep.equal([0, 60_000, 120_000]);
  });

  it('is not taken for an operation of the connector that is called login', async () => {
    const http = vendor(LOGGED_IN, (path) => (path === '/v1/login' ? json('gone', 410) : json({ id: 1 })));
    const notes = await open(connectorOf({}), { http, settings });
    expect((await fault(notes.call('login'))).name).to.equal('GoneError');
    expect(await notes.call('get')).to.deep.equal({ id: 1 });
  });

  it('may be a bare text, and an answer that holds its token in another form is not quoted', async () => {
    const text: Reply = { headers: { 'content-type': 'text/plain' }, body: 'canary-token-0815' };
    const bare = vendor(text);
    const whole = await open(connectorOf({ own: { token: { body: (body: string) => body } } }), { http: bare, settings });
    await whole.call('own');
    expect(bare.requests[1]!.headers['x-session']).to.equal('canary-token-0815');
    const error = await fault((await open(connectorOf({}), { http: vendor(text), settings })).call('own'));
    expect([error.name, error.code, error.notAccepted]).to.deep.equal(['AuthenticationError', 'no_session', true]);
    for (let at: unknown = error; at instanceof Error; at = at.cause) expect(at.message).not.to.contain('0815');
  });

  it('whose token is read by code that fails is refused, and nothing was sent', async () => {
    const token = { body: slot('deep-token', (body: { data: { token: string } }) => body.data.token) };
    const notes = await open(connectorOf({ auth: session({ login: LOGIN, ...IN_BODY, token }) }), { http: vendor(), settings });
    const error = await fault(notes.call('create', { text: 'a' }));
    expect([error.name, error.notAccepted]).to.deep.equal(['AuthenticationError', true]);
    expect(error.message).to.contain('could not read the answer');
  });

  it('forgets what it hid long ago, so that errors stay quick, and never the connection’s own secrets', () => {
    const redactor = new Redactor();
    redactor.add('own-secret');
    for (let login = 0; login < 200; login += 1) redactor.addPassing(`token-${login}-x`);
    expect(redactor.text('own-secret token-199-x token-190-x token-0-x')).to.equal('[secret] [secret] [secret] token-0-x');
  });
});

describe('A request that cannot be signed', () => {
  it('says which call was not sent, and that the vendor did nothing', async () => {
    const breaks = customAuth<Person>('breaks', ({ connection }) => ({ headers: { 'X-Key': [connection.key][1]!.toString() } }));
    const nothing = customAuth<Person>('nothing', () => ({ headers: { 'X-Key': 'a€' } }));
    for (const [auth, code] of [
      [breaks, 'slot_failed'],
      [nothing, 'bad_secret'],
      [
        session<Person>({ login: { path: '/sessions', fields: { key: slot('two-lines', () => 'a\nb') } }, token: { cookie: 'sid' } }),
        'bad_secret',
      ],
    ] as const) {
      const http = vendor();
      const error = await fault((await open(connectorOf({ auth }), { http, settings })).call('create', { text: 'a' }));
      expect([error.name, error.code, error.operation, error.notAccepted]).to.deep.equal([
        'AuthenticationError',
        code,
        'notes.create',
        true,
      ]);
      expect(error.message).to.match(/^notes\.create was not sent: /);
      expect(http.requests).to.have.length(0);
    }
  });
});
