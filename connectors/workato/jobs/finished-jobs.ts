import { List, OperationGroup, Poll, slot, type Trigger } from 'trunkline/sdk';
import { olderJobs } from '../pagers.js';
import { JOBS } from '../sources.js';
import { Job, JobScope } from './job.js';

const hasEnded = slot(
  'has-ended',
  (job: Job): boolean => job.completed_at != null,
  'The vendor can be asked for one status, and two are ends',
);

/** What both triggers rest on, and what they cannot see. */
const ORDER =
  'The vendor tells jobs by when they were completed, newest first, and reading stops at a page of known ones. A job that is repeated keeps its ' +
  'handle and its place: it is no new event.';

@OperationGroup({ source: JOBS })
export class FinishedJobs {
  @List('/recipes/{recipe_id}/jobs', {
    title: 'List finished jobs of a recipe',
    description: 'Those that succeeded or failed, newest first.',
    input: JobScope,
    record: Job,
    key: (job) => job.id,
    order: 'newest-first',
    pagination: olderJobs,
    filter: hasEnded,
    scopes: ['Jobs: List'],
  })
  declare listFinishedJobs: List<JobScope, Job>;

  @List('/recipes/{recipe_id}/jobs', {
    title: 'List failed jobs of a recipe',
    description: 'Newest first, each with why it failed. A job that succeeded or still runs is not among them.',
    input: JobScope,
    record: Job,
    key: (job) => job.id,
    order: 'newest-first',
    fixed: { status: 'failed' },
    pagination: olderJobs,
    scopes: ['Jobs: List'],
  })
  declare listFailedJobs: List<JobScope, Job>;

  @Poll('listFinishedJobs', {
    title: 'Job finished',
    description:
      `${ORDER} Should jobs be in the order of their starts, one that ends after a page of jobs that were started later would be missed: watch ` +
      'a recipe whose jobs overtake one another by its failed jobs as well.',
    record: Job,
  })
  declare finishedJob: Trigger<JobScope, Job>;

  @Poll('listFailedJobs', {
    title: 'Job failed',
    description: `${ORDER} Should jobs be in the order of their starts, one that fails after a page of failed jobs that were started later would be missed.`,
    record: Job,
  })
  declare failedJob: Trigger<JobScope, Job>;
}
