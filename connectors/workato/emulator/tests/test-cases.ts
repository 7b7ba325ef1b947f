import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { handle } from '../ids.js';
import { recipeOf } from '../recipes/recipe-of.js';
import type { Workspace } from '../workspace.js';
import type { TestCaseRecord } from './records.js';
import { testCaseView, testRunView } from './view.js';

/** Rows 22 to 24 of the endpoints. */
export function addTestCases(api: Api): void {
  api
    .get('/recipes/{id}/test_cases', (call) => {
      const { id } = recipeOf(call);
      return ok(call.workspace.testCases.live(({ recipe_id }) => recipe_id === id).map(testCaseView));
    })
    .post('/test_cases/run_requests', runTests)
    .get('/test_cases/run_requests/{id}', (call) => {
      const run = found(call.workspace.testRuns.find(call.request.param('id')));
      return ok({ data: testRunView(run, call.workspace, call.now) });
    });
}

/** Facts: K101. */
function runTests(call: Call): Answer {
  const { workspace, workato, now } = call;
  const cases = chosenCases(call);
  const id = handle('cirr', workato.options.seed, workspace.testRuns.size + 1);
  const run = workspace.testRuns.add({ id, case_ids: cases.map((one) => one.id), ...workato.begin('test run', now) });
  call.effect('test_run.requested', id);
  return ok({ data: testRunView(run, workspace, now) });
}

const SCOPES = ['manifest_id', 'project_id', 'folder_id', 'recipe_id'] as const;
type Scope = (typeof SCOPES)[number];

/** Those of one manifest, project, folder or recipe, or those that are named. */
function chosenCases({ body, workspace }: Call): TestCaseRecord[] {
  const fields = new Fields(body);
  const ids = fields.texts('test_case_ids');
  const scopes = SCOPES.map((scope) => ({ scope, id: fields.integer(scope) })).filter(({ id }) => id !== undefined);
  if (scopes.length + (ids === undefined ? 0 : 1) !== 1) fields.refuse('base', `one of ${SCOPES.join(', ')}, test_case_ids must be given`);
  fields.check();
  if (ids !== undefined) return ids.map((id) => found(workspace.testCases.find(id)));
  const recipes = new Set(scopes.flatMap(({ scope, id = 0 }) => found(recipesIn(workspace, scope, id))));
  return workspace.testCases.live(({ recipe_id }) => recipes.has(recipe_id));
}

/** Ids of the recipes in a scope; undefined when there is no such scope. */
function recipesIn(workspace: Workspace, scope: Scope, id: number): number[] | undefined {
  const { folders, recipes } = workspace;
  if (scope === 'manifest_id') return undefined;
  if (scope === 'recipe_id') return recipes.find(id) && [id];
  const inside = folders.live((folder) => (scope === 'folder_id' ? folder.id : folder.project_id) === id).map((folder) => folder.id);
  return inside.length === 0 ? undefined : recipes.live(({ folder_id }) => inside.includes(folder_id)).map((recipe) => recipe.id);
}
