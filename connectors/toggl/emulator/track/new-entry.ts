import { needAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given, required } from '../fields.js';
import type { TimeEntry, Workspace } from '../records.js';
import type { Draft } from '../table.js';
import { SECOND_MS } from '../times.js';
import { tagsNamed } from './entry-tags.js';

/** What the body of a creation says; refuses what does not fit. Times are whole seconds. */
export function newEntry(call: Call, workspace: Workspace): Draft<TimeEntry> {
  const fields = given(call.body, {
    created_with: 'text',
    workspace_id: 'integer',
    start: 'time',
    stop: 'time',
    duration: 'integer',
    description: 'text',
    project_id: 'integer',
    task_id: 'integer',
    billable: 'flag',
    tags: 'texts',
    tag_ids: 'integers',
    user_id: 'integer',
    shared_with_user_ids: 'integers',
  });
  required(fields.created_with, 'created_with');
  if (required(fields.workspace_id, 'workspace_id') !== workspace.id) throw refuse(400, 'Workspaces of path and body differ');
  const user_id = fields.user_id ?? call.user.id;
  if (user_id !== call.user.id) needAdmin(call, workspace);
  const span = spanOf(required(fields.start, 'start'), fields.stop, fields.duration);
  const { project_id = null, task_id = null } = fields;
  checkPlace(call, workspace, project_id, task_id);
  return {
    workspace_id: workspace.id,
    user_id,
    project_id: project_id ?? call.toggl.tasks.find(task_id)?.project_id ?? null,
    task_id,
    billable: fields.billable ?? false,
    ...span,
    description: fields.description ?? null,
    tag_ids: tagsNamed(call, workspace, fields.tags, fields.tag_ids) ?? [],
    shared_with_user_ids: fields.shared_with_user_ids ?? [],
  };
}

type Span = Pick<TimeEntry, 'start' | 'stop' | 'duration'>;

/** A negative duration runs. Without a duration it is that of the stop, or 0. */
export function spanOf(start: number, stop?: number, duration?: number): Span {
  if (duration !== undefined && duration < 0) {
    if (stop !== undefined) throw refuse(400, "'stop' and a running 'duration' can not be present simultaneously");
    return { start, stop: null, duration };
  }
  const end = stop ?? start + (duration ?? 0) * SECOND_MS;
  if (end < start) throw refuse(400, "'stop' must be after 'start'");
  if (duration !== undefined && start + duration * SECOND_MS !== end) throw refuse(400, "'duration' does not fit 'start' and 'stop'");
  return { start, stop: end, duration: (end - start) / SECOND_MS };
}

/** Refuses projects and tasks that are not in the workspace, and a task of another project. */
export function checkPlace({ toggl }: Call, { id }: Workspace, project_id: number | null, task_id: number | null): void {
  if (project_id !== null && toggl.projects.find(project_id)?.workspace_id !== id) throw refuse(400, 'Project not found in the workspace');
  const task = toggl.tasks.find(task_id);
  if (task_id === null) return;
  const isOfProject = project_id === null || task?.project_id === project_id;
  if (task?.workspace_id !== id || !isOfProject) throw refuse(400, 'Task not found in the project');
}
