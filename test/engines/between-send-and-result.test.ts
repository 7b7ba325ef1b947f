import { expect } from 'chai';
import { RestateEngine } from '../../core/adapters/restate/restate-engine.js';
import { SystemClock } from '../../core/adapters/system-clock.js';
import { RunAdvancer } from '../../core/engine/advance-runs.js';
import { dispatchStarts } from '../../core/engine/dispatch.js';
import type { Advanced, EngineWorker } from '../../core/ports/engine.js';
import type { OwnedStore, Run, StepIntent, StepPlace, Store } from '../../core/ports/store/index.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { openPostgresStore } from '../../core/store/open-postgres-store.js';
import { LAB_DOCUMENT } from '../core/run/support/recipe-lab.js';
import { FakeConnection } from '../core/support/fake-connection.js';
import { KeptLog } from '../core/support/kept-log.js';
import { Crash, CrashPoints } from '../crash/lab/crash-points.js';
import { pointedStore } from '../crash/lab/pointed-store.js';
import { type Scenario, SCENARIOS } from '../crash/lab/recipes.js';
import { playVendor } from '../crash/lab/vendor.js';
import { PostgresServer } from '../support/postgres/server.js';
import { owned, settled } from './support/engine-bench.js';
import { RestateServer } from './support/restate-server.js';

const ONCE: ReadonlySet<string> = new Set(['pay', 'find', 'send']);
const CRASHED = ['a line of every effect', 'a loop, one by one', 'an error that is caught'];

/** One run of a scenario, whose worker dies at one point; the vendor and the store outlive it. */
class Mortal {
  readonly shop = new FakeConnection(LAB_DOCUMENT);
  readonly open = new Set<string>();
  isDoubtful = false;
  points: CrashPoints;
  #advancer: RunAdvancer;

  constructor(
    private readonly store: Store,
    scenario: Scenario,
    crashAt?: number,
  ) {
    playVendor(this.shop, scenario);
    this.points = new CrashPoints(crashAt);
    this.#advancer = this.#born();
  }

  async advance(run: string): Promise<Advanced> {
    try {
      return await this.#advancer.advance(run);
    } catch (error) {
      if (!(error instanceof Crash) && !this.points.isDead) throw error;
      this.isDoubtful ||= this.open.size > 0;
      this.points = new CrashPoints();
      this.#advancer = this.#born();
      throw error;
    }
  }

  #born(): RunAdvancer {
    const { points } = this;
    this.shop.point = points.hit;
    const store: Pick<Store, 'acquire' | 'run' | 'recipe'> = {
      acquire: async (request) => {
        const held = await this.store.acquire(request);
        return held && pointedStore(held, points, { onWritten: (name, args) => this.#written(name, args) });
      },
      run: (id) => this.store.run(id),
      recipe: (hash) => this.store.recipe(hash),
    };
    return new RunAdvancer(
      { store: store as Store, clock: new SystemClock(), log: new KeptLog() },
      { connections: async () => new Map([['shop', this.shop]]), holder: 'mortal', stop: new AbortController().signal, leaseMs: 5_000 },
    );
  }

  #written(name: string, args: readonly unknown[]): void {
    const { path, effect } = (args[0] ?? {}) as StepIntent;
    if (name === 'intend' && effect === 'unsafe') this.open.add(path);
    else if (name === 'settle') this.open.delete((args[0] as StepPlace).path);
  }
}

describe('P1-P4 on Restate: a worker that dies at every write and every call', function () {
  this.timeout(60_000);
  const mortals = new Map<string, Mortal>();
  let postgres: PostgresServer;
  let restate: RestateServer;
  let store: Store;
  let writer: OwnedStore;
  let engine: RestateEngine;
  let worker: EngineWorker;

  before(async () => {
    [postgres, restate] = await Promise.all([PostgresServer.start(), RestateServer.start()]);
    store = await openPostgresStore({ url: postgres.url, outbox: true });
    writer = await owned(store);
    engine = new RestateEngine({ ingress: restate.ingress, admin: restate.admin, listen: '127.0.0.1:0' });
    worker = await engine.serve((run) => mortals.get(run)!.advance(run));
  });
  after(async () => {
    await worker.stop();
    await store.close();
    await Promise.all([postgres.stop(), restate.stop()]);
  });

  for (const name of CRASHED) {
    it(`loses nothing, doubles nothing and parks what nobody can know: ${name}`, async () => {
      const scenario = SCENARIOS.find((one) => one.name === name)!;
      const [sound] = await lived(name, scenario, [undefined]);
      const total = sound!.mortal.points.passed.length;
      expect(total).to.be.greaterThan(15);
      const lives = await lived(
        name,
        scenario,
        Array.from({ length: total }, (_, at) => at),
      );
      for (const { mortal, run, at } of lives) expect(faults(mortal, run, sound!.run), `crash at ${at} of ${total}`).to.deep.equal([]);
      if (name === 'a line of every effect') expect(lives.filter(({ run }) => run.status === 'uncertain')).to.not.deep.equal([]);
    });
  }

  async function lived(
    name: string,
    scenario: Scenario,
    crashes: readonly (number | undefined)[],
  ): Promise<readonly { readonly mortal: Mortal; readonly run: Run; readonly at: number | undefined }[]> {
    const recipe = revisionOf(scenario.recipe);
    const ids = crashes.map((at) => `${name} ${at ?? 'sound'}`.replaceAll(/[^a-z0-9]+/g, '-'));
    for (const [place, id] of ids.entries()) {
      mortals.set(id, new Mortal(store, scenario, crashes[place]));
      await writer.startRun({ id, recipe, event: scenario.events[0] }, Date.now());
    }
    await dispatchStarts({ store: writer, engine });
    const runs = await settled(store, ids);
    return runs.map((run, place) => ({ mortal: mortals.get(run.id)!, run, at: crashes[place] }));
  }
});

/** What went wrong, in words. */
function faults({ shop, isDoubtful }: Mortal, run: Run, sound: Run): readonly string[] {
  const found: string[] = [];
  const done = shop.effects
    .filter(({ operation }) => ONCE.has(operation))
    .map(({ operation, input }) => `${operation} ${JSON.stringify(input)}`);
  if (new Set(done).size !== done.length) found.push(`doubled: ${done.join(', ')}`);
  if ((run.status === 'uncertain') !== isDoubtful)
    found.push(`${run.status}, and an unsafe call was ${isDoubtful ? '' : 'not '}open at the crash`);
  if (run.status === 'uncertain') return found;
  if (run.status !== sound.status) found.push(`${run.status}, not ${sound.status}`);
  if (JSON.stringify(run.output) !== JSON.stringify(sound.output)) found.push(`gave ${JSON.stringify(run.output)}`);
  return found;
}
