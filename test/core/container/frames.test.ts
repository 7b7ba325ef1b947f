import { expect } from 'chai';
import {
  Action,
  Connector,
  HttpClient,
  ListAction,
  bearer,
  keyed,
  pageNumber,
  path,
  unsafe,
  type ConnectorError,
  type Pages,
} from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { NewNote, Note, NOTES_URL, NotesConnection } from '../support/notes-connector.js';
import { open } from '../support/open-connection.js';
import { json, ScriptedHttp, type Reply } from '../support/scripted-http.js';

const COMMON = {
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: bearer((c: NotesConnection) => c.token),
  pagination: pageNumber({ page: 'page', items: (body: { data: unknown[] }) => body.data }),
} as const;

@Connector(NotesConnection, { name: 'notes', ...COMMON })
class Notes {
  static made: Notes[] = [];

  constructor(readonly http: HttpClient) {
    Notes.made.push(this);
  }

  /** Two writes, the second after the first. */
  @Action({ title: 'Publish', output: Note, effect: keyed('Idempotency-Key') })
  async publish(input: NewNote): Promise<Note> {
    const { id } = await this.http.post(Note, '/notes', input);
    return this.http.post(Note, path`/notes/${id}/publish`, {});
  }

  @Action({ title: 'Publish, not twice', output: Note, effect: unsafe })
  async once(input: NewNote): Promise<Note> {
    await this.http.get(Note, '/template');
    const { id } = await this.http.post(Note, '/notes', input);
    return this.http.get(Note, path`/notes/${id}`);
  }

  @ListAction({ title: 'List', record: Note })
  list(): Pages<Note> {
    return this.http.pages(Note, '/notes');
  }
}

const ok = (): Reply => json({ id: 1 });

describe('A connector with code of its own', () => {
  beforeEach(() => (Notes.made = []));

  it('is made anew for each call, with a client that carries that call’s key and stop', async () => {
    const stop = new AbortController();
    const http = new ScriptedHttp(({ headers }) => {
      if (headers['idempotency-key'] !== 'two') return ok();
      stop.abort();
      return 'silence';
    });
    const notes = await open(Notes, { http });
    const first = notes.call('publish', { text: 'a' }, { key: 'one' });
    const second = notes.call('publish', { text: 'b' }, { key: 'two', signal: stop.signal }).catch(({ name }: ConnectorError) => name);
    expect([await first, await second]).to.deep.equal([{ id: 1 }, 'CancelledError']);
    expect(new Set(Notes.made.map((made) => made.http)).size).to.equal(2);
    expect(http.requests.map(({ headers }) => headers['idempotency-key'])).to.have.members(['one', 'one-2', 'two']);
  });

  it('gives each write of a call a key of its own, the same when the call is made again', async () => {
    const http = new ScriptedHttp(ok);
    const notes = await open(Notes, { http });
    for (let time = 0; time < 2; time += 1) await notes.call('publish', { text: 'a' }, { key: 'k' });
    expect(http.requests.map(({ headers }) => headers['idempotency-key'])).to.deep.equal(['k', 'k-2', 'k', 'k-2']);
  });

  it('lets no client outlive its call’s deadline', async () => {
    const clock = new VirtualClock(undefined, { skip: true });
    const http = new ScriptedHttp(() => 'silence');
    const notes = await open(Notes, { http, clock });
    await notes.call('publish', { text: 'a' }, { timeoutMs: 1500 }).catch(() => undefined);
    expect(clock.monotonic()).to.equal(1500);
  });

  it('is uncertain when it fails after it changed something, and only then', async () => {
    const failing = async (at: number, reply: Reply) => {
      const http = new ScriptedHttp((_request, index) => (index === at ? reply : ok()));
      const notes = await open(Notes, { http, limits: { attempts: 1 } });
      return notes.call('once', { text: 'a' }).catch(({ name }: ConnectorError) => name);
    };
    expect([
      await failing(0, json({}, 500)),
      await failing(1, json({}, 400)),
      await failing(1, new NetworkFault('refused', 'no', false)),
      await failing(1, json({}, 500)),
      await failing(2, json({}, 500)),
      await failing(2, json({ id: 'x' })),
      await failing(2, json({}, 401)),
    ]).to.deep.equal([
      'UnavailableError',
      'InvalidInputError',
      'UnavailableError',
      'UncertainError',
      'UncertainError',
      'UncertainError',
      'UncertainError',
    ]);
  });

  it('stops inside a page of its own list with a resume that works', async () => {
    const http = new ScriptedHttp(({ url }) => {
      const page = Number(url.searchParams.get('page'));
      return json({ data: page > 3 ? [] : [{ id: page * 10 }, { id: page * 10 + 1 }] });
    });
    const notes = await open(Notes, { http });
    const ids: number[] = [];
    const pages = notes.list('list');
    for await (const { id } of pages) if (ids.push(id) === 3) break;
    const resume = pages.outcome?.status === 'incomplete' ? pages.outcome.resume : undefined;
    for await (const { id } of notes.list('list', undefined, { resume })) ids.push(id);
    expect(ids).to.deep.equal([10, 11, 20, 21, 30, 31]);
  });
});
