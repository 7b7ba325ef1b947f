import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { createRuntime, type Connection } from 'trunkline';
import { Wrk } from 'trunkline/connectors/wrk';
import { emulator } from 'trunkline/emulators/wrk';
import type { Emulator } from 'trunkline/testing';
import { Secret } from 'trunkline/sdk';

const ORDER_INTAKE = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
const STOCK_REPORT = '2d8e1f30-3333-4c4d-9e5f-444455556666';

describe('A form for launching a Wrkflow', () => {
  const runtime = createRuntime({ connectors: [Wrk] });
  let vendor: Emulator;
  let wrk: Connection<Wrk>;

  before(async () => {
    vendor = await emulator.start({ requestsPerSecond: 100_000 });
    const services = {
      v1: { url: `${vendor.origin}/api/v1`, allowLoopback: true },
      unversioned: { url: `${vendor.origin}/api`, allowLoopback: true },
    };
    wrk = await runtime.connect(Wrk, { key: new Secret('wrk_emulator_key') }, { services });
  });
  after(async () => {
    await runtime.close();
    await vendor.close();
  });

  it('offers the account’s Wrkflows by their names, for every field that names one', async () => {
    const choices = await wrk.choices('launchWrkflow', 'wrkflow_uuid');
    expect(choices.complete).to.equal(true);
    expect(choices.choices.map(({ label }) => label)).to.deep.equal([
      'Order intake',
      'Invoice intake',
      'Weekly stock report',
      'Legacy import',
    ]);
    expect(choices.choices[0]!.value).to.equal(ORDER_INTAKE);
    for (const same of [
      wrk.choices('launchWrkflowLegacy', 'wrkflow_uuid'),
      wrk.choices('getWrkflow', 'wrkflow_uuid'),
      wrk.choices('newLaunch', 'wrkflow_uuid'),
    ])
      expect(await same).to.equal(choices);
  });

  it('asks for the start values that the chosen Wrkflow needs, whichever way it is launched', async () => {
    for (const launch of ['launchWrkflow', 'launchWrkflowLegacy'] as const) {
      const schema = await wrk.inputSchema(launch, { wrkflow_uuid: ORDER_INTAKE });
      const isLaunch = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
      expect(isLaunch({ wrkflow_uuid: ORDER_INTAKE, parameters: { order_id: '501', total_price_in_cents: 999 } })).to.equal(true);
      expect(isLaunch({ wrkflow_uuid: ORDER_INTAKE, parameters: { total_price_in_cents: 'much' } })).to.equal(false);
      await wrk.call(launch, { wrkflow_uuid: ORDER_INTAKE, parameters: { order_id: '501', total_price_in_cents: 999 } });
    }
  });

  it('asks for nothing where the Wrkflow needs nothing', async () => {
    const { properties } = await wrk.inputSchema('launchWrkflow', { wrkflow_uuid: STOCK_REPORT });
    expect(properties!['parameters']).to.deep.include({ type: ['object', 'null'], 'x-fetched': true });
  });

  it('says that a Wrkflow is gone', async () => {
    const gone = wrk.inputSchema('launchWrkflow', { wrkflow_uuid: ORDER_INTAKE.replace('0', 'f') });
    expect(await gone.catch(({ name }: Error) => name)).to.equal('NotFoundError');
  });
});
