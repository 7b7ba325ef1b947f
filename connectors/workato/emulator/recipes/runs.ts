import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok, success } from '../answers.js';
import { countJobs, jobsOf } from '../jobs/job-state.js';
import { texts } from '../query.js';
import { badRequest, Refused, tooMany, wrongState } from '../refused.js';
import { SECOND_MS } from '../times.js';
import { recipeOf } from './recipe-of.js';
import type { RecipeRecord } from './records.js';

/** Rows 10 and 12 to 14 of the endpoints. */
export function addRuns(api: Api): void {
  api
    .post('/recipes/{id}/reset_trigger', resetTrigger)
    .post('/recipes/{id}/poll_now', pollNow)
    .post('/recipes/{id}/force_run', forceRun)
    .get('/recipes/job_counts', jobCounts);
}

/** Other triggers than those that poll or are scheduled are told that it went well, and nothing happens. Facts: K87. */
function resetTrigger(call: Call): Answer {
  const recipe = recipeOf(call);
  if (!/webhook|function|api_platform/.test(recipe.trigger_application)) call.effect('recipe.trigger_reset', recipe.id, recipe.name);
  return success();
}

/** Its own pages say what it is refused with. Facts: K63, K64, K67, K89. */
function pollNow(call: Call): Answer {
  const { workspace, workato, now } = call;
  const recipe = workspace.recipes.find(call.id());
  if (recipe === undefined) throw new Refused(404, 'Not Found', 'failure');
  call.needTrial();
  const quota = workato.takeFailure('polling');
  if (quota !== null) throw tooMany(quota, 60);
  refuseInBackoff(recipe, now);
  needRunning(recipe);
  if (countJobs(jobsOf(workspace, recipe.id), 'pending', now) > 0) return success({ message: 'Job already in progress' });
  const { id } = workato.run(workspace, recipe.id, now, { title: 'Polled' });
  call.effect('recipe.polled', recipe.id, id);
  return success({ message: 'Job started' });
}

/** The time is told to the minute, without an offset. Facts: K67. */
function refuseInBackoff({ backoff_until = 0 }: RecipeRecord, now: number): void {
  if (backoff_until <= now) return;
  const until = new Date(backoff_until).toISOString().slice(0, 16);
  throw tooMany(`trigger is in back-off until ${until}`, Math.ceil((backoff_until - now) / SECOND_MS));
}

/** Facts: K90. */
function forceRun(call: Call): Answer {
  const recipe = recipeOf(call);
  call.needTrial();
  needRunning(recipe);
  const { id } = call.workato.run(call.workspace, recipe.id, call.now, { title: 'On demand' });
  call.effect('recipe.run', recipe.id, id);
  return success();
}

function needRunning({ running }: RecipeRecord): void {
  if (!running) throw wrongState('Recipe is not running');
}

/** The names of the query and of the answer are not known. Facts: K91. */
function jobCounts({ request, workspace, now }: Call): Answer {
  const ids = texts(request, 'recipe_ids').map(Number);
  if (ids.length === 0) throw badRequest('recipe_ids is required');
  const recipes = workspace.recipes.live(({ id }) => ids.includes(id));
  return ok({
    data: recipes.map(({ id }) => {
      const jobs = jobsOf(workspace, id);
      const [job_succeeded_count, job_failed_count] = [countJobs(jobs, 'succeeded', now), countJobs(jobs, 'failed', now)];
      return { recipe_id: id, job_succeeded_count, job_failed_count };
    }),
  });
}
