import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import type { OwnedStore, Store } from '../../../core/ports/store/index.js';
import { type PostgresStoreOptions, openPostgresStore } from '../../../core/store/open-postgres-store.js';
import { PostgresServer } from '../../support/postgres/server.js';
import { codeOf, rejection } from '../support/rejection.js';
import { newRun, opened } from './contract/bench.js';

const REQUEST = { name: 'engine', holder: 'test', ttlMs: 60_000, now: 0 };

describe('the PostgreSQL store', () => {
  let server: PostgresServer;
  const stores: Store[] = [];
  let tests = 0;
  before(async function start() {
    this.timeout(60_000);
    server = await PostgresServer.start();
  });
  after(() => server.stop());
  beforeEach(() => tests++);
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close().catch(() => undefined);
  });
  const open = async (options: Partial<PostgresStoreOptions> = {}): Promise<Store> => {
    const store = await openPostgresStore({ url: server.url, schema: `own_${tests}`, connections: 3, ...options });
    stores.push(store);
    return store;
  };
  const owned = async (options?: Partial<PostgresStoreOptions>): Promise<OwnedStore> => (await (await open(options)).acquire(REQUEST))!;
  const sql = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };

  it('judges leases by its own clock, however far the callers are ahead', async () => {
    const [one, two] = [await open(), await open()];
    await one.acquire(REQUEST);
    expect(await two.acquire({ ...REQUEST, now: Date.now() + 1e9 })).to.equal(undefined);
    await sql(`UPDATE own_${tests}.lease SET expires_at = expires_at - 61000`);
    const taken = await two.acquire({ ...REQUEST, now: 0 });
    expect(taken?.lease).to.deep.include({ epoch: 2, ttlMs: 60_000 });
  });

  it('lets one of many take a lease that is free', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => open()));
    const taken = await Promise.all(many.map((store) => store.acquire(REQUEST)));
    expect(taken.filter((one) => one !== undefined)).to.have.length(1);
  });

  it('gives a lane no more places than it has, though several processes start runs in it at once', async () => {
    const store = await owned();
    const workers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => open().then((other) => other.acquire({ ...REQUEST, name: `run/r${n}` }))),
    );
    const lane = { key: 'l', max: 2, full: 'queue' as const };
    await Promise.all(workers.map((worker, n) => worker!.startRun(newRun(`r${n}`, { lane }), 1)));
    expect(await store.dueRuns({ now: 5, limit: 10 })).to.have.length(2);
  });

  it('begins no call after a cancel by another process is acknowledged', async () => {
    const store = await owned();
    await store.startRun(newRun('a'), 1);
    const worker = (await (await open()).acquire({ ...REQUEST, name: 'run/a' }))!;
    const journal = await opened(worker);
    const asked: Promise<string>[] = [];
    let isCancelled = false;
    const cancelled = store.cancelRun('a', 'stop', 3).then(() => (isCancelled = true));
    for (let n = 0, after = 0; after < 5; n++) {
      const late = isCancelled;
      if (late) after++;
      const step = { path: `s${n}`, scope: '', effect: 'unsafe', requestHash: 'r', key: `k${n}` };
      asked.push(
        journal.intend(step, 4).then(
          () => (late ? 'begun after the cancel' : 'begun'),
          (error: unknown) => String(codeOf(error)),
        ),
      );
      await Promise.race([cancelled, sleep(1)]);
    }
    expect(new Set(await Promise.all(asked))).to.satisfy(
      (ends: Set<string>) => !ends.has('begun after the cancel') && ends.has('run_cancelled'),
    );
  });

  it('goes on after the server crashed, with all that was promised and nothing twice', async function restart() {
    this.timeout(60_000);
    const store = await owned({ patienceMs: 30_000 });
    const ids: string[] = [];
    const over = new AbortController();
    const writing = (async () => {
      for (let n = 0; !over.signal.aborted; n++) if (await store.startRun(newRun(`run-${n}`), 1)) ids.push(`run-${n}`);
    })();
    for (let kills = 0; kills < 3; kills++) {
      const before = ids.length;
      while (ids.length < before + 20) await Promise.race([writing, sleep(5)]);
      await server.crash();
      await server.resume();
    }
    over.abort();
    await writing;
    const kept = await store.runs({ limit: 100_000 });
    expect(kept.map(({ id }) => id).toReversed()).to.deep.equal(Array.from({ length: kept.length }, (_, n) => `run-${n}`));
    expect(ids).to.have.length(kept.length);
  });

  it('learns what became of a commit whose answer was lost', async () => {
    const line = await Line.to(server.url);
    try {
      const store = await owned({ url: line.url, connections: 1 });
      for (let n = 0; n < 5; n++) {
        line.cutAfter('COMMIT');
        expect(await store.startRun(newRun(`run-${n}`), 1), `run ${n}`).to.equal(true);
      }
      expect(line.cuts).to.equal(5);
      expect(await store.countRuns()).to.include({ pending: 5 });
    } finally {
      await line.close();
    }
  });

  it('refuses what it cannot rely on, by name, without its password', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'secret-guess';
    const cases: readonly [string, Partial<PostgresStoreOptions>][] = [
      ['store_unreachable', { url: 'postgresql://u:secret-guess@127.0.0.1:1/db' }],
      ['store_unreachable', { url: wrong.href }],
      ['store_unreachable', { url: `${server.url}_none` }],
      ['store_unreachable', { url: 'no url' }],
    ];
    for (const [code, options] of cases) {
      const error = await rejection(open(options));
      expect(codeOf(error), options.url).to.equal(code);
      expect(`${String(error)}${JSON.stringify(error)}`).to.not.include('secret-guess');
    }
  });

  it('refuses a newer store, and tables of another program', async () => {
    await (await open()).close();
    await sql(`UPDATE own_${tests}.store SET version = 99`);
    expect(codeOf(await rejection(open()))).to.equal('store_newer');
    await sql('CREATE SCHEMA foreign_tables; CREATE TABLE foreign_tables.run (id TEXT)');
    expect(codeOf(await rejection(open({ schema: 'foreign_tables' })))).to.equal('store_foreign');
  });

  it('fails by name when the server stays away, and takes writes again when it is back', async function away() {
    this.timeout(60_000);
    const store = await owned({ patienceMs: 200 });
    await server.crash();
    expect(codeOf(await rejection(store.startRun(newRun('a'), 1)))).to.equal('store_unreachable');
    expect(codeOf(await rejection(store.run('a')))).to.equal('store_unreachable');
    await server.resume();
    expect(await store.startRun(newRun('a'), 1)).to.equal(true);
  });

  it('leaves a run alone whose write failed, though later ones could be made', async function broken() {
    this.timeout(60_000);
    const store = await owned({ patienceMs: 200 });
    await store.startRun(newRun('a'), 1);
    const journal = await opened(store);
    await server.crash();
    const writes = ['one', 'two'].map((path) => rejection(journal.settle({ path, scope: '' }, { status: 'skipped' }, 3)));
    expect((await Promise.all(writes)).map(codeOf)).to.deep.equal(['store_unreachable', 'store_unreachable']);
    await server.resume();
    expect(codeOf(await rejection(journal.settle({ path: 'three', scope: '' }, { status: 'skipped' }, 4)))).to.equal('store_unreachable');
    expect(await store.steps('a')).to.deep.equal([]);
    await (await opened(store)).settle({ path: 'three', scope: '' }, { status: 'skipped' }, 5);
  });
});

/** A line to the server that can be cut when a word goes over it: the server gets the word, and its answer is lost. */
class Line {
  cuts = 0;
  #word: string | undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<Line> {
    const { hostname, port } = new URL(target);
    const server = createServer((client) => line.#join(client, connect(Number(port), hostname))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    const line = new Line(server, url.href);
    return line;
  }

  cutAfter(word: string): void {
    this.#word = word;
  }

  async close(): Promise<void> {
    this.server.close();
  }

  #join(client: Socket, upstream: Socket): void {
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    let isCut = false;
    let names = '';
    client.on('data', (bytes) => {
      names += bytes.toString('latin1');
      if (this.#word !== undefined && this.#isSent(bytes, names)) {
        this.#word = undefined;
        this.cuts += 1;
        isCut = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (isCut) return void client.destroy();
      client.write(bytes);
    });
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
  }

  /** The word itself, or the name of the statement that it was parsed under. */
  #isSent(bytes: Buffer, all: string): boolean {
    const text = bytes.toString('latin1');
    if (text.includes(this.#word!)) return true;
    const name = new RegExp(`(trunkline_\\d+)\\0${this.#word}`).exec(all)?.[1];
    return name !== undefined && text.includes(`\0${name}\0`);
  }
}
