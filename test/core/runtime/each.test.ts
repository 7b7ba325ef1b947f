import { expect } from 'chai';
import {
  Connector,
  DefinitionError,
  Each,
  Field,
  List,
  NotFoundError,
  Optional,
  bearer,
  pageNumber,
  parent,
  singlePage,
  values,
  type ConnectorError,
  type List as ListOf,
  type PagesOutcome,
} from 'trunkline/sdk';
import { NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection, thrown } from '../support/rejection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

class Workspace {
  @Field('Its number') id!: number;
  @Field('Its name') name!: string;
}

class InWorkspace {
  @Field('Where') workspace!: number;
  @Optional('Which') state?: string;
}

class InProject extends InWorkspace {
  @Field('In which project') project!: number;
}

class Item {
  @Field('Its number') id!: number;
  @Optional('Name of its workspace') workspace_name?: string;
}

class OnlyState {
  @Optional('Which') state?: string;
}

const pages = (max: number) => pageNumber({ page: 'page', size: 'size', max, items: (body: unknown[]) => body });

@Connector(NotesConnection, {
  name: 'notes',
  title: 'N',
  source: 's',
  baseUrl: NOTES_URL,
  auth: bearer((c) => c.token),
  pagination: pages(2),
})
class Notes {
  @List('/workspaces', { title: 'Workspaces', record: Workspace, key: (workspace) => workspace.id })
  declare workspaces: ListOf<void, Workspace>;

  @List('/workspaces/{workspace}/projects', {
    title: 'Projects',
    input: InWorkspace,
    record: Item,
    key: (item) => item.id,
    pagination: pages(3),
  })
  declare projects: ListOf<InWorkspace, Item>;

  @List('/workspaces/{workspace}/projects/{project}/tasks', { title: 'Tasks', input: InProject, record: Item, pagination: pages(3) })
  declare tasks: ListOf<InProject, Item>;

  @Each('projects', {
    title: 'All projects',
    input: OnlyState,
    record: Item,
    each: [
      parent(
        'workspaces',
        { workspace: (workspace: Workspace) => workspace.id },
        { keep: { workspace_name: (workspace: Workspace) => workspace.name } },
      ),
    ],
    skip: [NotFoundError],
  })
  declare allProjects: ListOf<OnlyState, Item>;

  @Each('projects', {
    title: 'Projects by state',
    record: Item,
    each: [parent('workspaces', { workspace: (workspace: Workspace) => workspace.id }), values('state', ['active', 'archived'])],
  })
  declare byState: ListOf<void, Item>;

  @Each('tasks', {
    title: 'All tasks',
    record: Item,
    each: [
      parent('workspaces', { workspace: (workspace: Workspace) => workspace.id }),
      parent('projects', { project: (project: Item) => project.id }),
    ],
  })
  declare allTasks: ListOf<void, Item>;
}

const WORKSPACES = [1, 2, 3, 4, 5];

/** Workspaces with as many projects as their number; a project has its last digit of tasks. Ids tell where a record is. */
function vendor(special: (path: string) => Reply | undefined = () => undefined): ScriptedHttp {
  return new ScriptedHttp(({ url }) => {
    const answer = special(url.pathname + url.search);
    if (answer) return answer;
    const [, , , workspace, , project] = url.pathname.split('/').map(Number);
    const all =
      project !== undefined
        ? upTo(project % 10).map((index) => ({ id: project * 10 + index }))
        : workspace !== undefined
          ? upTo(workspace).map((index) => ({ id: workspace * 10 + index }))
          : WORKSPACES.map((id) => ({ id, name: `W${id}` }));
    const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('size'))];
    return json(all.slice((page - 1) * size, page * size));
  });
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_none, index) => index + 1);
const PROJECTS = WORKSPACES.flatMap((workspace) => upTo(workspace).map((index) => workspace * 10 + index));
const TASKS = PROJECTS.flatMap((project) => upTo(project % 10).map((index) => project * 10 + index));

type Name = 'allProjects' | 'byState' | 'allTasks';

async function read(http: ScriptedHttp, name: Name, options: object = {}, stopAfter = Infinity) {
  const notes = await open(Notes, { http, limits: { attempts: 1 } });
  const list = notes.list(name as 'byState', undefined, options);
  const ids: number[] = [];
  for await (const { id } of list) {
    ids.push(id);
    if (ids.length >= stopAfter) break;
  }
  return { ids, outcome: list.outcome as PagesOutcome };
}

