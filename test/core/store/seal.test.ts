import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import pg from 'pg';
import type { OwnedStore, Store } from '../../../core/ports/store/index.js';
import { openPostgresStore } from '../../../core/store/open-postgres-store.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { INLINE_BYTES } from '../../../core/store/json.js';
import { Seal, sealingKey } from '../../../core/store/seal.js';
import { PostgresServer } from '../../support/postgres/server.js';
import { rejection, thrown } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { type Cases, intentOf, newRun, owned, running } from './contract/bench.js';
import { STORE_CONTRACT } from './contract/contract.js';

const key = (byte: number): Uint8Array => Buffer.alloc(32, byte);
const CANARY = 'canary-of-the-vendor';
const big = { text: CANARY.repeat(INLINE_BYTES / 10) };

/** A store with something of the vendor's in every place that holds such. */
async function fill(store: OwnedStore): Promise<void> {
  const journal = await running(store, 'a', { event: { CANARY }, given: { inputs: { CANARY } } });
  await journal.intend(intentOf('one'), 1);
  await journal.settle({ path: 'one', scope: '' }, { status: 'succeeded', output: { CANARY } }, 2);
  await journal.intend(intentOf('two'), 1);
  await journal.settle({ path: 'two', scope: '' }, { status: 'succeeded', output: big }, 2);
  await journal.intend(intentOf('three'), 1);
  await journal.settle({ path: 'three', scope: '' }, { status: 'failed', error: { CANARY } }, 2);
  await journal.keepPage(
    'loop',
    {
      number: 0,
      first: 0,
      items: [
        { key: '1', data: { CANARY } },
        { key: '2', data: big },
      ],
    },
    2,
  );
  await journal.settleItem({ loop: 'loop', key: '1', page: 0, index: 0, status: 'succeeded', collected: { CANARY } }, 2);
  await store.signalRun('a', { id: 's', name: 'go', data: { CANARY } }, 3);
  await store.holdEvents('t', [{ key: '1', sort: '1', run: 'b', data: { CANARY } }]);
  await store.releaseEvents('t', newRun('b').recipe, undefined, 3);
  await store.holdEvents('t', [{ key: '2', sort: '2', run: 'c', data: { CANARY } }]);
  await store.takeDelivery(
    { connection: 'shop', id: 'd', events: [{ trigger: 't', key: '1', runs: [newRun('d', { event: { CANARY } })] }] },
    3,
  );
  await store.command({ kind: 'signal', run: 'a', data: { CANARY }, reason: 'asked' }, 3);
  const ended = await running(store, 'e');
  await ended.end('succeeded', { output: { CANARY } }, 4);
}

/** What it gives back. */
async function read(store: Store): Promise<readonly unknown[]> {
  const [one, two, three] = await store.steps('a');
  const parts = [
    (await store.run('a'))?.event,
    (await store.run('a'))?.given?.inputs,
    (await store.run('b'))?.event,
    (await store.run('d'))?.event,
    (await store.run('e'))?.output,
    one?.output,
    three?.error,
    (await store.items('a'))[0]?.collected,
  ];
  expect(await store.value(two!.outputRef!)).to.deep.equal(big);
  return parts;
}

const WHOLE = Array.from({ length: 8 }, () => ({ CANARY }));

/** Over one empty store, opened with these keys. */
const promises = (dump: () => Promise<string>): Readonly<Record<string, (open: (seal?: Seal) => Promise<Store>) => Promise<void>>> => ({
  'keeps nothing of a vendor’s that can be read without its key, and gives all of it back': async (open) => {
    const store = await owned({ open: () => open(new Seal([key(1)])) });
    await fill(store);
    expect(await read(store)).to.deep.equal(WHOLE);
    expect(await dump()).to.not.include(CANARY);
  },
  'would show it without a key': async (open) => {
    await fill(await owned({ open: () => open() }));
    expect(await dump()).to.include(CANARY);
  },
  'is not opened without a key that something is sealed with, and says which': async (open) => {
    const seal = new Seal([key(1)]);
    await (await open(seal)).close();
    for (const other of [undefined, new Seal([key(2)])]) {
      const error = await rejection(Promise.resolve().then(() => open(other)));
      expect(error).to.include({ code: 'store_sealed' });
      expect(String(error)).to.include(seal.id);
    }
    await open(new Seal([key(2), key(1)]));
  },
  'reads what older keys sealed, and what was there before there was one': async (open) => {
    const plain = await owned({ open: () => open() });
    await plain.startRun(newRun('plain', { event: { n: 0 } }), 1);
    await plain.close();
    for (const [n, keys] of [
      [1, [key(1)]],
      [2, [key(2), key(1)]],
    ] as const) {
      const store = await owned({ open: () => open(new Seal(keys)) });
      await store.startRun(newRun(`sealed-${n}`, { event: { n } }), 1);
      await store.close();
    }
    const store = await open(new Seal([key(2), key(1)]));
    expect((await store.runs({ limit: 9 })).map(({ event }) => event)).to.deep.equal([{ n: 2 }, { n: 1 }, { n: 0 }]);
  },
  'fails loudly at what another replica sealed with a key that it has not': async (open) => {
    const old = await open(new Seal([key(1)]));
    const store = await owned({ open: () => open(new Seal([key(2), key(1)])) });
    await store.startRun(newRun('new', { event: { CANARY } }), 1);
    expect(await rejection(old.run('new'))).to.include({ code: 'store_sealed' });
  },
});

