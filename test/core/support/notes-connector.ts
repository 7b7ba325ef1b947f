import {
  Connector,
  Delete,
  Field,
  Get,
  List,
  Optional,
  Post,
  Put,
  Secret,
  bearer,
  idempotent,
  keyed,
  lookup,
  pageNumber,
  read,
  unsafe,
  type Action,
  type ConnectorOptions,
} from 'trunkline/sdk';

export class NotesConnection {
  @Field('API token') token!: Secret;
  @Optional('Name of the workspace') workspace?: string;
}

export class Note {
  @Field('Number of the note') id!: number;
  @Optional('What it says') text?: string;
}

export class NewNote {
  @Field('What it says') text!: string;
}

export class NoteId {
  @Field('Number or name of the note') id!: string;
}

export const NOTES_URL = 'https://api.notes.example/v1';

/** A vendor of notes with one action for each effect. `more` replaces parts of its declaration. */
export function notesConnector(more: Partial<ConnectorOptions<NotesConnection>> = {}) {
  @Connector(NotesConnection, {
    name: 'notes',
    title: 'Notes',
    source: 'https://docs.notes.example',
    baseUrl: NOTES_URL,
    auth: bearer((connection) => connection.token),
    pagination: pageNumber({ page: 'page', items: (body: { data: unknown[] }) => body.data }),
    ...more,
  })
  class Notes {
    @Get('/notes/{id}', { title: 'Get a note', input: NoteId, output: Note })
    declare get: Action<NoteId, Note>;

    @Post('/notes', { title: 'Search', input: NewNote, output: Note, effect: read })
    declare read: Action<NewNote, Note>;

    @Put('/notes', { title: 'Replace', input: NewNote, output: Note, effect: idempotent })
    declare idempotent: Action<NewNote, Note>;

    @Post('/notes', { title: 'Create with a key', input: NewNote, output: Note, effect: keyed('Idempotency-Key') })
    declare keyed: Action<NewNote, Note>;

    @Post('/notes', {
      title: 'Create and look up',
      input: NewNote,
      output: Note,
      effect: lookup<NewNote, Note>('find-note', async ({ http, key }) => {
        const { id } = await http.get(Note, '/found', { query: { key } });
        return id === 0 ? undefined : { id };
      }),
    })
    declare lookup: Action<NewNote, Note>;

    @Post('/notes', { title: 'Create', input: NewNote, output: Note, effect: unsafe })
    declare unsafe: Action<NewNote, Note>;

    @Delete('/notes/{id}', { title: 'Delete a note', input: NoteId, effect: idempotent })
    declare remove: Action<NoteId, void>;

    @List('/notes', { title: 'List notes', record: Note })
    declare list: List<void, Note>;
  }
  return Notes;
}
