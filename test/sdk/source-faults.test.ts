import { IsObject, IsString } from 'class-validator';
import { expect } from 'chai';
import {
  Field,
  Get,
  List,
  Optional,
  Post,
  read,
  unsafe,
  type Action,
  type ChoicesDocument,
  type DetailOptions,
  type SchemaFromDocument,
} from 'trunkline/sdk';
import { AcmeConnection, faults } from './faults.js';

class Owner {
  @Field('Their number') id!: number;
  @Field('Their name') name!: string;
}

class Project {
  @Field('Its number') id!: number;
  @Optional('Who owns it', { of: Owner }) owner?: Owner | null;
}

class Filter {
  @Field('Number of the workspace') workspace_id!: number;
  @Optional('Only in this state') @IsString() status?: string | null;
}

class FormId {
  @Field('Its number') form_id!: number;
}

class Form {
  @Field('What it asks') @IsObject() fields!: object;
}

/** What is wrong with a field that has this source, or with a list that has this detail. */
function told(source: { choices?: ChoicesDocument; schemaFrom?: SchemaFromDocument }, detail?: DetailOptions<Project>): string[] {
  class Task {
    @Field('Number of the workspace') workspace_id!: number;
    @Field('Number of the project', source) project_id!: number;
  }
  class Holder {
    @Field('Tasks', { items: Task }) tasks!: Task[];
  }
  class Group {
    @List('/projects', { title: 'List', input: Filter, record: Project, ...(detail ? { detail } : {}) })
    declare projects: List<Filter, Project>;
    @List('/search', { title: 'Search', record: Project, method: 'POST', effect: unsafe }) declare search: List<void, Project>;
    @Get('/forms/{form_id}', { title: 'Get', input: FormId, output: Form }) declare getForm: Action<FormId, Form>;
    @Get('/ping', { title: 'Ping' }) declare ping: Action<void, void>;
    @Post('/forms', { title: 'Create', output: Form, effect: unsafe }) declare createForm: Action<void, Form>;
    @Post('/tasks', { title: 'Create', input: Holder, effect: read }) declare create: Action<Holder, void>;
  }
  return faults(Group);
}

const bound = { workspace_id: 'workspace_id' };
const CHOICES = 'Acme.Task.project_id.choices';
const SCHEMA = 'Acme.Task.project_id.schemaFrom';

