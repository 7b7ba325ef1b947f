import { expect } from 'chai';
import { eachTest, type Json, WorkatoClient } from './emulator-client.js';

interface Row {
  readonly id: number;
  readonly data: Readonly<Record<string, string>>;
}

const NOT_FOUND = { errors: [{ code: 404, title: 'Not found' }] };
const COUNTRIES = '/lookup_tables/1';

describe('the lookup tables of the Workato emulator', () => {
  const held = eachTest();

  it('K33, K42, K128: are a bare array, their schema JSON in a text', async () => {
    const [countries] = await held.workato.get<Json[]>('/lookup_tables');
    expect(countries).to.deep.include({ id: 1, name: 'Countries', project_id: '31' });
    expect(JSON.parse(String(countries?.['schema']))).to.deep.equal([{ label: 'Code' }, { label: 'Name' }, { label: 'Currency' }]);
  });

  it('K128: are made with a schema of up to ten columns', async () => {
    const { workato } = held;
    const schema = (count: number): string => JSON.stringify(Array.from({ length: count }, (_none, index) => ({ label: `C${index}` })));
    const { status, body } = await workato.ask('POST', '/lookup_tables', { name: 'Codes', project_id: 32, schema: schema(10) });
    expect(status).to.equal(200);
    expect(body).to.deep.include({ id: 2, name: 'Codes', project_id: '32', schema: schema(10) });
    for (const wrong of [
      { schema: schema(11) },
      { schema: '{}' },
      { schema: 'no JSON' },
      { schema: '[{}]' },
      {},
      { schema: '[]', project_id: 999 },
    ]) {
      const refused = await workato.ask('POST', '/lookup_tables', { name: 'Codes', ...wrong });
      expect([refused.status, refused.body['message']], JSON.stringify(wrong)).to.deep.equal([400, 'Validation failed']);
    }
    expect(workato.effects).to.deep.equal([['lookup_table.created', 2]]);
  });

  it('K47: are deleted by ids, several at once, once a second', async () => {
    const workato = await WorkatoClient.start({ limits: 'on' });
    expect((await workato.ask('POST', '/lookup_tables/batch_delete', { ids: [1, 999] })).body).to.deep.equal({ success: true });
    expect(await workato.status('POST', '/lookup_tables/batch_delete', { ids: [1] })).to.equal(429);
    workato.now += 1000;
    expect(await workato.status('POST', '/lookup_tables/batch_delete', {})).to.equal(400);
    expect(await workato.get('/lookup_tables')).to.deep.equal([]);
    expect(await workato.status('GET', `${COUNTRIES}/rows`)).to.equal(404);
    expect(workato.effects).to.deep.equal([['lookup_table.deleted', 1]]);
    await workato.close();
  });
});

describe('the rows of a lookup table of the Workato emulator', () => {
  const held = eachTest();
  const codes = async (query: string): Promise<unknown[]> =>
    (await held.workato.get<Row[]>(`${COUNTRIES}/rows${query}`)).map(({ data }) => data['Code']);

  it('K72, K129: are listed, filtered by columns, in pages', async () => {
    const [germany] = await held.workato.get<Row[]>(`${COUNTRIES}/rows`);
    expect(germany).to.deep.include({ id: 1, data: { Code: 'DE', Name: 'Germany', Currency: 'EUR' } });
    expect(await codes('')).to.deep.equal(['DE', 'FR', 'JP', 'US']);
    expect(await codes('?by[Currency]=EUR')).to.deep.equal(['DE', 'FR']);
    expect(await codes('?by%5BName%5D=United+States')).to.deep.equal(['US']);
    expect(await codes('?by[Currency]=EUR&by[Code]=FR')).to.deep.equal(['FR']);
    expect(await codes('?by[Continent]=Europe')).to.deep.equal([]);
    expect(await codes('?per_page=3&page=2')).to.deep.equal(['US']);
  });

  it('K72: come five hundred at a time, a thousand at most', async () => {
    const { workato } = held;
    const adding = Array.from({ length: 1000 }, (_none, number) =>
      workato.ask('POST', `${COUNTRIES}/rows`, { data: { Code: `C${number}` } }),
    );
    await Promise.all(adding);
    expect(await codes('')).to.have.length(500);
    expect(await codes('?per_page=1000')).to.have.length(1000);
    expect(await codes('?per_page=5000')).to.have.length(1000);
    expect(await codes('?per_page=1000&page=2')).to.have.length(4);
  });

  it('K68, K130: are looked up, the first that matches, or 404 when none does', async () => {
    const { workato } = held;
    expect(await workato.get(`${COUNTRIES}/lookup?by[Currency]=EUR`)).to.deep.include({ id: 1 });
    const miss = await workato.ask('GET', `${COUNTRIES}/lookup?by[Code]=ZZ`);
    expect([miss.status, miss.body]).to.deep.equal([404, NOT_FOUND]);
    expect(await workato.status('GET', '/lookup_tables/999/lookup?by[Code]=DE')).to.equal(404);
  });

  it('K34, K131: are added, read, changed in the columns given, and deleted', async () => {
    const { workato } = held;
    const { body: row } = await workato.ask<Row>('POST', `${COUNTRIES}/rows`, { data: { Code: 'CH', Name: 'Swiss' } });
    expect(row).to.deep.include({ id: 5, data: { Code: 'CH', Name: 'Swiss' } });
    const changed = await workato.ask<Row>('PUT', `${COUNTRIES}/rows/5`, { data: { Name: 'Switzerland', Currency: 'CHF' } });
    const data = { Code: 'CH', Name: 'Switzerland', Currency: 'CHF' };
    expect(changed.body.data).to.deep.equal(data);
    expect((await workato.get<Row>(`${COUNTRIES}/rows/5`)).data).to.deep.equal(data);
    expect((await workato.ask('DELETE', `${COUNTRIES}/rows/5`)).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', `${COUNTRIES}/rows/5`)).to.equal(404);
    expect(workato.effects).to.deep.equal(['created', 'updated', 'deleted'].map((what) => [`lookup_row.${what}`, 5]));
  });

  it('K61: are refused with a column that is not there, or without data', async () => {
    const { workato } = held;
    const { status, body } = await workato.ask('POST', `${COUNTRIES}/rows`, { data: { Continent: 'Europe' } });
    expect([status, body]).to.deep.equal([400, { message: 'Validation failed', errors: { Continent: ['is not a column'] } }]);
    expect(await workato.status('PUT', `${COUNTRIES}/rows/1`, { Code: 'XX' })).to.equal(400);
    expect(workato.effects).to.deep.equal([]);
  });
});
