import { expect } from 'chai';
import { Connector, List, cursor, customAuth, nextUrl, pageNumber, type List as ListOf } from 'trunkline/sdk';
import { Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open, TOKEN } from '../support/open-connection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { lister, readAll } from './reading.js';

const items = (body: { data: unknown[] }): unknown[] => body.data;

describe('What goes from a page to the next', () => {
  it('may be one moment for many records, as long as what is carried beside it moves on', async () => {
    const keyset = cursor({
      items,
      nextHeader: 'X-Time',
      to: 'time',
      also: [{ nextHeader: 'X-Id', to: 'id' }],
    });
    const http = new ScriptedHttp((_request, asked) =>
      json({ data: [{ id: asked }] }, 200, asked < 3 ? { 'x-time': '12:00', 'x-id': String(asked) } : {}),
    );
    const { ids, outcome } = await readAll((await lister(keyset, http))());
    expect([ids, outcome?.status]).to.deep.equal([[0, 1, 2, 3], 'complete']);
    const same = new ScriptedHttp((_request, asked) => json({ data: [{ id: asked }] }, 200, { 'x-time': '12:00', 'x-id': '7' }));
    expect((await readAll((await lister(keyset, same))())).error).to.have.property('name', 'PaginationLoopError');
  });

  it('is missing in a last record: then a full page is not taken for the last', async () => {
    const byLast = cursor({ items, nextFromLast: (note: { cursor: string }) => note.cursor, to: 'after', size: 'size', max: 2 });
    const full = new ScriptedHttp(() => json({ data: [{ id: 1 }, { id: 2 }] }));
    const { ids, error, outcome } = await readAll((await lister(byLast, full))());
    expect([ids, (error as { code?: string }).code, outcome?.status]).to.deep.equal([[], 'no_cursor', 'incomplete']);
    const short = new ScriptedHttp(() => json({ data: [{ id: 1 }] }));
    expect((await readAll((await lister(byLast, short))())).outcome?.status).to.equal('complete');
  });

  it('may go to a cookie', async () => {
    const http = new ScriptedHttp((_request, asked) => json({ data: asked < 2 ? [{ id: asked }] : [] }));
    await readAll((await lister(pageNumber({ page: { cookie: 'page' }, items }), http))({ readAhead: 0 }));
    expect(http.requests.map(({ headers, body }) => [headers['cookie'], body])).to.deep.equal([
      ['page=1', undefined],
      ['page=2', undefined],
      ['page=3', undefined],
    ]);
  });

  it('holds no credential that code signed with, though the vendor repeats it', async () => {
    const auth = customAuth<NotesConnection>('by-query', ({ connection }) => ({ query: { token: connection.token, v: '1' } }));
    @Connector(NotesConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth })
    class Notes {
      @List('/notes', {
        title: 'List',
        record: Note,
        pagination: nextUrl({ items, next: (body: { data: unknown[]; next: string }) => body.next }),
      })
      declare list: ListOf<void, Note>;
    }
    const http = new ScriptedHttp(({ url }, asked) =>
      json({ data: [{ id: asked }], next: `${NOTES_URL}/notes?page=${asked + 1}&${url.searchParams.toString()}` }),
    );
    const list = (await open(Notes, { http })).list('list', undefined, { maxPages: 2 });
    await readAll(list);
    const { resume } = list.outcome as { resume: string };
    expect(Buffer.from(resume, 'base64url').toString()).not.to.contain(TOKEN.slice(0, 6));
    expect(http.requests[1]!.url.searchParams.getAll('token')).to.deep.equal([TOKEN]);
  });
});
