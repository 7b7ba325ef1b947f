import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { LAYOUT } from '../../../core/store/sqlite/layout.js';
import { takeOwnership } from '../../../core/store/sqlite/locks.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { ownedStore } from '../support/owned-store.js';
import { codeOf, thrown } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { RECIPE, intentOf, opened } from './contract/bench.js';

/** Written by Trunkline 0.1.0 with tables of version 1: runs at every stage, a released and a held event. */
const VERSION_1 = 'test/core/store/fixtures/version-1.db';

describe('a store of version 1', () => {
  const folder = tempFolder();
  let path: string;
  beforeEach(() => {
    path = join(folder(), 'store.db');
    copyFileSync(VERSION_1, path);
  });

  it('goes on where it was', async () => {
    const store = await ownedStore(path);
    expect(store.lease.epoch).to.equal(2);
    expect((await store.dueRuns({ now: 50, limit: 9 })).map(({ id }) => id)).to.deep.equal(['half', 'new', 'e1']);
    expect(await store.run('done')).to.deep.include({
      status: 'succeeded',
      event: { id: 'done' },
      createdAt: 10,
      startedAt: 11,
      endedAt: 13,
    });
    expect((await store.notes('done')).map(({ reason }) => reason)).to.deep.equal(['its condition is false']);
    const half = await opened(store, 'half', 60);
    const [first, send] = await half.scope('');
    expect(first).to.deep.include({ path: 'first', status: 'succeeded', output: 1 });
    expect(send).to.deep.include({ path: 'send', status: 'waiting', wait: { until: 99, refused: true, reason: 'slow down' } });
    await half.intend(intentOf('send'), 61);
    expect(await store.resolveStep('unsure', 'send', { kind: 'happened', output: 2, reason: 'seen', attempts: 1 }, 62)).to.equal(true);
    await store.close();
  });

  it('knows the events it has seen, and releases those it held', async () => {
    const store = await ownedStore(path);
    expect(await store.cursor('t')).to.equal('c1');
    expect(await store.holdEvents('t', [{ key: '1', sort: '1', run: 'e1', data: 0 }])).to.deep.equal({ added: 0, known: 1 });
    expect(await store.releaseEvents('t', RECIPE, 'c2', 70)).to.equal(1);
    expect(await store.run('e2')).to.deep.include({ event: { n: 2 } });
    await store.close();
  });

  it('has the tables of a new one afterwards', async () => {
    await openSqliteStore(path).close();
    const fresh = new DatabaseSync(':memory:');
    fresh.exec(LAYOUT);
    expect(layoutOf(new DatabaseSync(path))).to.deep.equal(layoutOf(fresh));
  });

  it('is left as it is while a process of the old version has it', () => {
    const lock = takeOwnership(path)!;
    const before = readFileSync(path);
    expect(codeOf(thrown(() => openSqliteStore(path)))).to.equal('store_owned');
    lock.release();
    expect(readFileSync(path).equals(before)).to.equal(true);
  });
});

function layoutOf(db: DatabaseSync): unknown {
  const rows = db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();
  db.close();
  return rows;
}
