import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { expect } from 'chai';
import type { OwnedStore } from '../../../../core/ports/store/index.js';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import { SqlStore } from '../../../../core/store/sql/sql-store.js';
import { openDatabase } from '../../../../core/store/sqlite/open-database.js';
import { SqliteDatabase } from '../../../../core/store/sqlite/sqlite-database.js';
import { codeOf, rejection } from '../../support/rejection.js';
import { tempFolder } from '../../support/temp-folder.js';
import { newRun } from '../contract/bench.js';
import { missing, work } from './workload.js';

const REQUEST = { name: 'engine', holder: 'test', ttlMs: 1, now: 0 };
const IO_ERROR = 10;
const FULL = 13;

describe('a SQLite store on a full disk R17', () => {
  const folder = tempFolder();
  let path: string;
  beforeEach(() => {
    path = join(folder(), 'store.db');
  });

  async function owned(db: DatabaseSync): Promise<OwnedStore> {
    return (await new SqlStore(new SqliteDatabase(db, path, { schedule: setImmediate, flush: 'beside' }), {}).acquire(REQUEST))!;
  }

  /** It failed by name, has what it promised, now and after a restart, and takes more once there is space. */
  async function survives(store: OwnedStore, error: unknown, promised: readonly string[], giveSpace: () => void): Promise<void> {
    expect(codeOf(error)).to.equal('store_full');
    expect(await missing(store, promised)).to.deep.equal([]);
    giveSpace();
    expect(await store.startRun(newRun('afterwards'), 9)).to.equal(true);
    await store.close();
    const again = openSqliteStore(path);
    expect(await missing(again, [...promised, 'run afterwards'])).to.deep.equal([]);
    await again.close();
  }

  it('keeps what it promised however far it came, and goes on when there is space', async function fill() {
    this.timeout(300_000);
    for (let spare = 0; spare < 60; spare += 3) {
      path = join(folder(), 'store.db');
      const db = openDatabase(path);
      const store = await owned(db);
      const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
      db.exec(`PRAGMA max_page_count = ${pages + spare}`);
      const promised: string[] = [];
      const error = await rejection(work(store, 100, (fact) => promised.push(fact)));
      await survives(store, error, promised, () => db.exec('PRAGMA max_page_count = 1000000'));
    }
  });

  it('survives a fault of the disk at each statement that it makes', async function fault() {
    this.timeout(300_000);
    const total = await statements();
    expect(total).to.be.above(100);
    for (let at = 1; at <= total; at++) {
      path = join(folder(), 'store.db');
      const disk = new FaultyDisk(at % 2 === 0 ? IO_ERROR : FULL);
      const store = await owned(disk.under(openDatabase(path)));
      const promised: string[] = [];
      disk.failAt(at);
      const error = await rejection(work(store, 2, (fact) => promised.push(fact)));
      await survives(store, error, promised, () => undefined);
    }
  });

  /** How many statements two rounds of work make. */
  async function statements(): Promise<number> {
    const disk = new FaultyDisk(FULL);
    const store = await owned(disk.under(openDatabase(path)));
    disk.failAt(Number.POSITIVE_INFINITY);
    await work(store, 2);
    const { made } = disk;
    await store.close();
    return made;
  }
});

/** A disk that fails once, at a statement of the test's choosing. */
class FaultyDisk {
  made = 0;
  #failAt = Number.POSITIVE_INFINITY;

  constructor(private readonly code: number) {}

  failAt(statement: number): void {
    this.made = 0;
    this.#failAt = statement;
  }

  under(db: DatabaseSync): DatabaseSync {
    return new Proxy(db, {
      get: (target, name) => (name === 'prepare' ? (sql: string) => this.#statement(target.prepare(sql), sql) : bound(target, name)),
    });
  }

  #statement(statement: StatementSync, sql: string): StatementSync {
    if (sql === 'ROLLBACK') return statement;
    return new Proxy(statement, {
      get: (target, name) => {
        const member = bound(target, name);
        if (name !== 'run' && name !== 'all') return member;
        return (...values: readonly unknown[]): unknown => {
          this.#step();
          return (member as (...all: readonly unknown[]) => unknown)(...values);
        };
      },
    });
  }

  #step(): void {
    this.made += 1;
    if (this.made === this.#failAt) throw Object.assign(new Error('disk fault'), { errcode: this.code });
  }
}

function bound<T extends object>(target: T, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name, target);
  return typeof member === 'function' ? (member.bind(target) as unknown) : member;
}
