import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import {
  Connector,
  Delete,
  Field,
  Get,
  GoneError,
  List,
  Optional,
  SuspendedError,
  UnavailableError,
  bearer,
  errorTable,
  idempotent,
  on,
  pageNumber,
  type Action,
  type ConnectorError,
} from 'trunkline/sdk';
import { NOTES_URL, Note, NotesConnection, notesConnector } from '../support/notes-connector.js';
import { Barriers } from '../../../core/http/barriers.js';
import type { Barrier, BarrierMemory } from '../../../core/ports/barrier-memory.js';
import type { Store } from '../../../core/ports/store/index.js';
import { StoreBarriers } from '../../../core/project/store-barriers.js';
import { StoreError } from '../../../core/store/store-error.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { KeptLog } from '../support/kept-log.js';
import { open } from '../support/open-connection.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class InWorkspace {
  @Field('Where') workspace!: number;
  @Field('Number of the note') id!: number;
}

class AnyWorkspace {
  @Optional('Where') workspace?: number;
}

class Workspace {
  @Field('Where') workspace!: number;
}

@Connector(NotesConnection, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: bearer((connection) => connection.token),
  pagination: pageNumber({ page: 'page', items: (body: { data: unknown[] }) => body.data }),
  errors: errorTable({
    rows: [
      on({ status: 402 }, SuspendedError, { scope: ['workspace'], remedy: 'Upgrade the workspace.' }),
      on({ status: 409 }, GoneError),
      on({ status: 503 }, UnavailableError, { waitSeconds: 180 }),
    ],
  }),
})
class Planned {
  @Get('/{workspace}/notes/{id}', { title: 'Get', input: InWorkspace, output: Note })
  declare get: Action<InWorkspace, Note>;

  @Get('/notes', { title: 'Find', input: AnyWorkspace, output: Note })
  declare find: Action<AnyWorkspace, Note>;

  @Delete('/{workspace}/notes/{id}', { title: 'Delete', input: InWorkspace, effect: idempotent })
  declare remove: Action<InWorkspace, void>;

  @List('/{workspace}/notes', { title: 'List', input: Workspace, record: Note })
  declare list: List<Workspace, Note>;
}

const fault = async (promise: Promise<unknown>): Promise<ConnectorError> => (await rejection(promise)) as ConnectorError;

