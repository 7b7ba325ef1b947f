import { expect } from 'chai';
import { bearer, Connector, Delete, errorTable, Field, Get, GoneError, NotFoundError, on, Post, unsafe, type Action } from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

/** No answer of the vendor, whatever it is called. */
const HOSTS = errorTable({ rows: [on({ network: 'dns' }, NotFoundError)] });

class Status {
  @Field('How it stands') state!: string;
}

@Connector(NotesConnection, { name: 'notes', title: 'Notes', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token), errors: HOSTS })
class Notes {
  @Get('/newest', { title: 'Newest', output: Note, empty: [NotFoundError, GoneError] }) declare newest: Action<void, Note | null>;

  @Delete('/newest', { title: 'Drop', effect: unsafe, empty: [NotFoundError] }) declare drop: Action<void, void | null>;

  @Post('/exports', {
    title: 'Export',
    output: Status,
    effect: unsafe,
    empty: [NotFoundError],
    job: { status: '/exports', state: (status: Status) => status.state, done: ['done'], failed: [], everySeconds: 1 },
  })
  declare export: Action<void, Status | null>;
}

const answered = (reply: Reply | ((method: string) => Reply)) =>
  open(Notes, { http: new ScriptedHttp(({ method }) => (typeof reply === 'function' ? reply(method) : reply)), limits: { attempts: 1 } });

describe('An action that may find nothing', () => {
  it('gives null where the vendor answers with one of the errors that say so, and what it found otherwise', async () => {
    expect(await (await answered(json({}, 404))).call('newest')).to.equal(null);
    expect(await (await answered(json({}, 404))).call('drop')).to.equal(null);
    expect(await (await answered(json({ id: 1 }))).call('newest')).to.deep.equal({ id: 1 });
    const gone = await answered(json({}, 410));
    expect([await gone.call('newest'), await gone.call('newest')]).to.deep.equal([null, null]);
  });

  it('fails by every other error', async () => {
    for (const [reply, code] of [
      [new NetworkFault('dns', 'no such host', false), 'dns'],
      [json({}, 403), 'permission_denied'],
      [json({ no: 'id' }), 'unexpected_shape'],
      [new NetworkFault('reset', 'broke', true), 'reset'],
    ] as const) {
      expect(codeOf(await rejection((await answered(reply)).call('newest')))).to.equal(code);
    }
  });

  it('takes for nothing only what the start of a job is answered with', async () => {
    expect(await (await answered(json({}, 404))).call('export')).to.equal(null);
    const lost = await answered((method) => (method === 'POST' ? json({}) : json({}, 404)));
    expect(codeOf(await rejection(lost.call('export')))).to.equal('uncertain');
  });
});
