import { needPlanFor } from '../access/access.js';
import type { Call } from '../access/call.js';
import { notFound, refuse } from '../answers.js';
import { given, type Given, required } from '../fields.js';
import type { Project, Workspace } from '../records.js';
import { projectView } from '../views/project.js';

/** Fields that the free plan does not have. Source: OpenAPI files. */
export const PAID_FIELDS = [
  'billable',
  'rate',
  'currency',
  'estimated_hours',
  'auto_estimates',
  'fixed_fee',
  'recurring',
  'recurring_parameters',
  'template',
  'rate_change_mode',
] as const;

const FIELDS = {
  name: 'text',
  active: 'flag',
  is_private: 'flag',
  client_id: 'integer?',
  client_name: 'text',
  color: 'text',
  billable: 'flag?',
  rate: 'number?',
  currency: 'text?',
  estimated_hours: 'integer?',
  auto_estimates: 'flag?',
  fixed_fee: 'number?',
  recurring: 'flag',
  template: 'flag?',
  start_date: 'day',
  end_date: 'day?',
  external_reference: 'text?',
  pinned: 'flag',
} as const;

/** What a body says of a project, with what the plan lacks, taken names and unknown clients refused. */
export function projectFields(call: Call, workspace: Workspace, body: unknown, project?: Project): Given<typeof FIELDS> {
  needPlanFor(call, workspace, body, PAID_FIELDS);
  const fields = given(body, FIELDS);
  if (project === undefined) required(fields.name, 'name');
  const client_id = fields.client_id ?? null;
  if (client_id !== null && call.toggl.clients.find(client_id)?.workspace_id !== workspace.id)
    throw refuse(400, 'Client not found in the workspace');
  const isTaken = call.toggl.projects.live(
    (other) => other !== project && other.workspace_id === workspace.id && other.name === fields.name && other.client_id === client_id,
  );
  if (isTaken.length > 0) throw refuse(400, 'Name has already been taken');
  return fields;
}

export function findProject({ toggl }: Call, workspace: Workspace, id: number): Project {
  const project = toggl.projects.find(id);
  if (project?.workspace_id !== workspace.id) throw notFound('project');
  return project;
}

export function changeProject(call: Call, project: Project, changes: Partial<Project>): Project {
  call.toggl.projects.change(project, changes, call.now);
  announceProject(call, project, 'updated');
  return project;
}

export function announceProject(call: Call, project: Project, action: 'created' | 'updated' | 'deleted'): void {
  const { id, workspace_id, name } = project;
  call.toggl.announce({ call, workspace_id, entity: 'project', action, id, payload: projectView(call.toggl, project) }, action, name);
}
