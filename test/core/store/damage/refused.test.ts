import { closeSync, copyFileSync, existsSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import { ownedStore } from '../../support/owned-store.js';
import { thrown } from '../../support/rejection.js';
import { tempFolder } from '../../support/temp-folder.js';
import { missing, work } from './workload.js';

const PAGE = 4096;

interface Damage {
  /** As a stop left it: closed, or killed with its write-ahead log. */
  readonly from: 'closed' | 'killed';
  readonly damage: (path: string) => void;
  readonly code: string;
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a file that is no database': {
    from: 'closed',
    damage: (path) => writeFileSync(path, 'no database '.repeat(1000)),
    code: 'store_damaged',
  },
  'an empty file': { from: 'closed', damage: (path) => truncateSync(path, 0), code: 'store_damaged' },
  'a file cut in half': { from: 'closed', damage: (path) => truncateSync(path, PAGE * 6), code: 'store_damaged' },
  'a file whose last page is torn': {
    from: 'closed',
    damage: (path) => truncateSync(path, readFileSync(path).length - PAGE / 2),
    code: 'store_damaged',
  },
  'a file with a page of garbage': { from: 'closed', damage: (path) => overwrite(path, PAGE * 4, PAGE), code: 'store_damaged' },
  'a log without its store': { from: 'killed', damage: (path) => rmSync(path), code: 'store_damaged' },
  'a store without its log': { from: 'killed', damage: (path) => rmSync(`${path}-wal`), code: 'store_damaged' },
  'a log that is damaged before its end': {
    from: 'killed',
    damage: (path) => overwrite(`${path}-wal`, 32 + 24 + 100, 4),
    code: 'store_damaged',
  },
  'a log whose head is damaged': { from: 'killed', damage: (path) => overwrite(`${path}-wal`, 12, 1), code: 'store_damaged' },
  'a log whose page size is damaged': { from: 'killed', damage: (path) => overwrite(`${path}-wal`, 8, 16), code: 'store_damaged' },
  "another program's database": { from: 'closed', damage: (path) => change(path, 'PRAGMA application_id = 7'), code: 'store_foreign' },
  'a newer store': { from: 'closed', damage: (path) => change(path, 'PRAGMA user_version = 99'), code: 'store_newer' },
};

describe('a SQLite store R18', () => {
  const folder = tempFolder();
  let path: string;
  let promised: string[];
  beforeEach(() => {
    path = join(folder(), 'store.db');
    promised = [];
  });

  async function left(from: Damage['from']): Promise<void> {
    const living = join(folder(), 'store.db');
    const store = await ownedStore(living);
    await work(store, 8, (fact) => promised.push(fact));
    if (from === 'closed') await store.close();
    for (const file of ['', '-wal']) if (existsSync(living + file)) copyFileSync(living + file, path + file);
    await store.close();
  }

  it('says why nothing can be written where it should be', () => {
    const place = folder();
    writeFileSync(join(place, 'file'), '');
    const problem = (store: string): unknown => {
      const error = thrown(() => openSqliteStore(store));
      expect(error).to.have.property('code', 'store_misplaced');
      return (error as Error).message;
    };
    expect(problem(place)).to.include('it is a folder');
    expect(problem(join(place, 'file', 'store.db'))).to.include(`${join(place, 'file')} is no folder`);
    // A file system that says of a folder which is there that it is not.
    if (existsSync('/proc')) expect(problem('/proc/none/store.db')).to.match(/it is not there|permission denied/);
  });

  for (const [name, { from, damage, code }] of Object.entries(DAMAGES)) {
    it(`refuses to open ${name}, says what to do, and leaves the file as it is`, async () => {
      await left(from);
      damage(path);
      const before = existsSync(path) ? readFileSync(path) : undefined;
      expect(thrown(() => openSqliteStore(path)))
        .to.include({ code })
        .and.to.have.property('remedy')
        .that.matches(/./);
      expect(existsSync(path)).to.equal(before !== undefined);
      if (before) expect(readFileSync(path).equals(before)).to.equal(true);
    });
  }

  it('has all that was promised after it was killed', async () => {
    await left('killed');
    const store = openSqliteStore(path);
    expect(await missing(store, promised)).to.deep.equal([]);
    await store.close();
    await (await ownedStore(path)).close();
  });

  it('forgets a commit that was being written when the power failed, and nothing else', async () => {
    await left('killed');
    const size = readFileSync(`${path}-wal`).length;
    truncateSync(`${path}-wal`, size - 100);
    const store = openSqliteStore(path);
    expect(await missing(store, promised)).to.deep.equal([]);
    await store.close();
  });
});

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(length, 0xaa), 0, length, from);
  closeSync(file);
}
