import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { recipeOf } from '../recipes/recipe-of.js';
import { SECOND_MS } from '../times.js';
import { stateAt } from './job-state.js';
import type { JobRecord } from './records.js';

const MOST_JOBS = 25;

/** Rows 19 to 21 of the endpoints. */
export function addJobActions(api: Api): void {
  api
    .post('/recipes/{id}/repeat_jobs', (call) => eachJob(call, 'enqueued', repeat))
    .post('/recipes/{id}/cancel_jobs', (call) => eachJob(call, 'canceled', cancel))
    .post('/job/resume', resume);
}

/** Acts on each job and tells how it went; the answer is that of one client, the vendor's is not known. Facts: K46, K98. */
function eachJob(call: Call, done: string, act: (call: Call, job: JobRecord) => string | undefined): Answer {
  const { id } = recipeOf(call);
  const fields = new Fields(call.body);
  const handles = fields.texts('job_ids') ?? [];
  if (handles.length === 0) fields.refuse('job_ids', "can't be blank");
  if (handles.length > MOST_JOBS) fields.refuse('job_ids', `has more than ${MOST_JOBS} jobs`);
  fields.check();
  const results = handles.map((job_id) => {
    const job = call.workspace.jobs.find(job_id);
    const error = job?.recipe_id === id ? act(call, job) : 'Job not found';
    return error === undefined ? { job_id, status: done } : { job_id, status: 'failed', error };
  });
  return ok({ results });
}

/** What ended runs again, as a job of its own, and goes well this time. */
function repeat(call: Call, job: JobRecord): string | undefined {
  const { workato, workspace, now } = call;
  if (stateAt(job, now) === 'pending') return 'Job is still running';
  const { id } = workato.run(workspace, job.recipe_id, now, { title: job.title, rerun_of: job.id });
  call.effect('job.repeated', id, job.id);
  return undefined;
}

function cancel(call: Call, job: JobRecord): string | undefined {
  if (stateAt(job, call.now) !== 'pending') return 'Job is not running';
  call.workspace.jobs.change(job, { ends_at: call.now, error: 'Job was canceled', resume_token: null });
  call.effect('job.canceled', job.id, job.title);
  return undefined;
}

/** Answers 204 without a body. Facts: K99. */
function resume(call: Call): Answer {
  const { workspace, workato, now } = call;
  const fields = new Fields(call.body);
  const token = fields.requiredText('token');
  fields.check();
  const [waiting] = workspace.jobs.live(({ resume_token }) => resume_token === token);
  const job = found(waiting);
  workspace.jobs.change(job, { ends_at: now + workato.options.jobSeconds * SECOND_MS, resume_token: null });
  call.effect('job.resumed', job.id, token);
  return { status: 204 };
}
