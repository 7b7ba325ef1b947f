import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needPlanFor } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import { ids } from '../query.js';
import type { ProjectUser, Workspace } from '../records.js';
import { projectUserView } from '../views/small.js';
import { findProject } from './change-project.js';

const MAX_PROJECTS = 200;
const FIELDS = { project_id: 'integer', user_id: 'integer', manager: 'flag', rate: 'number?', labor_cost: 'number?' } as const;

/** Source: OpenAPI files, project_users. */
export function addProjectUsers(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}/project_users'))
    .get('', ({ request, toggl }, { id }) => {
      const projects = ids(request, 'project_ids', MAX_PROJECTS);
      const users = ids(request, 'user_id');
      const found = toggl.projectUsers.live(
        (one) =>
          one.workspace_id === id &&
          (projects === undefined || projects.has(one.project_id)) &&
          (users === undefined || users.has(one.user_id)),
      );
      return ok(found.map(projectUserView));
    })
    .post('', createProjectUser)
    .put('/{id}', (call, workspace) => {
      const one = findProjectUser(call, workspace);
      needPlanFor(call, workspace, call.body, ['rate', 'labor_cost']);
      const { project_id: _, user_id: __, ...changes } = given(call.body, FIELDS);
      call.toggl.projectUsers.change(one, changes, call.now);
      announce(call, one, 'updated');
      return ok(projectUserView(one));
    })
    .delete('/{id}', (call, workspace) => {
      const one = findProjectUser(call, workspace);
      call.toggl.projectUsers.delete(one, call.now);
      announce(call, one, 'deleted');
      return done;
    });
}

function createProjectUser(call: Call, workspace: Workspace): Answer {
  needPlanFor(call, workspace, call.body, ['rate', 'labor_cost']);
  const { manager = false, rate = null, labor_cost = null, ...fields } = given(call.body, FIELDS);
  const project = findProject(call, workspace, required(fields.project_id, 'project_id'));
  const user_id = required(fields.user_id, 'user_id');
  const user = call.toggl.users.find(user_id);
  if (user === undefined || call.toggl.memberOf(user, workspace.id) === undefined) throw refuse(400, 'User is not in the workspace');
  if (call.toggl.projectUsers.live((one) => one.project_id === project.id && one.user_id === user_id).length > 0)
    throw refuse(400, 'User is already a member of the project');
  const draft = { workspace_id: workspace.id, project_id: project.id, user_id, manager, rate, labor_cost };
  const one = call.toggl.projectUsers.add(draft, call.now);
  announce(call, one, 'created');
  return ok(projectUserView(one));
}

function findProjectUser(call: Call, { id }: Workspace): ProjectUser {
  const one = call.toggl.projectUsers.find(call.id('id'));
  if (one?.workspace_id !== id) throw notFound('project user');
  return one;
}

function announce(call: Call, one: ProjectUser, action: 'created' | 'updated' | 'deleted'): void {
  const { id, workspace_id } = one;
  call.toggl.announce({ call, workspace_id, entity: 'project_user', action, id, payload: projectUserView(one) });
}
