import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cli, type CliOptions, type Running, start } from '../core/cli/support/cli.js';
import { recipeProject } from '../core/cli/support/recipes.js';
import { startVendors } from '../core/cli/support/vendors.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { PostgresServer } from '../support/postgres/server.js';
import { until } from './support/engine-bench.js';
import { freePorts } from '../support/free-ports.js';

interface Told {
  readonly run: { readonly id: string; readonly status: string; readonly output: unknown };
}

describe('a project with an engine', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 5 });
  const folder = tempFolder();
  const running: Running[] = [];
  let postgres: PostgresServer;
  let project: CliOptions;
  let node = 0;

  before(async () => {
    postgres = await PostgresServer.start();
    const [ingress, admin, listen, other] = await freePorts(4);
    node = other!;
    const { cwd, env } = recipeProject(folder(), vendors());
    appendFileSync(
      join(cwd, 'trunkline.yaml'),
      `\nstore: { postgresql: { env: DATABASE_URL } }\nengine: { use: restate, ingress: "http://127.0.0.1:${ingress}", admin: "http://127.0.0.1:${admin}", listen: "127.0.0.1:${listen}" }\n`,
    );
    project = { cwd, env: { ...env, DATABASE_URL: postgres.url } };
  });
  after(async () => {
    for (const { child } of running.toReversed()) child.kill('SIGTERM');
    const codes = await Promise.all(running.map(async ({ ended }) => (await ended).code));
    await postgres.stop();
    expect(codes).to.deep.equal([0, 0]);
  });

  const told = async (...args: readonly string[]): Promise<Told> => JSON.parse((await cli([...args, '--json'], project)).stdout) as Told;

  it('R20: keeps a run while the engine is down, and says so', async () => {
    const { code, stdout, stderr } = await cli(['run', 'launch-one.yaml', '--input', '{"order": 501}'], project);
    expect([code, stdout]).to.deep.equal([6, '']);
    expect(stderr).to.match(/Restate cannot be reached at http:\/\/127.*\n.*starts wait in the store/);
    expect(vendors().wrk.ledger.of('launch.started')).to.have.length(0);
    expect((await cli(['worker'], project)).code).to.equal(6);
  });

  it('runs what waited, and what is started now, once there are an engine and a worker', async () => {
    running.push(start(['engine', '--node-port', String(node)], project));
    await running[0]!.until('stderr', 'Restate takes starts');
    running.push(start(['worker'], project));
    await running[1]!.until('stderr', 'Works at');
    const { run } = await told('run', 'launch-one.yaml', '--input', '{"order": 502}');
    expect(run).to.deep.include({ status: 'succeeded' });
    expect(run.output).to.deep.include({ name: 'order' });
    await until(() => vendors().wrk.ledger.of('launch.started').length === 2, 'the run that waited');
  });

  it('takes signals and cancellations by the commands of every project', async () => {
    const { run } = await told('run', 'approve.yaml');
    expect(run.status).to.equal('waiting');
    const { run: other } = await told('run', 'approve.yaml');
    expect((await cli(['runs', 'cancel', other.id, '--reason', 'enough'], project)).code).to.equal(0);
    const statusOf = async (id: string): Promise<unknown> =>
      (JSON.parse((await cli(['runs', 'show', id, '--json'], project)).stdout) as Told).run.status;
    await until(async () => (await statusOf(other.id)) === 'cancelled', 'the end of the cancelled run');
    expect(await statusOf(run.id)).to.equal('waiting');
  });
});
