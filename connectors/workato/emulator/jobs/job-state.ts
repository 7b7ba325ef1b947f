import type { Workspace } from '../workspace.js';
import type { JobRecord } from './records.js';

export const JOB_STATES = ['succeeded', 'failed', 'pending'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job waits or works until it ends. Facts: K96. */
export function stateAt({ ends_at, error }: JobRecord, now: number): JobState {
  if (ends_at === null || now < ends_at) return 'pending';
  return error === null ? 'succeeded' : 'failed';
}

/** Jobs of a recipe, newest first. Facts: K73. */
export function jobsOf({ jobs }: Workspace, recipeId: number): JobRecord[] {
  return jobs.live(({ recipe_id }) => recipe_id === recipeId).toReversed();
}

export function countJobs(jobs: readonly JobRecord[], state: JobState, now: number): number {
  return jobs.filter((job) => stateAt(job, now) === state).length;
}
