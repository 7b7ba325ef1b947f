import { expect } from 'chai';
import {
  Action,
  ConflictError,
  Connector,
  HttpClient,
  UnavailableError,
  bearer,
  errorTable,
  idempotent,
  keyed,
  on,
  path,
  type ConnectorError,
} from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Note, NoteId, NOTES_URL, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

@Connector(NotesConnection, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
class Slots {
  constructor(private readonly http: HttpClient) {}

  @Action({ title: 'Move', effect: idempotent })
  async move(input: NoteId): Promise<void> {
    await this.http.put(Note, '/target', { id: input.id });
    await this.http.delete(path`/notes/${input.id}`);
  }

  @Action({ title: 'Create two', effect: keyed('Idempotency-Key') })
  async two(): Promise<void> {
    await this.http.post(Note, '/notes', { text: 'a' });
    await this.http.post(Note, '/notes', { text: 'b' });
  }
}

const LOST = new NetworkFault('reset', 'broke', true);
const OK = json({ id: 1 });
const CONFLICT = json({ error: 'taken' }, 409);

const ended = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    ({ name, code }: ConnectorError) => (code === 'still_busy' ? code : name),
  );

describe('What an earlier attempt of the same request may have done', () => {
  const slot = async (name: 'move' | 'two', ...script: Reply[]): Promise<string> => {
    const notes = await open(Slots, { http: new ScriptedHttp(() => script.shift()!) });
    return ended(name === 'move' ? notes.call('move', { id: '1' }) : notes.call('two'));
  };

  it('is not what another request of the same call has done: a delete that finds nothing says so', async () => {
    expect(await slot('move', OK, json({}, 404))).to.equal('NotFoundError');
    expect(await slot('move', OK, LOST, json({}, 404))).to.equal('ok');
  });

  it('is not what another key of the same call has done: a conflict is one', async () => {
    expect(await slot('two', OK, CONFLICT)).to.equal('ConflictError');
    expect(await slot('two', OK, LOST, CONFLICT, OK)).to.equal('ok');
  });

  it('makes no conflict of it that the error table tells from others', async () => {
    const call = async (row: ReturnType<typeof on>): Promise<string> => {
      const script = [LOST, CONFLICT, OK];
      const errors = errorTable({ code: (fault: { error: string }) => fault.error, rows: [row] });
      const notes = await open(notesConnector({ errors }), { http: new ScriptedHttp(() => script.shift()!) });
      return ended(notes.call('keyed', { text: 'a' }));
    };
    expect(await call(on({ status: 409, code: 'taken' }, ConflictError))).to.equal('ConflictError');
    expect(await call(on({ status: 409 }, ConflictError))).to.equal('ok');
    expect(await call(on({ status: 409, code: 'other' }, UnavailableError))).to.equal('ok');
  });

  it('is waited for as long as the vendor asks', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const script = [LOST, json({}, 409, { 'retry-after': '40' }), OK];
    const notes = await open(notesConnector(), { http: new ScriptedHttp(() => script.shift()!), clock, limits: { backoffMs: 1 } });
    await notes.call('keyed', { text: 'a' });
    expect(clock.monotonic()).to.be.within(40_000, 40_010);
  });

  it('is not known to be nothing, though a look-up did not find it and the next attempt was refused', async () => {
    const script = [LOST, json({ id: 0 }), ...Array.from({ length: 9 }, () => new NetworkFault('refused', 'down', false))];
    const notes = await open(notesConnector(), { http: new ScriptedHttp(() => script.shift()!) });
    const error = (await notes.call('lookup', { text: 'a' }).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect([error.name, error.notAccepted]).to.deep.equal(['UnavailableError', undefined]);
  });
});

describe('A delete by code whose answer nobody reads', () => {
  it('may be answered by anything that says yes', async () => {
    const script: Reply[] = [OK, { headers: { 'content-type': 'text/plain' }, body: 'OK' }];
    const notes = await open(Slots, { http: new ScriptedHttp(() => script.shift()!) });
    expect(await ended(notes.call('move', { id: '1' }))).to.equal('ok');
  });
});
