import { expect } from 'chai';
import { apiKey, type ConnectorError } from 'trunkline/sdk';
import { notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

const Keyed = notesConnector({ auth: apiKey((c) => c.token, { header: 'X-Api-Key' }) });

/** The requests after a redirect of the first, and how the call ended. */
async function follow(
  operation: 'get' | 'read' | 'idempotent' | 'unsafe',
  location: string,
  status = 302,
  times = 1,
  connector = notesConnector(),
) {
  const http = new ScriptedHttp((_request, index) => (index < times ? { status, headers: { location } } : json({ id: 1 })));
  const notes = await open(connector, { http });
  const input = operation === 'get' ? notes.call('get', { id: '1' }) : notes.call(operation, { text: 'hi' });
  const ended = await input.then(
    () => 'ok',
    ({ name, code }: ConnectorError) => `${name} ${code}`,
  );
  return { ended, next: http.requests.slice(1), sent: http.requests.length };
}

describe('A vendor that redirects', () => {
  it('is followed by a read on its own origin with the credential, elsewhere with nothing (H20)', async () => {
    const { next: own } = await follow('get', '/v2/notes/1');
    expect([own[0]?.url.href, own[0]?.headers['authorization'] !== undefined]).to.deep.equal([
      'https://api.notes.example/v2/notes/1',
      true,
    ]);
    for (const connector of [notesConnector(), Keyed]) {
      const { next, ended } = await follow('get', 'https://cdn.example/1', 302, 1, connector);
      expect([ended, next[0]?.url.href, Object.keys(next[0]!.headers).toSorted()]).to.deep.equal([
        'ok',
        'https://cdn.example/1',
        ['accept', 'accept-encoding'],
      ]);
    }
  });

  it('never gets the credential back through another origin', async () => {
    const http = new ScriptedHttp((_request, index) => {
      if (index === 2) return json({ id: 1 });
      return { status: 302, headers: { location: index === 0 ? 'https://evil.example/' : 'https://api.notes.example/v1/notes/1' } };
    });
    await (await open(notesConnector(), { http })).call('get', { id: '1' });
    expect(http.requests.map(({ headers }) => 'authorization' in headers)).to.deep.equal([true, false, false]);
  });

  it('does not repeat a request with an effect elsewhere, nor turn it into another', async () => {
    const refused = 'UnexpectedResponseError bad_redirect';
    expect((await follow('idempotent', 'https://elsewhere.example/', 307)).ended).to.equal(refused);
    for (const status of [301, 302, 303]) expect((await follow('idempotent', '/v1/x', status)).ended, String(status)).to.equal(refused);
    expect((await follow('unsafe', '/v1/x', 302)).ended).to.equal('UncertainError uncertain');
    expect((await follow('unsafe', 'https://elsewhere.example/', 307)).ended).to.equal('UncertainError uncertain');
    for (const status of [307, 308]) {
      const { ended, next } = await follow('unsafe', '/v1/x', status);
      expect([ended, next[0]?.method, next[0]?.body]).to.deep.equal(['ok', 'POST', '{"text":"hi"}']);
    }
  });

  it('is left after five redirects, and never followed to plain HTTP or to a URL with a password (H21)', async () => {
    const refused = 'UnexpectedResponseError bad_redirect';
    const loop = await follow('get', '/v1/notes/1', 302, 99);
    expect([loop.ended, loop.sent]).to.deep.equal([refused, 6]);
    for (const location of ['http://api.notes.example/', 'https://a:b@cdn.example/', 'ftp://x.example', 'data:text/plain,1', 'https://']) {
      const { ended, sent } = await follow('get', location);
      expect([ended, sent], location).to.deep.equal([refused, 1]);
    }
  });
});
