import { expect } from 'chai';
import { createRuntime } from 'trunkline';
import {
  AuthenticationError,
  CancelledError,
  Connector,
  Field,
  Get,
  Post,
  Secret,
  basic,
  errorTable,
  on,
  session,
  unsafe,
  type Action,
  type Class,
} from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { KeptLog } from '../support/kept-log.js';
import { NOTES_URL, NewNote, Note, notesConnector } from '../support/notes-connector.js';
import { rejection } from '../support/rejection.js';
import { json, type Reply, ScriptedHttp } from '../support/scripted-http.js';

/** A vendor that takes one credential, and a place where a person keeps it. */
class Rotation {
  /** What the vendor takes. */
  good = 'canary-one';
  /** What is kept. */
  kept: string | undefined = 'canary-one';
  reads = 0;
  onRead: (reads: number) => void = () => undefined;
  says = (): string => 'who are you?';
  /** The place's answer, when it takes its time. */
  answers: (kept: string) => Promise<string> = (kept) => Promise.resolve(kept);
  /** What is answered instead. */
  answer: (() => Reply) | undefined;
  readonly log = new KeptLog();
  readonly http = new ScriptedHttp(({ url, headers }) => {
    if (this.answer) return this.answer();
    const { authorization } = headers;
    if (url.pathname.endsWith('/sessions') && authorization === `Basic ${Buffer.from(`ann:${this.good}`).toString('base64')}`)
      return { headers: { 'set-cookie': [`sid=${this.good}`] } };
    const isKnown = authorization === `Bearer ${this.good}` || headers['cookie'] === `sid=${this.good}`;
    return isKnown ? json({ id: 1 }) : json(this.says(), 401);
  });

  async connect(connector: Class = notesConnector()) {
    const secrets = {
      open: async () => {
        this.onRead(++this.reads);
        if (this.kept === undefined) throw new AuthenticationError('A secret is missing: the file is not there.');
        return new Secret(await this.answers(this.kept));
      },
    };
    const clock = new VirtualClock(undefined, { skip: true });
    const runtime = createRuntime({ ports: { http: this.http, log: this.log, clock, secrets }, connectors: [connector] });
    return runtime.connect('notes', { token: { file: 'token' } });
  }

  told(event: string): readonly unknown[] {
    return this.log.events.filter((one) => one.event === event).map(({ data }) => data);
  }
}

class Person {
  @Field('Password') token!: Secret;
}

@Connector(Person, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: session({ login: { path: '/sessions', auth: basic('ann', (person) => person.token) }, token: { cookie: 'sid' } }),
})
class SignedIn {
  @Get('/notes', { title: 'Get', output: Note }) declare get: Action<void, Note>;
  @Post('/notes', { title: 'Create', input: NewNote, output: Note, effect: unsafe }) declare create: Action<NewNote, Note>;
}

describe('a secret that was changed while a connection is open', () => {
  it('is read anew once the vendor refuses the old one, and what was refused is done with the new one', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    await notes.call('get', { id: '1' });
    vendor.kept = vendor.good = 'canary-two';
    expect(await Promise.all([notes.call('get', { id: '1' }), notes.call('unsafe', { text: 'a' })])).to.have.length(2);
    await notes.call('get', { id: '1' });
    expect(vendor.reads).to.equal(2);
    expect(vendor.told('secrets.changed')).to.deep.equal([{ settings: ['token'] }]);
    expect(JSON.stringify(vendor.log.events)).to.not.include('canary');
  });

  it('is asked for once where nothing was changed, and the refusal stands', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    vendor.good = 'canary-two';
    expect(await rejection(notes.call('get', { id: '1' }))).to.be.instanceOf(AuthenticationError);
    expect([vendor.reads, vendor.http.requests.length]).to.deep.equal([2, 1]);
  });

  it('to another wrong one is tried once, and the refusal stands', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    [vendor.good, vendor.kept] = ['canary-two', 'canary-three'];
    expect(await rejection(notes.call('get', { id: '1' }))).to.be.instanceOf(AuthenticationError);
    expect(vendor.http.requests).to.have.length(2);
  });

  it('with each look is read once for a call, and no message holds the last one', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    vendor.good = '';
    vendor.onRead = (reads) => (vendor.kept = `canary-${Math.min(reads, 6)}`);
    vendor.says = () => `you are ${vendor.kept}`;
    const error = (await rejection(notes.call('get', { id: '1' }))) as Error;
    expect([error instanceof AuthenticationError, vendor.http.requests.length]).to.deep.equal([true, 2]);
    expect(error.message).to.include('you are').and.not.include('canary-2');
  });

  it('and cannot be read leaves the connection as it is, and the log says so', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    [vendor.good, vendor.kept] = ['canary-two', undefined];
    expect(((await rejection(notes.call('get', { id: '1' }))) as Error).message).to.include('notes.get');
    expect(JSON.stringify(vendor.told('secrets.unreadable'))).to.include('is not there');
    vendor.kept = vendor.good;
    expect(await notes.call('get', { id: '1' })).to.deep.equal({ id: 1 });
  });

  it('is what the next login signs in with, at once after one that was refused', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect(SignedIn);
    vendor.good = 'canary-two';
    await rejection(notes.call('get', undefined));
    vendor.kept = vendor.good;
    expect(await notes.call('get', undefined)).to.deep.equal({ id: 1 });
  });

  it('is waited for no longer than the call may take, wherever it is kept', async () => {
    const vendor = new Rotation();
    const notes = await vendor.connect();
    vendor.good = 'canary-two';
    vendor.answers = () => new Promise(() => undefined);
    const stop = new AbortController();
    const call = rejection(notes.call('get', { id: '1' }, { signal: stop.signal }));
    while (vendor.reads < 2) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect(await call).to.be.instanceOf(CancelledError);
  });

  for (const [why, row, answer] of [
    ['whose connection was cut', on({ network: 'reset' }, AuthenticationError), () => new NetworkFault('reset', 'cut', true)],
    ['that was half done', on({ status: 200 }, AuthenticationError), () => json({ id: 1, errors: ['one part was refused'] })],
  ] as const)
    it(`has no request sent again ${why}, when that must not happen twice`, async () => {
      const vendor = new Rotation();
      const errors = errorTable({ failed: (body: { errors: unknown }) => body.errors, rows: [row] });
      const notes = await vendor.connect(notesConnector({ errors }));
      vendor.answer = answer;
      vendor.kept = 'canary-two';
      await rejection(notes.call('unsafe', { text: 'a' }));
      expect(vendor.http.requests).to.have.length(1);
      await rejection(notes.call('idempotent', { text: 'a' }));
      expect(vendor.http.requests.length).to.be.above(2);
    });
});
