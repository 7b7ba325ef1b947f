import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { RestateEngine } from '../../core/adapters/restate/restate-engine.js';
import { dispatchStarts } from '../../core/engine/dispatch.js';
import type { OwnedStore, Store } from '../../core/ports/store/index.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { openPostgresStore } from '../../core/store/open-postgres-store.js';
import { recipeOf } from '../core/run/support/recipe-lab.js';
import { rejection } from '../core/support/rejection.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { PostgresServer } from '../support/postgres/server.js';
import { owned, settled, until } from './support/engine-bench.js';
import { freePorts } from '../support/free-ports.js';
import { RestateServer } from './support/restate-server.js';
import { WorkerProcess } from './support/worker-process.js';
import type { WorkerTask } from './worker.js';

const LOOP = recipeOf(
  "steps: [{ id: each, for-each: [1, 2, 3, 4, 5, 6], steps: [{ id: pay, uses: shop.pay, with: { i: '${{ item }}' } }] }, { return: '${{ steps.each.succeeded }}' }]",
);
const FOURTH = 'pay {"i":4}';

describe('what Restate and its workers survive', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let postgres: PostgresServer;
  let restate: RestateServer;
  let tests = 0;
  let store: Store;
  let writer: OwnedStore;
  let workers: WorkerProcess[] = [];
  let task: WorkerTask;

  before(async () => {
    [postgres, restate] = await Promise.all([PostgresServer.start(), RestateServer.start()]);
  });
  after(async () => {
    await Promise.all([postgres.stop(), restate.stop()]);
  });
  beforeEach(async () => {
    const service = `failover_${tests++}`;
    const [port] = await freePorts(1);
    task = {
      name: 'first',
      postgres: { url: postgres.url, schema: service },
      restate: { ingress: restate.ingress, admin: restate.admin, service, listen: `127.0.0.1:${port}`, shared: true },
      ledger: join(folder(), 'ledger'),
    };
    writeFileSync(task.ledger, '');
    store = await openPostgresStore({ ...task.postgres, outbox: true });
    writer = await owned(store);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    workers = [];
    await store.close();
  });

  const worker = async (more: Partial<WorkerTask> = {}): Promise<WorkerProcess> => {
    const started = await WorkerProcess.start({ ...task, ...more });
    workers.push(started);
    return started;
  };
  /** As if its holder had been silent for too long, and another had had it meanwhile. */
  const takeOver = async (lease: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`UPDATE ${task.postgres.schema}.lease SET epoch = epoch + 1, expires_at = 0 WHERE name = $1`, [lease]);
    await client.end();
  };
  const start = (recipe = LOOP, id = 'a'): Promise<boolean> => writer.startRun({ id, recipe: revisionOf(recipe), event: {} }, Date.now());
  const calledBy = (name: string): readonly string[] => lines(`${name} called `);
  const lines = (beginning: string): readonly string[] =>
    readFileSync(task.ledger, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(beginning))
      .map((line) => line.slice(beginning.length));
  const status = async (id = 'a'): Promise<string | undefined> => (await store.run(id))?.status;
  const pays = (...items: readonly number[]): readonly string[] => items.map((i) => `pay {"i":${i}}`);

  it('resumes with item 4 of 6 after its worker was killed in it', async () => {
    const first = await worker({ hangsAt: FOURTH });
    await start();
    await first.hangs;
    await first.end('SIGKILL');
    await worker({ name: 'second' });
    expect((await settled(store, ['a']))[0]).to.include({ status: 'succeeded', output: 6 });
    expect(calledBy('first')).to.deep.equal(pays(1, 2, 3, 4));
    expect(calledBy('second')).to.deep.equal(pays(4, 5, 6));
    expect(lines('did ')).to.have.length(6);
  });

  it('lets the other of two workers finish the runs of the one that was killed', async () => {
    const ids = Array.from({ length: 8 }, (_, run) => `run-${run}`);
    const first = await worker({ hangsAt: FOURTH });
    for (const id of ids) await start(LOOP, id);
    await first.hangs;
    await worker({ name: 'second' });
    await first.end('SIGKILL');
    const runs = await settled(store, ids);
    expect(new Set(runs.map((run) => run.status))).to.deep.equal(new Set(['succeeded']));
    expect(new Set(lines('did ')).size).to.equal(8 * 6);
    expect(lines('did ')).to.have.length(8 * 6);
  });

  it('gives what a worker that stops has under way to another at once', async () => {
    const first = await worker({ hangsAt: FOURTH });
    await start();
    await first.hangs;
    await worker({ name: 'second' });
    await first.end('SIGTERM');
    expect((await settled(store, ['a']))[0]).to.include({ status: 'succeeded' });
    expect(calledBy('second')).to.deep.equal(pays(4, 5, 6));
  });

  it('ends a long wait on time though Restate was killed meanwhile', async () => {
    await worker();
    await start(recipeOf('steps: [{ id: a, uses: shop.put }, { wait: 2s }, { id: b, uses: shop.put }]'));
    await until(async () => (await status()) === 'waiting', 'the wait');
    await restate.crash();
    await restate.resume();
    expect((await settled(store, ['a']))[0]).to.include({ status: 'succeeded' });
    expect(calledBy('first')).to.have.length(2);
  });

  it('does a run on once when Restate was killed during a call of it', async () => {
    const first = await worker({ hangsAt: 'send {"i":1}' });
    await start(recipeOf('steps: [{ id: a, uses: shop.pay, with: { i: 1 } }, { id: b, uses: shop.send, with: { i: 1 } }]'));
    await first.hangs;
    await restate.crash();
    await restate.resume();
    await writer.cancelRun('a', 'enough', Date.now());
    await settled(store, ['a']);
    expect(calledBy('first')).to.deep.equal(['pay {"i":1}', 'send {"i":1}']);
  });

  it('R20: keeps starts while Restate is down, and runs nothing without it', async () => {
    await worker();
    await restate.crash();
    try {
      await start();
      const engine = new RestateEngine(task.restate);
      const error = await rejection(dispatchStarts({ store: writer, engine }));
      expect(error).to.include({ code: 'engine_unreachable' });
      expect((await writer.outbox(10)).map(({ run }) => run)).to.deep.equal(['a']);
      expect(await status()).to.equal('pending');
      expect(lines('first')).to.deep.equal([]);
    } finally {
      await restate.resume();
    }
    expect((await settled(store, ['a']))[0]).to.include({ status: 'succeeded' });
    await until(async () => (await writer.outbox(10)).length === 0, 'the confirmation');
  });

  it('goes on when another had taken its part over, and when the database was killed', async () => {
    await worker();
    await takeOver('dispatch');
    await start();
    await settled(store, ['a']);
    await postgres.crash();
    await postgres.resume();
    await start(LOOP, 'b');
    expect((await settled(store, ['b']))[0]).to.include({ status: 'succeeded' });
  });

  it('P16: cuts off a call of a run that was cancelled', async () => {
    const first = await worker({ hangsAt: FOURTH });
    await start();
    await first.hangs;
    await store.command({ kind: 'cancel', run: 'a', reason: 'enough' }, Date.now());
    expect((await settled(store, ['a']))[0]).to.include({ status: 'cancelled' });
    expect(calledBy('first')).to.deep.equal(pays(1, 2, 3, 4));
  });

  it('takes a signal that a person sends', async () => {
    await worker();
    await start(recipeOf('steps: [{ id: w, wait: { signal: go } }, { return: "${{ steps.w }}" }]'));
    await settled(store, ['a']);
    await store.command({ kind: 'signal', run: 'a', reason: 'go on', data: { id: '1', name: 'go', data: 7 } }, Date.now());
    await until(async () => (await status()) === 'succeeded', 'the signal');
    expect((await store.run('a'))?.output).to.equal(7);
  });
});
