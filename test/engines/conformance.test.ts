import { join } from 'node:path';
import { expect } from 'chai';
import { revisionOf } from '../../core/recipe/revision.js';
import { openPostgresStore } from '../../core/store/open-postgres-store.js';
import { openSqliteStore } from '../../core/store/open-sqlite-store.js';
import { recipeOf, LAB_DOCUMENT } from '../core/run/support/recipe-lab.js';
import { FakeConnection } from '../core/support/fake-connection.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { type Scenario, scenario, SCENARIOS } from '../crash/lab/recipes.js';
import { playVendor } from '../crash/lab/vendor.js';
import { PostgresServer } from '../support/postgres/server.js';
import { embeddedBench } from './support/embedded-bench.js';
import { type EngineBench, type EngineUnderTest, settled, startAll, until } from './support/engine-bench.js';
import { recordOf } from './support/record.js';
import { restateBench } from './support/restate-bench.js';
import { RestateServer } from './support/restate-server.js';

const SIGNALLED = scenario(
  'waits',
  `steps: [{ id: a, uses: shop.pay, with: { n: '\${{ event.n }}' } }, { wait: 1s }, { id: w, wait: { signal: go } }, { id: b, uses: shop.send, with: { n: '\${{ event.n }}' } }, { return: '\${{ steps.w }}' }]`,
  { signals: ['go'] },
);
const CASES: readonly Scenario[] = [...SCENARIOS.filter(({ name }) => name !== 'waits'), SIGNALLED];

describe('every engine gives the same effects, outputs and records', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let postgres: PostgresServer;
  let restate: RestateServer;
  let schemas = 0;

  before(async () => {
    [postgres, restate] = await Promise.all([PostgresServer.start(), RestateServer.start()]);
  });
  after(async () => {
    await Promise.all([postgres.stop(), restate.stop()]);
  });

  const schema = (options = {}) => openPostgresStore({ url: postgres.url, schema: `engine_${schemas++}`, ...options });
  const ENGINES: readonly EngineUnderTest[] = [
    {
      name: 'embedded on SQLite',
      open: async (shopOf) => embeddedBench(openSqliteStore(join(folder(), 'store.db')), shopOf('')),
    },
    { name: 'embedded on PostgreSQL', open: async (shopOf) => embeddedBench(await schema(), shopOf('')) },
    {
      name: 'Restate on PostgreSQL',
      open: async (shopOf) => restateBench(restate, `conformance_${schemas}`, await schema({ outbox: true }), shopOf),
    },
  ];

  for (const one of CASES) {
    it(one.name, async () => {
      const records = await Promise.all(ENGINES.map((engine) => lived(engine, one)));
      for (const [place, { name }] of ENGINES.entries()) expect(records[place], name).to.deep.equal(records[0]);
    });
  }

  it('would notice an engine that calls once more', async () => {
    const [embedded] = ENGINES;
    const [first] = CASES;
    const sound = await lived(embedded!, first!);
    const twice = await lived(embedded!, { ...first!, events: [...first!.events, { n: 1 }] });
    expect(twice).to.not.deep.equal(sound);
  });

  for (const engine of ENGINES) {
    it(`ends a cancelled run before its next step: ${engine.name}`, async () => {
      const shop = new FakeConnection(LAB_DOCUMENT);
      await withBench(engine, shop, async ({ store }) => {
        const recipe = revisionOf(recipeOf('steps: [{ id: a, uses: shop.put }, { wait: { signal: never } }, { id: b, uses: shop.send }]'));
        await startAll(store, [{ id: 'a', recipe, event: {} }]);
        await settled(store, ['a']);
        await store.cancelRun('a', 'no longer wanted', Date.now());
        await until(async () => (await store.run('a'))?.status === 'cancelled', 'the end of the cancelled run');
        expect(shop.effects.map(({ operation }) => operation)).to.deep.equal(['put']);
      });
    });
  }

  async function lived(engine: EngineUnderTest, one: Scenario): Promise<unknown> {
    const shop = new FakeConnection(LAB_DOCUMENT);
    playVendor(shop, one);
    const lane = one.name === 'runs of one key' ? { lane: { key: 'k', max: 1, full: 'queue' } as const } : {};
    const recipe = revisionOf(one.recipe);
    const runs = one.events.map((event, n) => ({ id: `run-${n}`, recipe, event, ...lane }));
    const ids = runs.map(({ id }) => id);
    return withBench(engine, shop, async ({ store }) => {
      await startAll(store, runs);
      await settled(store, ids);
      for (const name of one.signals ?? []) {
        for (const id of ids) await store.signalRun(id, { id: name, name, data: 'gone' }, Date.now());
        await until(async () => (await Promise.all(ids.map((id) => store.run(id)))).every((run) => run?.wait === undefined), 'the signal');
        await settled(store, ids);
      }
      return recordOf(store, shop, ids);
    });
  }

  async function withBench<T>(engine: EngineUnderTest, shop: FakeConnection, use: (bench: EngineBench) => Promise<T>): Promise<T> {
    const bench = await engine.open(() => shop);
    try {
      return await use(bench);
    } finally {
      await bench.close();
    }
  }
});
