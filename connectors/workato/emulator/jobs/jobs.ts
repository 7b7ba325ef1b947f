import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { flag, text, word } from '../query.js';
import { recipeOf } from '../recipes/recipe-of.js';
import { countJobs, JOB_STATES, jobsOf, stateAt } from './job-state.js';
import type { JobRecord } from './records.js';
import { jobView } from './view.js';

/** Assumed. Facts: K73. */
const PAGE = 10;

/** Rows 17 and 18 of the endpoints. */
export function addJobs(api: Api): void {
  api.get('/recipes/{id}/jobs', listJobs).get('/recipes/{id}/jobs/{job_handle}', (call) => ok(jobView(jobOf(call), call.now)));
}

/** The job of this handle, of the recipe whose id stands in the path. */
function jobOf(call: Call): JobRecord {
  const { id } = recipeOf(call);
  const job = found(call.workspace.jobs.find(call.request.param('job_handle')));
  return found(job.recipe_id === id ? job : undefined);
}

/** The counts are of all jobs, but for the scope: those that the filters let through. Facts: K94. */
function listJobs(call: Call): Answer {
  const { now, workspace } = call;
  const all = jobsOf(workspace, recipeOf(call).id);
  const fits = jobFilter(call);
  return ok({
    job_count: all.length,
    job_succeeded_count: countJobs(all, 'succeeded', now),
    job_failed_count: countJobs(all, 'failed', now),
    job_scope_count: all.filter(fits).length,
    items: pageFrom(call, all, fits).map((job) => jobView(job, now)),
  });
}

/** Facts: K96. */
function jobFilter({ request, now }: Call): (job: JobRecord) => boolean {
  const status = word(request, 'status', JOB_STATES);
  const isRerunOnly = flag(request, 'rerun_only') === true;
  return (job) => (status === undefined || stateAt(job, now) === status) && (!isRerunOnly || job.rerun_of !== null);
}

/** The newest, those next before `offset_job_id`, or with `prev=true` those next after it; newest first always. Facts: K73. */
function pageFrom({ request }: Call, newestFirst: readonly JobRecord[], fits: (job: JobRecord) => boolean): JobRecord[] {
  const offset = text(request, 'offset_job_id');
  if (offset === undefined) return newestFirst.filter(fits).slice(0, PAGE);
  const at = newestFirst.findIndex(({ id }) => id === offset);
  if (at < 0) found(undefined);
  if (flag(request, 'prev') === true) return newestFirst.slice(0, at).filter(fits).slice(-PAGE);
  return newestFirst
    .slice(at + 1)
    .filter(fits)
    .slice(0, PAGE);
}
