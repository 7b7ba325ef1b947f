import { Wrk } from 'trunkline/connectors/wrk';
import { emulator } from 'trunkline/emulators/wrk';
import { contract, type Emulator } from 'trunkline/testing';
import { wrkFixtures } from './fixtures/index.js';

const wrkflow_uuid = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
const launch = { wrkflow_uuid, name: 'run 1', parameters: { order_id: 'SO-77' } };
const running = { launch_id: 23_143 };

contract(Wrk, wrkFixtures, {
  emulator: {
    start,
    inputs: {
      launchWrkflow: launch,
      launchWrkflowLegacy: launch,
      listLaunches: {},
      listLaunchesLegacy: {},
      listFinishedLaunches: { status_code: 3 },
      getLaunch: running,
      pauseLaunch: running,
      resumeLaunch: running,
    },
    empty: ['listFinishedLaunches'], // none ends while the clock stands still
  },
});

/** An account with one launch that never ends, since the clock stands still. */
async function start(): Promise<Emulator> {
  const vendor = await emulator.start({ apiKey: 'wrk_test_51d0c7aa93', requestsPerSecond: 100_000, now: () => 1_728_673_581_000 });
  await fetch(`${vendor.origin}/api/v1/wrkflow/${wrkflow_uuid}/launch`, {
    method: 'POST',
    headers: { authorization: 'Api-Key wrk_test_51d0c7aa93', 'content-type': 'application/json' },
    body: JSON.stringify(launch),
  });
  return vendor;
}
