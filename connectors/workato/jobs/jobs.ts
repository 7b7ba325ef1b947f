import { Get, idempotent, List, OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { newerJobs, olderJobs } from '../pagers.js';
import { JOBS } from '../sources.js';
import { Job, JobFilter, JobId, JobIds, JobResumption, NewerJobFilter } from './job.js';

@OperationGroup({ source: JOBS })
export class Jobs {
  @List('/recipes/{recipe_id}/jobs', {
    title: 'List jobs of a recipe',
    description: 'Newest first, as long as Workato keeps them.',
    input: JobFilter,
    record: Job,
    key: (job) => job.id,
    order: 'newest-first',
    pagination: olderJobs,
    scopes: ['Jobs: List'],
  })
  declare listJobs: List<JobFilter, Job>;

  @List('/recipes/{recipe_id}/jobs', {
    title: 'List jobs of a recipe that are newer than one',
    description: 'Begins after the job whose handle is given and goes page by page towards the newest.',
    input: NewerJobFilter,
    record: Job,
    key: (job) => job.id,
    fixed: { prev: true },
    pagination: newerJobs,
    scopes: ['Jobs: List'],
  })
  declare listNewerJobs: List<NewerJobFilter, Job>;

  @Get('/recipes/{recipe_id}/jobs/{job_handle}', {
    title: 'Get a job',
    description: 'By its handle: when it started and ended, whether it failed and why. The data that went through it is not told.',
    input: JobId,
    output: Job,
    scopes: ['Jobs: Get job'],
  })
  declare getJob: Action<JobId, Job>;

  @Post('/recipes/{recipe_id}/repeat_jobs', {
    title: 'Repeat jobs',
    description: 'Each is run again with the event it was started by. Nothing drops a repeat, so a lost answer stops for a person.',
    input: JobIds,
    effect: unsafe,
    source: `${JOBS}: POST /recipes/:recipe_id/repeat_jobs; the name job_ids is inferred from the page's description`,
    stability: 'experimental',
  })
  declare repeatJobs: Action<JobIds, void>;

  @Post('/recipes/{recipe_id}/cancel_jobs', {
    title: 'Cancel jobs',
    description: 'Those that still run; cancelling a cancelled job again is taken to change nothing.',
    input: JobIds,
    effect: idempotent,
    source: `${JOBS}: POST /recipes/:recipe_id/cancel_jobs; the name job_ids and the effect of a repeat are inferred from the page's description`,
    stability: 'experimental',
  })
  declare cancelJobs: Action<JobIds, void>;

  @Post('/job/resume', {
    title: 'Resume a waiting job',
    description:
      'A job waits where a connector’s action asked for it. What a second resumption does is not documented, so a lost answer stops for a person.',
    input: JobResumption,
    effect: unsafe,
    scopes: ['Jobs: Resume suspended job'],
  })
  declare resumeJob: Action<JobResumption, void>;
}
