import { Hive } from 'trunkline/connectors/hive';
import { emulator } from 'trunkline/emulators/hive';
import { contract } from 'trunkline/testing';
import { hiveFixtures } from './fixtures/index.js';

contract(Hive, hiveFixtures, {
  emulator: {
    start: () => emulator.start({ apiKey: 'k_test_8f2c61d09b', orders: 45, requestsPerMinute: 100_000 }),
    inputs: { listOrders: {}, getShipment: { id: 901 }, getReturn: { id: 81 } },
  },
});
