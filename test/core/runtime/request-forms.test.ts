import { ArrayMaxSize, IsIn, IsObject } from 'class-validator';
import { expect } from 'chai';
import {
  Connector,
  Delete,
  Field,
  Get,
  List,
  Optional,
  NotFoundError,
  PartialFailureError,
  Patch,
  Post,
  bearer,
  idempotent,
  slot,
  unsafe,
  pageNumber,
  Secret,
  type Action,
  type List as ListOf,
  type ListOptions,
  type Pages,
} from 'trunkline/sdk';
import { NOTES_URL } from '../support/notes-connector.js';
import { KeptLog } from '../support/kept-log.js';
import { open } from '../support/open-connection.js';
import { codeOf, rejection } from '../support/rejection.js';
import { json, ScriptedHttp } from '../support/scripted-http.js';

class PlanConnection {
  @Field('API token') token!: Secret;
  @Optional('Plan of the workspace') @IsIn(['free', 'premium']) plan?: 'free' | 'premium' | null;
}

class PatchStep {
  @Field('What to do') op!: string;
  @Field('To what') path!: string;
  @Field('A number that may pass 2^53', { digits: true }) value!: string;
}

class BulkChange {
  @Field('Numbers of the notes', { items: Number }) @ArrayMaxSize(3) ids!: number[];
  @Field('What to change', { items: PatchStep, in: 'whole-body' }) steps!: PatchStep[];
}

class Failure {
  @Field('Which') id!: number;
  @Field('Why') message!: string;
}

class BulkResult {
  @Field('Done', { items: Number }) success!: number[];
  @Field('Not done', { items: Failure }) failure!: Failure[];
}

class Rate {
  @Optional('Amount', { needs: { plan: ['premium'] } }) amount?: number;
}

class ByField {
  @Optional('By the words of fields', { name: 'by', style: 'brackets' }) @IsObject() by?: Record<string, unknown> | null;
  @Optional('How many') limit?: number;
}

class NewNote {
  @Field('What it says') text!: string;
  @Optional('Whether it is billed', { needs: { plan: ['premium'] } }) billable?: boolean;
  @Optional('Rates', { items: Rate }) rates?: Rate[];
}

class Names {
  @Field('Every name', { items: String }) names!: string[];
}

class Running {
  @Optional('The running one', { of: NewNote }) note?: NewNote | null;
}

class Log {
  @Field('As it is') log!: string;
}

class Raw {
  @Field('Both') pair!: string;
}

class Split {
  @Field('Left') left!: string;
  @Field('Right') right!: string;
}

@Connector(PlanConnection, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: bearer((connection) => connection.token),
})
class Notes {
  @Patch('/notes/{ids}', {
    title: 'Change many',
    input: BulkChange,
    output: BulkResult,
    effect: unsafe,
    bulk: { failed: (result) => result.failure, id: (item: Failure) => item.id, message: (item: Failure) => item.message },
  })
  declare change: Action<BulkChange, BulkResult>;

  @Post('/notes', { title: 'Create', input: NewNote, effect: unsafe })
  declare create: Action<NewNote, void>;

  @Get('/names', { title: 'Names', output: Names, as: 'names' })
  declare names: Action<void, Names>;

  @Get('/found', { title: 'Find', input: ByField, output: Log })
  declare find: Action<ByField, Log>;

  @Get('/running', { title: 'Running', output: Running, as: 'note' })
  declare running: Action<void, Running>;

  @Get('/log', { title: 'Log', output: Log, as: 'log', answer: 'text' })
  declare log: Action<void, Log>;

  @List('/raw', {
    title: 'Raw',
    record: Split,
    pagination: pageNumber({ page: 'page', items: (body: unknown[]) => body }),
    transform: slot('split', ({ pair }: Raw) => ({ left: pair.split('|')[0]!, right: pair.split('|')[1]! })),
  })
  declare raw: ListOf<void, Split>;

