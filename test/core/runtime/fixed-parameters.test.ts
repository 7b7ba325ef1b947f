import { expect } from 'chai';
import {
  Connector,
  Delete,
  Field,
  List,
  noAuth,
  Optional,
  Post,
  Put,
  idempotent,
  offset,
  unsafe,
  type Action,
  type List as ListOf,
} from 'trunkline/sdk';
import { NOTES_URL } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class Settings {
  @Optional('Nothing is needed') nothing?: string;
}
class Filter {
  @Optional('Only these') tag?: string;
}
class NoteId {
  @Field('Number of the note') id!: number;
}
class NewNote {
  @Field('What it says') text!: string;
}
class Note extends NoteId {}

@Connector(Settings, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: noAuth(),
  pagination: offset({ offset: 'skip', limit: 'limit', max: 2, items: (body: unknown[]) => body }),
})
class Notes {
  @List('/notes', { title: 'Done', input: Filter, record: Note, fixed: { status: 'done', archived: false } })
  declare listDone: ListOf<Filter, Note>;

  @Post('/notes', { title: 'Create', input: NewNote, effect: unsafe, fixed: { 'meta.source': 'api', notify: false } })
  declare create: Action<NewNote, void>;

  @Post('/notes/form', { title: 'Create', input: NewNote, effect: unsafe, body: 'form', fixed: { source: 'api' } })
  declare createByForm: Action<NewNote, void>;

  @Put('/notes/{id}/close', { title: 'Close', input: NoteId, effect: idempotent, fixed: {} })
  declare close: Action<NoteId, void>;

  @Delete('/notes/{id}', { title: 'Delete', input: NoteId, effect: idempotent, fixed: { force: true } })
  declare remove: Action<NoteId, void>;
}

describe('What is the same in every call', () => {
  it('stands in the query of every page of a list, beside the filter', async () => {
    const http = new ScriptedHttp(({ url }) => json(url.searchParams.get('skip') === '2' ? [] : [{ id: 1 }, { id: 2 }]));
    const notes = await open(Notes, { http, settings: {} });
    for await (const _ of notes.list('listDone', { tag: 'a' })) continue;
    expect(http.requests.map(({ url }) => url.search)).to.deep.equal([
      '?status=done&archived=false&tag=a&skip=0&limit=2',
      '?status=done&archived=false&tag=a&skip=2&limit=2',
    ]);
  });

  it('stands in the query of a DELETE, and in the body of the other writes', async () => {
    const http = new ScriptedHttp(() => json(undefined));
    const notes = await open(Notes, { http, settings: {} });
    await notes.call('remove', { id: 1 });
    await notes.call('create', { text: 'a' });
    await notes.call('create', { text: 'b' });
    await notes.call('createByForm', { text: 'a' });
    expect(http.requests.map(({ url, body }) => [url.search, body])).to.deep.equal([
      ['?force=true', undefined],
      ['', '{"meta":{"source":"api"},"notify":false,"text":"a"}'],
      ['', '{"meta":{"source":"api"},"notify":false,"text":"b"}'],
      ['', 'source=api&text=a'],
    ]);
  });

  it('is an empty object where the vendor wants a body with nothing in it', async () => {
    const http = new ScriptedHttp(() => json(undefined));
    const notes = await open(Notes, { http, settings: {} });
    await notes.call('close', { id: 1 });
    expect(http.requests.map(({ body, headers }) => [body, headers['content-type']])).to.deep.equal([['{}', 'application/json']]);
  });
});
