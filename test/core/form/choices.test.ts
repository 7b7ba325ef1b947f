import { expect } from 'chai';
import type { Connection, Limits } from 'trunkline';
import type { ConnectorError } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { Board } from '../support/board-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const WORKSPACES = [
  { id: 1, name: 'Ada' },
  { id: 2, name: '' },
];

/** A vendor of two workspaces on a page each, and of two projects in each workspace. */
function vendor({ pathname, searchParams }: URL): Reply {
  const page = Number(searchParams.get('page'));
  if (pathname === '/workspaces') return json({ data: WORKSPACES.slice(page - 1, page) });
  const workspace = searchParams.get('workspace_id');
  const projects = [{ id: Number(`${workspace}1`), owner: { name: 'Grace' } }, { id: Number(`${workspace}2`) }];
  return json({ data: page === 1 ? projects : [] });
}

class Vendor extends ScriptedHttp {
  constructor(reply = vendor) {
    super(({ url }) => reply(url));
  }

  /** Paths and queries asked for, first pages alone. */
  get asked(): readonly string[] {
    return this.requests.filter(({ url }) => url.searchParams.get('page') === '1').map(({ url }) => `${url.pathname}${url.search}`);
  }
}

const connect = (http: Vendor, clock = new VirtualClock(), limits: Partial<Limits> = {}): Promise<Connection<Board>> =>
  open(Board, { http, clock, limits: { attempts: 1, ...limits } });

const errorOf = (promise: Promise<unknown>): Promise<ConnectorError> =>
  promise.then(
    () => expect.fail('it was no error'),
    (error: ConnectorError) => error,
  );

describe('The choices of a field', () => {
  it('are the records of its list, over all pages; one without a label is known by its value', async () => {
    const board = await connect(new Vendor());
    expect(await board.choices('createTask', 'workspace_id')).to.deep.equal({
      choices: [
        { value: 1, label: 'Ada' },
        { value: 2, label: '2' },
      ],
      complete: true,
    });
  });

  it('are texts where the field takes nothing else, though the vendor keeps numbers', async () => {
    const board = await connect(new Vendor());
    const values = async (field: 'copy_from' | 'workspace_id') => {
      const { choices } = await board.choices('createTask', field);
      return choices.map(({ value }) => value);
    };
    expect([await values('workspace_id'), await values('copy_from')]).to.deep.equal([
      [1, 2],
      ['1', '2'],
    ]);
  });

  it('depend on other fields: those filled in are given to the list, in the place it takes them', async () => {
    const http = new Vendor();
    const board = await connect(http);
    const { choices } = await board.choices('createTask', 'project_id', { workspace_id: 7, status: null });
    expect(choices).to.deep.equal([
      { value: '71', label: 'Grace' },
      { value: '72', label: '72' },
    ]);
    await board.choices('createTask', 'project_id', { workspace_id: 7, status: 'open' });
    expect(http.asked).to.deep.equal(['/projects?workspace_id=7&page=1', '/projects?workspace_id=7&status=open&page=1']);
  });

  it('cannot be read before what they depend on is filled in, and say what that is', async () => {
    const http = new Vendor();
    const board = await connect(http);
    for (const input of [undefined, {}, { workspace_id: null as never, status: 'open' }]) {
      const error = await errorOf(board.choices('createTask', 'project_id', input));
      expect(error.message).to.equal(
        'The choices of `project_id` of board.createTask cannot be read: they depend on `workspace_id`, not filled in yet.',
      );
      expect([error.code, error.details[0]?.path, error.remedy]).to.deep.equal([
        'missing_value',
        'workspace_id',
        'Give workspace_id in the input.',
      ]);
    }
    expect(http.requests).to.deep.equal([]);
  });

  it('of a field in a list of objects depend on the object around it', async () => {
    const http = new Vendor();
    const board = await connect(http);
    const lines = [{ workspace_id: 1 }, { workspace_id: 2 }];
    const values = async (field: 'lines.project_id' | 'lines[1].project_id' | 'first.project_id', input: object): Promise<unknown[]> =>
      (await board.choices('createTask', field, input)).choices.map(({ value }) => value);
    expect(await values('lines[1].project_id', { lines })).to.deep.equal(['21', '22']);
    expect(await values('lines.project_id', { lines: [lines[0], lines[0]] })).to.deep.equal(['11', '12']);
    expect(await values('first.project_id', { first: lines[1] })).to.deep.equal(['21', '22']);
    const differing = await errorOf(board.choices('createTask', 'lines.project_id', { lines }));
    expect([differing.code, differing.remedy]).to.deep.equal(['ambiguous_field', 'Name one of the items, as `lines[0].sku_id`.']);
    const missing = await errorOf(board.choices('createTask', 'lines[5].project_id', { lines }));
    expect([missing.code, missing.details[0]?.path]).to.deep.equal(['missing_value', 'lines[5].workspace_id']);
  });

  it('are said not to be all when the list has more than may be read', async () => {
    const board = await connect(new Vendor(), new VirtualClock(), { choices: 1 });
    const { choices, complete } = await board.choices('createTask', 'workspace_id');
    expect([choices.length, complete]).to.deep.equal([1, false]);
  });

  it('come once each, and a record without a value is none', async () => {
    const board = await connect(
      new Vendor(({ searchParams }) => json({ data: searchParams.get('page') === '1' ? [WORKSPACES[0], WORKSPACES[0]] : [] })),
    );
    expect((await board.choices('createTask', 'workspace_id')).choices).to.deep.equal([{ value: 1, label: 'Ada' }]);
    const owned = await (await connect(new Vendor())).choices('createTask', 'assignee', { workspace_id: 1 });
    expect(owned.choices).to.deep.equal([{ value: 'Grace', label: 'Grace' }]);
  });

  it('cannot be changed by who asked for them: others are given the same', async () => {
    const board = await connect(new Vendor());
    const { choices } = await board.choices('createTask', 'workspace_id');
    expect(() => (choices as unknown[]).push({})).to.throw(TypeError);
    expect(() => Object.assign(choices[0]!, { label: 'Eve' })).to.throw(TypeError);
  });

  const wrong: readonly (readonly [operation: string, field: string, code: string, message: RegExp])[] = [
    ['createTsk', 'title', 'unknown_operation', /has no operation `createTsk`; did you mean `createTask`\?/],
    ['createTask', 'project', 'unknown_field', /board\.createTask has no input field `project`/],
    ['createTask', 'lines.projectid', 'unknown_field', /did you mean `lines\.project_id`\?/],
    ['createTask', 'title', 'no_choices', /The field `title` of board\.createTask has no choices/],
    ['ping', 'title', 'unknown_field', /board\.ping has no input field `title`\./],
  ];
  for (const [operation, field, code, message] of wrong) {
    it(`are refused for ${operation} and ${field}, with what there is`, async () => {
      const board = await connect(new Vendor());
      const error = await errorOf(board.choices(operation as 'createTask', field as 'title'));
      expect([error.code, error.name]).to.deep.equal([code, 'InvalidInputError']);
      expect(error.message).to.match(message);
      expect(error.remedy).to.match(/^(Known|See what there is|Fields with choices): /);
    });
  }

  it('are refused where what is filled in is no object', async () => {
    const board = await connect(new Vendor());
    expect((await errorOf(board.choices('createTask', 'workspace_id', [] as never))).code).to.equal('invalid_input');
  });
});