  @Delete('/notes', { title: 'Clear', effect: idempotent })
  declare clear: Action<void, void>;
}

const settings = { token: new Secret('t') };
const CHANGE = { ids: [1, 2], steps: [{ op: 'replace', path: '/n', value: '9007199254740993' }] };

const first = (pages: Pages<unknown>): Promise<unknown> => pages[Symbol.asyncIterator]().next();

describe('What a request can be', () => {
  it('is a list of ids in the path, and a list as the whole body', async () => {
    const http = new ScriptedHttp(() => json({ success: [1, 2], failure: [] }));
    const notes = await open(Notes, { http, settings });
    await notes.call('change', CHANGE);
    const [{ url, body, headers }] = http.requests as [(typeof http.requests)[number]];
    expect([url.pathname, body, headers['content-type']]).to.deep.equal([
      '/v1/notes/1,2',
      '[{"op":"replace","path":"/n","value":9007199254740993}]',
      'application/json',
    ]);
  });

  it('writes a map in the query by its keys, each value escaped, a list again and again', async () => {
    const http = new ScriptedHttp(() => json({ log: '' }));
    const notes = await open(Notes, { http, settings });
    await notes.call('find', { by: { 'Last name': 'A&B=[c]', 'tag=s': ['x', 2, true], none: null, gone: undefined, all: [] }, limit: 5 });
    await notes.call('find', { by: {} });
    await notes.call('find', { by: null });
    expect(http.requests.map(({ url }) => url.search)).to.deep.equal([
      '?by[Last%20name]=A%26B%3D%5Bc%5D&by[tag%3Ds]=x&by[tag%3Ds]=2&by[tag%3Ds]=true&limit=5',
      '',
      '',
    ]);
  });

  it('is refused unsent where a key of such a map would mean another place, or a value is none', async () => {
    const http = new ScriptedHttp(() => json({ log: '' }));
    const notes = await open(Notes, { http, settings });
    for (const by of [{ 'a][b': 'x' }, { '': 'x' }, { a: { b: 'x' } }]) {
      expect(codeOf(await rejection(notes.call('find', { by }))), JSON.stringify(by)).to.equal('invalid_input');
    }
    expect(http.requests).to.deep.equal([]);
  });

  it('leaves out what the connection’s plan lacks, at any depth, and tells the log', async () => {
    for (const [plan, sent, left] of [
      ['free', { text: 'a', rates: [{}] }, [['billable', 'rates[0].amount']]],
      ['premium', { text: 'a', billable: true, rates: [{ amount: 5 }] }, []],
      [undefined, { text: 'a', billable: true, rates: [{ amount: 5 }] }, []],
    ] as const) {
      const http = new ScriptedHttp(() => json(undefined));
      const log = new KeptLog();
      const notes = await open(Notes, { http, log, settings: { ...settings, plan } });
      await notes.call('create', { text: 'a', billable: true, rates: [{ amount: 5 }] });
      expect(JSON.parse(http.requests[0]!.body as string)).to.deep.equal(sent);
      expect(log.events.filter(({ event }) => event === 'input.left-out').map(({ data }) => data?.['fields'])).to.deep.equal(left);
    }
  });
});

describe('A change of nothing but fields that the plan lacks', () => {
  class Reasoned {
    @Field('Number of the note') id!: string;
    @Optional('Why', { needs: { plan: ['premium'] } }) reason?: string;
  }

  class Renamed extends Reasoned {
    @Optional('What it says') text?: string;
  }

  @Connector(PlanConnection, {
    name: 'plans',
    title: 'Plans',
    source: 'https://docs.notes.example',
    baseUrl: NOTES_URL,
    auth: bearer((connection) => connection.token),
  })
  class Plans {
    @Post('/notes/{id}/cancel', { title: 'Cancel', input: Reasoned, effect: unsafe }) declare cancel: Action<Reasoned, void>;
    @Delete('/notes/{id}', { title: 'Delete', input: Renamed, effect: idempotent }) declare remove: Action<Renamed, void>;
    @Patch('/notes/{id}', { title: 'Change', input: Renamed, effect: idempotent }) declare change: Action<Renamed, void>;
  }

  it('is not asked for, but what does something by being called is', async () => {
    const http = new ScriptedHttp(() => json(undefined));
    const plans = await open(Plans, { http, settings: { token: new Secret('t'), plan: 'free' } });
    expect(codeOf(await rejection(plans.call('change', { id: '1', reason: 'why' })))).to.equal('plan_lacks_fields');
    await plans.call('cancel', { id: '1', reason: 'why' });
    await plans.call('remove', { id: '1', reason: 'why' });
    expect(http.requests.map(({ method }) => method)).to.deep.equal(['POST', 'DELETE']);
  });
});

