import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { OwnedStore } from '../../../../core/ports/store/index.js';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import { KEY_SQL } from '../../../../core/store/sql/keys.js';
import { SqlStore } from '../../../../core/store/sql/sql-store.js';
import { changesOf } from '../../../../core/store/sql/work.js';
import { openDatabase } from '../../../../core/store/sqlite/open-database.js';
import { SqliteDatabase } from '../../../../core/store/sqlite/sqlite-database.js';
import { type LogFile, WalFile } from '../../../../core/store/sqlite/wal-file.js';
import { codeOf, rejection } from '../../support/rejection.js';
import { tempFolder } from '../../support/temp-folder.js';
import { newRun } from '../contract/bench.js';
import { missing, work } from './workload.js';

const REQUEST = { name: 'engine', holder: 'test', ttlMs: 1, now: 0 };

/** Its header, and a page with the header of its frame: the mark that the store is closed, and nothing else. */
const LOG_OF_ONE_PAGE = 32 + 24 + 4096;

describe('a SQLite store whose machine loses power R17', () => {
  const folder = tempFolder();
  let path: string;
  beforeEach(() => {
    path = join(folder(), 'store.db');
  });

  const database = (log: LogFile): SqliteDatabase =>
    new SqliteDatabase(openDatabase(path), path, { schedule: setImmediate, flush: 'beside', log });

  async function owned(disk: LogFile): Promise<OwnedStore> {
    return (await new SqlStore(database(disk), {}).acquire(REQUEST))!;
  }

  it('has every write that it promised, wherever the power fails', async function cut() {
    this.timeout(120_000);
    const disk = new Disk(path);
    const store = await owned(disk);
    const promised: string[] = [];
    const cuts: { readonly left: string; readonly promised: readonly string[] }[] = [];
    await work(store, 12, (fact) => {
      promised.push(fact);
      cuts.push({ left: disk.cut(join(folder(), `cut-${cuts.length}`)), promised: [...promised] });
    });
    await store.close();
    expect(cuts).to.have.length.above(40);
    for (const { left, promised: facts } of cuts) {
      const again = openSqliteStore(left);
      expect(await missing(again, facts)).to.deep.equal([]);
      await again.close();
    }
  });

  it('begins no commit before the one before is on disk', async () => {
    const disk = new Disk(path);
    const store = await owned(disk);
    const told: string[] = [];
    const start = (id: string): Promise<void> => store.startRun(newRun(id), 1).then(() => void told.push(id));
    const before = disk.syncs;
    disk.isSlow = true;
    const first = start('a');
    await disk.asked();
    const later = [start('b'), start('c')];
    await turns(5);
    expect({ told: [...told], syncs: disk.syncs - before }).to.deep.equal({ told: [], syncs: 1 });
    disk.isSlow = false;
    await Promise.all([first, ...later]);
    expect({ told, syncs: disk.syncs - before }).to.deep.equal({ told: ['a', 'b', 'c'], syncs: 2 });
    await store.close();
  });

  it('promises nothing to a writer who lost the store while the disk took its time', async () => {
    const disk = new Disk(path);
    const store = await owned(disk);
    disk.isSlow = true;
    const error = rejection(store.startRun(newRun('a'), 1));
    await disk.asked();
    rmSync(`${path}.lock`);
    const other = openSqliteStore(path);
    expect(await other.acquire({ ...REQUEST, holder: 'other' })).to.not.equal(undefined);
    disk.isSlow = false;
    expect(codeOf(await error)).to.equal('store_fenced');
    await other.close();
    await store.close();
  });

  it('closes when what was asked for is on disk', async () => {
    const disk = new Disk(path);
    const db = database(disk);
    db.ownership.take();
    disk.isSlow = true;
    const told: string[] = [];
    const keep = (name: string): Promise<unknown> => db.write(undefined, () => changesOf(KEY_SQL.note, name)).then(() => told.push(name));
    const first = keep('a');
    await disk.asked();
    const second = keep('b');
    const closing = db.close().then(() => told.push('closed'));
    await turns(5);
    expect(told).to.deep.equal([]);
    disk.isSlow = false;
    await Promise.all([first, second, closing]);
    expect(told).to.deep.equal(['a', 'b', 'closed']);
  });

  it('brings to disk what its owner has committed before another process commits', async () => {
    const store = await owned(new Disk(path));
    const disk = new Disk(path);
    const other = new SqlStore(database(disk), {});
    await other.command({ kind: 'cancel', run: 'a', reason: 'test' }, 1);
    expect(disk.syncsNow).to.equal(1);
    await other.close();
    await store.close();
  });

  it('is flushed by SQLite itself before it is owned, and again once it is not', async () => {
    const file = openDatabase(path);
    const db = new SqliteDatabase(file, path, { schedule: setImmediate, flush: 'beside', log: new Disk(path) });
    const isFull = (): boolean => file.prepare('PRAGMA synchronous').get()!['synchronous'] === 2;
    expect(isFull()).to.equal(true);
    const ownership = db.ownership.take()!;
    expect(isFull()).to.equal(false);
    ownership.release();
    expect(isFull()).to.equal(true);
    await db.close();
  });

  it('is whole where it was closed while somebody was about to own it', async () => {
    const store = new SqlStore(database(new Disk(path)), {});
    const acquired = store.acquire(REQUEST);
    await store.close();
    await acquired.catch(() => undefined);
    await openSqliteStore(path).close();
  });

  it('promises nothing more once the disk has refused a commit, and writes that anew when it is closed', async () => {
    const disk = new Disk(path);
    const store = await owned(disk);
    const reader = openSqliteStore(path);
    disk.isBroken = true;
    const errors = await Promise.all([rejection(store.startRun(newRun('a'), 1)), rejection(store.startRun(newRun('b'), 1))]);
    expect(errors.map(codeOf)).to.deep.equal(['store_full', 'store_full']);
    disk.isBroken = false;
    expect(codeOf(await rejection(store.startRun(newRun('c'), 1)))).to.equal('store_full');
    expect(codeOf(await rejection(store.close()))).to.equal('store_full');
    expect(statSync(`${path}-wal`).size).to.equal(LOG_OF_ONE_PAGE);
    await reader.close();
    const again = openSqliteStore(path);
    expect(await again.run('c')).to.equal(undefined);
    await again.close();
  });
});

