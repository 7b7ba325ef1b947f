import { expect } from 'chai';
import { NotFoundError, PermissionError, UnexpectedResponseError } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { json } from '../../core/support/scripted-http.js';
import { called, read } from './support/sent.js';

const API = 'https://www.workato.com/api';
const RECORDS = 'https://data-tables.workato.com/api/v1/tables';
const TABLE = '6f1b0f52-4c0e-4a3b-9d5e-2a8f0c1d7e11';
const NOT_FOUND = json({ errors: [{ code: 404, title: 'Not found' }] }, 404);
const GERMANY = { lookup_table_id: 3, by: { Code: 'DE' } };

describe('lookup tables of Workato', () => {
  it('K130: give the first row that has the values', async () => {
    const { lines, output } = await called('findLookupRow', GERMANY, json({ id: 9, data: { Code: 'DE', Country: 'Germany' } }));
    expect(lines).to.deep.equal([`GET ${API}/lookup_tables/3/lookup?by[Code]=DE`]);
    expect(output).to.deep.equal({ id: 9, data: { Code: 'DE', Country: 'Germany' } });
  });

  it('K68: give null where no row has them, which is no fault', async () => {
    expect((await called('findLookupRow', GERMANY, NOT_FOUND)).output).to.equal(null);
  });

  it('K56, K68: still say that they may not be read, and that a row by its id is gone', async () => {
    const forbidden = json({ errors: [{ code: 403, title: 'Forbidden' }] }, 403);
    expect(await rejection(called('findLookupRow', GERMANY, forbidden))).to.be.instanceOf(PermissionError);
    expect(await rejection(called('getLookupRow', { lookup_table_id: 3, row_id: 9 }, NOT_FOUND))).to.be.instanceOf(NotFoundError);
  });

  it('K33: have columns, though Workato sends them in a text', async () => {
    const schema = '[{"control_type":"text","label":"Code","name":"col1","type":"string","sticky":true}]';
    const { records } = await read('listLookupTables', undefined, [[{ id: 3, name: 'Countries', project_id: '58', schema }]]);
    const column = { control_type: 'text', label: 'Code', name: 'col1', type: 'string', sticky: true };
    expect(records).to.deep.equal([{ id: 3, name: 'Countries', project_id: '58', schema: [column] }]);
  });

  it('K33: are not taken for read when that text is none', async () => {
    const error = await rejection(read('listLookupTables', undefined, [[{ id: 3, name: 'Countries', schema: '[{' }]]));
    expect(error).to.be.instanceOf(UnexpectedResponseError);
  });

  it('K72: are read by a thousand rows, to the first page that is not full', async () => {
    const row = (id: number) => ({ id, data: {} });
    const full = Array.from({ length: 1000 }, (_, index) => row(index));
    const { lines, records, outcome } = await read('listLookupRows', { lookup_table_id: 3 }, [full, [row(1000)]]);
    expect(lines.map((line) => line.split('?')[1])).to.deep.equal(['page=1&per_page=1000', 'page=2&per_page=1000']);
    expect(records).to.have.length(1001);
    expect(outcome).to.deep.include({ status: 'complete' });
  });
});

describe('data tables of Workato', () => {
  it('K159: are queried on their own host, page by page, as values without names', async () => {
    const schema = [[{ name: '$record_id' }], [{ name: 'Status' }]];
    const { lines, records, outcome } = await read('queryDataTable', { data_table_id: TABLE, select: ['Status'] }, [
      { schema, data: [[['r-1'], ['open']]], count: 1, limit: 200, continuation_token: 'next' },
      { schema, data: [[['r-2'], ['closed']]], count: 1, limit: 200 },
    ]);
    expect(lines).to.deep.equal([
      `POST ${RECORDS}/${TABLE}/query {"select":["Status"],"limit":200}`,
      `POST ${RECORDS}/${TABLE}/query {"select":["Status"],"continuation_token":"next","limit":200}`,
    ]);
    expect(records).to.deep.equal([
      { meta: ['r-1'], values: ['open'] },
      { meta: ['r-2'], values: ['closed'] },
    ]);
    expect(outcome).to.deep.include({ status: 'complete' });
  });

  it('K133, K166: come out of their envelope, with columns that have no default', async () => {
    const table = {
      id: TABLE,
      name: 'Claims',
      schema: [{ type: 'string', name: 'Status', optional: true, multivalue: false }],
      folder_id: 7,
      created_at: '2025-04-04T11:35:04.544-07:00',
      updated_at: '2025-04-04T11:55:50.473-07:00',
    };
    expect((await called('getDataTable', { data_table_id: TABLE }, json({ data: table }))).output).to.deep.equal(table);
  });
});

describe('properties of Workato', () => {
  it('K42, K126: are given as the map that the answer is', async () => {
    const { output } = await called('getProperties', { prefix: 'sync.' }, json({ admin_email: 'ada@example.com' }));
    expect(output).to.deep.equal({ properties: { admin_email: 'ada@example.com' } });
  });
});
