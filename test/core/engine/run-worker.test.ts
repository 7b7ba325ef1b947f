import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { runWorker } from '../../../core/engine/run-worker.js';
import type { Engine } from '../../../core/ports/engine.js';
import type { EngineStart, Store } from '../../../core/ports/store/index.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { EngineError } from '../../../core/engine/engine-error.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { SystemClock } from '../../../core/adapters/system-clock.js';
import { until } from '../../engines/support/engine-bench.js';
import { recipeOf } from '../run/support/recipe-lab.js';
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
});
