import { expect } from 'chai';
import {
  Connector,
  Each,
  Field,
  List,
  Optional,
  bearer,
  cursor,
  pageNumber,
  parent,
  type List as ListOf,
  type PagesOutcome,
} from 'trunkline/sdk';
import { NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class Workspace {
  @Field('Its number') id!: number;
}

class InWorkspace {
  @Field('Where') workspace!: number;
}

class InProject extends InWorkspace {
  @Field('In which project') project!: number;
}

class Item {
  @Field('Its number') id!: number;
  @Optional('Where it is') workspace?: number;
}

class Named extends Item {
  @Field('Its name') name!: string;
}

const items = (body: unknown[]): unknown[] => body;
const overWorkspaces = parent(
  'workspaces',
  { workspace: (workspace: Workspace) => workspace.id },
  { keep: { workspace: (workspace: Workspace) => workspace.id } },
);

@Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
class Notes {
  @List('/workspaces', { title: 'Workspaces', record: Workspace, pagination: pageNumber({ page: 'page', size: 'size', max: 3, items }) })
  declare workspaces: ListOf<void, Workspace>;

  @List('/workspaces/{workspace}/projects', {
    title: 'Projects',
    input: InWorkspace,
    record: Item,
    pagination: cursor({ items, nextHeader: 'X-Next', to: 'after' }),
  })
  declare projects: ListOf<InWorkspace, Item>;

  @List('/workspaces/{workspace}/projects/{project}/tasks', {
    title: 'Tasks',
    input: InProject,
    record: Item,
    pagination: cursor({ items, nextHeader: 'X-Next', to: 'after' }),
  })
  declare tasks: ListOf<InProject, Item>;

  @Each('projects', { title: 'All projects', record: Item, each: [overWorkspaces] })
  declare allProjects: ListOf<void, Item>;

  @Each('projects', { title: 'All projects', record: Named, each: [parent('workspaces', { workspace: (w: Workspace) => w.id })] })
  declare named: ListOf<void, Named>;

  @Each('tasks', {
    title: 'All tasks',
    record: Item,
    each: [parent('workspaces', { workspace: (w: Workspace) => w.id }), parent('projects', { project: (project: Item) => project.id })],
  })
  declare allTasks: ListOf<void, Item>;
}

/** Each workspace has the projects 1, 2 and 3, one to a page; its cursors are its own. */
function vendor(workspaces: readonly number[], emptyPagesOf?: number): ScriptedHttp {
  return new ScriptedHttp(({ url }) => {
    const [, , , workspace, , project] = url.pathname.split('/').map(Number);
    if (workspace === undefined) {
      const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('size'))];
      return json(workspaces.slice((page - 1) * size, page * size).map((id) => ({ id })));
    }
    if (project !== undefined) return json([{ id: project * 10 }]);
    const after = url.searchParams.get('after') ?? `${workspace}-0`;
    const [owner, done] = after.split('-').map(Number) as [number, number];
    if (owner !== workspace) return json({ error: 'cursor of another workspace' }, 400);
    if (workspace === emptyPagesOf) return json([], 200, { 'x-next': `${workspace}-${done + 1}` });
    return json([{ id: workspace * 10 + done + 1 }], 200, done < 2 ? { 'x-next': `${workspace}-${done + 1}` } : {});
  });
}

type Name = 'allProjects' | 'allTasks';

async function read(http: ScriptedHttp, options: object = {}, name: Name = 'allProjects') {
  const list = (await open(Notes, { http })).list(name, undefined, options);
  const records: Item[] = [];
  for await (const record of list) records.push(record);
  return { records, ids: records.map(({ id }) => id), outcome: list.outcome as PagesOutcome & { resume: string } };
}

describe('A list for each record of others, taken up when those have changed', () => {
  const stopped = async (maxRecords: number) => (await read(vendor([1, 2, 3, 4, 5]), { maxRecords })).outcome.resume;

  it('goes on in the same parent, wherever on its page that is now', async () => {
    const resume = await stopped(5); // two of workspace 2
    for (const now of [
      [9, 1, 2, 3, 4, 5],
      [2, 3, 4, 5],
      [1, 8, 2, 3, 4, 5],
    ]) {
      const { ids, records } = await read(vendor(now), { resume });
      expect(ids).to.deep.equal([23, 31, 32, 33, 41, 42, 43, 51, 52, 53]);
      expect(records.every(({ id, workspace }) => workspace === Math.floor(id / 10))).to.equal(true);
    }
  });

  it('goes on with the next parent where the one it stood in is gone, from its beginning, and says that something may be missed', async () => {
    const { ids, outcome } = await read(vendor([1, 3, 4]), { resume: await stopped(5) });
    expect(ids).to.deep.equal([31, 32, 33, 41, 42, 43]);
    expect(outcome).to.deep.include({ status: 'complete', caveat: 'records-may-be-missed' });
  });

  it('reads no parent again that it had done with', async () => {
    const resume = await stopped(6);
    for (const now of [
      [1, 2, 3, 4],
      [2, 3, 4],
      [1, 3, 4],
    ]) {
      expect((await read(vendor(now), { resume })).ids).to.deep.equal([31, 32, 33, 41, 42, 43]);
    }
  });
});

describe('A list for each record of others', () => {
  it('is held against its own record class where that is not the list’s', async () => {
    const list = (await open(Notes, { http: vendor([1]) })).list('named');
    expect(codeOf(await rejection(list[Symbol.asyncIterator]().next() as Promise<unknown>))).to.equal('unexpected_shape');
  });

  it('goes on behind a parent that gives nothing page after page, and does not say how to take that up', async () => {
    const { ids, outcome } = await read(vendor([1, 2, 3], 2), {}, 'allTasks');
    expect(ids).to.deep.equal([110, 120, 130, 310, 320, 330]);
    expect([outcome.status, outcome.resume]).to.deep.equal(['incomplete', undefined]);
  });
});
