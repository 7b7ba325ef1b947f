import type { EarlyLaunch, Launch, LaunchStatus, Wrkflow } from './records.js';
import { LAUNCH_STATUSES } from './records.js';

/** What is kept of a launch; how far it is follows from the clock. Times are unix seconds. */
export interface LaunchRecord {
  readonly launch_id: number;
  readonly wrkflow_uuid: string;
  readonly name: string;
  readonly start_date: number;
  readonly num_errors: number;
  /** Set while it is paused. */
  paused_at?: number;
  /** Length of the pauses that are over. */
  paused_for: number;
}

const TASKS = 4;
/** How long a launch takes whose Wrkflow does not know its average. */
const UNKNOWN_DURATION = 30;

/** A launch as it is at a time: it runs for the Wrkflow's average completion time, then it is completed; pauses do not count. */
export function launchAt(record: LaunchRecord, wrkflow: Wrkflow | undefined, now: number): Launch {
  const duration = wrkflow?.meta.avg_completion_time || UNKNOWN_DURATION;
  const elapsed = Math.max(0, (record.paused_at ?? now) - record.start_date - record.paused_for);
  const time_elapsed = Math.min(elapsed, duration);
  const { launch_id, wrkflow_uuid, name, start_date, num_errors } = record;
  return {
    launch_id,
    wrkflow_uuid,
    name,
    start_date,
    state: {
      status: statusOf(record, time_elapsed >= duration),
      time_elapsed,
      num_task_completed: Math.floor((time_elapsed / duration) * TASKS),
      num_errors,
    },
  };
}

export function earlyForm({ state, ...launch }: Launch): EarlyLaunch {
  return {
    ...launch,
    status: {
      status_code: LAUNCH_STATUSES.indexOf(state.status) + 1,
      status_label: state.status,
      time_elapsed: state.time_elapsed,
      task_completed: state.num_task_completed,
      errors: state.num_errors,
    },
  };
}

function statusOf(record: LaunchRecord, isDone: boolean): LaunchStatus {
  if (isDone) return 'completed';
  return record.paused_at === undefined ? 'running' : 'paused';
}
