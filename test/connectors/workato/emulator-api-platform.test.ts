import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Listed {
  readonly data: readonly Json[];
  readonly count: number;
  readonly page: number;
  readonly per_page: number;
}
interface One {
  readonly data: Json & { readonly id: number };
}

const SPEC = {
  paths: {
    '/orders': { get: { operationId: 'listOrders' }, post: {} },
    '/orders/{id}': { delete: { operationId: 'dropOrder' }, parameters: [] },
  },
};
const YAML = 'openapi: 3.0.0\npaths:\n  /orders:\n    get:\n      summary: Orders\n    post:\n      summary: New order\n';

describe('the API collections of the Workato emulator', () => {
  const held = eachTest();
  const create = (body: object) => held.workato.ask('POST', '/api_collections', body);

  it('K42, K134: are a bare array', async () => {
    const [collection] = await held.workato.get<Json[]>('/api_collections');
    expect(collection).to.deep.include({ id: 1, name: 'Quote to cash', project_id: '31', version: '1.0' });
    expect(collection).to.include.keys('url', 'api_spec_url', 'created_at', 'updated_at');
  });

  it('K33, K134: are made of an OpenAPI text, JSON or YAML, an endpoint and a recipe for each of its paths and methods', async () => {
    const { workato } = held;
    const openapi_spec = { content: JSON.stringify(SPEC), format: 'json' };
    const { body } = await create({ name: 'Orders', project_id: 31, openapi_spec });
    const results = { success: true, total_endpoints: 3, failed_endpoints: 0, failed_actions: [] };
    expect(body).to.deep.include({ name: 'Orders', message: 'Import completed successfully', import_results: results });
    const endpoints = await workato.get<Json[]>(`/api_endpoints?api_collection_id=${String(body['id'])}`);
    expect(endpoints.map(({ method, path, name }) => [method, path, name])).to.deep.equal([
      ['GET', 'orders', 'listOrders'],
      ['POST', 'orders', 'POST /orders'],
      ['DELETE', 'orders/{id}', 'dropOrder'],
    ]);
    expect(await workato.get(`/recipes/${String(endpoints[0]?.['flow_id'])}`)).to.deep.include({ name: 'listOrders', running: false });
    const yaml = await create({ name: 'Of YAML', openapi_spec: { content: YAML, format: 'yaml' } });
    expect(yaml.body['import_results']).to.deep.include({ total_endpoints: 2 });
    expect(workato.vendor.ledger.of('api_collection.created')).to.have.length(2);
  });

  it('K61: are refused without a name, or with a text that describes no API', async () => {
    const specs = [
      { content: '{}', format: 'json' },
      { content: 'no paths', format: 'yaml' },
      { content: JSON.stringify(SPEC), format: 'xml' },
    ];
    for (const body of [{}, { name: 'a', project_id: 999 }, ...specs.map((openapi_spec) => ({ name: 'a', openapi_spec }))]) {
      const reply = await create(body);
      expect([reply.status, reply.body['message']], JSON.stringify(body)).to.deep.equal([400, 'Validation failed']);
    }
    expect(held.workato.effects).to.deep.equal([]);
  });
});

describe('the API endpoints of the Workato emulator', () => {
  const held = eachTest();

  it('K135: are listed by collection, with the addresses they answer at', async () => {
    const { workato } = held;
    const [orders, quotes] = await workato.get<Json[]>('/api_endpoints');
    expect(orders).to.deep.include({ name: 'find orders', active: false, legacy: false, base_path: '/acme/quote-to-cash-v1/orders' });
    expect(quotes).to.deep.include({ name: 'find quotes', api_collection_id: 1 });
    expect(await workato.get('/api_endpoints?api_collection_id=999')).to.deep.equal([]);
  });

  it('K36, K135: are switched on while their recipe runs, and off', async () => {
    const { workato } = held;
    expect((await workato.ask('PUT', '/api_endpoints/1/enable')).body).to.deep.equal({ success: true });
    expect((await workato.ask('PUT', '/api_endpoints/1/enable')).body).to.deep.equal({ success: true });
    const refused = await workato.ask('PUT', '/api_endpoints/2/enable');
    expect([refused.status, refused.body]).to.deep.equal([400, { message: 'The recipe of the endpoint is not running' }]);
    expect((await workato.get<Json[]>('/api_endpoints')).map(({ active }) => active)).to.deep.equal([true, false]);
    expect((await workato.ask('PUT', '/api_endpoints/1/disable')).body).to.deep.equal({ success: true });
    expect(await workato.status('PUT', '/api_endpoints/999/enable')).to.equal(404);
    expect(workato.effects).to.deep.equal([
      ['api_endpoint.enabled', 1],
      ['api_endpoint.disabled', 1],
    ]);
  });
});

