import { expect } from 'chai';
import { json } from '../../core/support/scripted-http.js';
import { called, read } from './support/sent.js';

const API = 'https://www.workato.com/api';
const TIMES = { created_at: '2023-02-22T01:55:35.739-08:00', updated_at: '2023-02-28T01:23:18.046-08:00' };
const activity = (id: number) => ({ id, timestamp: '2025-01-05T02:00:00.000-08:00', event_type: 'user_logout' });

describe('lists of Workato', () => {
  it('K74, K167: give activity page by page, each asked for by the last id before, until one is empty', async () => {
    const pages = [
      { data: [activity(9), activity(8)], total: 3 },
      { data: [activity(5)], total: 3 },
      { data: [], total: 3 },
    ];
    const { lines, records, outcome } = await read('listActivities', {}, pages);
    expect(lines).to.deep.equal([
      `GET ${API}/activity_logs`,
      `GET ${API}/activity_logs?page[after]=8`,
      `GET ${API}/activity_logs?page[after]=5`,
    ]);
    expect(records.map((record) => (record as { id: number }).id)).to.deep.equal([9, 8, 5]);
    expect(outcome).to.deep.include({ status: 'complete' });
  });

  it('K139, K163: give clients of the Developer API out of `result.items`', async () => {
    const client = { id: 40947, name: 'CI', api_privilege_group_id: 547, all_folders: false, folder_ids: [7], ...TIMES };
    const page = { result: { items: [client], count: 1, page: 1, per_page: 100 } };
    expect((await read('listDeveloperApiClients', undefined, [page])).records).to.deep.equal([client]);
  });

  it('K136: give clients of the API platform out of `data`', async () => {
    const client = { id: 1, name: 'Shop', auth_type: 'token', ...TIMES };
    const page = { data: [client], count: 1, page: 1, per_page: 100 };
    expect((await read('listApiClients', {}, [page])).records).to.deep.equal([client]);
  });

  it('K121: give what a folder holds out of `result.assets`', async () => {
    const asset = { id: 12, name: 'Orders', type: 'recipe', root_folder: false, zip_name: 'orders.recipe.json', checked: true };
    expect((await read('listFolderAssets', { folder_id: 7 }, [{ result: { assets: [asset] } }])).records).to.deep.equal([asset]);
  });

  it('K77, K141: give all members at once', async () => {
    const member = { id: 6, name: 'Ada', email: 'ada@example.com', roles: [{ environment_type: 'dev', role_name: 'Admin' }] };
    const { lines, records } = await read('listMembers', undefined, [{ data: [{ ...member, ...TIMES }], total: 1 }]);
    expect(lines).to.deep.equal([`GET ${API}/members`]);
    expect(records).to.have.length(1);
  });

  it('K120, K157: give deployments that have ended, the ones that succeeded first', async () => {
    const deployment = (id: number, state: string) => ({ id, state, environment_type: 'prod', project_id: '58', ...TIMES });
    const pages = [{ items: [deployment(2, 'success')] }, { items: [deployment(1, 'failed')] }];
    const { lines, records } = await read('listFinishedDeployments', { project_id: '58' }, pages);
    expect(lines).to.deep.equal(['success', 'failed'].map((state) => `GET ${API}/deployments?project_id=58&state=${state}`));
    expect(records.map((record) => (record as { state: string }).state)).to.deep.equal(['success', 'failed']);
  });
});

describe('answers of Workato', () => {
  it('K20, K21: show a token that was made anew', async () => {
    const client = { id: 40947, name: 'CI', api_privilege_group_id: 547, all_folders: true, token: { value: 'made-up' } };
    const { output } = await called('regenerateDeveloperApiToken', { id: 40947 }, json({ result: client }));
    expect(output).to.deep.equal(client);
  });

  it('K137: show a key that was made anew', async () => {
    const key = { id: 2, name: 'Till', active: true, auth_token: 'made-up' };
    expect((await called('refreshApiKeySecret', { api_client_id: 1, api_key_id: 2 }, json({ data: key }))).output).to.deep.equal(key);
  });

  it('K122: give a manifest out of `result`', async () => {
    const manifest = { id: 12, name: 'All', status: 'working', last_exported_at: null, ...TIMES };
    const { output } = await called('createExportManifest', { export_manifest: { name: 'All' } }, json({ result: manifest }, 201));
    expect(output).to.deep.equal(manifest);
  });
});
