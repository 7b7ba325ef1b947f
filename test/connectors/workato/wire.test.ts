import { expect } from 'chai';
import { Workato } from 'trunkline/connectors/workato';
import { documentOf } from 'trunkline/document';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { called, openWorkato } from './support/sent.js';

const UTF8 = { 'content-type': 'application/json; charset=utf-8' };

describe('what Workato’s introduction says of every request', () => {
  it('K13, K78: asks for the workspace at the page’s own example', async () => {
    const { lines } = await called('getWorkspace', undefined, json({ id: 7, name: 'Acme' }));
    expect(lines).to.deep.equal(['GET https://www.workato.com/api/users/me']);
  });

  it('K16: says who makes API clients, and where', () => {
    const { token } = documentOf(Workato).schemas['WorkatoConnection']!.properties!;
    expect(token!.description).to.match(/Workspace admin > API clients/);
    expect(token!.description).to.match(/Admin, or a role with the API Clients privilege/);
  });

  it('K26: sends JSON, and says so', async () => {
    const http = new ScriptedHttp(() => json({ success: true }));
    const workato = await openWorkato(http);
    await workato.call('replaceRecipeConnection', { recipe_id: 910, adapter_name: 'jira', connection_id: 36 });
    const [request] = http.requests;
    expect(request!.headers['content-type']).to.match(/^application\/json\b/);
    expect(JSON.parse(String(request!.body))).to.deep.equal({ adapter_name: 'jira', connection_id: 36 });
  });

  it('K27: reads JSON that names its characters', async () => {
    const answer = { ...(json({ id: 7, name: 'Büro' }) as object), headers: UTF8 };
    expect((await called('getWorkspace', undefined, answer)).output).to.deep.include({ name: 'Büro' });
  });

  it('K40: gives nothing where the vendor says no more than that it succeeded', async () => {
    expect((await called('stopRecipe', { id: 910 }, json({ success: true }))).output).to.equal(undefined);
  });
});
