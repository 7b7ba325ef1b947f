import type { Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import { isAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { flag } from '../query.js';
import type { TimeEntry, Workspace } from '../records.js';
import { SECOND_MS } from '../times.js';
import { freshEntry } from '../views/time-entry.js';
import { bulkEdit } from './bulk.js';
import { newEntry } from './new-entry.js';
import { updateEntry } from './update-entry.js';

/** Source: OpenAPI files, time_entries. */
export function addTimeEntries(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}/time_entries'))
    .post('', (call, workspace) => {
      const draft = newEntry(call, workspace);
      if (draft.duration < 0) stopRunning(call, draft.user_id, draft.start);
      const entry = call.toggl.timeEntries.add(draft, call.now);
      announce(call, entry, 'created');
      return ok(freshEntry(call.toggl, entry, { meta: flag(call.request, 'meta') }));
    })
    .put('/{id}', (call, workspace) => {
      const entry = findEntry(call, workspace, call.id('id'));
      updateEntry(call, workspace, entry, call.body);
      announce(call, entry, 'updated');
      return ok(freshEntry(call.toggl, entry, { meta: flag(call.request, 'meta') }));
    })
    .patch('/{id}', (call, workspace) =>
      bulkEdit(call, 'id', (id, body) => {
        const entry = findEntry(call, workspace, id);
        updateEntry(call, workspace, entry, body);
        announce(call, entry, 'updated');
      }),
    )
    .patch('/{id}/stop', (call, workspace) => {
      const entry = findEntry(call, workspace, call.id('id'));
      if (entry.stop !== null) throw refuse(409, 'Time entry already stopped');
      stop(call, entry, call.now);
      return ok(freshEntry(call.toggl, entry));
    })
    .delete('/{id}', (call, workspace) => {
      const entry = findEntry(call, workspace, call.id('id'));
      call.toggl.timeEntries.delete(entry, call.now);
      announce(call, entry, 'deleted');
      return done;
    });
}

/** Others' entries are seen by admins alone. */
function findEntry(call: Call, workspace: Workspace, id: number): TimeEntry {
  const entry = call.toggl.timeEntries.find(id);
  const isVisible = entry?.workspace_id === workspace.id && (entry.user_id === call.user.id || isAdmin(call, workspace));
  if (!isVisible) throw notFound('time entry');
  return entry;
}

/** One entry runs at a time; a new one ends the other where it begins. */
function stopRunning(call: Call, user_id: number, at: number): void {
  const [running] = call.toggl.timeEntries.live((entry) => entry.user_id === user_id && entry.stop === null);
  if (running) stop(call, running, Math.max(running.start, at));
}

function stop(call: Call, entry: TimeEntry, at: number): void {
  const seconds = Math.max(0, Math.floor((at - entry.start) / SECOND_MS));
  call.toggl.timeEntries.change(entry, { stop: entry.start + seconds * SECOND_MS, duration: seconds }, call.now);
  announce(call, entry, 'updated', 'stopped');
}

function announce(call: Call, entry: TimeEntry, action: 'created' | 'updated' | 'deleted', what: string = action): void {
  const { id, workspace_id, description } = entry;
  const change = { call, workspace_id, entity: 'time_entry', action, id, payload: freshEntry(call.toggl, entry) };
  call.toggl.announce(change, what, description ?? undefined);
}
