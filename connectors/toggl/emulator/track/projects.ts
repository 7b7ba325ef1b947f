import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needAdmin } from '../access/access.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { given } from '../fields.js';
import { word } from '../query.js';
import type { Project, Workspace } from '../records.js';
import { newProject } from '../seeds/work.js';
import { isoDay } from '../times.js';
import { projectView } from '../views/project.js';
import { bulkEdit } from './bulk.js';
import { announceProject, changeProject, findProject, projectFields } from './change-project.js';
import { createClient } from './clients.js';
import { listProjects } from './list-projects.js';

/** Source: OpenAPI files, projects. */
export function addProjects(routes: Routes, access: Access): void {
  const one = (call: Call, workspace: Workspace): Project => findProject(call, workspace, call.id('id'));
  access
    .workspace(routes.under('/workspaces/{workspace_id}/projects'))
    .get('', listProjects)
    .post('', createProject)
    .get('/{id}', (call, workspace) => ok(projectView(call.toggl, one(call, workspace))))
    .put('/{id}', (call, workspace) => ok(projectView(call.toggl, updateProject(call, workspace, one(call, workspace), call.body))))
    .patch('/{id}', (call, workspace) =>
      bulkEdit(call, 'id', (id, body) => void updateProject(call, workspace, findProject(call, workspace, id), body)),
    )
    .delete('/{id}', deleteProject)
    .post('/{id}/pin', (call, workspace) => {
      const { pin = true } = given(call.body ?? {}, { pin: 'flag' });
      return ok(projectView(call.toggl, changeProject(call, one(call, workspace), { pinned: pin })));
    })
    .get('/{id}/statistics', (call, workspace) => ok(statistics(call, one(call, workspace))));
}

function createProject(call: Call, workspace: Workspace): Answer {
  if (workspace.only_admins_may_create_projects) needAdmin(call, workspace);
  const { name = '', client_name, client_id = null, ...fields } = projectFields(call, workspace, call.body);
  const draft = { ...newProject(name, call.now), ...fields, workspace_id: workspace.id };
  const client = client_name === undefined ? client_id : clientNamed(call, workspace, client_name);
  const project = call.toggl.projects.add({ ...draft, client_id: client }, call.now);
  announceProject(call, project, 'created');
  return ok(projectView(call.toggl, project));
}

function updateProject(call: Call, workspace: Workspace, project: Project, body: unknown): Project {
  const { client_name, ...fields } = projectFields(call, workspace, body, project);
  const client = client_name === undefined ? {} : { client_id: clientNamed(call, workspace, client_name) };
  return changeProject(call, project, { ...fields, ...client });
}

function clientNamed(call: Call, workspace: Workspace, name: string): number {
  const [known] = call.toggl.clients.live((client) => client.workspace_id === workspace.id && client.name === name);
  return (known ?? createClient(call, workspace, name)).id;
}

/** Its entries are deleted or stay without a project, as `teDeletionMode` says. */
function deleteProject(call: Call, workspace: Workspace): Answer {
  const project = findProject(call, workspace, call.id('id'));
  const mode = word(call.request, 'teDeletionMode', ['unassign', 'delete']);
  for (const entry of call.toggl.timeEntries.live(({ project_id }) => project_id === project.id)) {
    if (mode === 'delete') call.toggl.timeEntries.delete(entry, call.now);
    else call.toggl.timeEntries.change(entry, { project_id: null, task_id: null }, call.now);
  }
  call.toggl.projects.delete(project, call.now);
  announceProject(call, project, 'deleted');
  return ok(project.id);
}

function statistics({ toggl }: Call, { id }: Project): object {
  const starts = toggl.timeEntries.live(({ project_id }) => project_id === id).map(({ start }) => start);
  const day = (of: (...all: number[]) => number): string | null => (starts.length > 0 ? isoDay(of(...starts)) : null);
  return { earliest_time_entry: day(Math.min), latest_time_entry: day(Math.max) };
}
