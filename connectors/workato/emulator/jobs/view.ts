import { utcTime } from '../times.js';
import { stateAt } from './job-state.js';
import type { JobRecord } from './records.js';

/** Facts: K95, K97. */
export function jobView(job: JobRecord, now: number): object {
  const { id, flow_run_id, started_at, ends_at, title, is_poll_error, error } = job;
  const isOver = stateAt(job, now) !== 'pending';
  return {
    id,
    flow_run_id,
    started_at: utcTime(started_at),
    completed_at: isOver ? utcTime(ends_at) : null,
    title,
    is_poll_error,
    is_error: isOver && error !== null,
    error: isOver ? error : null,
  };
}