describe('What an answer can be', () => {
  it('is nothing where no class says what it is, whatever the vendor sends', async () => {
    const notes = await open(Notes, { settings, http: new ScriptedHttp(() => json({ token: 't' })) });
    expect(await notes.call('clear')).to.equal(undefined);
  });

  it('is a bare list or null, and goes to the field that takes it', async () => {
    const notes = await open(Notes, {
      settings,
      http: new ScriptedHttp(({ url }) => json(url.pathname.endsWith('names') ? ['a', 'b'] : null)),
    });
    expect(await notes.call('names')).to.deep.equal({ names: ['a', 'b'] });
    expect(await notes.call('running')).to.deep.equal({ note: null });
  });

  it('is text as it came, also where it reads as JSON', async () => {
    for (const text of ['line 1\nline 2', '{"a": 1.0}', '']) {
      const http = new ScriptedHttp(() => ({ headers: { 'content-type': 'text/plain' }, body: text }));
      const notes = await open(Notes, { http, settings });
      expect(await notes.call('log')).to.deep.equal({ log: text });
      expect(http.requests[0]!.headers['accept']).to.match(/^text\/plain/);
    }
  });

  it('makes a record of each item by code, and checks what the code made', async () => {
    const notes = await open(Notes, {
      settings,
      http: new ScriptedHttp(({ url }) => json(url.search === '?page=1' ? [{ pair: 'a|b' }] : [])),
    });
    const records = [];
    for await (const record of notes.list('raw')) records.push(record);
    expect(records).to.deep.equal([{ left: 'a', right: 'b' }]);
    for (const [item, code] of [
      [{ pair: 'a' }, 'unexpected_shape'],
      [{}, 'slot_failed'],
    ] as const) {
      const broken = await open(Notes, { settings, http: new ScriptedHttp(() => json([item])) });
      expect(codeOf(await rejection(first(broken.list('raw'))))).to.equal(code);
    }
  });
});

