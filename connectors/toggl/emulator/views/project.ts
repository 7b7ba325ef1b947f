import { includes } from '../plans.js';
import type { Project, Task } from '../records.js';
import { isoDay, isoTime, SECOND_MS } from '../times.js';
import type { Toggl } from '../toggl.js';

const HOUR = 3600;

/** Fields of paid plans are null on the free one. */
export function projectView(toggl: Toggl, project: Project): Record<string, unknown> {
  const { id, workspace_id, client_id, billable, estimated_hours, auto_estimates, rate, fixed_fee, currency, template } = project;
  const isPaid = includes(toggl.organizationOf(workspace_id).plan, 'starter');
  const actual_seconds = trackedSeconds(toggl, (entry) => entry.project_id === id);
  const paid = { billable, estimated_hours, auto_estimates, rate, fixed_fee, currency, template };
  return {
    id,
    workspace_id,
    client_id,
    name: project.name,
    active: project.active,
    is_private: project.is_private,
    color: project.color,
    ...(isPaid ? paid : Object.fromEntries(Object.keys(paid).map((name) => [name, null]))),
    recurring: project.recurring,
    start_date: project.start_date,
    end_date: project.end_date,
    status: statusOf(project, isoDay(project.at)),
    external_reference: project.external_reference,
    pinned: project.pinned,
    actual_hours: Math.floor(actual_seconds / HOUR),
    actual_seconds,
    at: isoTime(project.at),
    created_at: isoTime(project.created_at),
    server_deleted_at: project.server_deleted_at === null ? null : isoTime(project.server_deleted_at),
    wid: workspace_id,
    cid: client_id,
  };
}

/** `today` is a day; upcoming and ended compare with it. */
export function statusOf({ server_deleted_at, active, start_date, end_date }: Project, today: string): string {
  if (server_deleted_at !== null) return 'deleted';
  if (!active) return 'archived';
  if (start_date > today) return 'upcoming';
  return end_date !== null && end_date < today ? 'ended' : 'active';
}

export function taskView(toggl: Toggl, task: Task): Record<string, unknown> {
  const { id, workspace_id, project_id, name, active, estimated_seconds, user_id, external_reference, server_deleted_at } = task;
  return {
    id,
    name,
    workspace_id,
    project_id,
    user_id,
    active,
    estimated_seconds,
    // Milliseconds, whatever the name says.
    tracked_seconds: trackedSeconds(toggl, (entry) => entry.task_id === id) * SECOND_MS,
    recurring: false,
    external_reference,
    at: isoTime(task.at),
    server_deleted_at: server_deleted_at === null ? null : isoTime(server_deleted_at),
    wid: workspace_id,
    pid: project_id,
    uid: user_id,
  };
}

function trackedSeconds(toggl: Toggl, fits: Parameters<Toggl['timeEntries']['live']>[0]): number {
  return toggl.timeEntries.live(fits).reduce((sum, { duration }) => sum + Math.max(0, duration), 0);
}