describe('Choices that were read', () => {
  it('are remembered for as long as the limit says, for the same input, and asked for again when told to', async () => {
    const http = new Vendor();
    const clock = new VirtualClock();
    const board = await connect(http, clock, { choicesTtlMs: 1000 });
    const read = (workspace_id: number, fresh?: boolean): Promise<unknown> =>
      board.choices('createTask', 'project_id', { workspace_id, title: 'not asked about' }, { fresh });
    await read(1);
    await read(1);
    await clock.advance(999);
    await read(1);
    expect(http.asked.length).to.equal(1);
    await read(2);
    expect(http.asked.length).to.equal(2);
    await clock.advance(1);
    await read(1);
    expect(http.asked.length).to.equal(3);
    await read(1, true);
    expect(http.asked.length).to.equal(4);
    await read(1);
    expect(http.asked.length).to.equal(4);
  });

  it('are of one connection: another account is asked itself', async () => {
    const http = new Vendor();
    await (await connect(http)).choices('createTask', 'workspace_id');
    await (await connect(http)).choices('createTask', 'workspace_id');
    expect(http.asked).to.deep.equal(['/workspaces?page=1', '/workspaces?page=1']);
  });

  it('are asked for once however many wait for them', async () => {
    const http = new Vendor();
    const board = await connect(http);
    const all = await Promise.all(Array.from({ length: 5 }, () => board.choices('createTask', 'workspace_id')));
    expect(all.map(({ choices }) => choices.length)).to.deep.equal([2, 2, 2, 2, 2]);
    expect(http.asked.length).to.equal(1);
  });

  it('are not remembered when reading them failed', async () => {
    const down = { is: true };
    const board = await connect(new Vendor((url) => (down.is ? json({}, 500) : vendor(url))));
    expect((await errorOf(board.choices('createTask', 'workspace_id'))).name).to.equal('UnavailableError');
    down.is = false;
    expect((await board.choices('createTask', 'workspace_id')).choices.length).to.equal(2);
  });

  it('are not lost for one who waits when another goes; the vendor is let go when nobody waits', async () => {
    const http = new Vendor(() => 'silence');
    const board = await connect(http);
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [one, other].map(({ signal }) => errorOf(board.choices('createTask', 'workspace_id', {}, { signal })));
    await new Promise((resolve) => setImmediate(resolve));
    one.abort();
    expect((await waits[0]!).code).to.equal('cancelled');
    expect(http.requests.map(({ signal }) => signal.aborted)).to.deep.equal([false]);
    other.abort();
    expect((await waits[1]!).code).to.equal('cancelled');
    expect(http.requests.map(({ signal }) => signal.aborted)).to.deep.equal([true]);
    expect((await errorOf(board.choices('createTask', 'workspace_id', {}, { signal: one.signal }))).code).to.equal('cancelled');
  });
});
