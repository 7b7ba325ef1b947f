import { expect } from 'chai';
import {
  Connector,
  Field,
  Get,
  Post,
  Secret,
  basic,
  session,
  unsafe,
  type Action,
  type ConnectorError,
  type SessionOptions,
} from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { KeptLog } from '../support/kept-log.js';
import { NOTES_URL, NewNote, Note } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

class Person {
  @Field('Mail address') email!: string;
  @Field('Password') password!: Secret;
}

const settings = { email: 'ann@example.com', password: new Secret('pass/word "1"') };

function connectorWith(options: Partial<SessionOptions<Person>> = {}) {
  @Connector(Person, {
    name: 'notes',
    title: 'Notes',
    source: 's',
    baseUrl: NOTES_URL,
    auth: session({
      login: {
        path: '/sessions',
        auth: basic(
          (person) => person.email,
          (person) => person.password,
        ),
      },
      token: { cookie: 'sid' },
      ...options,
    }),
  })
  class Notes {
    @Get('/notes', { title: 'Get', output: Note })
    declare get: Action<void, Note>;

    @Post('/notes', { title: 'Create', input: NewNote, output: Note, effect: unsafe })
    declare create: Action<NewNote, Note>;
  }
  return Notes;
}

/** A vendor whose sessions are numbered; only the last is good, and `end()` ends it. */
class SessionVendor {
  logins = 0;
  isOver = false;
  readonly http: ScriptedHttp;

  constructor(answer: () => Reply = () => json({ id: 1 }), login: () => Reply | undefined = () => undefined) {
    this.http = new ScriptedHttp(({ url, headers }) => {
      if (url.pathname === '/v1/sessions') return login() ?? this.#login();
      const current = headers['cookie'] === `sid=s${this.logins}` || headers['authorization'] === `Session s${this.logins}`;
      return current && !this.isOver ? answer() : json('no session', 401);
    });
  }

  #login(): Reply {
    this.logins += 1;
    this.isOver = false;
    return {
      headers: {
        'set-cookie': [`sid=old; Path=/`, `other=1`, `sid=s${this.logins}; Path=/; HttpOnly; Secure`],
        'x-session': `s${this.logins}`,
      },
      body: JSON.stringify({ data: { token: `s${this.logins}` } }),
    };
  }
}

const fault = async (promise: Promise<unknown>): Promise<ConnectorError> => (await rejection(promise)) as ConnectorError;

