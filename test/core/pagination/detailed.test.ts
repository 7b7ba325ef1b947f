import { expect } from 'chai';
import {
  bearer,
  Connector,
  Each,
  Field,
  Get,
  HttpClient,
  List,
  ListAction,
  pageNumber,
  Secret,
  values,
  type Action,
  type ConnectorError,
  type Pages,
} from 'trunkline/sdk';
import type { Connection, DetailedListOptions, Limits } from 'trunkline';
import type { Http, WireRequest, WireResponse } from '../../../core/ports/http.js';
import { NetworkFault } from '../../../core/http/network-fault.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { noFiles } from '../support/no-files.js';
import { open } from '../support/open-connection.js';

class RunsConnection {
  @Field('API token') token!: Secret;
}

class Summary {
  @Field('Its number') id!: number;
}

class Run extends Summary {
  @Field('What it wrote') log!: string;
}

class RunId {
  @Field('Its number') runId!: number;
}

class RunFilter {
  @Field('Only in this state') state!: string;
}

const detail = { action: 'getRun', with: { runId: (run: Summary) => run.id } } as const;

@Connector(RunsConnection, {
  name: 'runs',
  title: 'Runs',
  source: 'https://docs.runs.example',
  baseUrl: 'https://runs.example',
  auth: bearer((connection) => connection.token),
  pagination: pageNumber({ page: 'page', items: (body: { data: unknown[] }) => body.data }),
})
class Runs {
  constructor(private readonly http: HttpClient) {}

  @Get('/runs/{runId}', { title: 'Get', input: RunId, output: Run }) declare getRun: Action<RunId, Run>;
  @List('/runs', { title: 'List', record: Summary, key: (run) => run.id, detail: { action: 'getRun', with: { runId: (run) => run.id } } })
  declare runs: List<void, Summary, Run>;
  @List('/runs', { title: 'List', input: RunFilter, record: Summary }) declare inState: List<RunFilter, Summary>;
  @Each('inState', { title: 'In both states', record: Summary, each: [values('state', ['done', 'failed'])], detail })
  declare both: List<void, Summary, Run>;
  @List('/runs', { title: 'List', record: Summary }) declare bare: List<void, Summary>;

  @ListAction({ title: 'By code', record: Summary, detail })
  coded(): Pages<Summary> {
    return this.http.pages(Summary, '/runs');
  }

  @ListAction({ title: 'Pages of its own', record: Summary, detail })
  own(): Pages<Summary> {
    return {
      outcome: { status: 'complete', pages: 1, records: 3 },
      async *pages() {
        yield { index: 0, records: [{ id: 1 }, { id: 2 }, { id: 3 }] };
      },
      async *[Symbol.asyncIterator]() {
        yield* [{ id: 1 }, { id: 2 }, { id: 3 }];
      },
    };
  }
}

const PAGE = 10;

/** A vendor of runs on pages of ten. A run is given at once, or when it is let go. */
class Vendor implements Http {
  readonly stream = noFiles;
  readonly asked: string[] = [];
  readonly stopped: string[] = [];
  readonly #held = new Map<string, () => void>();
  readonly answers = new Map<string, number>();

  constructor(
    private readonly runs: number,
    private readonly holds = false,
  ) {}

