import type { Project, TimeEntry } from '../records.js';
import { isoMicros, isoTime, type Zone } from '../times.js';
import type { Toggl } from '../toggl.js';

export interface EntryOptions {
  /** Adds the names of what it is about. */
  readonly meta?: boolean;
  /** Adds who it is shared with. */
  readonly sharing?: boolean;
}

/** As the answer to a change: times end in Z, no tags are null. Source: old docs, recordings. */
export function freshEntry(toggl: Toggl, entry: TimeEntry, options: EntryOptions = {}): Record<string, unknown> {
  const tags = entry.tag_ids.length > 0 ? tagsOf(toggl, entry) : { tags: null, tag_ids: null };
  return shown(toggl, entry, 'Z', tags, options);
}

/** As in a list: times end in +00:00, no tags are empty lists. */
export function listedEntry(toggl: Toggl, entry: TimeEntry, options: EntryOptions = {}): Record<string, unknown> {
  return shown(toggl, entry, '+00:00', tagsOf(toggl, entry), options);
}

function shown(toggl: Toggl, entry: TimeEntry, zone: Zone, tags: object, { meta, sharing }: EntryOptions): Record<string, unknown> {
  const { id, workspace_id, project_id, task_id, billable, duration, description, user_id, server_deleted_at } = entry;
  return {
    id,
    workspace_id,
    project_id,
    task_id,
    billable,
    start: isoTime(entry.start, zone),
    stop: entry.stop === null ? null : isoTime(entry.stop, zone),
    duration,
    description,
    ...tags,
    duronly: true,
    at: isoMicros(entry.at, zone),
    server_deleted_at: server_deleted_at === null ? null : isoTime(server_deleted_at, zone),
    user_id,
    uid: user_id,
    wid: workspace_id,
    ...(project_id !== null && { pid: project_id }),
    ...(task_id !== null && { tid: task_id }),
    ...(meta && metaOf(toggl, entry)),
    ...(sharing && { shared_with: sharedWith(toggl, entry) }),
  };
}

function tagsOf(toggl: Toggl, { tag_ids }: TimeEntry): object {
  const tags = tag_ids.map((id) => toggl.tags.find(id)).filter((tag) => tag !== undefined);
  return { tags: tags.map(({ name }) => name), tag_ids: tags.map(({ id }) => id) };
}

function metaOf(toggl: Toggl, entry: TimeEntry): object {
  const project = toggl.projects.find(entry.project_id);
  const task = toggl.tasks.find(entry.task_id);
  return {
    ...(project && projectMeta(toggl, project)),
    ...(task && { task_name: task.name }),
    user_name: toggl.users.find(entry.user_id)?.fullname ?? '',
    user_avatar_url: '',
  };
}

function projectMeta(toggl: Toggl, { client_id, name, color, active, billable }: Project): object {
  const client = toggl.clients.find(client_id);
  return {
    ...(client && { client_name: client.name }),
    project_name: name,
    project_color: color,
    project_active: active,
    project_billable: billable ?? false,
  };
}

function sharedWith(toggl: Toggl, { shared_with_user_ids }: TimeEntry): object[] {
  return shared_with_user_ids.map((user_id) => ({
    user_id,
    user_name: toggl.users.find(user_id)?.fullname ?? '',
    accepted: false,
  }));
}
