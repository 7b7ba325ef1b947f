/** A time entry as Toggl lists it. */
export const ENTRY = {
  id: 9001,
  workspace_id: 777,
  project_id: 31,
  task_id: null,
  user_id: 5,
  billable: false,
  start: '2026-01-05T09:00:00+00:00',
  stop: '2026-01-05T09:30:00+00:00',
  duration: 1800,
  description: 'Review',
  tags: [],
  tag_ids: [],
  duronly: true,
  at: '2026-01-05T09:30:00.120000Z',
  server_deleted_at: null,
};

/** One that runs, as Toggl answers when it is made: tags are null. */
export const RUNNING = { ...ENTRY, start: '2026-01-05T09:00:00Z', stop: null, duration: -1, tags: null, tag_ids: null };

export const PROJECT = { id: 31, workspace_id: 777, name: 'Audit', active: true, at: '2026-01-05T09:00:00+00:00' };
export const CLIENT = { id: 41, wid: 777, name: 'Acme', at: '2026-01-05T09:00:00+00:00' };
export const TAG = { id: 51, workspace_id: 777, name: 'urgent', at: '2026-01-05T09:00:00.5Z' };
export const TASK = { id: 61, workspace_id: 777, project_id: 31, name: 'Read', active: true, at: '2026-01-05T09:00:00+00:00' };
export const ROW = {
  user_id: 5,
  username: 'Ann',
  project_id: 31,
  task_id: null,
  billable: false,
  description: 'Review',
  tag_ids: [],
  currency: 'USD',
  row_number: 1,
  time_entries: [
    { id: 9001, seconds: 1800, start: '2026-01-05T09:00:00+00:00', stop: '2026-01-05T09:30:00+00:00', at: '2026-01-05T09:30:00+00:00' },
  ],
};
