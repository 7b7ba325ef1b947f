import { expect } from 'chai';
import { createRuntime } from 'trunkline';
import { Hive } from 'trunkline/connectors/hive';
import { emulator } from 'trunkline/emulators/hive';
import { Secret } from 'trunkline/sdk';

describe('A form of Hive', () => {
  it('offers the warehouses of a restocking shipment by their ids, and the SKUs of an item by their names', async () => {
    await using vendor = await emulator.start({ requestsPerMinute: 100_000 });
    await using runtime = createRuntime({ connectors: [Hive] });
    const services = { v1: { url: `${vendor.origin}/merchant_api/v1`, allowLoopback: true } };
    const shop = await runtime.connect(Hive, { token: new Secret('hive_emulator_key'), environment: 'staging' }, { services });
    for (const operation of ['createRestockingShipment', 'replaceRestockingShipment'] as const) {
      const warehouses = await shop.choices(operation, 'warehouse_id');
      expect(warehouses.choices.map(({ value, label }) => [value, label])).to.deep.equal([73, 72, 71].map((id) => [id, String(id)]));
      const skus = await shop.choices(operation, 'restocking_shipment_items.sku_id');
      expect(skus.choices.find(({ value }) => value === 9)).to.deep.equal({ value: 9, label: 'Cleaning tablets' });
      expect([skus.choices.length, skus.complete]).to.deep.equal([12, true]);
    }
  });

  it('offers those of version 2 for its own operations, SKUs by their codes too', async () => {
    await using vendor = await emulator.start({ requestsPerMinute: 100_000 });
    await using runtime = createRuntime({ connectors: [Hive] });
    const services = { v2: { url: `${vendor.origin}/merchant_api/v2`, allowLoopback: true } };
    const shop = await runtime.connect(Hive, { token: new Secret('hive_emulator_key'), environment: 'staging' }, { services });
    const values = async (...place: Parameters<typeof shop.choices>) => (await shop.choices(...place)).choices.map(({ value }) => value);
    expect(await values('createInventoryTransferOrder', 'origin_id')).to.deep.equal([73, 72, 71]);
    expect(await values('createInventoryTransferOrder', 'items.sku_code')).to.include('SKU-009');
    expect(await values('replaceRestockingShipmentV2', 'restocking_shipment_items.sku_id')).to.include(9);
    expect(await values('updateSkuByCode', 'sku_code')).to.have.length(12);
  });

  it('offers SKUs for the lines of an order, and for what is done to one', async () => {
    await using vendor = await emulator.start({ requestsPerMinute: 100_000 });
    await using runtime = createRuntime({ connectors: [Hive] });
    const at = (version: string) => ({ url: `${vendor.origin}/merchant_api/${version}`, allowLoopback: true });
    const shop = await runtime.connect(
      Hive,
      { token: new Secret('hive_emulator_key'), environment: 'staging' },
      { services: { v1: at('v1'), v2: at('v2') } },
    );
    const labels = async (...place: Parameters<typeof shop.choices>) => (await shop.choices(...place)).choices.map(({ label }) => label);
    for (const [operation, field] of [
      ['createOrder', 'items.sku_id'],
      ['createOrderV2', 'items.sku_id'],
      ['createOrderV2', 'items.sku_code'],
      ['getSku', 'id'],
      ['updateSku', 'id'],
      ['deleteSku', 'id'],
    ] as const) {
      expect(await labels(operation, field), `${operation} ${field}`)
        .to.include('Cleaning tablets')
        .and.have.length(12);
    }
  });
});