describe('a sealed store', () => {
  describe('in SQLite', () => {
    const folder = tempFolder();
    let place: string;
    let opened: Store[] = [];
    beforeEach(() => (place = folder()));
    afterEach(async () => {
      for (const store of opened.toReversed()) await store.close();
      opened = [];
    });
    const open = async (seal?: Seal): Promise<Store> => {
      const store = openSqliteStore(join(place, 'store.db'), { ...(seal && { seal }) });
      opened.push(store);
      return store;
    };
    const files = async (): Promise<string> =>
      readdirSync(place)
        .map((name) => readFileSync(join(place, name), 'latin1'))
        .join('\n');

    for (const [name, promise] of Object.entries(promises(files))) it(name, () => promise(open));

    it('says so when a sealed record was changed', async () => {
      const store = await owned({ open: () => open(new Seal([key(1)])) });
      await store.startRun(newRun('a', { event: { CANARY } }), 1);
      await store.close();
      const db = new DatabaseSync(join(place, 'store.db'));
      const { event } = db.prepare('SELECT event FROM run').get() as { event: string };
      db.prepare('UPDATE run SET event = ?').run(event.slice(0, -6) + (event.at(-6) === 'A' ? 'B' : 'A') + event.slice(-5));
      db.close();
      expect(await rejection((await open(new Seal([key(1)]))).run('a'))).to.include({ code: 'store_damaged' });
    });

    describe('keeps the contract of stores', () => {
      for (const [role, cases] of Object.entries<Cases>(STORE_CONTRACT)) {
        describe(role, () => {
          for (const [name, run] of Object.entries(cases)) {
            it(name, () =>
              run({
                open: async (options) => {
                  const store = openSqliteStore(join(place, 'store.db'), { ...options, seal: new Seal([key(1)]) });
                  opened.push(store);
                  return store;
                },
              }),
            );
          }
        });
      }
    });
  });

  describe('in PostgreSQL', () => {
    let server: PostgresServer;
    let count = 0;
    let opened: Store[] = [];
    before(async function start() {
      this.timeout(60_000);
      server = await PostgresServer.start();
    });
    after(() => server.stop());
    beforeEach(() => count++);
    afterEach(async () => {
      for (const store of opened.toReversed()) await store.close();
      opened = [];
    });
    const open = async (seal?: Seal): Promise<Store> => {
      const store = await openPostgresStore({ url: server.url, schema: `seal_${count}`, connections: 3, ...(seal && { seal }) });
      opened.push(store);
      return store;
    };
    const rows = async (): Promise<string> => {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      const tables = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'seal_${count}'`,
      );
      const all = [];
      for (const { name } of tables.rows) all.push((await client.query(`SELECT * FROM seal_${count}."${name}"`)).rows);
      await client.end();
      return JSON.stringify(all);
    };

    for (const [name, promise] of Object.entries(promises(rows))) it(name, () => promise(open));
  });

  it('takes keys of 32 bytes, in hex or base64, and no others', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
    for (const text of [bytes.toString('hex'), `${bytes.toString('base64')}\n`]) expect(sealingKey(text)).to.deep.equal(bytes);
    for (const text of ['', 'password', bytes.subarray(1).toString('hex'), Buffer.alloc(33).toString('base64')])
      expect(
        thrown(() => sealingKey(text)),
        text,
      ).to.include({ code: 'store_bad_key' });
  });

  it('seals the same text otherwise each time', () => {
    const seal = new Seal([key(1)]);
    const texts = Array.from({ length: 1_000 }, () => seal.close('"same"'));
    expect(new Set(texts).size).to.equal(texts.length);
    expect(texts.every((text) => seal.open(text) === '"same"')).to.equal(true);
  });
});
