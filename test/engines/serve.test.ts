import { createHmac } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { emulator as hive, type HiveEmulator } from 'trunkline/emulators/hive';
import { emulator as wrk } from 'trunkline/emulators/wrk';
import type { Emulator } from 'trunkline/testing';
import { type CliOptions, type Running, start } from '../core/cli/support/cli.js';
import { SECRETS, writeProject } from '../core/cli/support/vendors.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { freePorts } from '../support/free-ports.js';
import { PostgresServer } from '../support/postgres/server.js';
import { until } from './support/engine-bench.js';
import { RestateServer } from './support/restate-server.js';

const recipe = (name: string, on: string): string => `
name: ${name}
connections: { shop: hive, ops: wrk }
on: [${on}]
steps:
  - id: launch
    uses: ops.launchWrkflow
    with: { wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444, name: '${name} \${{ event.id }}', parameters: { order_id: '1' } }
`;

describe('servers side by side on an engine', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  const running: Running[] = [];
  let postgres: PostgresServer;
  let restate: RestateServer;
  let shop: HiveEmulator;
  let ops: Emulator;
  let options: CliOptions;
  let ports: readonly number[];

  before(async () => {
    [postgres, restate, ports] = [await PostgresServer.start(), await RestateServer.start(), await freePorts(3)];
    const webhookUrl = `http://127.0.0.1:${ports[0]}/hooks/shop`;
    shop = await hive.start({
      orders: 3,
      requestsPerMinute: 100_000,
      webhookVersion: 1,
      webhookUrl,
      webhookDuplicates: 1,
      webhookRetryMs: 200,
    });
    ops = await wrk.start({ requestsPerSecond: 100_000 });
    const cwd = writeProject(folder(), { hive: shop, wrk: ops });
    appendFileSync(
      join(cwd, 'trunkline.yaml'),
      `\nstore: { postgresql: { env: DATABASE_URL }, key: { env: STORE_KEY } }\nengine: { use: restate, ingress: "${restate.ingress}", admin: "${restate.admin}", listen: "127.0.0.1:${ports[2]}", shared: true }\n`,
    );
    mkdirSync(join(cwd, 'recipes'));
    writeFileSync(join(cwd, 'recipes', 'orders.yaml'), recipe('order', '{ id: orders, uses: shop.newOrder, every: 1s }'));
    writeFileSync(join(cwd, 'recipes', 'shipments.yaml'), recipe('shipment', '{ id: moved, uses: shop.shipmentUpdated }'));
    options = { cwd, env: { ...SECRETS, DATABASE_URL: postgres.url, STORE_KEY: Buffer.alloc(32, 7).toString('base64') } };
  });
  after(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await Promise.all([shop.close(), ops.close(), restate.stop()]);
    await postgres.stop();
  });

  it('take webhooks at once, poll once, and go on when one of them is killed', async () => {
    const [first, second] = [serve(ports[0]!), serve(ports[1]!)];
    await Promise.all([first, second].map(({ until: says }) => says('stderr', 'Takes webhooks at')));
    await launched('order 501', 'order 502', 'order 503');
    await shop.becomes((goods, now) => goods.shipment(901, { delivery_status: 'Delivered' }, now));
    await launched('shipment 901');
    expect(await Promise.all([0, 1, 0, 1].map(tellAgain))).to.deep.equal([200, 200, 200, 200]);

    first.child.kill('SIGKILL');
    const order = await shop.addOrder();
    await launched(`order ${order.id}`);
    expect(await tellAgain(1)).to.equal(200);
    expect(started()).to.have.length(new Set(started()).size);
  });

  function serve(port: number): Running {
    const server = start(['serve', '--listen', String(port)], options);
    running.push(server);
    return server;
  }

  /** Sends the vendor's first notification to one of the servers once more. */
  async function tellAgain(index: number): Promise<number> {
    const { body } = shop.webhooks.deliveries[0]!;
    const signature = createHmac('sha256', SECRETS.HIVE_TOKEN).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hive-signature': signature };
    return (await fetch(`http://127.0.0.1:${ports[index]}/hooks/shop`, { method: 'POST', headers, body })).status;
  }

  const started = (): readonly string[] => ops.ledger.of('launch.started').map(({ key }) => String(key));
  const launched = (...names: readonly string[]): Promise<void> =>
    until(() => names.every((name) => started().includes(name)), `the launch of ${names.join(', ')}`);
});
