import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { jobsOf } from '../jobs/job-state.js';
import { flag, integer, pageOf, texts, time, word } from '../query.js';
import { type RecipeRecord, STOP_CAUSES } from './records.js';
import { recipeView } from './view.js';

/** The highest id first, or the one that ran last. Facts: K70, K71, K81. */
export function listRecipes(call: Call): Answer {
  const { request, workspace, now } = call;
  const fits = recipeFilter(call);
  const isByActivity = word(request, 'order', ['activity', 'default']) === 'activity';
  const rank = isByActivity ? ({ id }: RecipeRecord) => jobsOf(workspace, id)[0]?.started_at ?? 0 : ({ id }: RecipeRecord) => id;
  const found = workspace.recipes.live(fits).toSorted((a, b) => rank(b) - rank(a) || b.id - a.id);
  const shown = { withTags: texts(request, 'includes').includes('tags'), withoutCode: flag(request, 'exclude_code') ?? false };
  return ok({ items: pageOf(request, found).items.map((recipe) => recipeView(recipe, workspace, now, shown)) });
}

/** What was stopped after `stopped_after` is left out. Facts: K83. */
function recipeFilter({ request }: Call): (recipe: RecipeRecord) => boolean {
  const below = integer(request, 'since_id') ?? Infinity;
  const folder = integer(request, 'folder_id');
  const running = flag(request, 'running');
  const cause = word(request, 'stop_cause', STOP_CAUSES);
  const [stoppedAfter, updatedAfter] = [time(request, 'stopped_after') ?? Infinity, time(request, 'updated_after') ?? -Infinity];
  const [all, any] = [texts(request, 'adapter_names_all'), texts(request, 'adapter_names_any')];
  return (recipe) => {
    const uses = (name: string): boolean => name === recipe.trigger_application || recipe.action_applications.includes(name);
    return (
      recipe.id < below &&
      (folder ?? recipe.folder_id) === recipe.folder_id &&
      (running ?? recipe.running) === recipe.running &&
      (cause ?? recipe.stop_cause) === recipe.stop_cause &&
      (recipe.stopped_at ?? 0) <= stoppedAfter &&
      recipe.updated_at > updatedAfter &&
      all.every(uses) &&
      (any.length === 0 || any.some(uses))
    );
  };
}
