import { IsObject, IsString } from 'class-validator';
import { bearer, Connector, Field, Get, List, Optional, pageNumber, Post, Secret, unsafe, type Action } from 'trunkline/sdk';

class BoardConnection {
  @Field('API token') token!: Secret;
}

class Workspace {
  @Field('Its number') id!: number;
  @Field('Its name') name!: string;
}

class Owner {
  @Optional('What people call them') @IsString() name?: string | null;
}

class Project {
  @Field('Its key', { digits: true }) id!: string;
  @Optional('Who owns it', { of: Owner }) owner?: Owner | null;
}

class ProjectFilter {
  @Field('Number of the workspace') workspace_id!: number;
  @Optional('Only these') @IsString() status?: string | null;
}

class FormId {
  @Field('Its number') form_id!: number;
}

class Form {
  @Field('Its number') id!: number;
  @Optional('JSON Schema of the answers') @IsObject() fields?: object | null;
}

class Line {
  @Optional('Number of the workspace') workspace_id?: number;
  @Optional('Key of the project', { choices: { list: 'listProjects', value: 'id', with: { workspace_id: 'workspace_id' } } })
  project_id?: string;
  @Optional('Number of the form') form_id?: number;
  @Optional('Answers', { schemaFrom: { action: 'getForm', at: 'fields', with: { form_id: 'form_id' } } }) @IsObject() answers?: object;
}

class NewTask {
  @Field('Number of the workspace', { choices: { list: 'listWorkspaces', value: 'id', label: 'name' } }) workspace_id!: number;
  @Optional('Only projects in this state') @IsString() status?: string | null;
  @Optional('Key of the project', {
    digits: true,
    choices: { list: 'listProjects', value: 'id', label: 'owner.name', with: { workspace_id: 'workspace_id', status: 'status' } },
  })
  project_id?: string;
  @Optional('Who does it', { choices: { list: 'listProjects', value: 'owner.name', with: { workspace_id: 'workspace_id' } } })
  assignee?: string;
  @Optional('Number of the workspace to copy from, or `all`', { choices: { list: 'listWorkspaces', value: 'id', label: 'name' } })
  copy_from?: string;
  @Field('What is to be done') title!: string;
  @Optional('Number of the form') form_id?: number;
  @Optional('Answers', { schemaFrom: { action: 'getForm', at: 'fields', with: { form_id: 'form_id' } } }) @IsObject() answers?: object;
  @Optional('What it consists of', { items: Line }) lines?: Line[] | null;
  @Optional('The first line', { of: Line }) first?: Line | null;
}

@Connector(BoardConnection, {
  name: 'board',
  title: 'Board',
  source: 'https://docs.board.example',
  baseUrl: 'https://board.example',
  auth: bearer((connection) => connection.token),
  pagination: pageNumber({ page: 'page', items: (body: { data: unknown[] }) => body.data }),
})
export class Board {
  @List('/workspaces', { title: 'List workspaces', record: Workspace }) declare listWorkspaces: List<void, Workspace>;
  @List('/projects', { title: 'List projects', input: ProjectFilter, record: Project }) declare listProjects: List<ProjectFilter, Project>;
  @Get('/forms/{form_id}', { title: 'Get a form', input: FormId, output: Form }) declare getForm: Action<FormId, Form>;
  @Post('/tasks', { title: 'Create a task', input: NewTask, effect: unsafe }) declare createTask: Action<NewTask, void>;
  @Post('/ping', { title: 'Ping', effect: unsafe }) declare ping: Action<void, void>;
}
