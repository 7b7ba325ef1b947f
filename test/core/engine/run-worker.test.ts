import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { AuthenticationError } from 'trunkline/errors';
import { runWorker } from '../../../core/engine/run-worker.js';
import type { Engine } from '../../../core/ports/engine.js';
import type { EngineStart, Store } from '../../../core/ports/store/index.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { EngineError } from '../../../core/engine/engine-error.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import { settled, until } from '../../engines/support/engine-bench.js';
import { LAB_DOCUMENT, recipeOf } from '../run/support/recipe-lab.js';
import { FakeConnection } from '../support/fake-connection.js';
import { KeptLog } from '../support/kept-log.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';

const RECIPE = revisionOf(recipeOf('steps: [{ return: 1 }]'));

describe('the worker that sends starts', () => {
  const folder = tempFolder();

  /** Has a worker send the start of one run, and gives what the engine was sent. `taking`: what happens while the engine takes one. */
  async function sent(taking: (path: string, time: number) => void): Promise<readonly EngineStart[]> {
    const path = join(folder(), 'store.db');
    const writer = await ownedStore(path, { outbox: true });
    await writer.startRun({ id: 'a', recipe: RECIPE, event: {} }, 1);
    const store: Store = openSqliteStore(path, { outbox: true });
    const starts: EngineStart[] = [];
    const engine: Engine = {
      start: async (start) => {
        starts.push(start);
        taking(path, starts.length);
      },
      serve: async () => ({ url: 'here', stop: async () => undefined }),
    };
    const stop = new AbortController();
    const working = runWorker(
      { store, engine, clock: new SystemClock(), log: new KeptLog() },
      { connections: async () => new Map(), holder: 'worker', stop: stop.signal },
    );
    await until(async () => (await writer.outbox(1)).length === 0, 'the confirmation');
    stop.abort();
    await working;
    await store.close();
    await writer.close();
    return starts;
  }

  it('keeps a start that the engine did not take, and sends it again as the same one', async () => {
    const starts = await sent((_, time) => {
      if (time < 3) throw new EngineError('engine_unreachable', 'It is down.', 'Wait.');
    });
    expect(starts).to.have.length(3);
    expect(new Set(starts.map(({ number }) => number)).size).to.equal(1);
  });

  it('stands by again when it was too slow and another took its part over', async () => {
    const starts = await sent((path, time) => {
      if (time > 1) return;
      const database = new DatabaseSync(path);
      database.exec("UPDATE lease SET epoch = epoch + 1, expires_at = 0 WHERE name = 'dispatch'");
      database.close();
    });
    expect(starts).to.have.length(2);
    expect(starts[1]).to.deep.equal(starts[0]);
  });

  describe('with an account that is refused', () => {
    /** Has these workers execute four runs that all need the account, until they wait; mends it, and has one of them resumed. Gives how they ended. */
    async function mended(workers: number): Promise<readonly string[]> {
      const shop = new FakeConnection(LAB_DOCUMENT);
      shop.handlers['put'] = () => {
        throw new AuthenticationError('The key is no longer good.');
      };
      const path = join(folder(), 'store.db');
      const writer = await ownedStore(path, { outbox: true });
      const ids = ['a', 'b', 'c', 'd'];
      for (const id of ids) await writer.startRun({ id, recipe: revisionOf(recipeOf('steps: [{ id: s, uses: shop.put }]')), event: {} }, 1);
      const store = openSqliteStore(path, { outbox: true });
      const advances: ((run: string) => Promise<unknown>)[] = [];
      const engine: Engine = {
        start: async ({ run }) => {
          if (advances.length < workers) throw new EngineError('engine_unreachable', 'Not all are there.', 'Wait.');
          void advances[ids.indexOf(run) % workers]!(run);
        },
        serve: async (advance) => {
          advances.push(advance);
          return { url: 'here', stop: async () => undefined };
        },
      };
      const stop = new AbortController();
      const ports = { store, engine, clock: new SystemClock(), log: new KeptLog() };
      const options = { connections: async () => new Map([['shop', shop]]), stop: stop.signal };
      const working = Array.from({ length: workers }, (_, place) => runWorker(ports, { ...options, holder: `worker ${place}` }));
      try {
        await until(async () => (await writer.countRuns()).waiting === ids.length, 'the runs to wait');
        delete shop.handlers['put'];
        await store.command({ kind: 'resume', run: 'a', reason: 'another key' }, Date.now());
        return (await settled(writer, ids)).map(({ id, status }) => `${id} ${status}`);
      } finally {
        stop.abort();
        await Promise.all(working);
        await store.close();
        await writer.close();
      }
    }

    const ALL = ['a succeeded', 'b succeeded', 'c succeeded', 'd succeeded'];

    it('goes on with all that wait for it once a person has resumed one', async () => {
      expect(await mended(1)).to.deep.equal(ALL);
    });

    it('does so with those of other workers, which had left it alone', async () => {
      expect(await mended(2)).to.deep.equal(ALL);
    });
  });
});
