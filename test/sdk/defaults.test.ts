import { expect } from 'chai';
import { IsISO8601 } from 'class-validator';
import { documentOf, type TriggerDocument } from 'trunkline/document';
import {
  bearer,
  Connector,
  Field,
  Get,
  List,
  noAuth,
  OperationGroup,
  operations,
  Optional,
  Poll,
  Secret,
  singlePage,
  slot,
  type Action,
  type Trigger,
} from 'trunkline/sdk';
import { Contact, faults } from './faults.js';

class Filter {
  @Optional('Changed at or after') @IsISO8601() changed_after?: string | null;
}

class Note {
  @Field('Number') id!: number;
  @Field('When it was changed') @IsISO8601() changed_at!: string;
}

@OperationGroup({ source: 'Notes page', stability: 'experimental' })
class Notes {
  @List('/notes', { title: 'List notes', input: Filter, record: Note, key: (note) => note.id })
  declare listNotes: List<Filter, Note>;

  @Get('/notes/last', { title: 'Get the last note', output: Note, stability: 'stable', source: 'Another page' })
  declare getLastNote: Action<void, Note>;

  @Poll('listNotes', { title: 'Changed note', record: Note, cursor: (note) => note.changed_at, since: 'changed_after' })
  declare changedNote: Trigger<Filter, Note>;

  @List('/odd', {
    title: 'List odd notes',
    record: Note,
    pagination: singlePage({ items: slot('odd-items', (body: { odd?: unknown[] }) => body.odd ?? []) }),
  })
  declare listOdd: List<void, Note>;
}

class Connection {
  @Field('Token') token!: Secret;
}

@Connector(Connection, {
  name: 'notes',
  title: 'Notes',
  source: 'Notes API',
  baseUrl: 'https://notes.example',
  auth: bearer((connection) => connection.token),
  pagination: singlePage({ items: (body: unknown[]) => body }),
})
class NotesConnector extends operations(Notes) {}

describe('What need not be said twice', () => {
  const document = documentOf(NotesConnector);

  it('is taken from the group, unless an operation says otherwise', () => {
    const said = Object.entries(document.operations).map(([name, { source, stability }]) => [name, source, stability]);
    expect(said).to.deep.equal([
      ['listNotes', 'Notes page: GET /notes', 'experimental'],
      ['getLastNote', 'Another page', 'stable'],
      ['changedNote', 'Notes page: GET /notes', 'experimental'],
      ['listOdd', 'Notes page: GET /odd', 'experimental'],
    ]);
  });

  it('is the key of a trigger when its list has one, and a fault when neither has', () => {
    expect((document.operations['changedNote'] as TriggerDocument).poll?.key).to.deep.equal({ path: ['id'] });
    class Keyless {
      @List('/contacts', { title: 'List contacts', record: Contact }) declare listContacts: List<void, Contact>;
      @Poll('listContacts', { title: 'New contact', record: Contact, cursor: (contact) => contact.id })
      declare newContact: Trigger<void, Contact>;
    }
    expect(faults(Keyless, { auth: noAuth() })).to.deep.equal([
      'Acme.newContact: nothing identifies an event | Give the trigger or `listContacts` a `key`.',
    ]);
  });

  it('is where code stands: the document says it as a path into itself', () => {
    expect(document.slots).to.deep.equal({ 'odd-items': { part: 'operations.listOdd.pagination.items' } });
  });
});