  send({ url, signal }: WireRequest): Promise<WireResponse> {
    const run = /^\/runs\/(\d+)$/.exec(url.pathname)?.[1];
    if (run === undefined) return Promise.resolve(answer({ data: this.#page(Number(url.searchParams.get('page'))) }));
    this.asked.push(run);
    const give = (): WireResponse => answer({ id: Number(run), log: `log of ${run}` }, this.answers.get(run));
    if (!this.holds) return Promise.resolve(give());
    return new Promise((resolve, reject) => {
      this.#held.set(run, () => resolve(give()));
      signal.addEventListener('abort', () => {
        this.stopped.push(run);
        reject(new NetworkFault('aborted', 'stopped', true));
      });
    });
  }

  async letGo(...runs: string[]): Promise<void> {
    for (const run of runs) this.#held.get(run)?.();
    await settled();
  }

  async close(): Promise<void> {}

  #page(page: number): Summary[] {
    const from = (page - 1) * PAGE;
    return Array.from({ length: Math.max(0, Math.min(PAGE, this.runs - from)) }, (_, index) => ({ id: from + index + 1 }));
  }
}

const answer = (body: unknown, status = 200): WireResponse => ({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const connect = (http: Http, limits: Partial<Limits> = {}): Promise<Connection<Runs>> =>
  open(Runs, { http, clock: new VirtualClock(), limits: { attempts: 1, ...limits } });
const numbers = (to: number, from = 1): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function take(pages: Pages<Run>, most = Infinity): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id, log } of pages) {
    expect(log).to.equal(`log of ${id}`);
    ids.push(id);
    if (ids.length === most) break;
  }
  return ids;
}

describe('A list read in full', () => {
  const detailed = async (http: Http, options: Partial<DetailedListOptions> = {}): Promise<Pages<Run>> =>
    (await connect(http)).list('runs', undefined, { ...options, detailed: true });

  it('gives every record by the action, in the order of the list', async () => {
    const pages = await detailed(new Vendor(23));
    expect(await take(pages)).to.deep.equal(numbers(23));
    expect(pages.outcome).to.deep.equal({ status: 'complete', pages: 4, records: 23 });
  });

  it('gives pages as the list has them', async () => {
    const pages = await detailed(new Vendor(12));
    const read: (readonly [number, readonly string[]])[] = [];
    for await (const { index, records } of pages.pages()) read.push([index, records.map(({ log }) => log)]);
    expect(read.map(([index, logs]) => [index, logs.length])).to.deep.equal([
      [0, 10],
      [1, 2],
      [2, 0],
    ]);
    expect(read[1]).to.deep.equal([1, ['log of 11', 'log of 12']]);
  });

  it('asks for four records at once, for no more before one is taken, and lets go of them with the reader', async () => {
    const vendor = new Vendor(PAGE, true);
    const pages = await detailed(vendor);
    const reader = pages[Symbol.asyncIterator]();
    const first = reader.next();
    await settled();
    expect(vendor.asked).to.deep.equal(['1', '2', '3', '4']);
    await vendor.letGo('3', '2');
    expect(vendor.asked.length).to.equal(4);
    await vendor.letGo('1');
    expect((await first).value).to.deep.equal({ id: 1, log: 'log of 1' });
    await settled();
    expect(vendor.asked.length).to.equal(4);
    const second = reader.next();
    expect((await second).value).to.deep.include({ id: 2 });
    await settled();
    expect(vendor.asked).to.deep.equal(['1', '2', '3', '4', '5']);
    await reader.return?.(undefined);
    await settled();
    expect(vendor.stopped).to.deep.equal(['4', '5']);
    expect(pages.outcome).to.deep.include({ status: 'incomplete', reason: 'stopped', pages: 1, records: 2 });
  });

  it('asks for as many at once as the limit says', async () => {
    const vendor = new Vendor(PAGE, true);
    const runs = await connect(vendor, { detailsAtOnce: 2 });
    const reader = runs.list('runs', undefined, { detailed: true })[Symbol.asyncIterator]();
    void reader.next();
    await settled();
    expect(vendor.asked).to.deep.equal(['1', '2']);
  });

  it('goes on after the last record taken, wherever that was', async () => {
    for (const most of [1, 4, 9, 10, 11, 20]) {
      const first = await detailed(new Vendor(23));
      const taken = await take(first, most);
      const { outcome } = first;
      if (outcome?.status !== 'incomplete') throw new Error('it was complete');
      expect([outcome.reason, outcome.records]).to.deep.equal(['stopped', most]);
      const rest = await take(await detailed(new Vendor(23), { resume: outcome.resume }));
      expect([...taken, ...rest], String(most)).to.deep.equal(numbers(23));
    }
  });

  it('goes on after the page it stopped behind', async () => {
    const first = await detailed(new Vendor(23));
    let resume: string | undefined;
    for await (const page of first.pages()) {
      ({ resume } = page);
      break;
    }
    expect(await take(await detailed(new Vendor(23), { resume }))).to.deep.equal(numbers(23, 11));
  });

  it('stops at the bounds of the list', async () => {
    const pages = await detailed(new Vendor(23), { maxRecords: 5 });
    expect(await take(pages)).to.deep.equal(numbers(5));
    expect(pages.outcome).to.deep.include({ reason: 'max-records', records: 5 });
  });

  it('leaves out records that are gone by then, and says so', async () => {
    const vendor = new Vendor(12);
    for (const run of ['2', '10', '12']) vendor.answers.set(run, 404);
    const pages = await detailed(vendor);
    expect(await take(pages)).to.deep.equal([1, 3, 4, 5, 6, 7, 8, 9, 11]);
    expect(pages.outcome).to.deep.equal({ status: 'complete', pages: 3, records: 9, caveat: 'details-missing' });
    const stopped = await detailed(vendor);
    expect(await take(stopped, 2)).to.deep.equal([1, 3]);
    const { outcome } = stopped;
    expect(outcome).to.deep.include({ reason: 'stopped', records: 2, caveat: 'details-missing' });
    expect(await take(await detailed(vendor, { resume: (outcome as { resume: string }).resume }))).to.deep.equal([4, 5, 6, 7, 8, 9, 11]);
  });

  it('fails with any other fault of a record, and goes on with that record', async () => {
    const vendor = new Vendor(12);
    vendor.answers.set('3', 403);
    const failing = await detailed(vendor);
    const error = (await take(failing).catch((thrown: unknown) => thrown)) as ConnectorError;
    expect([error.name, error.operation]).to.deep.equal(['PermissionError', 'runs.getRun']);
    expect(failing.outcome).to.deep.include({ status: 'incomplete', reason: 'failed', records: 2 });
    vendor.answers.clear();
    expect(await take(await detailed(vendor, { resume: (failing.outcome as { resume: string }).resume }))).to.deep.equal(numbers(12, 3));
  });

  it('fails as a whole page where pages are read, and goes on with that page', async () => {
    const vendor = new Vendor(23);
    vendor.answers.set('13', 403);
    const failing = await detailed(vendor);
    const read: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const { records } of failing.pages()) read.push(...records.map(({ id }) => id));
    };
    expect(await reading().catch(({ name }: Error) => name)).to.equal('PermissionError');
    expect([read.length, failing.outcome?.records]).to.deep.equal([10, 10]);
    vendor.answers.clear();
    expect(await take(await detailed(vendor, { resume: (failing.outcome as { resume: string }).resume }))).to.deep.equal(numbers(23, 11));
  });

