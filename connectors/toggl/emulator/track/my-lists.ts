import type { Routes } from 'trunkline/testing';
import { type Access, isAdmin, organizationsOf } from '../access/access.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { pageOf } from '../paging.js';
import { count, flag, integer, since } from '../query.js';
import type { Stored } from '../records.js';
import type { Table } from '../table.js';
import { organizationView, workspaceView } from '../views/account.js';
import { projectView, taskView } from '../views/project.js';
import { clientView, tagView } from '../views/small.js';
import { listedEntry } from '../views/time-entry.js';

const PROJECTS_PER_PAGE = 201;

/** Lists over all workspaces of the caller; with `since` the deleted are in them. Source: OpenAPI files, me. */
export function addMyLists(routes: Routes, access: Access): void {
  access
    .user(routes.under('/me'))
    .get('/organizations', (call) => ok(myOrganizations(call)))
    .get('/workspaces', (call) => ok(myWorkspaces(call, since(call.request))))
    .get('/projects', (call) => {
      const withArchived = flag(call.request, 'include_archived') || since(call.request) !== undefined;
      return ok(mine(call, call.toggl.projects, (one) => withArchived || one.active).map((one) => projectView(call.toggl, one)));
    })
    .get('/projects/paginated', (call) => {
      const start = integer(call.request.query.get('start_project_id') ?? '0', 'start_project_id');
      const projects = mine(call, call.toggl.projects, ({ id }) => id > start).toSorted((a, b) => a.id - b.id);
      return ok(pageOf(call.request, projects, PROJECTS_PER_PAGE, PROJECTS_PER_PAGE).items.map((one) => projectView(call.toggl, one)));
    })
    .get('/clients', (call) => ok(mine(call, call.toggl.clients).map(clientView)))
    .get('/tags', (call) => ok(mine(call, call.toggl.tags).map(tagView)))
    .get('/tasks', (call) => {
      const withInactive = flag(call.request, 'include_not_active');
      const tasks = mine(call, call.toggl.tasks, ({ active }) => withInactive || active);
      const offset = integer(call.request.query.get('offset') ?? '0', 'offset');
      const size = count(call.request, 'per_page', Math.max(1, tasks.length));
      return ok(tasks.slice(offset, offset + size).map((task) => taskView(call.toggl, task)));
    });
  // Paths that are known, of lists whose records are not.
  for (const path of ['/timesheets', '/track_reminders', '/features', '/favorites'])
    access.user(routes.under('/me')).get(path, (call) => ok(path === '/features' ? features(call) : []));
  access.user(routes.under('/me')).get('/location', () => ok({ city: 'Tallinn', country_code: 'EE', country_name: 'Estonia', state: '' }));
}

/** What `GET /me?with_related_data=true` adds. */
export function relatedData(call: Call): object {
  const { toggl, user } = call;
  return {
    clients: mine(call, toggl.clients).map(clientView),
    projects: mine(call, toggl.projects).map((one) => projectView(toggl, one)),
    tags: mine(call, toggl.tags).map(tagView),
    tasks: mine(call, toggl.tasks).map((one) => taskView(toggl, one)),
    time_entries: mine(call, toggl.timeEntries, ({ user_id }) => user_id === user.id).map((one) => listedEntry(toggl, one)),
    workspaces: myWorkspaces(call),
  };
}

function mine<Row extends Stored & { readonly workspace_id: number }>(
  { toggl, user, request }: Call,
  table: Table<Row>,
  fits: (row: Row) => boolean = () => true,
): Row[] {
  const workspaces = new Set(toggl.workspacesOf(user).map(({ id }) => id));
  return table.changed(since(request), (row) => workspaces.has(row.workspace_id) && fits(row));
}

function myOrganizations(call: Call): object[] {
  const isAdminOf = (organization: number): boolean =>
    call.toggl.workspacesOf(call.user).some((one) => one.organization_id === organization && isAdmin(call, one));
  return organizationsOf(call).map((one) => organizationView(call.toggl, one, isAdminOf(one.id)));
}

function myWorkspaces(call: Call, from = -Infinity): object[] {
  const found = call.toggl.workspacesOf(call.user).filter(({ at }) => at >= from);
  return found.map((one) => workspaceView(call.toggl, one, isAdmin(call, one)));
}

function features({ toggl, user }: Call): object[] {
  return toggl.workspacesOf(user).map(({ id }) => ({
    workspace_id: id,
    features: [{ feature_id: 1, name: 'tasks', enabled: toggl.organizationOf(id).plan !== 'free' }],
  }));
}
