import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { RecipeRevision, Store, TriggerEvent } from '../../../core/ports/store.js';
import { isSafeSqlite } from '../../../core/store/open-database.js';
import { openSqliteStore } from '../../../core/store/sqlite-store.js';
import { codeOf, rejection, thrown } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';

const RECIPE: RecipeRevision = { name: 'intake', hash: 'h1', body: '{}' };
const INTENT = { path: 'send', effect: 'unsafe', requestHash: 'r1', key: 'k1' };
const event = (key: string, sort = key): TriggerEvent => ({ key, sort, run: `run-${key}`, data: { key } });

describe('the SQLite store', () => {
  const folder = tempFolder();
  const opened: Store[] = [];
  const open = (path = join(folder(), 'made', 'store.db')): Store => {
    const store = openSqliteStore(path);
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const closedStore = async (): Promise<string> => {
    const path = join(folder(), 'store.db');
    const store = open(path);
    await store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    await store.close();
    return path;
  };

  it('remembers across a restart', async () => {
    const path = join(folder(), 'store.db');
    const first = open(path);
    await first.startRun({ id: 'a', recipe: RECIPE, event: { total: 5 } }, 1);
    await first.intend('a', INTENT, 2);
    await first.settle('a', 'send', { status: 'succeeded', output: { id: 7 } }, 3);
    await first.close();
    const second = open(path);
    expect(await second.run('a')).to.deep.include({
      recipe: 'intake',
      revision: 'h1',
      event: { total: 5 },
      status: 'running',
      createdAt: 1,
    });
    expect(await second.steps('a')).to.deep.equal([{ path: 'send', status: 'succeeded', attempts: 1, intent: INTENT, output: { id: 7 } }]);
    expect(await second.recipe('h1')).to.deep.equal(RECIPE);
  });

  it('starts a run once, however often it is asked', async () => {
    const store = open();
    const starts = await Promise.all([1, 2, 3].map((now) => store.startRun({ id: 'a', recipe: RECIPE, event: now }, now)));
    expect(starts).to.deep.equal([true, false, false]);
    expect((await store.run('a'))?.event).to.equal(1);
  });

  it('refuses an empty run id, and takes the other writes of the same turn', async () => {
    const store = open();
    const [empty, good] = await Promise.allSettled(['', 'b'].map((id) => store.startRun({ id, recipe: RECIPE, event: null }, 1)));
    expect(empty?.status).to.equal('rejected');
    expect(good).to.deep.equal({ status: 'fulfilled', value: true });
    expect(await store.run('b')).to.include({ id: 'b' });
  });

  it('makes runs of held events oldest first, once, and not before they are released', async () => {
    const store = open();
    expect(await store.holdEvents('t', [event('c'), event('a'), event('a')])).to.deep.equal({ added: 2, known: 0 });
    expect(await store.unfinishedRuns('intake', { limit: 10 })).to.deep.equal([]);
    expect(await store.holdEvents('t', [event('b'), event('c')])).to.deep.equal({ added: 1, known: 0 });
    expect(await store.releaseEvents('t', RECIPE, 'cursor', 5)).to.equal(3);
    expect((await store.unfinishedRuns('intake', { limit: 10 })).map(({ id }) => id)).to.deep.equal(['run-a', 'run-b', 'run-c']);
    expect(await store.cursor('t')).to.equal('cursor');
    expect(await store.holdEvents('t', [event('a'), event('d')])).to.deep.equal({ added: 1, known: 1 });
    expect(await store.releaseEvents('t', RECIPE, undefined, 6)).to.equal(1);
    expect(await store.cursor('t')).to.equal('cursor');
  });

  it('ends a large release that was cut off, and starts nothing that came after it', async () => {
    const path = join(folder(), 'store.db');
    const store = open(path);
    const keys = Array.from({ length: 2_500 }, (_, n) => String(n).padStart(4, '0'));
    await store.holdEvents(
      't',
      keys.map((key) => event(key)),
    );
    const releasing = rejection(store.releaseEvents('t', RECIPE, 'cursor', 5));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const later = store.holdEvents('t', [event('later')]);
    await store.close();
    expect(codeOf(await releasing)).to.equal('store_closed');
    await later;
    const again = open(path);
    expect(await again.cursor('t')).to.equal('cursor');
    expect((await again.unfinishedRuns('intake', { limit: 5_000 })).map(({ id }) => id)).to.deep.equal(keys.map((key) => `run-${key}`));
  });

  it('keeps events of two triggers apart', async () => {
    const store = open();
    await store.holdEvents('one', [event('a')]);
    await store.releaseEvents('two', RECIPE, 'x', 1);
    expect(await store.cursor('one')).to.equal(undefined);
    expect(await store.unfinishedRuns('intake', { limit: 10 })).to.deep.equal([]);
  });

  it('gives unfinished runs in batches', async () => {
    const store = open();
    await Promise.all(['a', 'b', 'c'].map((id) => store.startRun({ id, recipe: RECIPE, event: null }, 1)));
    const first = await store.unfinishedRuns('intake', { limit: 2 });
    const rest = await store.unfinishedRuns('intake', { after: first.at(-1)?.order, limit: 2 });
    expect([...first, ...rest].map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('lets a step have one open attempt, and another one only after it was postponed', async () => {
    const store = open();
    await store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    await store.intend('a', INTENT, 1);
    expect(codeOf(await rejection(store.intend('a', INTENT, 2)))).to.equal('store_refused');
    const wait = { until: 9, refused: true, reason: 'slow down' };
    await store.postpone('a', 'send', wait, 3);
    expect(await store.steps('a')).to.deep.equal([{ path: 'send', status: 'waiting', attempts: 1, intent: INTENT, wait }]);
    expect(codeOf(await rejection(store.intend('a', { ...INTENT, key: 'other' }, 4)))).to.equal('store_refused');
    await store.intend('a', INTENT, 4);
    expect((await store.steps('a'))[0]).to.include({ status: 'intended', attempts: 2 });
  });

  it('never changes an outcome or the end of a run', async () => {
    const store = open();
    await store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    await store.settle('a', 'send', { status: 'failed', error: { code: 'x' } }, 2);
    expect(codeOf(await rejection(store.settle('a', 'send', { status: 'succeeded', output: 1 }, 3)))).to.equal('store_refused');
    expect(await store.endRun('a', 'failed', { code: 'x' }, 4)).to.equal(true);
    expect(await store.endRun('a', 'succeeded', undefined, 5)).to.equal(false);
    expect(codeOf(await rejection(store.intend('a', { ...INTENT, path: 'late' }, 6)))).to.equal('store_refused');
    expect(await store.run('a')).to.deep.include({ status: 'failed', error: { code: 'x' }, endedAt: 4 });
    expect(await store.countRuns('intake')).to.deep.equal({ pending: 0, running: 0, succeeded: 0, failed: 1, cancelled: 0, uncertain: 0 });
  });

  it('keeps a reason that repeats once', async () => {
    const store = open();
    await store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    await store.note('a', 'send', 'waits', 1);
    await store.note('a', 'send', 'waits', 2);
    await store.note('a', 'send', 'goes on', 3);
    expect(await store.notes('a')).to.deep.equal([
      { path: 'send', reason: 'waits', at: 1 },
      { path: 'send', reason: 'goes on', at: 3 },
    ]);
  });

  it('says so when an output is too large or is no JSON', async () => {
    const store = open();
    await store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    const settle = (output: unknown): Promise<unknown> => rejection(store.settle('a', 'send', { status: 'succeeded', output }, 1));
    expect(codeOf(await settle('x'.repeat(5 * 1024 * 1024)))).to.equal('value_too_large');
    expect(codeOf(await settle({ big: 1n }))).to.equal('value_not_json');
    expect(codeOf(await settle(() => 1))).to.equal('value_not_json');
  });

  it('is refused to a second owner, which is told who the first is', async () => {
    const path = await closedStore();
    open(path);
    expect(thrown(() => openSqliteStore(path)))
      .to.include({ code: 'store_owned' })
      .and.to.have.property('message')
      .that.includes(`process ${process.pid}`);
    const module = new URL('../../../core/store/sqlite-store.js', import.meta.url).href;
    const script = `import { openSqliteStore } from '${module}'; try { openSqliteStore(process.argv[1]) } catch (e) { console.log(e.code) }`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { encoding: 'utf8' });
    expect(other.stdout.trim(), other.stderr).to.equal('store_owned');
  });

  it('writes nothing more when its lock file was deleted and another owner came', async () => {
    const path = await closedStore();
    const first = open(path);
    rmSync(`${path}.lock`);
    const second = open(path);
    expect(codeOf(await rejection(first.startRun({ id: 'late', recipe: RECIPE, event: null }, 1)))).to.equal('store_lost');
    expect(await second.run('late')).to.equal(undefined);
  });

  it('writes what is waiting when it is closed, and takes nothing afterwards', async () => {
    const path = join(folder(), 'store.db');
    const store = open(path);
    const started = store.startRun({ id: 'a', recipe: RECIPE, event: null }, 1);
    await store.close();
    expect(await started).to.equal(true);
    expect(codeOf(await rejection(store.run('a')))).to.equal('store_closed');
    expect(await open(path).run('a')).to.include({ id: 'a' });
  });

  describe('refuses to open', () => {
    const cases: Record<string, { readonly damage: (path: string) => void; readonly code: string }> = {
      'a file that is no database': { damage: (path) => writeFileSync(path, 'no database '.repeat(1000)), code: 'store_damaged' },
      'an empty file': { damage: (path) => truncateSync(path, 0), code: 'store_damaged' },
      'a file cut in half': { damage: (path) => truncateSync(path, 4096 * 6), code: 'store_damaged' },
      'a file with a torn page': { damage: tear, code: 'store_damaged' },
      'a log without its store': {
        damage: (path) => {
          rmSync(path);
          writeFileSync(`${path}-wal`, 'x');
        },
        code: 'store_damaged',
      },
      "another program's database": { damage: (path) => change(path, 'PRAGMA application_id = 7'), code: 'store_foreign' },
      'a newer store': { damage: (path) => change(path, 'PRAGMA user_version = 99'), code: 'store_newer' },
    };
    for (const [name, { damage, code }] of Object.entries(cases)) {
      it(name, async () => {
        const path = await closedStore();
        damage(path);
        const before = existsSync(path) ? readFileSync(path) : undefined;
        expect(thrown(() => openSqliteStore(path)))
          .to.include({ code })
          .and.to.have.property('remedy')
          .that.matches(/./);
        if (before) expect(readFileSync(path).equals(before)).to.equal(true);
      });
    }
  });

  it('knows which SQLite versions lose data', () => {
    expect(['3.51.2', '3.7.0', '2.99.99'].map(isSafeSqlite)).to.deep.equal([false, false, false]);
    expect(['3.51.3', '3.51.10', '3.52.0', '4.0.0'].map(isSafeSqlite)).to.deep.equal([true, true, true, true]);
  });
});

function change(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

function tear(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xaa), 0, 4096, 4096 * 4);
  closeSync(file);
}
