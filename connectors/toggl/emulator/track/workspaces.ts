import type { Routes } from 'trunkline/testing';
import { type Access, isAdmin, needAdmin, needPlanFor } from '../access/access.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { given, type Given } from '../fields.js';
import type { Workspace } from '../records.js';
import { isoTime } from '../times.js';
import { workspaceView } from '../views/account.js';
import { CURRENCIES } from './public.js';

/** Settings of paid plans. Source: OpenAPI files; the seed names the default rate. */
export const PAID_SETTINGS = [
  'default_currency',
  'default_hourly_rate',
  'projects_billable_by_default',
  'only_admins_see_billable_rates',
] as const;

export const SETTINGS = {
  name: 'text',
  default_currency: 'text',
  default_hourly_rate: 'number?',
  rounding: 'integer',
  rounding_minutes: 'integer',
  only_admins_may_create_projects: 'flag',
  only_admins_may_create_tags: 'flag',
  only_admins_see_team_dashboard: 'flag',
  projects_billable_by_default: 'flag',
} as const;

/** Source: OpenAPI files, workspaces. The shapes of the settings below it are inferred. */
export function addWorkspaces(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}'))
    .get('', (call, workspace) => ok(workspaceView(call.toggl, workspace, isAdmin(call, workspace))))
    .put('', (call, workspace) => {
      needAdmin(call, workspace);
      needPlanFor(call, workspace, call.body, PAID_SETTINGS);
      const changes: Given<typeof SETTINGS> = given(call.body, SETTINGS);
      call.toggl.workspaces.change(workspace, changes, call.now);
      const payload = workspaceView(call.toggl, workspace, true);
      call.toggl.announce({ call, workspace_id: workspace.id, entity: 'workspace', action: 'updated', id: workspace.id, payload });
      return ok(payload);
    })
    .get('/statistics', (call, workspace) => ok(statistics(call, workspace)))
    .get('/preferences', (_call, { id }) => ok({ workspace_id: id, initial_pricing_plan: 0, hide_start_end_times: false }))
    .get('/time_entry_constraints', () => ok({ time_entry_constraints_enabled: false, project_present: false, tag_present: false }))
    .get('/currencies', () => ok(CURRENCIES));
}

function statistics({ toggl }: Call, { id }: Workspace): object {
  const members = toggl.members.live(({ workspace_id, active }) => workspace_id === id && active);
  const groups = toggl.groups.live(({ workspace_ids }) => workspace_ids.includes(id));
  return {
    admins: members
      .filter(({ admin }) => admin)
      .map(({ user_id, at }) => ({ user_id, name: toggl.users.find(user_id)?.fullname, at: isoTime(at) })),
    members_count: members.length,
    groups_count: groups.length,
  };
}
