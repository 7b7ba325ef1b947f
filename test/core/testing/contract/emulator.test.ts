import { expect } from 'chai';
import { Hive } from 'trunkline/connectors/hive';
import { emulator } from 'trunkline/emulators/hive';
import { contractTests } from '../../../../core/testing/contract/run-contract.js';
import { hiveFixtures } from '../../../connectors/hive/fixtures/index.js';

const start = () => emulator.start({ apiKey: 'k_test_8f2c61d09b', orders: 3 });

/** What the contract says of one list on the emulator; undefined when it is satisfied. */
async function said(list: string, inputs: Record<string, object>, empty: readonly string[] = []): Promise<string | undefined> {
  const { groups, close } = contractTests(Hive, hiveFixtures, { emulator: { start, inputs: inputs as never, empty } });
  const cases = groups.find(({ check }) => check === 'emulator')!.cases;
  const problem = await cases
    .find(({ name }) => name.startsWith(`${list}:`))!
    .run()
    .then(
      () => undefined,
      ({ message }: Error) => message,
    );
  await close();
  return problem;
}

const NONE = { listOrders: { 'created_at[lte]': '2001-01-01T00:00:00Z' } };

describe('the contract, on an emulator', () => {
  it('is not satisfied by a list that finds nothing there, unless that was said', async () => {
    expect(await said('listOrders', { listOrders: {} })).to.equal(undefined);
    expect(await said('listOrders', NONE)).to.match(/^it finds nothing there/);
    expect(await said('listOrders', NONE, ['listOrders'])).to.equal(undefined);
  });

  it('is not satisfied by a list that finds something and was said to find nothing', async () => {
    expect(await said('listOrders', { listOrders: {} }, ['listOrders'])).to.match(/finds 3 records/);
  });
});
