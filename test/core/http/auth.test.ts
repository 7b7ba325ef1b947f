import { expect } from 'chai';
import {
  Connector,
  Field,
  Optional,
  Post,
  Secret,
  apiKey,
  authBy,
  basic,
  bearer,
  customAuth,
  noAuth,
  unsafe,
  type Action,
  type Auth,
} from 'trunkline/sdk';
import type { WireRequest } from '../../../core/ports/http.js';
import { NewNote, Note, NOTES_URL } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class Account {
  @Field('Key') key!: Secret;
  @Field('User name') user!: string;
  @Optional('Another name') nick?: string;
}

function withAuth(auth: Auth<Account>) {
  @Connector(Account, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth })
  class Notes {
    @Post('/json', { title: 'As JSON', input: NewNote, output: Note, effect: unsafe })
    declare json: Action<NewNote, Note>;

    @Post('/form', { title: 'As a form', input: NewNote, output: Note, effect: unsafe, body: 'form' })
    declare form: Action<NewNote, Note>;

    @Post('/none', { title: 'Without a body', output: Note, effect: unsafe })
    declare empty: Action<void, Note>;

    @Post('/open', { title: 'For everybody', output: Note, effect: unsafe, auth: noAuth() })
    declare open: Action<void, Note>;
  }
  return Notes;
}

/** What of a request is there because of its auth, by operation. */
async function signed(auth: Auth<Account>, operation: 'json' | 'form' | 'empty' | 'open' = 'json', key = 'k&y 1'): Promise<object> {
  const http = new ScriptedHttp(() => json({ id: 1 }));
  const notes = await open(withAuth(auth), { http, settings: { key: new Secret(key), user: 'ada' } });
  if (operation === 'json' || operation === 'form') await notes.call(operation, { text: 'a=b' });
  else await notes.call(operation);
  const { url, headers, body } = http.requests[0] as WireRequest;
  const { accept: _accept, 'accept-encoding': _encoding, 'content-type': type, ...rest } = headers;
  return { query: url.search, headers: rest, type, body };
}

const JSON_BODY = { type: 'application/json', body: '{"text":"a=b"}' };

