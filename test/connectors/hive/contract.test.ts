import { Hive } from 'trunkline/connectors/hive';
import { emulator } from 'trunkline/emulators/hive';
import { contract } from 'trunkline/testing';
import { hiveFixtures } from './fixtures/index.js';

const address = { full_name: 'Ada Byron', line1: 'Torstrasse 1', city: 'Berlin', country_code: 'DE', postal_code: '10119' };

contract(Hive, hiveFixtures, {
  emulator: {
    start: () => emulator.start({ apiKey: 'k_test_8f2c61d09b', orders: 45, requestsPerMinute: 100_000 }),
    inputs: {
      listOrders: {},
      listSkus: {},
      listSkusV2: {},
      listShipmentsV2: {},
      listInventoryTransferOrders: {},
      getShipment: { id: 901 },
      getReturn: { id: 81 },
      getReturnV2: { id: 81 },
      getInventoryTransferOrder: { id: 41 },
      updateSkuByCode: { sku_code: 'SKU-005', name: 'Blue mug' },
      createOrderV2: {
        sales_channel_id: 101,
        merchant_order_id: 'CONTRACT-1',
        items: [{ merchant_item_id: '1', sku_id: 3, quantity: 1 }],
        shipping_address: address,
      },
      createInventoryTransferOrder: { origin_id: 71, destination_id: 72, items: [{ sku_id: 3, quantity: 1 }] },
    },
    once: ['createOrderV2'], // the merchant's id is taken after that
  },
});
