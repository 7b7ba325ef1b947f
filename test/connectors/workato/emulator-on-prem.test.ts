import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

describe('the on-prem groups of the Workato emulator', () => {
  const held = eachTest();

  it('K149: are a bare array, and are made, renamed and deleted', async () => {
    const { workato } = held;
    expect((await workato.get<Json[]>('/on_prem_groups')).map(({ name }) => name)).to.deep.equal(['CRM server']);
    const { body } = await workato.ask('POST', '/on_prem_groups', { name: 'Vault' });
    const path = `/on_prem_groups/${String(body['id'])}`;
    expect((await workato.ask('PUT', path, { name: 'Vaults' })).body).to.deep.equal({ ...body, name: 'Vaults' });
    expect(await workato.get(path)).to.deep.include({ name: 'Vaults' });
    expect((await workato.ask('DELETE', path)).body).to.deep.equal({ success: true });
    for (const one of [path, `${path}/status`]) expect(await workato.status('GET', one)).to.equal(404);
    expect(await workato.status('POST', '/on_prem_groups', {})).to.equal(400);
    expect(workato.effects).to.deep.equal(['created', 'updated', 'deleted'].map((what) => [`on_prem_group.${what}`, body['id']]));
  });

  it('K149: are active while one of their agents is set up', async () => {
    const { workato } = held;
    expect(await workato.get('/on_prem_groups/1/status')).to.deep.equal({ id: 1, status: 'active' });
    await workato.ask('PUT', '/on_prem_agents/1', { awaiting_setup: true });
    expect(await workato.get('/on_prem_groups/1/status')).to.deep.equal({ id: 1, status: 'inactive' });
  });
});

describe('the on-prem agents of the Workato emulator', () => {
  const held = eachTest();

  it('K149: are a bare array, and are searched by the name in their certificate', async () => {
    const { workato } = held;
    const all = await workato.get<Json[]>('/on_prem_agents');
    expect(all[0]).to.deep.include({ id: 1, name: 'crm-1', os: 'linux', on_prem_group_id: 1, awaiting_setup: false });
    expect(await workato.get(`/on_prem_agents/search?cn=${String(all[0]?.['cn'])}`)).to.deep.equal(all);
    expect(await workato.get('/on_prem_agents/search?cn=unknown')).to.deep.equal([]);
    expect(await workato.status('GET', '/on_prem_agents/search')).to.equal(400);
  });

  it('K35, K149: are made, changed in what is given, asked for their status, and deleted', async () => {
    const { workato } = held;
    const { body } = await workato.ask('POST', '/on_prem_agents', { name: 'crm-2', os: 'windows', on_prem_group_id: 1 });
    expect(body).to.deep.include({ name: 'crm-2', os: 'windows', awaiting_setup: true });
    const path = `/on_prem_agents/${String(body['id'])}`;
    expect(await workato.get(`${path}/status`)).to.deep.equal({ id: body['id'], status: 'inactive' });
    expect((await workato.ask('PUT', path, { awaiting_setup: false })).body).to.deep.equal({ ...body, awaiting_setup: false });
    expect(await workato.get(`${path}/status`)).to.deep.equal({ id: body['id'], status: 'active' });
    expect((await workato.ask('DELETE', path)).body).to.deep.equal({ success: true });
    for (const one of [path, `${path}/status`]) expect(await workato.status('GET', one)).to.equal(404);
    expect(workato.effects).to.deep.equal(['created', 'updated', 'deleted'].map((what) => [`on_prem_agent.${what}`, body['id']]));
  });

  it('K61: are refused with an unknown system or group', async () => {
    const { workato } = held;
    const agent = { name: 'crm-2', os: 'linux', on_prem_group_id: 1 };
    for (const wrong of [{ os: 'amiga' }, { on_prem_group_id: 999 }, { name: '' }]) {
      expect(await workato.status('POST', '/on_prem_agents', { ...agent, ...wrong }), JSON.stringify(wrong)).to.equal(400);
    }
    expect(workato.effects).to.deep.equal([]);
  });
});