const turns = async (times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A disk that holds what was brought to it and nothing else, and may take its time. */
class Disk implements LogFile {
  syncs = 0;
  syncsNow = 0;
  isSlow = false;
  isBroken = false;
  readonly #log: WalFile;
  #kept = 0;

  constructor(private readonly path: string) {
    this.#log = new WalFile(path);
  }

  async sync(): Promise<void> {
    this.syncs += 1;
    const kept = this.#copy(`synced-${this.syncs}`);
    if (this.isBroken) throw Object.assign(new Error('disk fault'), { errcode: 10 });
    while (this.isSlow) await turns(1);
    await this.#log.sync();
    this.#kept = kept;
  }

  syncNow(): void {
    this.syncsNow += 1;
    this.#log.syncNow();
  }

  close(): void {
    this.#log.close();
  }

  /** Resolves when it has been asked once more. */
  async asked(): Promise<void> {
    const { syncs } = this;
    while (this.syncs === syncs) await turns(1);
  }

  /** What is left in `folder` when the power fails now. */
  cut(folder: string): string {
    return copy(join(dirname(this.path), `synced-${this.#kept}`, 'store.db'), folder);
  }

  #copy(name: string): number {
    copy(this.path, join(dirname(this.path), name));
    return this.syncs;
  }
}

function copy(store: string, folder: string): string {
  mkdirSync(folder);
  for (const end of ['', '-wal']) copyFileSync(`${store}${end}`, join(folder, `store.db${end}`));
  return join(folder, 'store.db');
}
