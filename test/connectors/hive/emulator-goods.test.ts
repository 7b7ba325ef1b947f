import { expect } from 'chai';
import type { RestockingShipment, Sku } from 'trunkline/emulators/hive';
import { Asking, idsOf, type Listing } from './asking.js';

const NEW_INBOUND = {
  warehouse_id: 71,
  estimated_arrival_date: '2025-03-01',
  delivery_option: 'postal',
  po_number: 'PO-1',
  restocking_shipment_items: [{ sku_id: 9, announced_quantity: 10, remarks: 'Fragile' }],
};

describe('the Hive emulator', () => {
  let at: Asking;
  beforeEach(async () => {
    at = await Asking.start();
  });
  afterEach(() => at.hive.close());

  describe('keeps SKUs', () => {
    it('H34: refuses a SKU without its names', async () => {
      const { status, body } = await at.ask('POST', '/skus', {});
      expect([status, body]).to.deep.equal([422, { success: false, errors: ["Name can't be blank", "Merchant sku can't be blank"] }]);
    });

    it('H62: makes one, and changes what a PATCH names', async () => {
      const made = await at.ask<Sku>('POST', '/skus', { merchant_sku_id: 'NEW-1', name: 'Kettle', barcode: '123', weight_in_kg: 1.2 });
      expect(made.body).to.deep.include({ id: 13, fulfilled_by: 'new', inventory: { stocked: 0, reserved: 0, total: 0 } });
      const patched = await at.ask<Sku>('PATCH', '/skus/13', { name: 'Steel kettle' });
      expect(patched.body).to.deep.equal({ ...made.body, name: 'Steel kettle' });
      expect((await at.ask('PATCH', '/skus/13', { name: '' })).status).to.equal(422);
      expect(at.hive.ledger.entries.map(({ kind, id }) => [kind, id])).to.deep.equal([
        ['sku.created', 13],
        ['sku.updated', 13],
      ]);
    });

    it('H64: makes or replaces many, and empties what is left out but the tracking by batch', async () => {
      const skus = [
        { merchant_sku_id: 'SKU-001', name: 'Espresso' },
        { merchant_sku_id: 'NEW-1', name: 'Kettle', barcode: '123' },
      ];
      const { status, body } = await at.ask<Sku[]>('POST', '/skus/bulk_upsert', { skus });
      expect(status).to.equal(200);
      expect(body[0]).to.deep.include({ id: 1, name: 'Espresso', barcode: null, cost_in_cents: null, batch_tracking_enabled: true });
      expect(body[1]).to.deep.include({ id: 13, barcode: '123', batch_tracking_enabled: false });
      expect((await at.get<Sku>('/skus/1')).body).to.deep.equal(body[0]);
    });

    it('H64: takes no more than a hundred at once, all or none', async () => {
      const many = (count: number) => ({ skus: Array.from({ length: count }, (_, i) => ({ merchant_sku_id: `N-${i}`, name: 'N' })) });
      expect((await at.ask('POST', '/skus/bulk_upsert', many(101))).status).to.equal(422);
      expect((await at.ask('POST', '/skus/bulk_upsert', { skus: [] })).status).to.equal(422);
      expect((await at.ask('POST', '/skus/bulk_upsert', { skus: [...many(2).skus, { name: 'No id' }] })).status).to.equal(422);
      expect(at.hive.ledger.entries).to.deep.equal([]);
      expect((await at.ask('POST', '/skus/bulk_upsert', many(100))).status).to.equal(200);
    });

    it('H65: marks a deleted one, until it is changed again', async () => {
      const statusOf = async (): Promise<string> => (await at.get<Sku>('/skus/9')).body.status;
      await at.ask('DELETE', '/skus/9');
      expect(await statusOf()).to.equal('deleted');
      await at.ask('PATCH', '/skus/9', { name: 'Tablets' });
      expect(await statusOf()).to.equal('active');
      await at.ask('DELETE', '/skus/9');
      await at.ask('POST', '/skus', { merchant_sku_id: 'SKU-009', name: 'Tablets' });
      expect(await statusOf()).to.equal('active');
      expect((await at.get<Listing<Sku>>('/skus')).body.pagination.item_count).to.equal(12);
    });

    it("H46 H47 H49: lists them newest first, by time and by the merchant's ids", async () => {
      const found = async (query: string): Promise<number[]> => idsOf((await at.get<Listing<Sku>>(`/skus?${query}`)).body.data);
      expect(await found('')).to.deep.equal([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await found('merchant_sku_ids[]=SKU-003&merchant_sku_ids[]=SKU-007')).to.deep.equal([7, 3]);
      const { created_at } = (await at.get<Sku>('/skus/10')).body;
      expect(await found(`created_at[gte]=${encodeURIComponent(created_at)}`)).to.deep.equal([12, 11, 10]);
      expect((await at.get('/skus?created_at[lt]=soon')).status).to.equal(400);
    });
  });

  describe('is told of goods to come', () => {
    it('H52: refuses an announcement without a date', async () => {
      const { status, body } = await at.ask('POST', '/restocking_shipments/', {
        warehouse_id: 71,
        delivery_option: 'postal',
        restocking_shipment_items: [{ sku_id: 9, announced_quantity: 10 }],
      });
      expect([status, body]).to.deep.equal([422, { success: false, errors: ["Estimated arrival date can't be blank"] }]);
    });

    it('refuses unknown places, ways, days and goods, all at once', async () => {
      const { body } = await at.ask<{ errors: string[] }>('POST', '/restocking_shipments/', {
        warehouse_id: 1,
        delivery_option: 'balloon',
        estimated_arrival_date: '2025-02-31x',
        restocking_shipment_items: [{ merchant_sku_id: 'none', announced_quantity: 1.5 }],
      });
      expect(body.errors).to.deep.equal([
        'Warehouse must exist',
        'Estimated arrival date is not a valid date',
        'Delivery option is not included in the list',
        'Restocking shipment items sku must exist',
        'Restocking shipment items announced quantity must be an integer',
      ]);
    });

    it('H60: makes it, and replaces the whole of it, what is left out included', async () => {
      const made = await at.ask<RestockingShipment>('POST', '/restocking_shipments/', NEW_INBOUND);
      expect(made.body).to.deep.include({ id: 20, status: 'created', barcode: 'RS.20', po_number: 'PO-1' });
      const { po_number: _, ...rest } = NEW_INBOUND;
      const replaced = await at.ask<RestockingShipment>('PUT', '/restocking_shipments/20/', { ...rest, delivery_option: 'courier' });
      expect(replaced.body).to.deep.equal({ ...made.body, po_number: null, delivery_option: 'courier' });
      expect(at.hive.ledger.entries.map(({ kind, id, key }) => [kind, id, key])).to.deep.equal([
        ['restocking_shipment.created', 20, 'PO-1'],
        ['restocking_shipment.replaced', 20, undefined],
      ]);
    });

    it('H61: changes nothing that has already arrived', async () => {
      const { body } = await at.get<Listing<RestockingShipment>>('/restocking_shipments');
      for (const { id, status } of body.data) {
        const isOpen = status === 'created' || status === 'shipped';
        expect((await at.ask('PUT', `/restocking_shipments/${id}`, NEW_INBOUND)).status, status).to.equal(isOpen ? 200 : 422);
      }
    });

    it('H68: tells what arrived only once it is restocked', async () => {
      const { body } = await at.get<Listing<RestockingShipment>>('/restocking_shipments');
      const told = body.data.filter(({ restocking_shipment_items: [item] }) => item && 'arrived_quantity' in item);
      expect(told.map(({ status }) => status)).to.deep.equal(['restocked']);
    });
  });
});