describe('A list', () => {
  const lister = (more: Pick<ListOptions<void, Failure>, 'empty' | 'filter'>) => {
    @Connector(PlanConnection, {
      name: 'notes',
      title: 'Notes',
      source: 's',
      baseUrl: NOTES_URL,
      auth: bearer((connection) => connection.token),
    })
    class Listing {
      @List('/items', {
        title: 'Items',
        record: Failure,
        pagination: pageNumber({ page: 'page', size: 'size', max: 2, items: (body: unknown[]) => body }),
        ...more,
      })
      declare items: ListOf<void, Failure>;
    }
    return Listing;
  };
  const read = async (more: object, http: ScriptedHttp, options: object = {}) => {
    const list = (await open(lister(more), { settings, http })).list('items', undefined, options);
    const ids: number[] = [];
    for await (const { id } of list) ids.push(id);
    return { ids, outcome: list.outcome! };
  };
  const numbers = () =>
    new ScriptedHttp(({ url }) =>
      json(
        [1, 2, 3, 4, 5]
          .slice(2 * Number(url.searchParams.get('page')) - 2, 2 * Number(url.searchParams.get('page')))
          .map((id) => ({ id, message: 'm' })),
      ),
    );

  it('hands out only what code lets through, reads on all the same, and resumes behind what it left out', async () => {
    const filter = slot('only-odd', ({ id }: Failure) => id % 2 === 1);
    expect((await read({ filter }, numbers())).ids).to.deep.equal([1, 3, 5]);
    const first = await read({ filter }, numbers(), { maxRecords: 2 });
    const rest = await read({ filter }, numbers(), { resume: (first.outcome as { resume: string }).resume });
    expect([...first.ids, ...rest.ids]).to.deep.equal([1, 3, 5]);
    const broken = slot('breaks', ({ message }: Failure) => message.at(99)!.length > 0);
    expect(codeOf(await rejection(read({ filter: broken }, numbers())))).to.equal('slot_failed');
  });

  it('is empty where the vendor says by an error that there is nothing, and only on its first page', async () => {
    const none = new ScriptedHttp(() => json('nothing here', 404));
    expect((await read({ empty: [NotFoundError] }, none)).outcome).to.deep.equal({ status: 'complete', pages: 1, records: 0 });
    expect(codeOf(await rejection(read({}, none)))).to.equal('not_found');
    const later = new ScriptedHttp(({ url }) =>
      url.search.includes('page=1&')
        ? json([
            { id: 1, message: 'm' },
            { id: 2, message: 'm' },
          ])
        : json('gone', 404),
    );
    expect(codeOf(await rejection(read({ empty: [NotFoundError] }, later)))).to.equal('not_found');
  });
});

describe('A write of many items', () => {
  const partly = () => json({ success: [1], failure: [{ id: 2, message: 'not yours' }] });

  it('rejects when some failed, names each, and has the whole answer', async () => {
    const notes = await open(Notes, { settings, http: new ScriptedHttp(partly) });
    const error = await notes.call('change', CHANGE).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(PartialFailureError);
    expect([error.message, error.details, error.output.success]).to.deep.equal([
      'notes.change was done, but not for 1 of its items: 2: not yours.',
      [{ path: '2', message: 'not yours' }],
      [1],
    ]);
  });

  it('was done, though the code that tells who failed cannot read the answer', async () => {
    const brittle = slot('brittle-id', (item: { deep: { id: number } }) => item.deep.id);
    const told: unknown[] = [];
    for (const effect of [unsafe, idempotent]) {
      @Connector(PlanConnection, { name: 'notes', title: 'N', source: 's', baseUrl: NOTES_URL, auth: bearer((c) => c.token) })
      class Brittle {
        @Patch('/notes/{ids}', {
          title: 'Change many',
          input: BulkChange,
          output: BulkResult,
          effect,
          bulk: { failed: (result) => result.failure, id: brittle },
        })
        declare change: Action<BulkChange, BulkResult>;

        @Get('/part', { title: 'Part', output: Log, select: slot('brittle-part', (body: { deep: { log: Log } }) => body.deep.log) })
        declare part: Action<void, Log>;
      }
      const notes = await open(Brittle, { settings, http: new ScriptedHttp(partly) });
      told.push((await notes.call('change', CHANGE).catch((thrown) => thrown)).name, codeOf(await rejection(notes.call('part'))));
    }
    expect(told).to.deep.equal(['UncertainError', 'slot_failed', 'UnexpectedResponseError', 'slot_failed']);
  });

  it('gives the answer to a caller who asks for it', async () => {
    const notes = await open(Notes, { settings, http: new ScriptedHttp(partly) });
    expect(await notes.call('change', CHANGE, { partial: 'return' })).to.deep.include({ success: [1] });
  });

  it('is refused before it is sent when there are too many, or none', async () => {
    const http = new ScriptedHttp(partly);
    const notes = await open(Notes, { settings, http });
    for (const ids of [[], [1, 2, 3, 4]]) {
      expect((await notes.call('change', { ...CHANGE, ids }).catch((thrown) => thrown)).code).to.equal('invalid_input');
    }
    expect(http.requests).to.have.length(0);
  });
});