describe('What a vendor has closed', () => {
  const folder = tempFolder();

  it('is not called again in the scope that waits for a person, and is in every other', async () => {
    const http = new ScriptedHttp(({ url }) => (url.pathname.includes('/7/') ? json('paid', 402) : json({ id: 1 })));
    const connection = await open(Planned, { http });
    const first = (await fault(connection.call('get', { workspace: 7, id: 1 }))) as SuspendedError;
    const again = (await fault(connection.call('get', { workspace: 7, id: 2 }))) as SuspendedError;
    expect([first.scope, again.scope, again.notAccepted, again.remedy]).to.deep.equal([
      'workspace 7',
      'workspace 7',
      true,
      'Upgrade the workspace.',
    ]);
    expect(again.message).to.match(/^notes\.get was not sent: notes\.get was answered 402/);
    expect(http.requests).to.have.length(1);
    await connection.call('get', { workspace: 8, id: 1 });
    await fault(connection.call('remove', { workspace: 7, id: 1 }));
    expect(http.requests).to.have.length(3);
  });

  it('is called again once a person has said so', async () => {
    let paid = false;
    const http = new ScriptedHttp(() => (paid ? json({ id: 1 }) : json('paid', 402)));
    const connection = await open(Planned, { http });
    await fault(connection.call('get', { workspace: 7, id: 1 }));
    paid = true;
    expect(connection.suspended.map(({ scope }) => scope)).to.deep.equal(['workspace 7']);
    await connection.unsuspend();
    expect(await connection.call('get', { workspace: 7, id: 1 })).to.deep.equal({ id: 1 });
    expect(connection.suspended).to.have.length(0);
  });

  it('stays closed when the process is started again, until a person lifts it from another one', async () => {
    const memory = openSqliteStore(join(folder(), 'store.db'));
    let closed = true;
    const http = new ScriptedHttp(({ method }) => (closed ? json('closed', method === 'GET' ? 402 : 409) : json({ id: 1 })));
    const connect = () => open(Planned, { http, barriers: memory });
    const get = (connection: Awaited<ReturnType<typeof connect>>) => connection.call('get', { workspace: 7, id: 1 });
    const remove = (connection: Awaited<ReturnType<typeof connect>>) => connection.call('remove', { workspace: 8, id: 1 });
    const before = await connect();
    const first = [await fault(get(before)), await fault(remove(before))];
    const after = await connect();
    const again = [await fault(get(after)), await fault(remove(after))];
    expect(again.map(({ name, status }) => [name, status])).to.deep.equal(first.map(({ name, status }) => [name, status]));
    expect(again[0]?.remedy).to.equal('Upgrade the workspace. Then say so: trunkline triggers resume notes');
    expect(again.map(({ notAccepted }) => notAccepted)).to.deep.equal([true, true]);
    expect([http.requests.length, JSON.stringify(await memory.barriers('notes')).includes('"workspace":7')]).to.deep.equal([2, false]);
    closed = false;
    expect(await memory.liftBarriers('notes')).to.equal(2);
    expect(await get(after)).to.deep.equal({ id: 1 });
    await remove(after);
    await memory.close();
  });

  it('for calls that name no workspace is not closed for those that name one, and is told once', async () => {
    const http = new ScriptedHttp(({ url }) => (url.search === '' ? json('paid', 402) : json({ id: 1 })));
    const connection = await open(Planned, { http });
    await Promise.all([fault(connection.call('find', {})), fault(connection.call('find', {})), fault(connection.call('find', {}))]);
    expect(await connection.call('find', { workspace: 7 })).to.deep.equal({ id: 1 });
    expect((await fault(connection.call('find', {}))).message).to.match(/^notes\.find was not sent/);
    expect([connection.suspended.length, http.requests.length]).to.deep.equal([1, 4]);
  });

  it('stops a list as it stops a call', async () => {
    const http = new ScriptedHttp(() => json('gone', 409));
    const connection = await open(Planned, { http });
    for (let time = 0; time < 2; time += 1) {
      const error = await fault(connection.list('list', { workspace: 1 }).pages()[Symbol.asyncIterator]().next());
      expect(error).to.be.instanceOf(GoneError);
    }
    expect(http.requests).to.have.length(1);
  });

  it('is the endpoint where its row says so, and only the record where a 410 has no row and the path names one', async () => {
    const declared = new ScriptedHttp(() => json('gone', 409));
    const closed = await open(Planned, { http: declared });
    for (const id of [1, 2]) expect((await fault(closed.call('get', { workspace: 1, id }))).name).to.equal('GoneError');
    const plain = new ScriptedHttp(() => json('gone', 410));
    const notes = await open(notesConnector(), { http: plain });
    for (const id of ['1', '2']) expect((await fault(notes.call('get', { id }))).name).to.equal('NotFoundError');
    for (const text of ['1', '2']) expect((await fault(notes.call('read', { text }))).name).to.equal('GoneError');
    expect([declared.requests.length, plain.requests.length]).to.deep.equal([1, 3]);
  });
});

