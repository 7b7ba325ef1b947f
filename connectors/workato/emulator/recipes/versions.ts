import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import { ROOT_USER } from '../seeds/people.js';
import { pacificTime } from '../times.js';
import type { Workspace } from '../workspace.js';
import { recipeOf } from './recipe-of.js';
import type { RecipeRecord, VersionRecord } from './records.js';

/** Row 15 of the endpoints. Facts: K92. */
export function addVersions(api: Api): void {
  api
    .get('/recipes/{id}/versions', (call) => {
      const { id } = recipeOf(call);
      const versions = call.workspace.versions.live(({ recipe_id }) => recipe_id === id).toReversed();
      return ok({ data: pageOf(call.request, versions).items.map(versionView) });
    })
    .get('/recipes/{id}/versions/{version_id}', (call) => ok({ data: versionView(versionOf(call)) }))
    .put('/recipes/{id}/versions/{version_id}', comment);
}

/** Keeps what a recipe is now as its newest version. */
export function addVersion({ versions }: Workspace, { id, version_no }: RecipeRecord, now: number): void {
  versions.add({ id: versions.nextId, recipe_id: id, version_no, comment: null, created_at: now, updated_at: now });
}

function versionOf(call: Call): VersionRecord {
  const recipe = recipeOf(call);
  const version = found(call.workspace.versions.find(call.id('version_id')));
  return found(version.recipe_id === recipe.id ? version : undefined);
}

function comment(call: Call): Answer {
  const version = versionOf(call);
  const fields = new Fields(call.body);
  const text = fields.requiredText('comment');
  fields.check();
  call.workspace.versions.change(version, { comment: text, updated_at: call.now });
  const recipe = recipeOf(call);
  if (recipe.version_no === version.version_no) call.workspace.recipes.change(recipe, { version_comment: text });
  call.effect('recipe_version.commented', version.id, text);
  return success();
}

function versionView({ id, version_no, comment, created_at, updated_at }: VersionRecord): object {
  return {
    id,
    version_no,
    comment,
    author_name: ROOT_USER.name,
    author_email: ROOT_USER.email,
    created_at: pacificTime(created_at),
    updated_at: pacificTime(updated_at),
  };
}
