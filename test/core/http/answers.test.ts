import { expect } from 'chai';
import { Connector, Get, bearer, type Action, type ConnectorError } from 'trunkline/sdk';
import { NOTES_URL, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { ScriptedHttp, type Reply } from '../support/scripted-http.js';

async function read(reply: Reply): Promise<unknown> {
  const notes = await open(notesConnector(), { http: new ScriptedHttp(() => reply), limits: { attempts: 1 } });
  return notes.call('get', { id: '1' }).catch(({ name, code }: ConnectorError) => `${name} ${code}`);
}
const typed = (type: string, body: string | Uint8Array, status = 200): Reply => ({ status, headers: { 'content-type': type }, body });

describe('What a body is taken for', () => {
  it('reads JSON whatever the vendor calls it, a byte order mark before it or not (H13)', async () => {
    for (const type of ['application/json', 'application/problem+json', 'text/plain', 'text/html', 'application/octet-stream', ''])
      for (const body of ['{"id":1}', '\ufeff{"id":1}', ' \r\n{"id":1}\n'])
        expect(await read(typed(type, body)), `${type} ${body}`).to.deep.equal({ id: 1 });
    expect(await read({ body: '{"id":1}' })).to.deep.equal({ id: 1 });
  });

  it('refuses a page of HTML behind a 200, and says what it reads (H8)', async () => {
    expect(await read(typed('text/html', '<html>Log in</html>'))).to.equal('UnexpectedResponseError not_json');
    expect(await read(typed('application/json', '<html>Log in</html>'))).to.equal('UnexpectedResponseError not_json');
    expect(await read(typed('text/plain', 'OK'))).to.equal('UnexpectedResponseError not_json');
  });

  it('takes a page of HTML behind a 503 for a vendor that is down, and keeps its words (H7)', async () => {
    const notes = await open(notesConnector(), {
      http: new ScriptedHttp(() => typed('text/html', '<h1>Back\n\nsoon</h1>', 503)),
      limits: { attempts: 1 },
    });
    const error = (await notes.call('get', { id: '1' }).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect([error.name, error.message]).to.deep.equal(['UnavailableError', 'notes.get was answered 503: <h1>Back soon</h1>']);
  });

  it('takes JSON that is cut short for a broken connection (H11)', async () => {
    for (const body of ['{"id":', '[{"id":1},', '{'])
      expect(await read(typed('application/json', body)), body).to.equal('UnavailableError truncated');
  });

  it('uses nothing of an answer that is not what its class says', async () => {
    for (const body of ['{"id":"1"}', '{}', '[]', 'null', '1', '"text"', 'true'])
      expect(await read(typed('application/json', body)), body).to.equal('UnexpectedResponseError unexpected_shape');
    expect(await read({ status: 204 })).to.equal('UnexpectedResponseError unexpected_shape');
    expect(await read(typed('application/json', '{"id":9196877626998785123}'))).to.equal('UnexpectedResponseError unexpected_shape');
  });

  it('asks for nothing back from an action without a result', async () => {
    @Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
    class Pings {
      @Get('/ping', { title: 'Ping' })
      declare ping: Action<void, void>;
    }
    const pings = await open(Pings, { http: new ScriptedHttp(() => ({ status: 204 })) });
    expect(await pings.call('ping')).to.equal(undefined);
  });
});
