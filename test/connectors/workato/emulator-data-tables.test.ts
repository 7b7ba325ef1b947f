import { expect } from 'chai';
import { eachTest } from './emulator-client.js';

interface Column {
  readonly field_id: string;
}
interface Table {
  readonly data: { readonly id: string; readonly schema: readonly Column[] };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COLUMN = { type: 'string', name: 'order', optional: false };

describe('the data tables of the Workato emulator', () => {
  const held = eachTest();
  const create = (body: object) => held.workato.ask<Table>('POST', '/data_tables', body);

  it('K31, K132, K133: are listed in data, with a UUID each and for each column', async () => {
    const { data } = await held.workato.get<{ data: Table['data'][] }>('/data_tables');
    expect(data).to.have.length(1);
    expect(data[0]).to.deep.include({ name: 'Orders', folder_id: 7 });
    expect(data[0]?.id).to.match(UUID);
    expect(data[0]?.schema[0]?.field_id).to.match(UUID);
    expect((await held.workato.get<{ data: [] }>('/data_tables?page=2')).data).to.deep.equal([]);
  });

  it('K132: are made with columns, to which the rest is added', async () => {
    const { workato } = held;
    const { body } = await create({ name: 'Lines', folder_id: 7, schema: [COLUMN] });
    const [column] = body.data.schema;
    const rest = { hint: null, default_value: null, metadata: {}, multivalue: false, relation: null };
    expect(column).to.deep.equal({ ...COLUMN, ...rest, field_id: column?.field_id });
    expect(column?.field_id).to.match(UUID);
    expect(workato.effects).to.deep.equal([['data_table.created', body.data.id]]);
  });

  it('K61, K132: are refused with a wrong column or a folder that is not there', async () => {
    const wrong = [
      { name: 'Lines', folder_id: 999, schema: [COLUMN] },
      { name: 'Lines', folder_id: 7 },
      { folder_id: 7, schema: [COLUMN] },
      { name: 'Lines', folder_id: 7, schema: [{ ...COLUMN, type: 'text' }] },
      { name: 'Lines', folder_id: 7, schema: [{ type: 'string' }] },
      { name: 'Lines', folder_id: 7, schema: [{ ...COLUMN, type: 'relation' }] },
    ];
    for (const body of wrong) {
      const reply = await held.workato.ask('POST', '/data_tables', body);
      expect([reply.status, reply.body['message']], JSON.stringify(body)).to.deep.equal([400, 'Validation failed']);
    }
    expect(held.workato.effects).to.deep.equal([]);
  });

  it('K35: are read, changed in what is given, emptied and deleted by their UUID', async () => {
    const { workato } = held;
    const { id } = (await create({ name: 'Lines', folder_id: 7, schema: [COLUMN] })).body.data;
    const path = `/data_tables/${id}`;
    const { body } = await workato.ask<Table>('PUT', path, { name: 'Order lines' });
    expect(body.data).to.deep.include({ id, name: 'Order lines', folder_id: 7 });
    expect(await workato.get(path)).to.deep.equal(body);
    expect((await workato.ask('POST', `${path}/truncate`)).status).to.equal(200);
    expect((await workato.ask('DELETE', path)).status).to.equal(200);
    for (const [method, where] of [
      ['GET', path],
      ['PUT', path],
      ['POST', `${path}/truncate`],
      ['DELETE', path],
    ] as const) {
      expect(await workato.status(method, where), method).to.equal(404);
    }
    const kinds = ['created', 'updated', 'truncated', 'deleted'].map((what) => [`data_table.${what}`, id]);
    expect(workato.effects).to.deep.equal(kinds);
  });
});
