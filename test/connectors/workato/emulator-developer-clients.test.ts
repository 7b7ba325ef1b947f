import { expect } from 'chai';
import { eachTest, FULL, type Json } from './emulator-client.js';

interface Client {
  readonly result: Json & { readonly id: number; readonly token: { readonly value?: string } };
}
interface Clients {
  readonly result: { readonly items: readonly Json[]; readonly count: number; readonly page: number; readonly per_page: number };
}

const CLIENTS = '/developer_api_clients';

describe('the developer API clients of the Workato emulator', () => {
  const held = eachTest();
  const create = (more: object = {}) =>
    held.workato.ask<Client>('POST', CLIENTS, { name: 'Nightly', api_privilege_group_id: 12, all_folders: 'true', ...more });

  it('K139, K140: and their roles are in result, with count, page and size', async () => {
    const { workato } = held;
    const { result } = await workato.get<Clients>(`${CLIENTS}?per_page=1`);
    expect(result).to.deep.include({ count: 4, page: 1, per_page: 1 });
    const shown = { id: 21, name: 'Everything', api_privilege_group_id: 11, all_folders: true, folder_ids: [], environment_name: 'dev' };
    expect(result.items[0]).to.deep.include(shown);
    const roles = await workato.get<Clients>('/developer_api_client_roles');
    expect(roles.result.items).to.deep.equal([
      { id: 11, name: 'Everything' },
      { id: 12, name: 'Looking at recipes' },
    ]);
  });

  it('K15, K20: are let in by a token that is shown once, with the endpoints of their role', async () => {
    const { workato } = held;
    const { result } = (await create()).body;
    const token = result.token.value ?? '';
    expect(token).to.match(/^[0-9a-f]{64}$/);
    expect(await workato.status('GET', '/recipes', undefined, token)).to.equal(200);
    expect(await workato.status('GET', '/folders', undefined, token)).to.equal(403);
    expect((await workato.get<Client>(`${CLIENTS}/${result.id}`)).result.token).to.have.all.keys('updated_at');
  });

  it('K21: are shut out with their former token when it is made anew', async () => {
    const { workato } = held;
    const { result } = (await create()).body;
    const anew = await workato.ask<Client>('POST', `${CLIENTS}/${result.id}/regenerate`);
    expect(await workato.status('GET', '/recipes', undefined, result.token.value)).to.equal(401);
    expect(await workato.status('GET', '/recipes', undefined, anew.body.result.token.value)).to.equal(200);
    expect(workato.effects).to.deep.equal([
      ['developer_api_client.created', result.id],
      ['developer_api_client.regenerated', result.id],
    ]);
  });

  it('K35, K139: are changed in what is given, and deleted', async () => {
    const { workato } = held;
    const { result } = (await create()).body;
    const path = `${CLIENTS}/${result.id}`;
    const changed = await workato.ask<Client>('PUT', path, { all_folders: 'false', folder_ids: [7] });
    expect(changed.body.result).to.deep.include({ name: 'Nightly', all_folders: false, folder_ids: [7] });
    expect((await workato.ask('DELETE', path)).body).to.deep.equal({ result: { success: true } });
    expect(await workato.status('GET', path)).to.equal(404);
    expect(await workato.status('GET', '/recipes', undefined, result.token.value)).to.equal(401);
    expect(await workato.status('POST', `${path}/regenerate`)).to.equal(404);
  });

  it('K22, K61: need a name, a role and folders that are there, and are of an environment', async () => {
    const { workato } = held;
    for (const wrong of [{ name: '' }, { api_privilege_group_id: 999 }, { folder_ids: [999] }, { environment_name: 'home' }]) {
      expect((await create(wrong)).status, JSON.stringify(wrong)).to.equal(400);
    }
    const production = await create({ environment_name: 'prod', api_privilege_group_id: 11 });
    expect(await workato.status('GET', '/members', undefined, production.body.result.token.value)).to.equal(403);
    expect(await workato.status('GET', '/members', undefined, FULL)).to.equal(200);
  });
});