  it('is stopped by its caller', async () => {
    const controller = new AbortController();
    const vendor = new Vendor(PAGE, true);
    const reading = take(await detailed(vendor, { signal: controller.signal })).catch(({ code }: ConnectorError) => code);
    await settled();
    controller.abort();
    expect(await reading).to.equal('cancelled');
    expect(vendor.stopped).to.deep.equal(['1', '2', '3', '4']);
  });

  it('may be one that a connector’s code reads', async () => {
    const runs = await connect(new Vendor(23));
    const pages = runs.list('coded', undefined, { detailed: true }) as Pages<Run>;
    expect(await take(pages, 13)).to.deep.equal(numbers(13));
    const { resume } = pages.outcome as { resume: string };
    expect(await take(runs.list('coded', undefined, { detailed: true, resume }) as Pages<Run>)).to.deep.equal(numbers(23, 14));
  });

  it('may be one that is read over others', async () => {
    const runs = await connect(new Vendor(12));
    const pages = runs.list('both', undefined, { detailed: true });
    expect(await take(pages, 17)).to.deep.equal([...numbers(12), ...numbers(5)]);
    const { resume } = pages.outcome as { resume: string };
    expect(await take(runs.list('both', undefined, { detailed: true, resume }))).to.deep.equal(numbers(12, 6));
  });

  it('gives no place to go on where the code makes pages of its own, since nobody knows how far they were taken', async () => {
    const runs = await connect(new Vendor(3));
    const pages = runs.list('own', undefined, { detailed: true }) as Pages<Run>;
    expect(await take(pages, 2)).to.deep.equal([1, 2]);
    expect(pages.outcome).to.deep.equal({ status: 'incomplete', reason: 'stopped', pages: 1, records: 2 });
  });

  it('is refused where the list says no action that gives more', async () => {
    const runs = await connect(new Vendor(1));
    const refused = (): unknown => runs.list('bare', undefined, { detailed: true });
    expect(refused)
      .to.throw('runs.bare has no detailed view')
      .with.property('remedy', 'Read it without `detailed`. Lists with a detailed view: runs, both, coded, own.');
  });
});
