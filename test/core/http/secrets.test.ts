import { inspect } from 'node:util';
import { expect } from 'chai';
import { AuthenticationError, Secret, apiKey, basic, bearer, errorTable, nextUrl, type Auth } from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { Redactor } from '../../../core/http/redactor.js';
import { KeptLog } from '../support/kept-log.js';
import { NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open, TOKEN } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

/** Every form a secret may have on its way through a vendor. */
const forms = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  new URLSearchParams([['', secret]]).toString().slice(1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  Buffer.from(`user:${secret}`).toString('base64'),
];

const KINDS: Readonly<Record<string, Auth<NotesConnection>>> = {
  bearer: bearer((c) => c.token),
  header: apiKey((c) => c.token, { header: 'x-key', prefix: 'Key ' }),
  query: apiKey((c) => c.token, { query: 'key' }),
  body: apiKey((c) => c.token, { body: 'key' }),
  user: basic((c) => c.token, 'x'),
  password: basic('ada', (c) => c.token),
};

/** All that the vendor was sent, in every form, as it might repeat it. */
function echo(request: { url: URL; headers: object; body?: unknown }): string {
  return [...forms(TOKEN), request.url.href, ...Object.values(request.headers).map(String), String(request.body)].join(' ');
}
type Echo = (said: string) => Reply;
const FAILURES: Readonly<Record<string, Echo>> = {
  'an error in its words': (said) => json({ code: said, text: said, id: said, fields: [{ at: said, why: said }] }, 400),
  'a long page that is cut': (said) => ({ status: 500, headers: { 'content-type': 'text/html' }, body: `${'.'.repeat(470)}${said}` }),
  'a login page': (said) => ({ headers: { 'content-type': 'text/html' }, body: said }),
  'another shape': (said) => json({ id: said, [said]: said }),
  'a redirect': (said) => ({ status: 302, headers: { location: `http://${encodeURIComponent(said)}.example/?${said}` } }),
  'too many redirects': () => ({ status: 302, headers: { location: '/v1/notes/1' } }),
  'an unauthorized call': (said) => json({ text: said }, 401),
  'a broken connection': (said) => new NetworkFault('reset', said, true),
  'a refused address': (said) => new NetworkFault('egress', said, false),
  silence: () => 'silence',
};

const errors = errorTable({
  code: (fault: { code: string; text: string; id: string; fields: object }) => fault.code,
  message: (fault) => fault.text,
  reference: (fault) => fault.id,
  details: { items: (fault) => fault.fields, path: (field: { at: string }) => field.at, message: (field: { why: string }) => field.why },
});

const leaks = (text: string): string[] => forms(TOKEN).filter((form) => text.includes(form));

describe('A secret', () => {
  for (const [kind, auth] of Object.entries(KINDS)) {
    it(`sent as ${kind} shows in no error and no log, whatever the vendor does (S1)`, async () => {
      const log = new KeptLog();
      for (const [name, failure] of Object.entries(FAILURES)) {
        for (const operation of ['keyed', 'unsafe', 'idempotent', 'read'] as const) {
          const http = new ScriptedHttp((request) => failure(echo(request)));
          const notes = await open(notesConnector({ auth, errors }), { http, log, limits: { attempts: 2 } });
          const error = (await notes.call(operation, { text: 'hi' }).catch((thrown: unknown) => thrown)) as Error;
          expect(error, name).to.be.instanceOf(Error);
          const shown = [JSON.stringify(error), error.message, String(error.stack), inspect(error, { depth: 12, showHidden: true })].join(
            '\n',
          );
          expect(leaks(shown), `${name}: ${shown.slice(0, 2000)}`).to.deep.equal([]);
        }
      }
      expect(log.events).to.not.deep.equal([]);
      expect(leaks(inspect(log.events, { depth: 12 }) + JSON.stringify(log.events))).to.deep.equal([]);
    });
  }

  it('shows in no error when its call is cancelled or late at any stage (S1)', async () => {
    const stop = new AbortController();
    const http = new ScriptedHttp(() => {
      queueMicrotask(() => stop.abort());
      return 'silence';
    });
    const notes = await open(notesConnector(), { http });
    const error = await notes.call('unsafe', { text: 'hi' }, { signal: stop.signal }).catch((thrown: unknown) => thrown);
    expect(leaks(inspect(error, { depth: 12, showHidden: true }))).to.deep.equal([]);
  });

  it('that the vendor repeats in a next page’s URL is not in the resume value', async () => {
    const pagination = nextUrl({ items: (body: { data: unknown[]; next: string }) => body.data, next: (body) => body.next });
    const auth = KINDS['query']!;
    const http = new ScriptedHttp(({ url }, index) =>
      json({ data: [{ id: index }], next: index < 2 ? `${url.pathname}?a=1&page=${index}&key=${encodeURIComponent(TOKEN)}` : null }),
    );
    const notes = await open(notesConnector({ auth, pagination }), { http });
    for await (const { resume = '' } of notes.list('list').pages())
      expect(leaks(Buffer.from(resume, 'base64url').toString())).to.deep.equal([]);
    expect(http.requests.map(({ url }) => [url.searchParams.getAll('key'), url.searchParams.get('page')])).to.deep.equal([
      [[TOKEN], null],
      [[TOKEN], '0'],
      [[TOKEN], '1'],
    ]);
  });

  it('is not left over in part where a long page is cut, nor in the pair that HTTP basic makes of a short one', async () => {
    const page: Echo = (said) => ({ status: 500, headers: { 'content-type': 'text/html' }, body: `${'.'.repeat(485)}${said}` });
    const cut = await open(notesConnector(), { http: new ScriptedHttp(() => page(TOKEN)), limits: { attempts: 1 } });
    expect(await cut.call('read', { text: 'hi' }).catch(({ message }: Error) => message)).to.not.include('canary');
    const http = new ScriptedHttp(({ headers }) => json({ code: 'x', text: headers['authorization'] }, 400));
    const short = await open(notesConnector({ auth: KINDS['password']!, errors }), { http, settings: { token: new Secret('abcd') } });
    const message = await short.call('read', { text: 'hi' }).catch((thrown: Error) => thrown.message);
    expect(message).to.equal('notes.read was answered 400: Basic [secret]');
  });

  it('that begins like another leaves nothing of the other behind', () => {
    const redactor = new Redactor();
    for (const secret of ['abcd', 'abcd-efgh-ijkl', 'ab']) redactor.add(secret);
    expect(redactor.text('abcd abcd-efgh-ijkl ab')).to.equal('[secret] [secret] ab');
    expect(redactor.value({ 'x-abcd': ['abcd', 1, null, { deep: 'abcd' }] })).to.deep.equal({
      'x-[secret]': ['[secret]', 1, null, { deep: '[secret]' }],
    });
  });

  it('prints as [secret] everywhere, and cannot be cloned to another thread (S4)', () => {
    const secret = new Secret(TOKEN);
    const shown = [
      String(secret),
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true }),
      JSON.stringify(new AuthenticationError('no', { cause: secret })),
    ];
    expect(leaks(shown.join('\n'))).to.deep.equal([]);
    expect(() => structuredClone({ secret })).to.throw();
    expect(Object.values(secret).map(String).join()).to.not.include(TOKEN);
  });
});
