import { expect } from 'chai';
import {
  Action,
  AuthenticationError,
  ConflictError,
  Connector,
  GoneError,
  HttpClient,
  InvalidInputError,
  NotFoundError,
  OperationGroup,
  PermissionError,
  Post,
  RateLimitError,
  RejectedError,
  Secret,
  SuspendedError,
  UnavailableError,
  bearer,
  errorTable,
  firstOf,
  on,
  operations,
  slot,
  unsafe,
  type ConnectorError,
} from 'trunkline/sdk';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { NewNote, Note, NOTES_URL, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { open, TOKEN } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

interface Fault {
  error?: { code?: string; text?: string; fields?: { name: string; why: string; kind?: string }[]; id?: string };
}

const TABLE = errorTable({
  code: (fault: Fault) => fault.error?.code,
  message: (fault) => fault.error?.text,
  details: {
    items: (fault) => fault.error?.fields,
    path: (field: { name: string }) => field.name,
    message: (field: { why: string }) => field.why,
    code: (field: { kind: string }) => field.kind,
  },
  reference: { header: 'X-Request-Id' },
  failed: (fault) => fault.error,
  rows: [
    on({ status: 404, code: 'gone' }, GoneError),
    on({ status: '500-504', header: { name: 'X-Planned' } }, SuspendedError, { remedy: 'Wait for the maintenance to end.' }),
    on({ header: { name: 'X-Left', value: '0' } }, RateLimitError),
    on({ message: 'ALREADY' }, ConflictError),
    on({ contentType: 'text/html' }, UnavailableError),
    on({ body: slot('is-odd', (fault: Fault) => fault?.error?.id === 'odd') }, PermissionError),
    on({ network: 'tls' }, UnavailableError),
    on({ status: '4xx' }, RejectedError),
  ],
  codes: { taken: ConflictError },
});

async function error(reply: Reply, connector = notesConnector({ errors: TABLE })): Promise<ConnectorError> {
  const notes = await open(connector, { http: new ScriptedHttp(() => reply), limits: { attempts: 1 } });
  return notes.call('read', { text: 'hi' }).then(
    () => expect.fail('it should have failed'),
    (thrown: ConnectorError) => thrown,
  );
}
const nameOf = async (reply: Reply): Promise<string> => (await error(reply)).name;

describe('What an answer means by the vendor’s own table', () => {
  it('takes the first row whose every condition holds', async () => {
    expect([
      await nameOf(json({ error: { code: 'gone' } }, 404)),
      await nameOf(json({ error: { code: 'gone' } }, 400)),
      await nameOf(json({}, 502, { 'x-planned': '' })),
      await nameOf(json({}, 505, { 'x-planned': 'yes' })),
      await nameOf(json({}, 403, { 'x-left': '0' })),
      await nameOf(json({}, 403, { 'x-left': '1' })),
      await nameOf(json({ error: { text: 'Is already there' } }, 400)),
      await nameOf({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<p>already' }),
      await nameOf({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<p>no' }),
      await nameOf(json({ error: { id: 'odd' } }, 418)),
      await nameOf(new NetworkFault('tls', 'bad', false)),
      await nameOf(json({}, 418)),
    ]).to.deep.equal([
      'GoneError',
      'RejectedError',
      'SuspendedError',
      'UnavailableError',
      'RateLimitError',
      'RejectedError',
      'ConflictError',
      'ConflictError',
      'UnavailableError',
      'PermissionError',
      'UnavailableError',
      'RejectedError',
    ]);
  });

  it('keeps the usual class of a status that no row speaks of', async () => {
    const Plain = notesConnector();
    const classes: Record<number, string> = {};
    for (const status of [304, 400, 401, 402, 403, 404, 408, 409, 410, 412, 418, 422, 425, 429, 500, 501, 503, 599])
      classes[status] = (await error(json({}, status), Plain)).name;
    expect(classes).to.deep.equal({
      304: 'UnexpectedResponseError',
      400: 'InvalidInputError',
      401: 'AuthenticationError',
      402: 'SuspendedError',
      403: 'PermissionError',
      404: 'NotFoundError',
      408: 'UnavailableError',
      409: 'ConflictError',
      410: 'GoneError',
      412: 'ConflictError',
      418: 'RejectedError',
      422: 'InvalidInputError',
      425: 'RateLimitError',
      429: 'RateLimitError',
      500: 'UnavailableError',
      501: 'UnavailableError',
      503: 'UnavailableError',
      599: 'UnavailableError',
    });
  });

  it('tells which parameters were wrong, the vendor’s code and its reference', async () => {
    const fields = [{ name: 'text', why: 'too long', kind: 'length' }, { name: 'more.at', why: 'unknown' }, { why: 'about nothing' }];
    const body = { error: { code: 'taken', text: 'No', fields } };
    expect(JSON.parse(JSON.stringify(await error(json(body, 300, { 'x-request-id': 'r-1' }))))).to.deep.equal({
      name: 'ConflictError',
      message: 'notes.read was answered 300: No',
      code: 'conflict',
      status: 300,
      operation: 'notes.read',
      vendorCode: 'taken',
      reference: 'r-1',
      details: [
        { path: 'text', message: 'too long', code: 'length' },
        { path: 'more.at', message: 'unknown' },
      ],
    });
  });

  it('takes a 200 that says it failed for a failure, and an empty list of errors for none (H9)', async () => {
    expect(await nameOf(json({ id: 1, error: { code: 'taken' } }))).to.equal('ConflictError');
    expect(await nameOf(json({ id: 1, error: { code: 'new' } }))).to.equal('UnexpectedResponseError');
    const Lists = notesConnector({ errors: errorTable({ failed: (body: { errors: unknown }) => body.errors }) });
    for (const errors of [[], {}, null, false, '', 0]) {
      const notes = await open(Lists, { http: new ScriptedHttp(() => json({ id: 1, errors })) });
      expect(await notes.call('unsafe', { text: 'hi' }), JSON.stringify(errors)).to.deep.include({ id: 1 });
    }
  });

  it('takes a 200 that says it did not succeed for a failure, and one that says nothing of it for none', async () => {
    const Table = notesConnector({ errors: errorTable({ succeeded: (body: { success?: boolean }) => body.success }) });
    expect((await error(json({ id: 1, success: false }), Table)).name).to.equal('UnexpectedResponseError');
    for (const success of [true, undefined, null, 'false', 0]) {
      const notes = await open(Table, { http: new ScriptedHttp(() => json({ id: 1, success })) });
      expect(await notes.call('unsafe', { text: 'hi' }), JSON.stringify(success)).to.deep.include({ id: 1 });
    }
  });

  it('finds what the vendor says in the first of several places that has it', async () => {
    interface Shapes {
      message?: string | null;
      code?: string;
      errors?: { title: string }[];
    }
    const several = errorTable({
      code: firstOf(
        (body: Shapes) => body.code,
        slot('first-title', (body: Shapes) => body.errors?.[0]?.title),
      ),
      message: firstOf(
        (body: Shapes) => body.message,
        (body) => body.errors?.[0]?.title,
      ),
      codes: { Taken: ConflictError },
    });
    const told = async (body: Shapes): Promise<readonly unknown[]> => {
      const { message, name } = await error(json(body, 400), notesConnector({ errors: several }));
      return [name, message];
    };
    expect([
      await told({ message: 'No', errors: [{ title: 'Taken' }] }),
      await told({ message: '', errors: [{ title: 'Taken' }] }),
      await told({ message: null, code: 'other' }),
    ]).to.deep.equal([
      ['ConflictError', 'notes.read was answered 400: No'],
      ['ConflictError', 'notes.read was answered 400: Taken'],
      ['InvalidInputError', 'notes.read was answered 400 with no explanation'],
    ]);
  });

  it('tells which fields were wrong in its message where the vendor says nothing else', async () => {
    const fields = ['text', 'kind', 'id', 'at', 'by', 'of'].map((name) => ({ name, why: 'is odd' }));
    const { message } = await error(json({ error: { code: 'taken', fields } }, 400));
    expect(message).to.equal(
      'notes.read was answered 400: `text` is odd; `kind` is odd; `id` is odd; `at` is odd; `by` is odd; and 1 more',
    );
    const said = (await error(json({ error: { text: 'No', fields } }, 400))).message;
    expect(said).to.equal('notes.read was answered 400: No');
  });

  it('tells which fields were wrong where the vendor sends messages by their names, also beside a list', async () => {
    const Both = notesConnector({
      errors: errorTable({
        details: {
          items: (body: { faults?: unknown; errors?: unknown }) => body.faults,
          path: (fault: { at: string }) => fault.at,
          byField: (body) => body.errors,
        },
      }),
    });
    const details = async (body: unknown): Promise<unknown> => (await error(json(body, 422), Both)).details;
    expect(
      await details({ faults: [{ at: 'x' }], errors: { text: ['is empty', 'is old'], kind: 'is odd', more: {}, id: null } }),
    ).to.deep.equal([
      { path: 'x', message: '' },
      { path: 'text', message: 'is empty' },
      { path: 'text', message: 'is old' },
      { path: 'kind', message: 'is odd' },
    ]);
    for (const errors of [undefined, null, 'wrong', ['wrong']]) expect(await details({ errors }), JSON.stringify(errors)).to.deep.equal([]);
  });

  it('puts a setting’s word into a remedy, and never a secret', async () => {
    const Regional = notesConnector({
      errors: errorTable({ rows: [on({ status: 401 }, AuthenticationError, { remedy: 'Use a token of {workspace}.' })] }),
    });
    const remedy = async (workspace?: string): Promise<string | undefined> => {
      const settings = { token: new Secret(TOKEN), ...(workspace === undefined ? {} : { workspace }) };
      const notes = await open(Regional, { http: new ScriptedHttp(() => json({}, 401)), settings });
      return notes.call('read', { text: 'hi' }).catch((thrown: ConnectorError) => thrown.remedy) as Promise<string | undefined>;
    };
    expect([await remedy('eu'), await remedy(`eu ${TOKEN}`), await remedy()]).to.deep.equal([
      'Use a token of eu.',
      'Use a token of eu [secret].',
      'Use a token of {workspace}.',
    ]);
  });

  it('keeps a message short, however much the vendor says', async () => {
    const fields = Array.from({ length: 5000 }, () => ({ name: 'a', why: 'b' }));
    const { message, details } = await error(json({ error: { code: 'taken', text: 'x'.repeat(1e6), fields } }, 300));
    expect([message.length < 600, details.length]).to.deep.equal([true, 100]);
  });

  it('calls an unsafe request uncertain when the connector’s own code cannot read the answer', async () => {
    const failing = slot('fails', (body: { a: { b: string } }) => body.a.b);
    const Broken = notesConnector({ errors: errorTable({ failed: failing }) });
    const notes = await open(Broken, { http: new ScriptedHttp(() => json({ id: 1 })) });
    expect(await notes.call('unsafe', { text: 'hi' }).catch((thrown: ConnectorError) => thrown.name)).to.equal('UncertainError');
    expect(await notes.call('read', { text: 'hi' }).catch((thrown: ConnectorError) => thrown.code)).to.equal('slot_failed');
  });

  it('keeps the vendor’s reference where nobody can tell what became of a request', async () => {
    const failed = () => json({ error: { code: 'broken' } }, 500, { 'x-request-id': 'r-2' });
    const notes = await open(notesConnector({ errors: TABLE }), { http: new ScriptedHttp(failed) });
    const lost = await notes.call('unsafe', { text: 'hi' }).catch((thrown: ConnectorError) => thrown);
    expect(lost).to.deep.include({ code: 'uncertain', reference: 'r-2' });
  });

  it('names the rights that an operation needs where one is missing, and in no other error', async () => {
    const table = errorTable({ rows: [on({ status: 423 }, PermissionError, { remedy: 'Ask for it.' })] });
    @OperationGroup()
    class Rights {
      constructor(private readonly http: HttpClient) {}
      @Post('/notes', { title: 'R', input: NewNote, output: Note, effect: unsafe, scopes: ['Notes: Write', 'Notes: List'] })
      declare read: Action<NewNote, Note>;
      @Action({ title: 'C', output: Note, effect: unsafe, scopes: ['Notes: Write'] })
      byCode(): Promise<Note> {
        return this.http.post(Note, '/notes');
      }
    }
    @Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token), errors: table })
    class Connected extends operations(Rights) {}
    const remedy = async (status: number, operation: 'read' | 'byCode' = 'read'): Promise<unknown> => {
      const notes = await open(Connected, { http: new ScriptedHttp(() => json({}, status)), limits: { attempts: 1 } });
      const calling: Promise<unknown> = operation === 'read' ? notes.call('read', { text: 'hi' }) : notes.call('byCode');
      return calling.catch((thrown: ConnectorError) => thrown.remedy);
    };
    expect([await remedy(403), await remedy(423), await remedy(423, 'byCode'), await remedy(404)]).to.deep.equal([
      'Give the credential the right it lacks, or use another. The credential needs: Notes: Write; Notes: List.',
      'Ask for it. The credential needs: Notes: Write; Notes: List.',
      'Ask for it. The credential needs: Notes: Write.',
      undefined,
    ]);
  });

  it('asks an operation’s own rows before the connector’s', async () => {
    @Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token), errors: TABLE })
    class Notes {
      @Post('/notes', {
        title: 'R',
        input: NewNote,
        output: Note,
        effect: unsafe,
        errors: errorTable({ rows: [on({ status: 404 }, NotFoundError)], codes: { taken: InvalidInputError } }),
      })
      declare read: Action<NewNote, Note>;
    }
    expect((await error(json({ error: { code: 'gone' } }, 404), Notes as never)).name).to.equal('NotFoundError');
    expect((await error(json({ error: { code: 'taken' } }, 400), Notes as never)).name).to.equal('InvalidInputError');
    expect((await error(json({}, 403, { 'x-left': '0' }), Notes as never)).name).to.equal('RateLimitError');
  });
});
