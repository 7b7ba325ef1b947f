import type { Answer, Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import { needAdmin, needOrganizationAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { needsPlan, ok, refuse } from '../answers.js';
import { sorted } from '../paging.js';
import { includes } from '../plans.js';
import { count, flag } from '../query.js';
import type { Organization, TimeEntry, Workspace } from '../records.js';
import { isoTime, parseTime } from '../times.js';
import type { Toggl } from '../toggl.js';

const SHOWN = 20;
const TOP = 5;

/** The team's dashboard and the audit log. Their shapes are inferred. Source of the paths: OpenAPI files. */
export function addActivity(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}/dashboard'))
    .get('/all_activity', (call, workspace) => ok(newest(call, workspace).slice(0, SHOWN).map(activity)))
    .get('/most_active', (call, workspace) => ok(mostActive(newest(call, workspace))))
    .get('/top_activity', (call, workspace) => {
      const entries = sorted(newest(call, workspace), ({ duration }) => duration, true);
      return ok(entries.slice(0, TOP).map(activity));
    });
  access.organization(routes.under('/audit_logs/{organization_id}')).get('/{from}/{to}', auditLog);
}

function newest(call: Call, workspace: Workspace): TimeEntry[] {
  if (workspace.only_admins_see_team_dashboard) needAdmin(call, workspace);
  const entries = call.toggl.timeEntries.live(({ workspace_id }) => workspace_id === workspace.id);
  return sorted(entries, ({ start }) => start, true);
}

function activity({ id, user_id, project_id, duration, description, stop, task_id }: TimeEntry): object {
  return { id, user_id, project_id, task_id, duration, description, stop: stop === null ? null : isoTime(stop) };
}

function mostActive(entries: readonly TimeEntry[]): object[] {
  const seconds = new Map<number, number>();
  for (const { user_id, duration } of entries) seconds.set(user_id, (seconds.get(user_id) ?? 0) + Math.max(0, duration));
  const people = [...seconds].map(([user_id, duration]) => ({ user_id, duration }));
  return sorted(people, ({ duration }) => duration, true).slice(0, TOP);
}

/** What was done through the API, oldest first. Times in the path are RFC 3339. */
function auditLog(call: Call, organization: Organization): Answer {
  const { toggl, request } = call;
  needOrganizationAdmin(call, organization);
  if (!includes(organization.plan, 'premium')) throw needsPlan('audit logs');
  const [from, to] = ['from', 'to'].map((name) => parseTime(request.param(name)));
  if (from === undefined || to === undefined || from > to) throw refuse(400, 'The range of time is not valid');
  const found = toggl.file.ledger.entries
    .filter(({ at, request: { path } }) => at >= from && at <= to && isAbout(toggl, organization, path))
    .map(({ at, kind, id, request: { method, path } }) => {
      const [entity_type, action] = kind.split('.');
      return { organization_id: organization.id, entity_type, entity_id: id, action, created_at: isoTime(at), source: `${method} ${path}` };
    });
  if (flag(request, 'export')) return ok(found);
  const size = count(request, 'page_size', SHOWN);
  const page = count(request, 'page_number', 1);
  return ok(found.slice((page - 1) * size, page * size));
}

/** Whether a path names the organization or one of its workspaces. */
function isAbout({ workspaces }: Toggl, { id }: Organization, path: string): boolean {
  const [, noun, number] = /\/(workspaces|organizations|subscriptions)\/(\d+)/.exec(path) ?? [];
  return noun === 'organizations' ? Number(number) === id : workspaces.find(Number(number))?.organization_id === id;
}
