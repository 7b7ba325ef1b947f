import { expect } from 'chai';
import { tempFolder } from '../support/temp-folder.js';
import { forAll } from './support/all.js';
import { cli } from './support/cli.js';
import { SECRETS, startVendors, writeProject } from './support/vendors.js';

const WRKFLOW = '0b6c9d1e-1111-4a2b-9c3d-222233334444';

describe('trunkline choices', function () {
  this.timeout(30_000);
  const vendors = startVendors();
  const folder = tempFolder();
  const project = (): { cwd: string; env: typeof SECRETS } => ({ cwd: writeProject(folder(), vendors()), env: SECRETS });

  it('prints the values that a field may take, with what people know them by', async () => {
    const { code, stdout, stderr } = await cli(['choices', 'ops.launchWrkflow', 'wrkflow_uuid'], project());
    expect([code, stderr]).to.deep.equal([0, '4 choices: complete.\n']);
    expect(stdout.split('\n').slice(0, 3)).to.deep.equal([
      'VALUE                                 LABEL',
      `${WRKFLOW}  Order intake`,
      '1c7d0e2f-2222-4b3c-8d4e-333344445555  Invoice intake',
    ]);
  });

  it('gives the values as they are sent with --json, also those of a field inside a list', async () => {
    const options = project();
    const warehouses = await cli(['choices', 'shop.createRestockingShipment', 'warehouse_id', '--json'], options);
    expect([warehouses.code, warehouses.stderr]).to.deep.equal([0, '']);
    expect(JSON.parse(warehouses.stdout)).to.deep.equal({
      choices: [73, 72, 71].map((value) => ({ value, label: String(value) })),
      complete: true,
    });
    const field = 'restocking_shipment_items.sku_id';
    const skus = await cli(['choices', 'shop.createRestockingShipment', field, '--json', '--input', '{}'], options);
    const { choices } = JSON.parse(skus.stdout) as { choices: { value: number; label: string }[] };
    expect(choices.find(({ value }) => value === 1)?.label).to.equal('Espresso beans 1 kg');
  });

  const wrong: readonly [readonly string[], number, RegExp][] = [
    [
      ['ops.launchWrkflow', 'wrkflow_uid'],
      2,
      /^InvalidInputError: ops\.launchWrkflow has no input field `wrkflow_uid`; did you mean `wrkflow_uuid`\?/,
    ],
    [['ops.launchWrkflow', 'name'], 2, /`name` of ops\.launchWrkflow has no choices.*\n {2}Fields with choices: wrkflow_uuid\./],
    [['ops.launchWrkfow', 'name'], 2, /has no operation `launchWrkfow`; did you mean `launchWrkflow`\?/],
    [['launchWrkflow', 'name'], 2, /names no operation\.\n {2}Write <connection>\.<operation>/],
    [['ops.launchWrkflow'], 2, /Missing required argument 'field'/],
    [['ops.launchWrkflow', 'wrkflow_uuid', '--input', '['], 2, /The input is no JSON/],
  ];
  it('says what is wrong, and what there is', async () => {
    const options = project();
    await forAll(wrong, async ([args, expected, message]) => {
      const { code, stdout, stderr } = await cli(['choices', ...args], options);
      expect([code, stdout], args.join(' ')).to.deep.equal([expected, '']);
      expect(stderr).to.match(message);
    });
  });

  it('exits as a call would when the vendor lets nobody in', async () => {
    const { cwd } = project();
    const { code } = await cli(['choices', 'ops.launchWrkflow', 'wrkflow_uuid'], { cwd, env: { ...SECRETS, WRK_KEY: 'former' } });
    expect(code).to.equal(4);
  });
});

describe('trunkline describe', function () {
  this.timeout(30_000);
  const vendors = startVendors();
  const folder = tempFolder();
  const project = (): { cwd: string; env: typeof SECRETS } => ({ cwd: writeProject(folder(), vendors()), env: SECRETS });

  it('says, without sending anything, what is read from the vendor, and how', async () => {
    const before = vendors().wrk.requests;
    const { code, stdout } = await cli(['describe', 'wrk.launchWrkflow'], project());
    expect([code, vendors().wrk.requests]).to.deep.equal([0, before]);
    expect(stdout)
      .to.match(/wrkflow_uuid +string +required +UUID of the Wrkflow \(one of listWrkflows\)/)
      .and.to.match(/parameters +object +optional .* \(its schema is read by getWrkflow, for its wrkflow_uuid\)/)
      .and.to.include('  trunkline choices <connection>.launchWrkflow wrkflow_uuid\n')
      .and.to.include(`  trunkline describe <connection>.launchWrkflow --input '{"wrkflow_uuid": …}'`);
  });

  it('shows the vendor’s schema for what is filled in, to people and to programs', async () => {
    const options = project();
    const input = JSON.stringify({ wrkflow_uuid: WRKFLOW });
    const { code, stdout } = await cli(['describe', 'ops.launchWrkflow', '--input', input], options);
    expect(code).to.equal(0);
    expect(stdout)
      .to.match(/\nparameters\n {2}order_id +string +required +Id of the order in the shop\n/)
      .and.to.match(/total_price_in_cents +integer +optional +Tax included\n/);
    const json = await cli(['describe', 'ops.launchWrkflowLegacy', '--json', '--input', input], options);
    expect(JSON.parse(json.stdout)).to.have.deep.nested.property('inputSchema.properties.parameters.required', ['order_id']);
    const nothing = await cli(['describe', 'ops.launchWrkflow', '--json', '--input', '{}'], options);
    expect(JSON.parse(nothing.stdout)).to.not.have.nested.property('inputSchema.properties.parameters.x-fetched');
  });

  const wrong: readonly [readonly string[], number, RegExp][] = [
    [['ops', '--input', '{}'], 2, /An input is one of an operation\.\n {2}Write ops\.<operation>/],
    [['wrk.launchWrkflow', '--input', '{}'], 2, /There is no connection `wrk`/],
    [
      ['ops.launchWrkflow', '--input', `{"wrkflow_uuid": "${WRKFLOW.replace('0', 'f')}"}`],
      5,
      /^NotFoundError: ops\.getWrkflow was answered 404/,
    ],
    [['ops.launchWrkflow', '--input', '{"wrkflow_uuid": "x"}'], 2, /^InvalidInputError: ops\.getWrkflow was not sent: `wrkflow_uuid`/],
  ];
  it('says what keeps the vendor’s schema from being read', async () => {
    const options = project();
    await forAll(wrong, async ([args, expected, message]) => {
      const { code, stdout, stderr } = await cli(['describe', ...args], options);
      expect([code, stdout], args.join(' ')).to.deep.equal([expected, '']);
      expect(stderr).to.match(message);
    });
  });
});
