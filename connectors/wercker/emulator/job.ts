import type { JobRecord } from './records.js';

export type Status = 'notstarted' | 'started' | 'running' | 'finished';
export type Result = 'unknown' | 'aborted' | 'passed' | 'failed';
export const STATUSES = ['notstarted', 'started', 'finished', 'running'] as const satisfies readonly Status[];
export const RESULTS = ['aborted', 'unknown', 'passed', 'failed'] as const satisfies readonly Result[];

/** How far a job is. What has no value yet is left out; `progress` is null at the very start. Facts: C27, C60, C61, C70. */
export interface JobState {
  readonly status: Status;
  readonly result: Result;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly progress?: number | null;
}

/** The progress at which a failing job stops. */
const FAILED_AT = 90;

/** How a job stands at a time. It counts as started for the first tenth of its work, and as running after that. */
export function jobAt(job: JobRecord, now: number): JobState {
  const { startsAt, endsAt, outcome, abortedAt } = job;
  if (abortedAt !== undefined && now >= abortedAt) {
    const started = abortedAt < startsAt ? { progress: 0 } : { startedAt: startsAt, progress: progressAt(job, abortedAt) };
    return { status: 'finished', result: 'aborted', ...started, finishedAt: abortedAt };
  }
  if (now < startsAt) return { status: 'notstarted', result: 'unknown' };
  const progress = progressAt(job, now);
  if (now < endsAt) {
    const isRunning = now >= startsAt + (endsAt - startsAt) / 10;
    return { status: isRunning ? 'running' : 'started', result: 'unknown', startedAt: startsAt, progress: isRunning ? progress : null };
  }
  return { status: 'finished', result: outcome, startedAt: startsAt, finishedAt: endsAt, progress };
}

function progressAt({ startsAt, endsAt, outcome }: JobRecord, now: number): number {
  const done = Math.min(1, (now - startsAt) / (endsAt - startsAt));
  return Math.floor(done * (outcome === 'failed' ? FAILED_AT : 100));
}

/** When a job that is made now starts and ends: it waits for a tenth of the time it takes. */
export function scheduleFrom(createdAt: number, seconds: number): Pick<JobRecord, 'createdAt' | 'startsAt' | 'endsAt'> {
  return { createdAt, startsAt: createdAt + seconds * 100, endsAt: createdAt + seconds * 1000 };
}
