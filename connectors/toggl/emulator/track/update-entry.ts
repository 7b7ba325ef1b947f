import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given, type Given } from '../fields.js';
import type { TimeEntry, Workspace } from '../records.js';
import { tagsNamed } from './entry-tags.js';
import { checkPlace, spanOf } from './new-entry.js';

const CHANGES = {
  start: 'time',
  stop: 'time',
  duration: 'integer',
  description: 'text?',
  project_id: 'integer?',
  task_id: 'integer?',
  billable: 'flag',
  tags: 'texts?',
  tag_ids: 'integers?',
  tag_action: 'text',
  shared_with_user_ids: 'integers',
} as const;
type Changes = Given<typeof CHANGES>;

/** Changes what the body names and leaves the rest. */
export function updateEntry(call: Call, workspace: Workspace, entry: TimeEntry, body: unknown): void {
  const fields = given(body, CHANGES);
  const { description = entry.description, project_id = entry.project_id, billable = entry.billable } = fields;
  const task_id = fields.task_id === undefined ? taskKept(entry, project_id) : fields.task_id;
  checkPlace(call, workspace, project_id, task_id);
  const span = changedSpan(entry, fields);
  const tag_ids = changedTags(call, workspace, entry, fields);
  const { shared_with_user_ids = entry.shared_with_user_ids } = fields;
  call.toggl.timeEntries.change(entry, { description, project_id, task_id, billable, ...span, tag_ids, shared_with_user_ids }, call.now);
}

/** An entry that moves to another project leaves its task behind. */
function taskKept(entry: TimeEntry, project_id: number | null): number | null {
  return project_id === entry.project_id ? entry.task_id : null;
}

/** What is not named follows: a moved start or stop changes the duration, a duration the stop. */
function changedSpan(entry: TimeEntry, { start = entry.start, stop, duration }: Changes): Pick<TimeEntry, 'start' | 'stop' | 'duration'> {
  if (stop !== undefined) return spanOf(start, stop, duration);
  if (duration !== undefined) return spanOf(start, undefined, duration);
  return entry.stop === null ? { start, stop: null, duration: entry.duration } : spanOf(start, entry.stop);
}

function changedTags(
  call: Call,
  workspace: Workspace,
  { tag_ids }: TimeEntry,
  { tags, tag_ids: ids, tag_action }: Changes,
): readonly number[] {
  if (tag_action !== undefined && tag_action !== 'add' && tag_action !== 'delete') throw refuse(400, "'tag_action' must be add or delete");
  if (tags === null || ids === null) return [];
  const named = tagsNamed(call, workspace, tags, ids);
  if (named === undefined) return tag_ids;
  if (tag_action === 'add') return [...new Set([...tag_ids, ...named])];
  return tag_action === 'delete' ? tag_ids.filter((id) => !named.includes(id)) : named;
}