describe('How a request proves who sends it', () => {
  it('sends a bearer token', async () => {
    expect(await signed(bearer((c) => c.key))).to.deep.equal({ query: '', headers: { authorization: 'Bearer k&y 1' }, ...JSON_BODY });
  });

  it('sends a key in a header of any name, with any word before it', async () => {
    const auth = apiKey<Account>((c) => c.key, { header: 'X-Acme-Key', prefix: 'Token ' });
    expect(await signed(auth)).to.deep.equal({ query: '', headers: { 'x-acme-key': 'Token k&y 1' }, ...JSON_BODY });
  });

  it('sends a key in the query or in a cookie', async () => {
    const query = apiKey<Account>((c) => c.key, { query: 'api_key' });
    expect(await signed(query)).to.deep.equal({ query: '?api_key=k%26y%201', headers: {}, ...JSON_BODY });
    const cookie = apiKey<Account>((c) => c.key, { cookie: 'session' });
    expect(await signed(cookie, 'json', 'abcd')).to.deep.equal({ query: '', headers: { cookie: 'session=abcd' }, ...JSON_BODY });
  });

  it('sends a key in a body of either form, also where there was none', async () => {
    const auth = apiKey<Account>((c) => c.key, { body: 'auth.key' });
    const inJson = await signed(auth);
    expect(inJson).to.deep.equal({ ...JSON_BODY, query: '', headers: {}, body: '{"text":"a=b","auth":{"key":"k&y 1"}}' });
    expect(await signed(auth, 'empty')).to.deep.include({ type: 'application/json', body: '{"auth":{"key":"k&y 1"}}' });
    const form = { type: 'application/x-www-form-urlencoded', body: 'text=a%3Db&auth.key=k%26y+1' };
    expect(await signed(auth, 'form')).to.deep.include(form);
  });

  it('sends a token as the user of HTTP basic, with the password that the vendor fixes', async () => {
    const pair = (text: string): object => ({
      query: '',
      headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` },
      ...JSON_BODY,
    });
    expect(await signed(basic((c) => c.key, 'x-oauth'))).to.deep.equal(pair('k&y 1:x-oauth'));
    expect(await signed(basic('api', (c) => c.key))).to.deep.equal(pair('api:k&y 1'));
    expect(
      await signed(
        basic(
          (c) => c.user,
          (c) => c.key,
        ),
      ),
    ).to.deep.equal(pair('ada:k&y 1'));
    expect(
      await signed(
        basic(
          (c) => c.user,
          (c) => c.key,
        ),
        'json',
        'pässwörd€',
      ),
    ).to.deep.equal(pair('ada:pässwörd€'));
  });

  it('sends nothing where an operation asks for no auth', async () => {
    expect(await signed(noAuth())).to.deep.equal({ query: '', headers: {}, ...JSON_BODY });
    expect(
      await signed(
        bearer((c) => c.key),
        'open',
      ),
    ).to.deep.equal({ query: '', headers: {}, type: undefined, body: undefined });
  });

  it('refuses a secret that would write a header of its own, before anything is sent (S9)', async () => {
    const refusals: string[] = [];
    const kinds: readonly Auth<Account>[] = [
      bearer((c) => c.key),
      apiKey((c) => c.key, { cookie: 'c' }),
      apiKey((c) => c.key, { header: 'h' }),
    ];
    for (const auth of kinds) {
      for (const key of ['a\r\nx: y', 'a\nb', 'a\0b', 'a€b']) {
        refusals.push(
          await signed(auth, 'json', key).then(
            () => 'sent',
            (error: { code: string }) => error.code,
          ),
        );
      }
    }
    refusals.push(
      await signed(kinds[1]!, 'json', 'a; admin=1').then(
        () => 'sent',
        (error: { code: string }) => error.code,
      ),
    );
    refusals.push(
      await signed(
        apiKey((c) => c.key, { query: 'key' }),
        'json',
        'a\nb',
      ).then(
        () => 'sent',
        (error: { code: string }) => error.code,
      ),
    );
    expect(refusals).to.deep.equal(Array(14).fill('bad_secret'));
  });

  it('signs as a setting of the connection chooses, and in no other way', async () => {
    const auth = (user: string): Auth<Account> =>
      authBy<Account, Record<string, Auth<Account>>>((c) => c.user, {
        [user]: bearer((c) => c.key),
        other: basic(
          (c) => c.user,
          (c) => c.key,
        ),
      });
    expect(await signed(auth('ada'))).to.deep.equal({ query: '', headers: { authorization: 'Bearer k&y 1' }, ...JSON_BODY });
    const error = await signed(auth('eve')).catch((thrown) => thrown);
    expect([error.name, error.code, error.remedy]).to.deep.equal(['AuthenticationError', 'missing_secret', 'Choose one of eve, other.']);
  });

  it('names the setting that is missing', async () => {
    const auth = basic<Account>(
      (c) => c.nick!,
      (c) => c.key,
    );
    const error = await signed(auth).catch((thrown) => thrown);
    expect([error.message, error.remedy]).to.deep.equal([
      'notes.json was not sent: The connection has no user.',
      'Give the connection its setting `nick`.',
    ]);
  });

  it('signs by code that uses a secret and cannot read it', async () => {
    let seen: unknown;
    const auth = customAuth<Account>('canonical', ({ request, connection, hmac, now }) => {
      seen = [request.method, request.url.pathname, request.body, String(connection.key), now];
      const signature = hmac('sha256', ['k1', connection.key], `${request.method}\n${request.body}`).toString('hex');
      return { headers: { Authorization: ['Signed ', connection.key], 'X-Signature': signature }, query: { by: connection.user } };
    });
    expect(await signed(auth)).to.deep.equal({
      query: '?by=ada',
      // printf 'POST\n{"text":"a=b"}' | openssl dgst -sha256 -hmac 'k1k&y 1'
      headers: { authorization: 'Signed k&y 1', 'x-signature': '9b6605d4410fd0f62d1771021c44908e2b8e21d99113e6b86ee89f267cee13f1' },
      ...JSON_BODY,
    });
    expect(seen).to.deep.equal(['POST', '/v1/json', '{"text":"a=b"}', '[secret]', Date.parse('2026-01-01T00:00:00Z')]);
  });
});