describe('the API clients of the Workato emulator', () => {
  const held = eachTest();

  it('K136: are listed with count, page and size, by project and by certificates', async () => {
    const { workato } = held;
    const { data, ...place } = await workato.get<Listed>('/v2/api_clients');
    expect(place).to.deep.equal({ count: 1, page: 1, per_page: 100 });
    expect(data[0]).to.deep.include({ id: 1, name: 'Shop', auth_type: 'token', active_api_keys_count: 1, total_api_keys_count: 1 });
    expect(data[0]).to.deep.include({ api_collections: [{ id: 1, name: 'Quote to cash' }], is_legacy: false });
    expect((await workato.get<Listed>('/v2/api_clients?project_id=32')).count).to.equal(0);
    expect((await workato.get<Listed>('/v2/api_clients?cert_bundle_ids[]=3')).count).to.equal(0);
  });

  it('K136: are made with what their way of signing in needs', async () => {
    const { workato } = held;
    const client = { name: 'Partner', api_collection_ids: [1], auth_type: 'jwt', cert_bundle_ids: [3] };
    const needs = { jwt_method: 'hmac', jwt_secret: 'made up' };
    const { body } = await workato.ask<One>('POST', '/v2/api_clients', { ...client, ...needs });
    expect(body.data).to.deep.include({ name: 'Partner', auth_type: 'jwt', cert_bundle_ids: [3], total_api_keys_count: 0 });
    expect(body.data).to.not.have.property('jwt_secret');
    expect((await workato.get<Listed>('/v2/api_clients?cert_bundle_ids[]=3')).count).to.equal(1);
    const wrong = [
      client,
      { ...client, ...needs, api_collection_ids: [999] },
      { ...client, auth_type: 'basic' },
      { ...client, ...needs, api_portal_id: 5 },
    ];
    for (const one of [{}, ...wrong]) expect(await workato.status('POST', '/v2/api_clients', one), JSON.stringify(one)).to.equal(400);
    expect(workato.effects).to.deep.equal([['api_client.created', body.data.id]]);
  });

  it('K138: of the older kind are made by name, and have access profiles', async () => {
    const { workato } = held;
    const { body: client } = await workato.ask('POST', '/api_clients', { name: 'Old shop' });
    expect(client).to.deep.include({ name: 'Old shop', is_legacy: true });
    expect((await workato.get<Json[]>('/api_clients')).map(({ name }) => name)).to.deep.equal(['Shop', 'Old shop']);
    const { body } = await workato.ask('POST', `/api_access_profiles?api_client_id=${String(client['id'])}`, {
      name: 'Till',
      api_collection_ids: [1],
    });
    const path = `/api_access_profiles/${String(body['id'])}`;
    expect(body).to.deep.include({ name: 'Till', active: true, api_collection_ids: [1] });
    const [listed] = await workato.get<Json[]>(`/api_access_profiles?api_client_id=${String(client['id'])}`);
    expect(listed).to.deep.include({ name: 'Till' }).and.to.not.have.property('secret');
    expect((await workato.ask('PUT', path, { name: 'Tills' })).body).to.deep.include({ name: 'Tills', api_collection_ids: [1] });
    const refreshed = await workato.ask('PUT', `${path}/refresh_secret`);
    expect(refreshed.body['secret'])
      .to.match(/^[0-9a-f]{64}$/)
      .and.to.not.equal(body['secret']);
    for (const what of ['disable', 'enable']) expect((await workato.ask('PUT', `${path}/${what}`)).body).to.deep.equal({ success: true });
    const kinds = ['created', 'updated', 'refreshed', 'disabled', 'enabled'].map((what) => `access_profile.${what}`);
    expect(workato.vendor.ledger.entries.map(({ kind }) => kind)).to.deep.equal(['api_client.created', ...kinds]);
    expect(await workato.status('POST', '/api_access_profiles?api_client_id=999', { name: 'a' })).to.equal(400);
    expect(await workato.status('PUT', '/api_access_profiles/999/enable')).to.equal(404);
  });
});

describe('the API keys of the Workato emulator', () => {
  const held = eachTest();
  const KEYS = '/v2/api_clients/1/api_keys';

  it('K137: are listed, made and refreshed, their token in the answer', async () => {
    const { workato } = held;
    expect(await workato.get<Listed>(KEYS)).to.deep.include({ count: 1, page: 1, per_page: 100 });
    const { body } = await workato.ask<One>('POST', KEYS, { name: 'Till', active: true, ip_allow_list: ['192.0.2.0/24'] });
    const shown = { name: 'Till', active: true, auth_type: 'token', ip_allow_list: ['192.0.2.0/24'], ip_deny_list: [] };
    expect(body.data).to.deep.include(shown);
    const refreshed = await workato.ask<One>('PUT', `${KEYS}/${body.data.id}/refresh_secret`);
    expect(refreshed.body.data['auth_token'])
      .to.match(/^[0-9a-f]{64}$/)
      .and.to.not.equal(body.data['auth_token']);
    expect((await workato.get<Listed>(KEYS)).data[1]).to.deep.equal(refreshed.body.data);
    expect(workato.effects).to.deep.equal([
      ['api_key.created', body.data.id],
      ['api_key.refreshed', body.data.id],
    ]);
  });

  it('K57, K61: are refused without a client, a name, or whether they are active', async () => {
    const { workato } = held;
    expect(await workato.status('GET', '/v2/api_clients/999/api_keys')).to.equal(404);
    expect(await workato.status('POST', '/v2/api_clients/999/api_keys', { name: 'Till', active: true })).to.equal(404);
    expect(await workato.status('POST', KEYS, { name: 'Till' })).to.equal(400);
    expect(await workato.status('PUT', `${KEYS}/999/refresh_secret`)).to.equal(404);
    expect(workato.effects).to.deep.equal([]);
  });
});
