import { pageOf } from '../answers.js';
import { jobAt, RESULTS, STATUSES } from '../job.js';
import type { Parameters } from '../parameters.js';
import type { JobRecord } from '../records.js';

/** Gives the page that is asked for of jobs that stand newest first. */
export type JobQuery<Job> = (newestFirst: readonly Job[], now: number) => Job[];

/**
 * Reads what lists of runs, builds and deploys take alike: `status`, `result`, `sort`, `limit` and `skip`. `asked` are the fields that a
 * job must have these values in; undefined ones are not asked for.
 */
export function readJobQuery<Job extends JobRecord>(
  parameters: Parameters,
  usualLimit: number,
  asked: Partial<Record<keyof Job, string | undefined>>,
): JobQuery<Job> {
  const { skip, end } = pageOf(parameters, usualLimit);
  const status = parameters.oneOf('status', STATUSES);
  const result = parameters.oneOf('result', RESULTS);
  const sort = parameters.oneOf('sort', ['creationDateDesc', 'creationDateAsc']);
  const wanted = Object.entries(asked).filter(([, value]) => value !== undefined);
  return (newestFirst, now) => {
    const found = newestFirst.filter((job) => {
      const state = jobAt(job, now);
      const isAsked = wanted.every(([name, value]) => job[name as keyof Job] === value);
      return isAsked && (status ?? state.status) === state.status && (result ?? state.result) === state.result;
    });
    return (sort === 'creationDateAsc' ? found.toReversed() : found).slice(skip, end);
  };
}
