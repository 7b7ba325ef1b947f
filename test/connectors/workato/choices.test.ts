import { expect } from 'chai';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { CONNECTION, JOB, RECIPE } from './support/samples.js';
import { openWorkato } from './support/sent.js';

const CREATED = '2025-01-04T02:00:00.000-08:00';
const FOLDER = { id: 7, name: 'Orders', parent_id: 2, is_project: true, created_at: CREATED, updated_at: CREATED };
const PROJECT = { id: 31, folder_id: 7, name: 'Order desk' };
const DEPLOYMENT = { id: 5, state: 'success', environment_type: 'prod', project_id: '31', created_at: CREATED, updated_at: CREATED };
const SKILL = { id: 'skl-A', name: 'Find an order' };

/** What a form shows for a field, and which path was asked for it. */
async function offered(operation: string, field: string, answer: unknown, input: object = {}) {
  const http = new ScriptedHttp((_request, index) => json(index === 0 ? answer : Array.isArray(answer) ? [] : { items: [] }));
  const workato = await openWorkato(http);
  const { choices } = await workato.choices(operation as never, field as never, input as never);
  return { choices, asked: http.requests[0]!.url.pathname };
}

describe('what a form offers for fields of Workato', () => {
  const cases = [
    ['K79', 'startRecipe', 'id', { items: [RECIPE] }, '/api/recipes', 910, 'Orders to ledger'],
    ['K79', 'assignTags', 'recipe_ids', { items: [RECIPE] }, '/api/recipes', 910, 'Orders to ledger'],
    ['K114', 'copyRecipe', 'folder_id', [FOLDER], '/api/folders', 7, 'Orders'],
    ['K114', 'createRecipe', 'recipe.folder_id', [FOLDER], '/api/folders', 7, 'Orders'],
    ['K102', 'replaceRecipeConnection', 'connection_id', [CONNECTION], '/api/connections', 36, 'Acme'],
    ['K108', 'createConnection', 'provider', { items: [{ name: 'jira', title: 'Jira' }] }, '/api/integrations/all', 'jira', 'Jira'],
    ['K116', 'setProperties', 'project_id', [PROJECT], '/api/projects', 31, 'Order desk'],
    ['K128', 'addLookupRow', 'lookup_table_id', [{ id: 1, name: 'Prices', schema: '[]' }], '/api/lookup_tables', 1, 'Prices'],
    ['K120', 'getDeployment', 'id', { items: [DEPLOYMENT] }, '/api/deployments', 5, CREATED],
    ['K164', 'setMemberRoles', 'env_roles.name', [{ id: 8, name: 'Auditor' }], '/api/roles', 'Auditor', 'Auditor'],
    ['K168', 'assignGenieSkills', 'skill_ids', { items: [SKILL] }, '/api/agentic/skills', 'skl-A', 'Find an order'],
  ] as const;
  for (const [fact, operation, field, answer, path, value, label] of cases) {
    it(`${fact}: offers ${label} for ${field} of ${operation}`, async () => {
      expect(await offered(operation, field, answer)).to.deep.equal({ choices: [{ value, label }], asked: path });
    });
  }

  it('K32: offers the id of a project as text, where that of a folder would do as well', async () => {
    for (const operation of ['buildProject', 'deployProject']) {
      expect((await offered(operation, 'id', [PROJECT])).choices).to.deep.equal([{ value: '31', label: 'Order desk' }]);
    }
  });

  it('K95: offers the jobs of the recipe that is chosen', async () => {
    const { choices, asked } = await offered('getJob', 'job_handle', { items: [{ ...JOB, title: 'Order 4' }] }, { recipe_id: 910 });
    expect(choices).to.deep.equal([{ value: 'j-CCCC-DDDD', label: 'Order 4' }]);
    expect(asked).to.equal('/api/recipes/910/jobs');
  });
});