describe('What a vendor has closed, and the store that keeps it', () => {
  const folder = tempFolder();
  const here = { workspace: 7, id: 1 };
  let file: string;
  let store: Store;
  let paid: boolean;
  let http: ScriptedHttp;
  beforeEach(() => {
    file = join(folder(), 'store.db');
    store = openSqliteStore(file);
    paid = false;
    http = new ScriptedHttp(() => (paid ? json({ id: 1 }) : json('paid', 402)));
  });
  afterEach(() => store.close());

  const connect = (barriers: BarrierMemory) => open(Planned, { http, barriers });
  const unreachable = () => Promise.reject(new StoreError('store_unreachable', 'The database is away.', 'Start it.'));

  it('is told as the vendor told it, and not called again, while the store cannot be reached', async () => {
    const connection = await connect(new StoreBarriers(unreachable));
    const told = [await fault(connection.call('get', here)), await fault(connection.call('get', here))];
    expect(told.map(({ name, status }) => [name, status])).to.deep.equal([
      ['SuspendedError', 402],
      ['SuspendedError', 402],
    ]);
    expect(http.requests).to.have.length(1);
  });

  it('does not keep other calls from being sent while the store cannot be reached, and is known once it can', async () => {
    await fault((await connect(store)).call('get', here));
    let isAway = true;
    const connection = await connect(new StoreBarriers(() => (isAway ? unreachable() : Promise.resolve(store))));
    paid = true;
    expect(await connection.call('get', { workspace: 8, id: 1 })).to.deep.equal({ id: 1 });
    isAway = false;
    expect((await fault(connection.call('get', here))).message).to.match(/^notes\.get was not sent/);
    isAway = true;
    expect((await fault(connection.call('get', here))).message).to.match(/^notes\.get was not sent/);
    expect(http.requests).to.have.length(2);
  });

  it('says in the log that the store cannot be reached', async () => {
    const log = new KeptLog();
    const closed = new Barriers('shop', new VirtualClock(), new StoreBarriers(unreachable), log);
    await closed.note({ operation: 'put', input: {} }, new SuspendedError('Pay first.', {}));
    expect(log.events.map(({ event, connection, data }) => [event, connection, data])).to.deep.equal([
      ['barriers.unreachable', 'shop', { message: 'StoreError: The database is away.' }],
    ]);
  });

  it('is known to a connection that was called before the store was open', async () => {
    await fault((await connect(store)).call('get', here));
    let isOpen = false;
    const connection = await connect(new StoreBarriers(() => (isOpen ? Promise.resolve(store) : undefined)));
    await fault(connection.call('get', { workspace: 8, id: 1 }));
    isOpen = true;
    expect((await fault(connection.call('get', here))).message).to.match(/^notes\.get was not sent/);
  });

  it('stays closed when the store is opened after it was told, is kept then, and can be lifted', async () => {
    let isOpen = false;
    const connection = await connect(new StoreBarriers(() => (isOpen ? Promise.resolve(store) : undefined)));
    await fault(connection.call('get', here));
    isOpen = true;
    expect((await fault(connection.call('get', here))).message).to.match(/^notes\.get was not sent/);
    paid = true;
    expect(await store.liftBarriers('notes')).to.equal(1);
    expect(await connection.call('get', here)).to.deep.equal({ id: 1 });
  });

  it('is not taken for lifted by a call that comes while it is being kept', async () => {
    let keepsOn = (): void => undefined;
    let isAsked = (): void => undefined;
    const slow = new Promise<void>((resolve) => (keepsOn = resolve)).then(() => store);
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const answers: (() => Promise<Store>)[] = [];
    http = new ScriptedHttp(() => {
      answers.push(() => (isAsked(), slow));
      return json('paid', 402);
    });
    const connection = await connect(new StoreBarriers(() => answers.shift()?.() ?? Promise.resolve(store)));
    const first = fault(connection.call('get', here));
    await asked;
    const meanwhile = await fault(connection.call('get', here));
    keepsOn();
    await first;
    const after = await fault(connection.call('get', here));
    for (const { message } of [meanwhile, after]) expect(message).to.match(/^notes\.get was not sent/);
    expect(http.requests).to.have.length(1);
  });

  it('fills the store with ten thousand places of a connection at most, of which the oldest goes', async () => {
    const one: Barrier = {
      connection: 'shop',
      operation: 'put',
      kind: 'gone',
      fields: [],
      inputs: '',
      error: { message: 'm' },
      at: 10_001,
    };
    const db = new DatabaseSync(file);
    db.exec(`WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 10000)
      INSERT INTO barrier SELECT 'shop', 'put', 'gone', '[]', 'hash-' || at, '{"message":"m"}', at FROM n`);
    db.close();
    await store.keepBarrier({ ...one, connection: 'other', at: 0 });
    await store.keepBarrier(one);
    const has = (inputs: string) => store.hasBarrier({ ...one, inputs });
    expect([await has('hash-1'), await has('hash-2'), await has('')]).to.deep.equal([false, true, true]);
    expect(await store.liftBarriers('shop')).to.equal(10_000);
    expect(await store.liftBarriers('other')).to.equal(1);
  });
});

describe('A wait that the vendor documents and does not send', () => {
  it('is kept, and gives way to one that it sends', async () => {
    for (const [headers, waited] of [
      [{}, 180_000],
      [{ 'retry-after': '5' }, 5000],
    ] as const) {
      const clock = new VirtualClock(undefined, { skip: true });
      const http = new ScriptedHttp((_request, index) => (index === 0 ? json('down', 503, headers) : json({ id: 1 })));
      const connection = await open(Planned, { http, clock });
      await connection.call('get', { workspace: 1, id: 1 });
      expect(clock.monotonic()).to.equal(waited);
    }
  });
});
