import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { openSqliteStore } from '../../../../core/store/open-sqlite-store.js';
import { StoreError } from '../../../../core/store/store-error.js';
import { type SeededRandom, seededRandom } from '../../../../core/made-up/seeded-random.js';
import { runs } from '../../../support/depth.js';
import { ownedStore } from '../../support/owned-store.js';
import { tempFolder } from '../../support/temp-folder.js';
import { state, work } from './workload.js';

const PAGE = 4096;
const CLASSES: Readonly<Record<number, string>> = { 2: 'index inner', 5: 'table inner', 10: 'index leaf', 13: 'table leaf' };

/** Damages that are tried in each page. */
const TRIES = runs(2);

describe('a SQLite store with flipped bytes P15', () => {
  const folder = tempFolder();

  /** What a closed store, or one killed with its log, holds; and its files. */
  async function left(isClosed: boolean): Promise<{ readonly path: string; readonly facts: readonly string[] }> {
    const [living, path] = [join(folder(), 'store.db'), join(folder(), 'store.db')];
    const store = await ownedStore(living);
    await work(store, 24);
    const facts = await state(store);
    if (isClosed) await store.close();
    for (const file of ['', '-wal']) if (existsSync(living + file)) copyFileSync(living + file, path + file);
    await store.close();
    if (isClosed) free(path);
    return { path, facts };
  }

  /** How a damaged copy is met: by a named error, or by everything being as it was. */
  async function meet(file: string, bytes: Buffer, beside?: string): Promise<'named' | 'whole' | 'changed'> {
    const path = join(folder(), 'store.db');
    if (beside) copyFileSync(beside, path);
    writeFileSync(path + file, bytes);
    try {
      const store = openSqliteStore(path);
      try {
        return (await state(store)).join('\n') === expected.join('\n') ? 'whole' : 'changed';
      } finally {
        await store.close();
      }
    } catch (error) {
      if (error instanceof StoreError && error.code !== 'store_full') return 'named';
      throw error;
    }
  }
  let expected: readonly string[];

  it('says so, or is as it was: whatever page is hit, no run, step or item is ever gone or another', async function flip() {
    this.timeout(600_000);
    const { path, facts } = await left(true);
    expected = facts;
    const whole = readFileSync(path);
    const met: Record<string, Record<string, number>> = {};
    for (let page = 0; page * PAGE < whole.length; page++) {
      const random = seededRandom(15, page);
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const found = await meet('', damaged(whole, page * PAGE, PAGE, random));
        const counts = (met[classOf(whole, page)] ??= {});
        counts[found] = (counts[found] ?? 0) + 1;
      }
    }
    expect(Object.keys(met)).to.include.members(['index inner', 'index leaf', 'table inner', 'table leaf', 'other']);
    expect(Object.values(met).map(({ changed = 0 }) => changed)).to.deep.equal(
      Object.keys(met).map(() => 0),
      JSON.stringify(met),
    );
  });

  it('says so when its log is hit before the last commit', async function flip() {
    this.timeout(600_000);
    const { path, facts } = await left(false);
    expected = facts;
    const log = readFileSync(`${path}-wal`);
    const random = seededRandom(16);
    for (let attempt = 0; attempt < TRIES * 20; attempt++) {
      const found = await meet('-wal', damaged(log, 0, Math.floor(log.length / 2), random), path);
      expect(found, `attempt ${attempt}`).to.be.oneOf(['named', 'whole']);
    }
  });
});

/** One to four bytes in a row are others. */
function damaged(whole: Buffer, from: number, length: number, random: SeededRandom): Buffer {
  const bytes = Buffer.from(whole);
  const place = from + random.integer(0, length - 1);
  for (let n = 0; n < random.integer(1, 4) && place + n < bytes.length; n++) bytes[place + n]! ^= random.integer(1, 255);
  return bytes;
}

/** Overflow pages and free ones have no mark of their own. */
function classOf(whole: Buffer, page: number): string {
  return page === 0 ? 'header' : (CLASSES[whole[page * PAGE]!] ?? 'other');
}

/** Makes free pages, as a store that has dropped values has them. */
function free(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('DELETE FROM command; DELETE FROM signal');
  db.close();
}
