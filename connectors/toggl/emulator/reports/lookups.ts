import type { Answer, Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import type { Call } from '../access/call.js';
import { ok, refuse } from '../answers.js';
import { given, type Given } from '../fields.js';
import { sorted } from '../paging.js';
import type { Client, Project, User, Workspace } from '../records.js';
import { projectView } from '../views/project.js';
import { clientView } from '../views/small.js';

const PER_PAGE = 201;
const MAX_IDS = 2000;
const MAX_USER_IDS = 100;
const FILTERS = { ids: 'integers', name: 'text', start: 'integer', page_size: 'integer' } as const;

/** Lists for choosing a filter: names and ids under `filters`, whole objects under `search`. Source: OpenAPI files, reports. */
export function addLookups(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspace/{workspace_id}/filters'))
    .post(
      '/clients',
      lookup(clientsOf, clientName, ({ id, name }) => ({ id, name })),
    )
    .post(
      '/projects',
      lookup(projectsOf, projectName, ({ id, name, client_id, color, active }) => ({ id, name, client_id, color, active })),
    )
    .post(
      '/users',
      lookup(usersOf, userName, ({ id, fullname }) => ({ id, name: fullname }), MAX_USER_IDS),
    )
    .post('/project_users', ({ toggl }, { id }) => {
      const found = toggl.projectUsers.live(({ workspace_id }) => workspace_id === id);
      return ok(found.map(({ id: project_user_id, project_id, user_id }) => ({ id: project_user_id, project_id, user_id })));
    })
    .post('/project_groups', () => ok([]));
  access
    .workspace(routes.under('/workspace/{workspace_id}/search'))
    .post('/clients', lookup(clientsOf, clientName, clientView))
    .post(
      '/projects',
      lookup(projectsOf, projectName, (project, { toggl }) => projectView(toggl, project)),
    )
    .post(
      '/users',
      lookup(usersOf, userName, ({ id, fullname, email }) => ({ id, fullname, name: fullname, email }), MAX_USER_IDS),
    );
}

/** A page in the order of ids, from the id in `start` on. */
function lookup<Row extends { readonly id: number }>(
  rowsOf: (call: Call, workspace: Workspace) => readonly Row[],
  nameOf: (row: Row) => string,
  show: (row: Row, call: Call) => unknown,
  maxIds = MAX_IDS,
): (call: Call, workspace: Workspace) => Answer {
  return (call, workspace) => {
    const fields: Given<typeof FILTERS> = given(call.body ?? {}, FILTERS);
    const { ids, name = '', start = 0, page_size = PER_PAGE } = fields;
    if (ids !== undefined && ids.length > maxIds) throw refuse(400, `At most ${maxIds} ids can be asked for`);
    const fits = (row: Row): boolean =>
      row.id >= start && (ids === undefined || ids.includes(row.id)) && nameOf(row).toLowerCase().includes(name.toLowerCase());
    const found = sorted(rowsOf(call, workspace).filter(fits), ({ id }) => id);
    return ok(found.slice(0, page_size).map((row) => show(row, call)));
  };
}

const clientsOf = ({ toggl }: Call, { id }: Workspace): Client[] => toggl.clients.live(({ workspace_id }) => workspace_id === id);
const projectsOf = ({ toggl }: Call, { id }: Workspace): Project[] => toggl.projects.live(({ workspace_id }) => workspace_id === id);
const usersOf = ({ toggl }: Call, { id }: Workspace): User[] => {
  const members = new Set(toggl.members.live(({ workspace_id }) => workspace_id === id).map(({ user_id }) => user_id));
  return toggl.users.live((user) => members.has(user.id));
};
const clientName = ({ name }: Client): string => name;
const projectName = ({ name }: Project): string => name;
const userName = ({ fullname }: User): string => fullname;