describe('A session', () => {
  it('is opened once for all calls of a connection, also when they begin together', async () => {
    const vendor = new SessionVendor();
    const notes = await open(connectorWith(), { http: vendor.http, settings });
    await Promise.all(Array.from({ length: 20 }, () => notes.call('get')));
    await notes.call('get');
    expect(vendor.logins).to.equal(1);
    expect(vendor.http.requests[0]!.headers['authorization']).to.equal(
      `Basic ${Buffer.from('ann@example.com:pass/word "1"').toString('base64')}`,
    );
    expect(vendor.http.requests[1]!.headers['authorization']).to.equal(undefined);
  });

  it('that has ended is opened anew once, and every call it refused is made again, whatever its effect', async () => {
    const vendor = new SessionVendor();
    const log = new KeptLog();
    const notes = await open(connectorWith(), { http: vendor.http, settings, log });
    await notes.call('get');
    vendor.isOver = true;
    const made = await Promise.all([notes.call('create', { text: 'a' }), ...Array.from({ length: 9 }, () => notes.call('get'))]);
    expect([made.length, vendor.logins]).to.deep.equal([10, 2]);
    expect(log.events.filter(({ event }) => event === 'session.renewed')).to.have.length(10);
  });

  it('that is new and refused is not to blame: the refusal stands, and causes no second login for a while', async () => {
    const vendor = new SessionVendor(() => json('not yours', 403));
    const clock = new VirtualClock(undefined, { skip: true });
    const notes = await open(connectorWith({ refused: [401, 403] }), { http: vendor.http, settings, clock });
    for (let time = 0; time < 5; time += 1) expect((await fault(notes.call('get'))).name).to.equal('PermissionError');
    expect(vendor.logins).to.equal(2);
    await clock.sleep(60_000);
    await fault(notes.call('get'));
    expect(vendor.logins).to.equal(3);
  });

  it('is taken from a header or the body, and put where the vendor wants it', async () => {
    const to = { header: 'Authorization', prefix: 'Session ' };
    for (const token of [{ header: 'X-Session' }, { body: (body: { data: { token: string } }) => body.data.token }]) {
      const vendor = new SessionVendor();
      const notes = await open(connectorWith({ token, to }), { http: vendor.http, settings });
      await notes.call('get');
      expect(vendor.http.requests[1]!.headers['authorization']).to.equal('Session s1');
    }
  });

  it('is opened by credentials in the body, as JSON or as a form', async () => {
    for (const [body, sent] of [
      ['json', '{"user":{"email":"ann@example.com"},"password":"pass/word \\"1\\""}'],
      ['form', 'user.email=ann%40example.com&password=pass%2Fword+%221%22'],
    ] as const) {
      const vendor = new SessionVendor();
      const login = { path: '/sessions', fields: { 'user.email': (p: Person) => p.email, password: (p: Person) => p.password }, body };
      await (await open(connectorWith({ login }), { http: vendor.http, settings })).call('get');
      expect(vendor.http.requests[0]!.body).to.equal(sent);
    }
  });

  it('is opened anew when its time is over', async () => {
    const vendor = new SessionVendor();
    const clock = new VirtualClock(undefined, { skip: true });
    const notes = await open(connectorWith({ lifetimeSeconds: 60 }), { http: vendor.http, settings, clock });
    await notes.call('get');
    await clock.sleep(59_999);
    await notes.call('get');
    expect(vendor.logins).to.equal(1);
    await clock.sleep(1);
    await notes.call('get');
    expect(vendor.logins).to.equal(2);
  });

  it('that the vendor will not open is asked for once a minute, so that no account is locked, and nothing else is sent', async () => {
    const vendor = new SessionVendor(undefined, () => json('wrong password', 403));
    const clock = new VirtualClock(undefined, { skip: true });
    const notes = await open(connectorWith(), { http: vendor.http, settings, clock });
    for (let time = 0; time < 3; time += 1) {
      const error = await fault(notes.call('create', { text: 'a' }));
      expect([error.name, error.code, error.notAccepted]).to.deep.equal(['AuthenticationError', 'login_refused', true]);
      expect(error.message).to.match(/^notes\.create was not sent: notes\.login was refused: .*wrong password/);
    }
    expect(vendor.http.requests).to.have.length(1);
    await clock.sleep(60_000);
    await fault(notes.call('get'));
    expect(vendor.http.requests).to.have.length(2);
  });

  it('that cannot be opened now leaves an unsafe call not sent, and not uncertain', async () => {
    const vendor = new SessionVendor(undefined, () => new NetworkFault('reset', 'cut', true));
    const notes = await open(connectorWith(), { http: vendor.http, settings });
    const error = await fault(notes.call('create', { text: 'a' }));
    expect([error.name, error.notAccepted]).to.deep.equal(['UnavailableError', true]);
  });

  it('whose answer has no token is a fault of its own', async () => {
    const notes = await open(connectorWith({ token: { cookie: 'missing' } }), { http: new SessionVendor().http, settings });
    expect((await fault(notes.call('get'))).code).to.equal('no_session');
  });

  it('goes on for the others when one caller leaves', async () => {
    const vendor = new SessionVendor();
    const notes = await open(connectorWith(), { http: vendor.http, settings });
    const controller = new AbortController();
    const left = fault(notes.call('get', undefined, { signal: controller.signal }));
    const stayed = notes.call('get');
    controller.abort();
    expect([(await left).name, await stayed, vendor.logins]).to.deep.equal(['CancelledError', { id: 1 }, 1]);
  });

  it('leaves its token in no error and no log', async () => {
    const log = new KeptLog();
    const http = new ScriptedHttp((request) =>
      request.url.pathname.endsWith('sessions')
        ? { headers: { 'set-cookie': 'sid=sid-4711-canary' }, body: '' }
        : json('echo sid-4711-canary', 400),
    );
    const notes = await open(connectorWith(), { http, settings, log });
    const error = await fault(notes.call('get'));
    expect(JSON.stringify([error, error.message, log.events])).not.to.contain('4711');
  });
});
