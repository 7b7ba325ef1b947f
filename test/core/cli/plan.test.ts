import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Plan } from '../../../core/plan/plan.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type CliOptions } from './support/cli.js';
import { recipeProject } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

const NESTED = `name: nested
inputs: { orders: { type: array, items: { type: integer } } }
connections: { shop: hive, ops: wrk }
steps:
  - if: \${{ size(inputs.orders) > 1 }}
    then: [{ id: first, uses: shop.getOrder, with: { id: 501 } }]
  - id: each
    for-each: \${{ inputs.orders }}
    as: number
    steps:
      - { id: order, uses: shop.getOrder, with: { id: "\${{ number }}" } }
      - id: lines
        for-each: \${{ steps.order.items }}
        as: line
        steps: [{ id: launch, uses: ops.launchWrkflow, with: { wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444, name: a } }]
  - id: list
    for-each: { uses: shop.listOrders, limit: 250 }
    as: order
    steps: [{ id: sub, call: launch-one, with: { order: "\${{ order.id }}" } }]
`;

describe('trunkline plan', function () {
  this.timeout(30_000);
  const vendors = startVendors({ orders: 1 });
  const folder = tempFolder();
  const project = (): CliOptions => {
    const options = recipeProject(folder(), vendors());
    writeFileSync(join(options.cwd, 'nested.yaml'), NESTED);
    return { cwd: options.cwd }; // No secrets: none is opened.
  };
  const plan = async (options: CliOptions, ...args: readonly string[]): Promise<Plan> =>
    JSON.parse((await cli(['plan', ...args, '--json'], options)).stdout) as Plan;

  it('says what is called with which effect, and what a crash would leave to a person, and sends nothing', async () => {
    const options = project();
    const before = [vendors().hive.requests, vendors().wrk.requests];
    const { code, stdout, stderr } = await cli(['plan', 'order-intake.yaml'], options);
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout)
      .to.match(/^ {2}on orders: shop\.newOrder, 288 polls a day, each one call or more$/m)
      .and.to.match(/^launch +ops\.launchWrkflow +unsafe +1 +stops for a person +-$/m)
      .and.to.match(/stops the run for a person: launch$/m)
      .and.to.match(/^Rate limit of ops \(launches\): 1000 calls in 1d\. By it\n {2}one run takes no longer$/m);
    expect([vendors().hive.requests, vendors().wrk.requests]).to.deep.equal(before);
  });

  it('says of a trigger without a list that webhooks tell of it', async () => {
    const options = project();
    const on = 'on: [{ id: moved, uses: shop.shipmentUpdated }]';
    writeFileSync(join(options.cwd, 'told.yaml'), `name: told\nconnections: { shop: hive }\n${on}\nsteps: [{ set: { a: 1 } }]\n`);
    expect((await cli(['plan', 'told.yaml'], options)).stdout).to.match(/^ {2}on moved: shop\.shipmentUpdated, told by webhooks$/m);
  });

  it('tells the schedules of a recipe', async () => {
    const options = project();
    const on = "on: [{ id: daily, schedule: '0 9 * * 1-5', timezone: Europe/Zurich }]";
    writeFileSync(join(options.cwd, 'daily.yaml'), `name: daily\n${on}\nsteps: [{ set: { a: 1 } }]\n`);
    expect((await cli(['plan', 'daily.yaml'], options)).stdout).to.match(/^ {2}on daily: 0 9 \* \* 1-5, by the clocks of Europe\/Zurich$/m);
    const { triggers } = await plan(options, 'daily.yaml');
    expect(triggers).to.deep.equal([{ id: 'daily', schedule: '0 9 * * 1-5', timezone: 'Europe/Zurich' }]);
  });

  it('counts calls in loops, branches and recipes that are called', async () => {
    const told = await plan(project(), 'nested.yaml', '--input', '{"orders": [501, 502, 503]}');
    expect(told.operations.map(({ path, calls }) => [path, calls.least, calls.most])).to.deep.equal([
      ['first', 0, 1],
      ['each[].order', 3, 3],
      ['each[].lines[].launch', 0, null],
      ['list', 1, 250],
      ['list[].sub/order', 0, 250],
      ['list[].sub/launch', 0, 250],
    ]);
    expect(told.loops.map(({ path, items }) => [path, items.least, items.most])).to.deep.equal([
      ['each', 3, 3],
      ['each[].lines', 0, null],
      ['list', 0, 250],
    ]);
    expect(told.calls).to.deep.equal({ least: 4, most: null });
  });

  it('leaves open what only the inputs would tell', async () => {
    const { loops } = await plan(project(), 'nested.yaml');
    expect(loops[0]).to.deep.equal({ path: 'each', items: { least: 0, most: null } });
  });

  it('tells the time that rate limits make a run take', async () => {
    const options = project();
    const many = JSON.stringify({ orders: Array.from({ length: 301 }, (_, place) => place) });
    const { budgets } = await plan(options, 'launch-all.yaml', '--input', many);
    const calls = { least: 301, most: 302 };
    expect(budgets[0]).to.deep.include({ connection: 'shop', name: 'calls', limit: 100, calls, ms: { least: 180_000, most: 180_000 } });
    const { stdout } = await cli(['plan', 'launch-all.yaml', '--input', many], options);
    expect(stdout).to.match(/^ {2}one run takes 3m$/m);
    const open = await plan(options, 'launch-all.yaml');
    expect(open.budgets[0]?.perThousand).to.deep.equal({ each: 600_000 });
  });

  it('refuses a recipe with faults, and inputs that it does not take', async () => {
    const options = project();
    writeFileSync(join(options.cwd, 'wrong.yaml'), 'name: wrong\nsteps: [{ id: a, uses: shop.nope }]\n');
    for (const [args, code] of [
      [['wrong.yaml'], 3],
      [['nope.yaml'], 2],
      [['nested.yaml', '--input', '{"orders": 1}'], 2],
      [['nested.yaml', '--var', 'a=1'], 2],
    ] as const) {
      const ended = await cli(['plan', ...args], options);
      expect([ended.code, ended.stdout], args.join(' ')).to.deep.equal([code, '']);
    }
  });
});
