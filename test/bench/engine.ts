import { once } from 'node:events';
import http2 from 'node:http2';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@restatedev/restate-sdk';
import { post } from '../../core/adapters/restate/restate-api.js';
import { RestateEngine } from '../../core/adapters/restate/restate-engine.js';
import { dispatchStarts } from '../../core/engine/dispatch.js';
import type { OwnedStore } from '../../core/ports/store/index.js';
import { revisionOf } from '../../core/recipe/revision.js';
import { openPostgresStore } from '../../core/store/open-postgres-store.js';
import { recipeOf } from '../core/run/support/recipe-lab.js';
import { owned, until } from '../engines/support/engine-bench.js';
import { RestateServer } from '../engines/support/restate-server.js';
import { freePorts } from '../support/free-ports.js';
import { WorkerProcess } from '../engines/support/worker-process.js';
import { PostgresServer } from '../support/postgres/server.js';
import type { Bench } from './bench.js';
import { interleave } from './rounds.js';

const RUNS = 200;
const ROUNDS = 5;
const RECIPE = revisionOf(
  recipeOf(
    'steps: [{ id: a, uses: shop.put, with: { n: 1 } }, { id: b, uses: shop.put, with: { n: 2 } }, { id: c, uses: shop.put, with: { n: 3 } }]',
  ),
);

/** Runs of three calls on Restate, by one worker and by two, beside three steps of Restate's own that do nothing. */
export const engine: Bench = {
  name: 'engine',
  title: 'runs of three calls on Restate and PostgreSQL, beside objects of Restate alone with three empty steps',
  goals: [],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'engine-'));
    const [postgres, restate] = await Promise.all([PostgresServer.start(), RestateServer.start()]);
    const bare = await bareObject(restate);
    const one = await fleet(1, postgres, restate, join(folder, 'one'));
    const two = await fleet(2, postgres, restate, join(folder, 'two'));
    try {
      const rounds = await interleave(ROUNDS, { bare: bare.execute, 'one worker': one.execute, 'two workers': two.execute });
      return [
        rounds.ratio('wall / Restate alone, one worker', 'wall', 'one worker', 'bare'),
        rounds.ratio('wall / Restate alone, two workers', 'wall', 'two workers', 'bare'),
        rounds.each('wall per object, Restate alone', 'wall', 'bare', RUNS),
        rounds.each('wall per run, one worker', 'wall', 'one worker', RUNS),
        rounds.each('wall per run, two workers', 'wall', 'two workers', RUNS),
      ];
    } finally {
      for (const { close } of [bare, one, two]) await close();
      await Promise.all([postgres.stop(), restate.stop()]);
      rmSync(folder, { recursive: true });
    }
  },
};

interface Measured {
  execute(): Promise<void>;
  close(): Promise<void>;
}

async function fleet(workers: number, postgres: PostgresServer, restate: RestateServer, ledger: string): Promise<Measured> {
  const service = `fleet_${workers}`;
  const [port] = await freePorts(1);
  const settings = { ingress: restate.ingress, admin: restate.admin, service, listen: `127.0.0.1:${port}`, shared: true };
  const database = { url: postgres.url, schema: service };
  writeFileSync(ledger, '');
  const store: OwnedStore = await owned(await openPostgresStore({ ...database, outbox: true }));
  const processes: WorkerProcess[] = [];
  for (let n = 0; n < workers; n++) {
    processes.push(await WorkerProcess.start({ name: `worker-${n}`, postgres: database, restate: settings, ledger }));
  }
  const engine = new RestateEngine(settings);
  let rounds = 0;
  return {
    async execute() {
      const round = rounds++;
      const ids = Array.from({ length: RUNS }, (_, n) => `${round}-${n}`);
      await Promise.all(ids.map((id) => store.startRun({ id, recipe: RECIPE, event: {} }, Date.now())));
      await dispatchStarts({ store, engine });
      await until(async () => (await store.countRuns()).succeeded === RUNS * rounds, 'the end of the runs');
    },
    async close() {
      await Promise.all(processes.map((worker) => worker.end('SIGTERM')));
      await store.close();
    },
  };
}

async function bareObject(restate: RestateServer): Promise<Measured> {
  let ended = 0;
  let rounds = 0;
  const object = sdk.object({
    name: 'bare',
    handlers: {
      steps: async (context: sdk.ObjectContext) => {
        for (const step of ['a', 'b', 'c']) await context.run(step, () => null);
        ended++;
      },
    },
  });
  const server = http2.createServer(sdk.createEndpointHandler({ services: [object], logger: () => undefined })).listen(0, '127.0.0.1');
  const sessions: http2.ServerHttp2Session[] = [];
  server.on('session', (session) => sessions.push(session));
  await once(server, 'listening');
  await post(new URL('/deployments', restate.admin), { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    async execute() {
      const round = rounds++;
      const send = (n: number): Promise<unknown> => post(new URL(`/bare/${round}-${n}/steps/send`, restate.ingress), {});
      await Promise.all(Array.from({ length: RUNS }, (_, n) => send(n)));
      await until(() => ended === RUNS * rounds, 'the end of the objects');
    },
    async close() {
      server.close();
      for (const session of sessions) session.destroy();
      await Promise.resolve();
    },
  };
}
