import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface One {
  readonly data: Json & { readonly id: number };
}
interface Many {
  readonly data: readonly Json[];
}

describe('the genies of the Workato emulator', () => {
  const held = eachTest();

  it('are listed, made, changed, and deleted', async () => {
    const { workato } = held;
    expect((await workato.get<Many>('/agentic/genies')).data[0]).to.deep.include({ id: 1, name: 'Order desk', state: 'active' });
    const { body } = await workato.ask<One>('POST', '/agentic/genies', { name: 'Front desk', description: 'Greets' });
    const path = `/agentic/genies/${body.data.id}`;
    expect(body.data).to.deep.include({ name: 'Front desk', description: 'Greets', state: 'inactive', skill_ids: [] });
    const changed = await workato.ask<One>('PUT', path, { description: 'Greets warmly' });
    expect(changed.body.data).to.deep.include({ name: 'Front desk', description: 'Greets warmly' });
    expect(await workato.get(path)).to.deep.equal(changed.body);
    expect((await workato.ask('DELETE', path)).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', path)).to.equal(404);
    expect(workato.effects).to.deep.equal(['created', 'updated', 'deleted'].map((what) => [`genie.${what}`, body.data.id]));
  });

  it('are started and stopped, and are given skills and knowledge bases that are there', async () => {
    const { workato } = held;
    const post = async (what: string, body?: object): Promise<Json> =>
      (await workato.ask<One>('POST', `/agentic/genies/1/${what}`, body)).body.data;
    expect(await post('stop')).to.deep.include({ state: 'inactive' });
    expect(await post('start')).to.deep.include({ state: 'active' });
    const skill = await workato.ask<One>('POST', '/agentic/skills', { name: 'Cancel an order' });
    const base = await workato.ask<One>('POST', '/agentic/knowledge_bases', { name: 'Prices' });
    const skill_ids = [skill.body.data.id];
    expect(await post('assign_skills', { skill_ids })).to.deep.include({ skill_ids });
    const knowledge_base_ids = [base.body.data.id];
    expect(await post('assign_knowledge_bases', { knowledge_base_ids })).to.deep.include({ knowledge_base_ids });
    expect(await workato.status('POST', '/agentic/genies/1/assign_skills', { skill_ids: knowledge_base_ids })).to.equal(400);
    expect(await workato.status('POST', '/agentic/genies/1/assign_knowledge_bases', {})).to.equal(400);
    expect(await workato.status('POST', '/agentic/genies/999/start')).to.equal(404);
    const kinds = workato.vendor.ledger.entries.map(({ kind }) => kind);
    expect(kinds).to.deep.equal([
      'genie.stopped',
      'genie.started',
      'skill.created',
      'knowledge_base.created',
      'genie.updated',
      'genie.updated',
    ]);
  });

  it('have skills and knowledge bases, listed each for themselves', async () => {
    const { workato } = held;
    const names = async (path: string): Promise<unknown[]> => (await workato.get<Many>(path)).data.map(({ name }) => name);
    expect(await names('/agentic/skills')).to.deep.equal(['Find an order']);
    expect(await names('/agentic/knowledge_bases')).to.deep.equal(['Handbook']);
    expect(await workato.status('POST', '/agentic/skills', {})).to.equal(400);
  });
});

describe('the MCP servers of the Workato emulator', () => {
  const held = eachTest();

  it('K31: are listed, made, changed and deleted by their handles', async () => {
    const { workato } = held;
    expect((await workato.get<Many>('/mcp/mcp_servers')).data.map(({ handle }) => handle)).to.deep.equal(['mcp-orders']);
    const { body } = await workato.ask<One>('POST', '/mcp/mcp_servers', { name: 'People' });
    const path = `/mcp/mcp_servers/${String(body.data['handle'])}`;
    const changed = await workato.ask<One>('PUT', path, { name: 'Staff' });
    expect(changed.body.data).to.deep.equal({ ...body.data, name: 'Staff' });
    expect(await workato.get(path)).to.deep.equal(changed.body);
    expect((await workato.ask('DELETE', path)).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', path)).to.equal(404);
    expect(workato.effects.map(([kind]) => kind)).to.deep.equal(['created', 'updated', 'deleted'].map((what) => `mcp_server.${what}`));
  });
});
