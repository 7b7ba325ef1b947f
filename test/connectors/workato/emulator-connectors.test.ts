import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Connector extends Json {
  readonly id: number;
  readonly latest_released_version: number | null;
}

describe('the Workato emulator keeps connectors and', () => {
  const held = eachTest();
  const ask = async (method: string, path: string, body?: unknown): Promise<[number, Json]> => {
    const reply = await held.workato.ask(method, path, body);
    return [reply.status, reply.body];
  };

  it('K76, K108: lists those of the platform one to a page, unless more are asked for', async () => {
    const { items, ...rest } = await held.workato.get<{ items: Json[] }>('/integrations/all');
    expect(rest).to.deep.equal({ count: 10, page: 1, per_page: 1 });
    expect(items).to.have.length(1);
    expect(items[0]).to.have.keys('name', 'title', 'categories', 'oauth', 'deprecated', 'triggers', 'actions');
    const second = await held.workato.get<{ items: Json[] }>('/integrations/all?page=2&per_page=6');
    expect(second.items.map(({ name }) => name))
      .to.include('zendesk')
      .and.have.length(4);
    const named = await held.workato.get<Json[]>('/integrations?applications=slack,jira');
    expect(named.map(({ name, oauth }) => [name, oauth])).to.deep.equal([
      ['slack', true],
      ['jira', false],
    ]);
  });

  it('K109: lists custom ones with their released versions', async () => {
    const { result } = await held.workato.get<{ result: Connector[] }>('/custom_connectors');
    expect(result).to.have.length(1);
    expect(result[0]).to.deep.include({ id: 51, title: 'Warehouse', latest_released_version: 1, latest_released_version_note: 'First' });
  });

  it('K109: finds them by a part of the title, in its case, ten at most', async () => {
    const found = async (title: string): Promise<number[]> =>
      (await held.workato.get<{ result: Connector[] }>(`/custom_connectors/search?title=${title}`)).result.map(({ id }) => id);
    expect(await found('house')).to.deep.equal([51]);
    expect(await found('HOUSE')).to.deep.equal([]);
    for (let made = 0; made < 11; made += 1) await ask('POST', '/custom_connectors', { title: `House ${made}`, code: '{}' });
    expect(await found('ouse'))
      .to.have.length(10)
      .and.include(51);
    expect((await ask('GET', '/custom_connectors/search'))[0]).to.equal(400);
  });

  it('K110, K111: makes one, changes it, and gives its newest source', async () => {
    const [, made] = await ask('POST', '/custom_connectors', { title: 'Fleet', code: '{ a }', note: 'First' });
    expect(made).to.deep.include({ id: 52, title: 'Fleet', latest_released_version: null, released_versions: [] });
    await ask('PUT', '/custom_connectors/52', { code: '{ b }' });
    expect((await ask('GET', '/custom_connectors/52/code'))[1]).to.deep.equal({ data: { code: '{ b }' } });
    expect((await ask('PUT', '/custom_connectors/52', { title: 'Ships' }))[1]).to.deep.include({ title: 'Ships' });
    expect((await ask('GET', '/custom_connectors/52/code'))[1]).to.deep.equal({ data: { code: '{ b }' } });
    expect((await ask('POST', '/custom_connectors', {}))[1].errors).to.have.keys('title', 'code');
    expect((await ask('GET', '/custom_connectors/1/code'))[0]).to.equal(404);
  });

  it('K111: releases and shares the newest version once, and none with faults', async () => {
    const post = (action: string) => ask('POST', `/custom_connectors/51/${action}`);
    expect(await post('share')).to.deep.equal([400, { message: "Connector's shared version is already the latest released version" }]);
    expect(await post('release')).to.deep.equal([200, { message: 'Connector released successfully' }]);
    expect(await post('release')).to.deep.equal([400, { message: "Connector's released version is already the latest version" }]);
    expect(await post('share')).to.deep.equal([200, { message: 'Connector shared successfully' }]);
    await ask('PUT', '/custom_connectors/51', { code: '{ title: ' });
    expect(await post('release')).to.deep.equal([400, { message: 'Fix code errors before releasing the connector' }]);
    await ask('POST', '/custom_connectors', { title: 'Fleet', code: '{}' });
    expect((await ask('POST', '/custom_connectors/52/share'))[1]).to.deep.equal({ message: 'There is no released version to share' });
  });

  it('K112: makes a schema of a sample', async () => {
    const sample = JSON.stringify({ order_id: 1, paid: true, lines: [{ sku: 'a' }], buyer: { name: 'Ann' } });
    const { body } = await held.workato.ask<Json[]>('POST', '/sdk/generate_schema/json', { sample });
    expect(body.map(({ name, label, type }) => [name, label, type])).to.deep.equal([
      ['order_id', 'Order id', 'number'],
      ['paid', 'Paid', 'boolean'],
      ['lines', 'Lines', 'array'],
      ['buyer', 'Buyer', 'object'],
    ]);
    expect(body[2]).to.deep.include({ of: 'object' }).and.have.nested.property('properties[0].name', 'sku');
    const csv = await held.workato.ask<Json[]>('POST', '/sdk/generate_schema/csv', { sample: 'id;name\n1;Ann', col_sep: 'semicolon' });
    expect(csv.body.map(({ name }) => name)).to.deep.equal(['id', 'name']);
    expect((await ask('POST', '/sdk/generate_schema/csv', { sample: 'a', col_sep: '+' }))[0]).to.equal(400);
    expect((await ask('POST', '/sdk/generate_schema/json', { sample: '[]' }))[0]).to.equal(400);
  });

  it('K113, K160: keeps OAuth apps and never gives their secrets back', async () => {
    const content = { name: 'CRM', provider: 'salesforce', data: { client_id: 'c', client_secret: 's' } };
    const [status, made] = await ask('POST', '/custom_oauth_profiles', content);
    expect([status, JSON.stringify(made).includes('client_secret')]).to.deep.equal([200, false]);
    expect(made.result).to.deep.include({ id: 62, user_id: 1001, name: 'CRM', data: { client_id: 'c' }, oem_customers_count: 0 });
    expect((await ask('PUT', '/custom_oauth_profiles/62', { ...content, name: 'Sales' }))[1].result).to.deep.include({ name: 'Sales' });
    expect((await ask('GET', '/custom_oauth_profiles/62'))[1].result).to.deep.include({ name: 'Sales' });
    const names = async (): Promise<unknown[]> =>
      (await held.workato.get<{ result: Json[] }>('/custom_oauth_profiles')).result.map(({ name }) => name);
    expect(await names()).to.deep.equal(['Chat', 'Sales']);
    expect(await ask('DELETE', '/custom_oauth_profiles/62')).to.deep.equal([200, { success: true }]);
    expect(await names()).to.deep.equal(['Chat']);
    expect((await ask('GET', '/custom_oauth_profiles/62'))[0]).to.equal(404);
    expect((await ask('POST', '/custom_oauth_profiles', { name: 'x', provider: 'y' }))[1].errors).to.have.property('data');
  });
});
