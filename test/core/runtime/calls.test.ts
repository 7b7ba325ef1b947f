import { expect } from 'chai';
import { createRuntime, type AnyConnection } from 'trunkline';
import { Secret, type ConnectorError } from 'trunkline/sdk';
import { notesConnector } from '../support/notes-connector.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const Notes = notesConnector();

async function notes(reply: Reply = json({ id: 1 })): Promise<{ http: ScriptedHttp; connection: AnyConnection }> {
  const http = new ScriptedHttp(() => reply);
  const runtime = createRuntime({ connectors: [Notes], ports: { http }, limits: { attempts: 1 } });
  return { http, connection: await runtime.connect('notes', { token: new Secret('abcd') }) };
}

const codeOf = (call: Promise<unknown>): Promise<unknown> => call.catch(({ code }: ConnectorError) => code);

describe('A call', () => {
  it('is refused with every fault of its input, and nothing is sent', async () => {
    const { http, connection } = await notes();
    const error = (await connection.call('read', { text: 5, tex: 1 }).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect([error.code, error.details.map(({ path }) => path)]).to.deep.equal(['invalid_input', ['tex', 'text']]);
    for (const input of [undefined, null, 'text', 7, []])
      expect(await codeOf(connection.call('read', input)), String(input)).to.equal('invalid_input');
    expect(http.requests).to.deep.equal([]);
  });

  it('of an operation that is not there, or of another kind, says what there is', async () => {
    const { connection } = await notes();
    expect(await connection.call('raed', {}).catch(({ message }: ConnectorError) => message)).to.include('did you mean `read`');
    expect([
      await codeOf(connection.call('list', {})),
      await codeOf(connection.call('constructor', {})),
      await codeOf(connection.call('__proto__', {})),
    ]).to.deep.equal(['wrong_kind', 'unknown_operation', 'unknown_operation']);
    expect(() => connection.list('read', {})).to.throw('is of the kind action, not list');
  });

  it('of an endpoint that the vendor has taken away is made once', async () => {
    const { http, connection } = await notes(json({}, 410));
    for (let time = 0; time < 3; time += 1) expect(await codeOf(connection.call('read', { text: 'a' }))).to.equal('gone');
    expect(http.requests.length).to.equal(1);
  });

  it('that is stopped before it begins sends nothing', async () => {
    const { http, connection } = await notes();
    expect(await codeOf(connection.call('unsafe', { text: 'a' }, { signal: AbortSignal.abort() }))).to.equal('cancelled');
    expect(http.requests).to.deep.equal([]);
  });

  it('with a key that would write a header of its own is refused before anything is sent (S9)', async () => {
    const { http, connection } = await notes();
    expect(await codeOf(connection.call('keyed', { text: 'a' }, { key: 'k\r\nx-admin: 1' }))).to.equal('invalid_input');
    expect(http.requests).to.deep.equal([]);
  });
});
