import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { pageOf, sorted } from '../paging.js';
import { flag, ids, since, word } from '../query.js';
import type { Project, Workspace } from '../records.js';
import { isoDay } from '../times.js';
import { projectView, statusOf } from '../views/project.js';

const PER_PAGE = 151;

/** A page of a workspace's projects; each tells the `total_count` of all pages. Source: OpenAPI files. */
export function listProjects(call: Call, { id }: Workspace): Answer {
  const { request, toggl } = call;
  const fits = projectFilter(call);
  const found = toggl.projects.changed(since(request), (project) => project.workspace_id === id && isSeen(call, project) && fits(project));
  const field = word(request, 'sort_field', ['name', 'created_at', 'at']);
  const descending = word(request, 'sort_order', ['ASC', 'DESC', 'asc', 'desc']).toUpperCase() === 'DESC';
  const ordered = sorted(found, (project) => project[field], descending);
  const pinnedFirst = flag(request, 'sort_pinned') ? sorted(ordered, ({ pinned }) => Number(!pinned)) : ordered;
  const { items, total_count } = pageOf(request, pinnedFirst, PER_PAGE);
  return ok(items.map((project) => ({ ...projectView(toggl, project), total_count })));
}

/** A private one is seen by its members. */
function isSeen({ toggl, user }: Call, { id, is_private, workspace_id }: Project): boolean {
  if (!is_private || toggl.memberOf(user, workspace_id)?.admin === true) return true;
  return toggl.projectUsers.live(({ project_id, user_id }) => project_id === id && user_id === user.id).length > 0;
}

function projectFilter(call: Call): (project: Project) => boolean {
  const { request, toggl, now } = call;
  const { query } = request;
  const active = word(request, 'active', ['true', 'false', 'both']);
  const name = (query.get('name') ?? '').toLowerCase();
  const statuses = query.get('statuses')?.split(',');
  const [clients, projects, users, groups] = ['client_ids', 'project_ids', 'user_ids', 'group_ids'].map((param) => ids(request, param));
  const people = new Set([...(users ?? []), ...membersOf(call, groups)]);
  const isOnlyMine = flag(request, 'only_me');
  const has = (project: Project, fits: (user: number) => boolean): boolean =>
    toggl.projectUsers.live(({ project_id, user_id }) => project_id === project.id && fits(user_id)).length > 0;
  const isMeant = (project: Project): boolean =>
    statuses === undefined
      ? active === 'both' || project.server_deleted_at !== null || project.active === (active === 'true')
      : statuses.includes(statusOf(project, isoDay(now)));
  return (project) =>
    isMeant(project) &&
    project.name.toLowerCase().includes(name) &&
    (clients === undefined || clients.has(project.client_id ?? 0)) &&
    (projects === undefined || projects.has(project.id)) &&
    ((users === undefined && groups === undefined) || has(project, (user) => people.has(user))) &&
    (!isOnlyMine || has(project, (user) => user === call.user.id)) &&
    (!query.has('billable') || (project.billable ?? false) === flag(request, 'billable')) &&
    (!flag(request, 'only_templates') || project.template === true);
}

function membersOf({ toggl }: Call, groups: ReadonlySet<number> | undefined): readonly number[] {
  return toggl.groups.live(({ id }) => groups?.has(id) === true).flatMap(({ user_ids }) => user_ids);
}
