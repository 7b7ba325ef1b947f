import { ConflictError, DefinitionError, Each, Field, Get, List, Optional, parent, values, type Action } from 'trunkline/sdk';
import type { Connection } from 'trunkline';

class Workspace {
  @Field('Its number') id!: number;
  @Field('Its name') name!: string;
}

class InWorkspace {
  @Field('Where') workspace!: number;
}

class Project {
  @Field('Its number') id!: number;
}

class Placed extends Project {
  @Field('Where it is') workspace!: string;
}

class OnlyActive {
  @Optional('Whether only active ones') active?: boolean;
}

class ProjectId {
  @Field('Its number') id!: number;
}

const overWorkspaces = parent('workspaces', { workspace: (workspace: Workspace) => workspace.id });

export class Sound {
  @List('/workspaces', { title: 'List', record: Workspace }) declare workspaces: List<void, Workspace>;
  @List('/{workspace}', { title: 'List', input: InWorkspace, record: Project }) declare projects: List<InWorkspace, Project>;
  @Get('/projects/{id}', { title: 'Get', input: ProjectId, output: Placed }) declare getProject: Action<ProjectId, Placed>;

  @Each('projects', { title: 'All', record: Project, each: [overWorkspaces] }) declare all: List<void, Project>;
  @Each('projects', { title: 'All', input: OnlyActive, record: Placed, each: [overWorkspaces, values('state', ['a', 1, true])] })
  declare some: List<OnlyActive, Placed>;
  @Each('all', { title: 'All', record: Project, each: [values('workspace', [1])], skip: [ConflictError] }) declare nested: List<
    void,
    Project
  >;
  @Each('projects', {
    title: 'All',
    record: Project,
    each: [overWorkspaces],
    detail: { action: 'getProject', with: { id: (project) => project.id } },
  })
  declare detailed: List<void, Project, Placed>;
}

export async function use(connection: Connection<Sound>): Promise<void> {
  for await (const { workspace } of connection.list('some', { active: true })) workspace.trim();
  for await (const { id } of connection.list('all')) id.toFixed();
  // @ts-expect-error it takes nothing
  connection.list('all', { workspace: 1 });
  // @ts-expect-error a Project has no `workspace`
  for await (const { workspace } of connection.list('all')) workspace.trim();
}

export class Disagreeing {
  declare workspaces: List<void, Workspace>;
  declare projects: List<InWorkspace, Project>;
  declare getProject: Action<ProjectId, Placed>;

  // @ts-expect-error there is no member `project`
  @Each('project', { title: 'All', record: Project, each: [overWorkspaces] }) declare unknown: List<void, Project>;

  // @ts-expect-error `getProject` is no List
  @Each('getProject', { title: 'All', record: Project, each: [overWorkspaces] }) declare action: List<void, Project>;

  // @ts-expect-error the member lists Workspaces
  @Each('projects', { title: 'All', record: Project, each: [overWorkspaces] }) declare record: List<void, Workspace>;

  // @ts-expect-error the member takes nothing
  @Each('projects', { title: 'All', input: OnlyActive, record: Project, each: [overWorkspaces] }) declare input: List<void, Project>;

  // @ts-expect-error it is read over nothing
  @Each('projects', { title: 'All', record: Project, each: [] }) declare nothing: List<void, Project>;

  // @ts-expect-error the action gives a Placed
  @Each('projects', { title: 'All', record: Project, each: [overWorkspaces], detail: { action: 'getProject', with: { id: (p) => p.id } } })
  declare promised: List<void, Project, Workspace>;

  // @ts-expect-error the action's input has no field `number`
  @Each('projects', {
    title: 'All',
    record: Project,
    each: [overWorkspaces],
    detail: { action: 'getProject', with: { number: (p) => p.id } },
  })
  declare given: List<void, Project, Placed>;
}

export const wrongParts = [
  // @ts-expect-error the parent has no `number`
  parent('workspaces', { workspace: (workspace: Workspace) => workspace.number }),
  // @ts-expect-error an object is no input
  parent('workspaces', { workspace: (workspace: { owner: object }) => workspace.owner }),
  // @ts-expect-error at least one value
  values('state', []),
  // @ts-expect-error an object is no value
  values('state', [{}]),
];

export class Skipping {
  declare projects: List<InWorkspace, Project>;
  // @ts-expect-error no answer means that our definition is wrong
  @Each('projects', { title: 'All', record: Project, each: [overWorkspaces], skip: [DefinitionError] }) declare all: List<void, Project>;
}