describe('a field whose choices or schema are read from the vendor', () => {
  it('is sound when everything it names is there', () => {
    expect(told({ choices: { list: 'projects', value: 'id', label: 'owner.name', with: bound } })).to.deep.equal(['Acme is sound']);
    expect(told({ choices: { list: 'projects', value: 'owner.id', with: { ...bound, status: 'workspace_id' } } })).to.deep.equal([
      'Acme is sound',
    ]);
    expect(told({ schemaFrom: { action: 'getForm', at: 'fields.deeper', with: { form_id: 'workspace_id' } } })).to.deep.equal([
      'Acme is sound',
    ]);
    expect(told({ schemaFrom: { action: 'getForm', with: { form_id: 'workspace_id' } } })).to.deep.equal(['Acme is sound']);
  });

  const wrong: readonly (readonly [what: string, source: Parameters<typeof told>[0], faults: readonly string[]])[] = [
    [
      'no such list',
      { choices: { list: 'project', value: 'id' } },
      [`${CHOICES}: \`project\` is no list | Name one with the effect \`read\`: projects.`],
    ],
    [
      'an action in the place of a list',
      { choices: { list: 'getForm', value: 'id' } },
      [`${CHOICES}: \`getForm\` is no list | Name one with the effect \`read\`: projects.`],
    ],
    [
      'a list that may change something',
      { choices: { list: 'search', value: 'id' } },
      [
        `${CHOICES}: \`search\` may change something, and it is called while a form is filled in | Name one with the effect \`read\`: projects.`,
      ],
    ],
    [
      'a value and a label that the record does not have',
      { choices: { list: 'projects', value: 'key', label: 'owner.nick', with: bound } },
      [
        `${CHOICES}: \`key\` is no field of Project | Known: id, owner.`,
        `${CHOICES}: \`owner.nick\` is no field of Project | Known: id, name.`,
      ],
    ],
    [
      'a value that is an object',
      { choices: { list: 'projects', value: 'owner', with: bound } },
      [`${CHOICES}: \`owner\` of Project holds a Owner, not one value | Name a field of it, as \`owner.id\`.`],
    ],
    [
      'an input that the list does not have, a sibling that is not there, and one that is the field itself',
      { choices: { list: 'projects', value: 'id', with: { ...bound, stat: 'workspace', status: 'project_id' } } },
      [
        `${CHOICES}: \`stat\` is no input of projects | Known: workspace_id, status.`,
        `${CHOICES}: \`workspace\` is no field of Task | Known: workspace_id, project_id.`,
        `${CHOICES}: the field depends on itself | Name another field of the same class in \`with\`.`,
      ],
    ],
    [
      'nothing for an input that the list needs',
      { choices: { list: 'projects', value: 'id' } },
      [`${CHOICES}: nothing fills \`workspace_id\`, which projects needs | Fill it in \`with\`.`],
    ],
    [
      'no such action, or one that may change something',
      { schemaFrom: { action: 'createForm' } },
      [
        `${SCHEMA}: \`createForm\` may change something, and it is called while a form is filled in | Name one with the effect \`read\`: getForm, ping, create.`,
      ],
    ],
    [
      'a part that the output does not have',
      { schemaFrom: { action: 'getForm', at: 'schema', with: { form_id: 'workspace_id' } } },
      [`${SCHEMA}: \`schema\` is no field of Form | Known: fields.`],
    ],
    [
      'an action that gives nothing',
      { schemaFrom: { action: 'ping' } },
      [`${SCHEMA}: \`ping\` gives nothing | Name an action with an output.`],
    ],
    [
      'nothing for an input that the action needs',
      { schemaFrom: { action: 'getForm', at: 'fields' } },
      [`${SCHEMA}: nothing fills \`form_id\`, which getForm needs | Fill it in \`with\`.`],
    ],
  ];
  for (const [what, source, expected] of wrong) {
    it(`is told that it names ${what}`, () => expect(told(source)).to.deep.equal(expected));
  }

  it('is told that a connection is filled in before anything can be read', () => {
    class Connection extends AcmeConnection {
      @Field('Number of the workspace', { choices: { list: 'all', value: 'id' } }) workspace_id!: number;
    }
    class Group {
      @List('/all', { title: 'All', record: Project }) declare all: List<void, Project>;
    }
    expect(faults(Group, {}, Connection)).to.deep.equal([
      'Acme.Connection.workspace_id: what a connection is filled in with cannot be read through it | Take `choices` or `schemaFrom` away.',
    ]);
  });
});

describe('a list whose records are read in full', () => {
  const form = { form_id: (project: Project) => project.id };

  it('is sound when the action takes what it is given', () => {
    expect(told({}, { action: 'getForm', with: form })).to.deep.equal(['Acme is sound']);
  });

  it('is told of an action that is not there, gives nothing, or may change something', () => {
    const known = 'Name one with the effect `read`: getForm, ping, create.';
    expect(told({}, { action: 'getFrom', with: form })).to.deep.equal([`Acme.projects.detail: \`getFrom\` is no action | ${known}`]);
    expect(told({}, { action: 'createForm', with: {} })).to.deep.equal([
      `Acme.projects.detail: \`createForm\` may change something, and it is called for each record | ${known}`,
    ]);
    expect(told({}, { action: 'ping', with: {} })).to.deep.equal([
      'Acme.projects.detail: `ping` gives nothing | Name an action with an output.',
    ]);
  });

  it('is told of inputs that are not there or not filled, and of lambdas that are no path', () => {
    expect(told({}, { action: 'getForm', with: { id: (project) => project.id } })).to.deep.equal([
      'Acme.projects.detail: `id` is no input of getForm | Known: form_id.',
      'Acme.projects.detail: nothing fills `form_id`, which getForm needs | Fill it in `with`.',
    ]);
    expect(told({}, { action: 'getForm', with: { form_id: (project) => project.id + 1 } })[0]).to.match(
      /^Acme\.projects\.detail\.form_id: `.*` is not a plain path/,
    );
  });
});
