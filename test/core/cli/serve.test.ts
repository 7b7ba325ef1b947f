import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { emulator as hive, type HiveEmulator } from 'trunkline/emulators/hive';
import { emulator as wrk } from 'trunkline/emulators/wrk';
import type { Emulator } from 'trunkline/testing';
import { freePorts } from '../../support/free-ports.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type CliOptions, type Running, start } from './support/cli.js';
import { SECRETS, writeProject } from './support/vendors.js';

const launch = (name: string): string => `
steps: [{ id: launch, uses: ops.launchWrkflow, with: { wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444, name: '${name}', parameters: { order_id: '1' } } }]
`;
const RECIPES = {
  orders: `name: orders
connections: { shop: hive, ops: wrk }
on: [{ id: orders, uses: shop.newOrder, every: 1s }]${launch('order ${{ event.id }}')}`,
  shipments: `name: shipments
connections: { shop: hive, ops: wrk }
on: [{ id: moved, uses: shop.shipmentUpdated }]${launch('shipment ${{ event.id }}')}`,
};

describe('trunkline serve', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  const running: Running[] = [];
  let port: number;
  let shop: HiveEmulator;
  let ops: Emulator;
  let options: CliOptions;

  beforeEach(async () => {
    [port = 0] = await freePorts(1);
    shop = await hive.start({
      orders: 3,
      requestsPerMinute: 100_000,
      webhookVersion: 1,
      webhookUrl: `http://127.0.0.1:${port}/hooks/shop`,
      webhookRetryMs: 200,
    });
    ops = await wrk.start({ requestsPerSecond: 100_000 });
    const cwd = writeProject(folder(), { hive: shop, wrk: ops });
    mkdirSync(join(cwd, 'recipes'));
    for (const [name, text] of Object.entries(RECIPES)) writeFileSync(join(cwd, 'recipes', `${name}.yaml`), text);
    options = { cwd, env: SECRETS };
  });
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    await shop.close();
    await ops.close();
  });

  it('starts runs from polls and from webhooks, once for each event, until it is stopped', async () => {
    const server = serve();
    await server.until('stderr', `Takes webhooks at http://127.0.0.1:${port}/hooks/<connection>.`);
    await launched('order 501', 'order 502', 'order 503');
    const order = await shop.addOrder();
    await shop.becomes((goods, now) => goods.shipment(901, { delivery_status: 'Delivered' }, now));
    await launched('order 501', 'order 502', 'order 503', `order ${order.id}`, 'shipment 901');
    server.child.kill('SIGINT');
    const { code, stdout } = await server.ended;
    expect([code, stdout]).to.deep.equal([0, '']);
  });

  it('stands by while another process serves, and goes on where that one was killed', async () => {
    const first = serve();
    await launched('order 501', 'order 502', 'order 503');
    const second = serve();
    await second.until('stderr', `Waiting for process ${first.child.pid} `);
    first.child.kill('SIGKILL');
    await second.until('stderr', 'Serves orders, shipments.');
    const order = await shop.addOrder();
    await shop.becomes((goods, now) => goods.shipment(901, { delivery_status: 'Delivered' }, now));
    await launched('order 501', 'order 502', 'order 503', `order ${order.id}`, 'shipment 901');
  });

  it('tells of webhooks that it turns away, and until when a connection is paused', async () => {
    const server = start(['serve', '--listen', String(port)], { ...options, env: { ...SECRETS, HIVE_TOKEN: 'wrong' } });
    running.push(server);
    await server.until('stderr', 'Takes webhooks at');
    await fetch(`http://127.0.0.1:${port}/hooks/nobody`, { method: 'POST', body: '{}' });
    await server.until('stderr', 'webhook.turned-away: nobody, reason unknown, status 404');
    await server.until('stderr', 'connection.paused: shop');
    await server.until('stderr', 'trigger.incomplete: orders (shop.newOrder) was not read to its end; 0 records read, no run started: ');
    server.child.kill('SIGINT');
    expect((await server.ended).stderr).to.match(/connection\.paused: shop, .*, until \d{4}-\d\d-\d\dT/);
  });

  it('tells what happens as JSON, a line for each thing', async () => {
    const server = serve('--json');
    await server.until('stdout', '"run.ended"');
    server.child.kill('SIGINT');
    const { stdout, stderr } = await server.ended;
    expect(stderr).to.equal('');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly event?: string; readonly recipes?: unknown });
    expect(lines.slice(0, 2)).to.deep.equal([{ webhooks: `http://127.0.0.1:${port}/hooks` }, { recipes: ['orders', 'shipments'] }]);
    expect(lines.some(({ event }) => event === 'run.ended')).to.equal(true);
  });

  it('begins nothing while a recipe is wrong, and says where', async () => {
    writeFileSync(join(options.cwd, 'recipes', 'orders.yaml'), RECIPES.orders.replace('shop.newOrder', 'shop.newOrdr'));
    const { code, stderr } = await cli(['serve'], options);
    expect(code).to.equal(3);
    expect(stderr).to.match(/recipes\/orders\.yaml:3:\d+.*Did you mean `newOrder`/s);
    expect(shop.requests).to.equal(0);
    const checked = await cli(['check'], options);
    expect([checked.code, checked.stderr]).to.deep.equal([3, '3 files checked: 1 error, 0 warnings.\n']);
  });

  it('ends when its port is in use or not there to listen to, and says which and what to do', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    for (const [listen, says] of [
      [String(port), `InvalidInputError: Port ${port} of 127.0.0.1 is in use.\n  Choose another one, or 0 for any that is free.\n`],
      ['192.0.2.1:9', 'InvalidInputError: Port 9 of 192.0.2.1 cannot be listened to: EADDRNOTAVAIL.\n'],
    ] as const) {
      const { code, stderr } = await cli(['serve', '--listen', listen], options);
      expect(code).to.equal(2);
      expect(stderr).to.include(says).and.not.include('Serves');
    }
    other.close();
  });

  it('wants recipes, each of another name', async () => {
    const { code, stderr } = await cli(['serve', 'recipes/orders.yaml', 'recipes/orders.yaml'], options);
    expect([code, stderr]).to.deep.equal([
      2,
      'InvalidInputError: Two recipes are called orders: recipes/orders.yaml and recipes/orders.yaml.\n  Give one of them another name: what a trigger has seen is kept under it.\n',
    ]);
    const none = await cli(['serve'], { ...options, cwd: writeProject(folder(), { hive: shop, wrk: ops }) });
    expect([none.code, none.stderr.split('\n')[1]]).to.deep.equal([
      2,
      '  Put recipes there, name another folder with `recipes:` in trunkline.yaml, or name the files.',
    ]);
  });

  function serve(...more: readonly string[]): Running {
    const server = start(['serve', '--listen', String(port), ...more], options);
    running.push(server);
    return server;
  }

  async function launched(...names: readonly string[]): Promise<void> {
    const started = (): readonly string[] => ops.ledger.of('launch.started').map(({ key }) => String(key));
    while (!names.every((name) => started().includes(name))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(started()).to.have.length(new Set(started()).size);
  }
});
