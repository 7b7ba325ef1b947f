import { expect } from 'chai';
import { type ActionDocument, documentOf, type ListDocument } from 'trunkline/document';
import { seededRandom, startFakeVendor } from 'trunkline/testing';
import { textOfPattern } from '../../../core/made-up/text-of-pattern.js';
import { Parcels } from './contract/parcels/connector.js';

const document = documentOf(Parcels);
const read = async (url: string, init?: RequestInit): Promise<unknown> => (await fetch(url, init)).json();

describe('a vendor made up from a document', () => {
  it('answers with data of the output’s schema, the same for the same seed', async () => {
    await using one = await startFakeVendor(document, { seed: 7 });
    await using same = await startFakeVendor(document, { seed: 7 });
    await using other = await startFakeVendor(document, { seed: 8 });
    const depots = (vendor: typeof one): Promise<unknown> => read(`${vendor.services['api']!.url}/depots?skip=0&take=2`);
    expect(await depots(one)).to.deep.equal(await depots(same));
    expect(await depots(one)).not.to.deep.equal(await depots(other));
  });

  it('leaves out what may be absent, when it is asked to', async () => {
    await using vendor = await startFakeVendor(document, { fullness: 'minimal' });
    const { parcel } = (await read(`${vendor.services['api']!.url}/parcels/1`)) as { readonly parcel: object };
    expect(Object.keys(parcel)).to.deep.equal(['id', 'reference', 'created_at']);
  });

  it('turns pages until there are no more', async () => {
    await using vendor = await startFakeVendor(document, { records: 3 });
    const page = (number: number): Promise<unknown> => read(`${vendor.services['api']!.url}/parcels?page=${number}&count=2`);
    expect(await page(1)).to.have.property('more', true);
    expect(await page(2)).to.have.property('more', false);
  });

  it('never says that it failed where a flag tells whether it succeeded', async () => {
    const Health = { type: 'object', properties: { ok: { type: 'boolean' } } } as const;
    const errors = { ...document.errors, succeeded: { path: ['ok'] } };
    const flagged = { ...document, errors, schemas: { ...document.schemas, Health } };
    const flags = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => {
        await using vendor = await startFakeVendor(flagged, { seed });
        return await read(`${vendor.services['api']!.url}/health`);
      }),
    );
    expect(flags).to.deep.equal(flags.map(() => ({ ok: true })));
  });

  it('tells the place of the next page in the last record, in the type that it has there', async () => {
    const pagination = {
      kind: 'cursor',
      items: { path: ['rows'] },
      from: { in: 'last-record', selector: { path: ['reference'] } },
      to: { in: 'query', name: 'after' },
      stop: {},
    } as const;
    const listed = document.operations['listParcels'] as ListDocument;
    const after = { ...document, operations: { ...document.operations, listParcels: { ...listed, pagination } } };
    await using vendor = await startFakeVendor(after, { records: 2 });
    const { rows } = (await read(`${vendor.services['api']!.url}/parcels`)) as {
      readonly rows: readonly { readonly reference: unknown }[];
    };
    expect(rows.map(({ reference }) => reference)).to.deep.equal(['1', '2']);
  });

  it('tells of a job what the operation tells that asks for it by itself', async () => {
    const asked = document.operations['health'] as ActionDocument;
    const request = { ...asked.request!, path: '/reports/{number}' };
    const both = { ...document, operations: { ...document.operations, getReport: { ...asked, output: 'Depot', request } } };
    await using vendor = await startFakeVendor(both);
    expect(await read(`${vendor.services['api']!.url}/reports/1`)).to.include.keys('number', 'state');
  });

  it('writes down what was done, and drops a repeat with the same key', async () => {
    await using vendor = await startFakeVendor(document);
    const send = (key: string): Promise<unknown> =>
      read(`${vendor.services['api']!.url}/parcels`, { method: 'POST', headers: { 'Idempotency-Key': key }, body: '{}' });
    await send('a');
    await send('a');
    await send('b');
    expect(vendor.ledger.of('sendParcel').map(({ key }) => key)).to.deep.equal(['a', 'b']);
  });

  it('has the faults of every emulator', async () => {
    await using vendor = await startFakeVendor(document);
    vendor.faults.next('503');
    expect((await fetch(`${vendor.services['api']!.url}/health`)).status).to.equal(503);
  });
});

describe('a text made up for a pattern', () => {
  const random = seededRandom(3);
  const patterns = [
    String.raw`^\d{4}-\d{2}-\d{2}$`,
    '^[a-z0-9-]+$',
    '^(?:dhl|ups)_[A-F]{2,4}$',
    String.raw`^[\w]+\.[a-z]{2}$`,
    '^[A-Z]{3}x*y?$',
    '^[^/]+$',
  ];
  for (const pattern of patterns) {
    it(`is taken by ${pattern}`, () => {
      for (let time = 0; time < 20; time += 1) expect(textOfPattern(pattern, random)).to.match(new RegExp(pattern));
    });
  }

  it('is not given where the pattern looks around', () => {
    expect(textOfPattern('^(?=.*q)z$', random)).to.equal(undefined);
  });
});