describe('A list for each record of others', () => {
  it('is one list of all their records, each knowing what it keeps of its parent', async () => {
    const notes = await open(Notes, { http: vendor() });
    const records: Item[] = [];
    for await (const record of notes.list('allProjects', {})) records.push(record);
    expect(records.map(({ id }) => id)).to.deep.equal(PROJECTS);
    expect(records.every(({ id, workspace_name }) => workspace_name === `W${Math.floor(id / 10)}`)).to.equal(true);
  });

  it('reads parents of parents, and every combination with fixed values', async () => {
    const { ids, outcome } = await read(vendor(), 'allTasks');
    expect([ids, outcome.status, outcome.records]).to.deep.equal([TASKS, 'complete', TASKS.length]);
    const http = vendor();
    await read(http, 'byState');
    const asked = http.requests.map(({ url }) => url).filter(({ pathname }) => pathname.endsWith('projects'));
    expect(
      asked
        .filter(({ search }) => search.includes('page=1'))
        .map(({ pathname, searchParams }) => `${pathname.split('/')[3]} ${searchParams.get('state')}`),
    ).to.deep.equal(WORKSPACES.flatMap((workspace) => [`${workspace} active`, `${workspace} archived`]));
  });

  it('reads a page of parents only when it comes to it', async () => {
    const http = vendor();
    await read(http, 'allProjects', {}, 1);
    expect(http.requests.map(({ url }) => url.pathname)).to.deep.equal(['/v1/workspaces', '/v1/workspaces/1/projects']);
  });

  it('goes on where it was stopped: by a bound, by its reader, at any record', async () => {
    for (const [name, all] of [
      ['allProjects', PROJECTS],
      ['allTasks', TASKS],
    ] as const) {
      for (let taken = 1; taken < all.length; taken += name === 'allTasks' ? 4 : 1) {
        for (const first of [await read(vendor(), name, { maxRecords: taken }), await read(vendor(), name, {}, taken)]) {
          expect([first.outcome.status, first.outcome.records]).to.deep.equal(['incomplete', taken]);
          const rest = await read(vendor(), name, { resume: (first.outcome as { resume: string }).resume });
          expect([...first.ids, ...rest.ids], `${name} ${taken}`).to.deep.equal(all);
        }
      }
    }
  });

  it('goes on after any page, and keeps the bound of pages', async () => {
    const notes = await open(Notes, { http: vendor() });
    for await (const { index, resume } of notes.list('allProjects', {}).pages()) {
      const before = await read(vendor(), 'allProjects', { maxPages: index + 1 });
      const rest = await read(vendor(), 'allProjects', { resume });
      expect([...before.ids, ...rest.ids]).to.deep.equal(PROJECTS);
    }
  });

  it('goes on after a fault where it stood', async () => {
    let isDown = true;
    const http = vendor((path) => (isDown && path.startsWith('/v1/workspaces/4/projects?page=2') ? json('down', 503) : undefined));
    const notes = await open(Notes, { http, limits: { attempts: 1 } });
    const list = notes.list('allProjects', {});
    const ids: number[] = [];
    const error = await rejection(
      (async () => {
        for await (const { id } of list) ids.push(id);
      })(),
    );
    expect([codeOf(error), list.outcome?.status]).to.deep.equal(['unavailable', 'incomplete']);
    isDown = false;
    const rest = await read(http, 'allProjects', { resume: (list.outcome as { resume: string }).resume });
    expect([...ids, ...rest.ids]).to.deep.equal(PROJECTS);
  });

  it('leaves out a parent whose error it may skip, and says so; any other error ends it', async () => {
    const gone = await read(
      vendor((path) => (path.startsWith('/v1/workspaces/3/') ? json('gone', 404) : undefined)),
      'allProjects',
    );
    expect(gone.ids).to.deep.equal(PROJECTS.filter((id) => Math.floor(id / 10) !== 3));
    expect(gone.outcome).to.deep.include({ status: 'complete', caveat: 'parents-skipped' });
    const late = vendor((path) => (path.startsWith('/v1/workspaces/4/projects?page=2') ? json('gone', 404) : undefined));
    expect(codeOf(await rejection(read(late, 'allProjects')))).to.equal('not_found');
    const forbidden = vendor((path) => (path.startsWith('/v1/workspaces/3/') ? json('no', 403) : undefined));
    expect(codeOf(await rejection(read(forbidden, 'allProjects')))).to.equal('permission_denied');
  });

  it('refuses a resume value of another list', async () => {
    for (const resume of [
      'x',
      Buffer.from('["each-1",[],null,0]').toString('base64url'),
      Buffer.from('[1,{"page":2},0]').toString('base64url'),
    ]) {
      expect(((await rejection(read(vendor(), 'allTasks', { resume }))) as ConnectorError).details[0]!.path).to.equal('resume');
    }
  });

  it('is refused when it is declared where something is missing', () => {
    const faults = (make: () => unknown): string => (thrown(make) as DefinitionError).message;
    expect(
      faults(() => {
        @Connector(NotesConnection, { name: 'n', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
        class Wrong {
          @List('/w/{workspace}', {
            title: 'P',
            input: InWorkspace,
            record: Item,
            pagination: singlePage({ items: (body: unknown[]) => body }),
          })
          declare projects: ListOf<InWorkspace, Item>;

          @Each('projects', { title: 'All', record: Item, each: [parent('workspaces', { space: (workspace: Workspace) => workspace.id })] })
          declare all: ListOf<void, Item>;

          @Each('self', { title: 'Self', record: Item, each: [values('state', ['a'])] })
          declare self: ListOf<void, Item>;
        }
        return Wrong;
      }),
    ).to.match(/the parent `workspaces` is no list[\s\S]*`space` is given and is no input[\s\S]*nothing gives the list its `workspace`/);
  });
});
