import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isSafeSqlite } from '../../../core/store/sqlite/sqlite-version.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { ownedStore } from '../support/owned-store.js';
import { codeOf, rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { RECIPE, newRun } from './contract/bench.js';

const REQUEST = { name: 'engine', holder: 'test', ttlMs: 1_000_000, now: 0 };
const MODULE = new URL('../../../core/store/open-sqlite-store.js', import.meta.url).href;
const OTHER = `import { openSqliteStore } from '${MODULE}';
  const store = openSqliteStore(process.argv[1]);
  const owned = await store.acquire({ name: 'engine', holder: 'other', ttlMs: 1_000_000, now: 0 });
  if (owned) await owned.startRun({ id: 'theirs', recipe: { name: 'r', hash: 'h', body: '{}' }, event: null }, 1);
  console.log(owned ? 'owns' : 'refused');
  setInterval(() => undefined, 1_000);`;

async function otherProcess(path: string): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', OTHER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('the owner of a SQLite store', () => {
  const folder = tempFolder();
  let path: string;
  beforeEach(() => {
    path = join(folder(), 'store.db');
  });

  it('R19: is one of several processes, and another takes over in the moment it dies', async () => {
    const { child, said } = await otherProcess(path);
    expect(said).to.equal('owns');
    const store = openSqliteStore(path);
    try {
      expect(await store.acquire(REQUEST)).to.equal(undefined);
      expect(await store.holderOf('engine')).to.equal('other');
      expect(await store.run('theirs')).to.include({ status: 'pending' });
      await kill(child);
      const ours = await store.acquire(REQUEST);
      expect(ours?.lease).to.deep.equal({ name: 'engine', holder: 'test', epoch: 2 });
      expect(await ours?.startRun(newRun('ours'), 1)).to.equal(true);
    } finally {
      child.kill('SIGKILL');
      await store.close();
    }
  });

  it('is the owner under every name that the file has, and leaves it whole', async () => {
    await openSqliteStore(path).close();
    const link = join(folder(), 'link.db');
    symlinkSync(path, link);
    const store = await ownedStore(link, { flush: 'beside' });
    expect(await store.startRun(newRun('a'), 1)).to.equal(true);
    const other = openSqliteStore(path);
    expect(await other.acquire(REQUEST)).to.equal(undefined);
    await other.close();
    await store.close();
    const again = openSqliteStore(link);
    expect(await again.run('a')).to.include({ status: 'pending' });
    await again.close();
  });

  it('is one of those that open a new store at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => otherProcess(path)));
    for (const { child } of all) await kill(child);
    expect(all.map(({ said }) => said).toSorted((a, b) => (a < b ? -1 : 1))).to.deep.equal(['owns', 'refused', 'refused', 'refused']);
  });

  it('refuses another process, which can still read and leave commands', async () => {
    const owned = await ownedStore(path);
    const { child, said } = await otherProcess(path);
    await kill(child);
    expect(said).to.equal('refused');
    await owned.close();
  });

  it('R19: writes nothing more when its lock file was deleted and another owner came', async () => {
    const first = await ownedStore(path);
    rmSync(`${path}.lock`);
    const second = await ownedStore(path);
    expect(codeOf(await rejection(first.startRun(newRun('late'), 1)))).to.equal('store_fenced');
    expect(await second.run('late')).to.equal(undefined);
    await first.close();
    expect(await second.startRun(newRun('good'), 1)).to.equal(true);
    await second.close();
  });

  it('writes what is waiting when it is closed, and takes nothing afterwards', async () => {
    const store = await ownedStore(path);
    const started = store.startRun(newRun('a'), 1);
    await store.close();
    expect(await started).to.equal(true);
    expect(codeOf(await rejection(store.run('a')))).to.equal('store_closed');
    expect(codeOf(await rejection(store.startRun(newRun('b'), 1)))).to.be.oneOf(['store_closed', 'store_fenced']);
    const again = openSqliteStore(path);
    expect(await again.run('a')).to.include({ id: 'a' });
    await again.close();
  });

  it('writes when it is told that the turn is over, and not before', async () => {
    const turns: (() => void)[] = [];
    const store = openSqliteStore(path, { schedule: (flush) => void turns.push(flush) });
    const acquired = store.acquire(REQUEST);
    await Promise.resolve();
    turns.shift()?.();
    const owned = (await acquired)!;
    const started = owned.startRun(newRun('a'), 1);
    expect(await owned.run('a')).to.equal(undefined);
    turns.shift()?.();
    expect(await started).to.equal(true);
    const closed = store.close();
    await Promise.resolve();
    turns.shift()?.();
    await closed;
  });

  it('ends a large release that was cut off, and starts nothing that came after it', async () => {
    const store = await ownedStore(path);
    const keys = Array.from({ length: 2_500 }, (_, n) => String(n).padStart(4, '0'));
    const event = (key: string) => ({ key, sort: key, run: `run-${key}`, data: null });
    await store.holdEvents('t', keys.map(event));
    const releasing = rejection(store.releaseEvents('t', RECIPE, 'cursor', 5));
    while ((await store.cursor('t')) === undefined) await new Promise((resolve) => setImmediate(resolve));
    const later = store.holdEvents('t', [event('later')]);
    await store.close();
    expect(codeOf(await releasing)).to.be.oneOf(['store_closed', 'store_fenced']);
    await later;
    const again = await ownedStore(path);
    expect((await again.dueRuns({ now: 9, limit: 5_000 })).map(({ id }) => id)).to.deep.equal(keys.map((key) => `run-${key}`));
    await again.close();
  });

  it('knows which SQLite versions lose data', () => {
    expect(['3.51.2', '3.7.0', '2.99.99'].map(isSafeSqlite)).to.deep.equal([false, false, false]);
    expect(['3.51.3', '3.51.10', '3.52.0', '4.0.0'].map(isSafeSqlite)).to.deep.equal([true, true, true, true]);
  });
});
