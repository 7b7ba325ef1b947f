import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needPlan } from '../access/access.js';
import type { Call } from '../access/call.js';
import { notFound, ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import { pageOf, sorted } from '../paging.js';
import { ids, since, word } from '../query.js';
import type { Project, Task, Workspace } from '../records.js';
import { parseTime } from '../times.js';
import { taskView } from '../views/project.js';
import { bulkEdit } from './bulk.js';
import { findProject } from './change-project.js';

const PER_PAGE = 50;
const FIELDS = { name: 'text', active: 'flag', estimated_seconds: 'integer?', user_id: 'integer?', external_reference: 'text?' } as const;

/** Tasks are written on paid plans only. Source: OpenAPI files, tasks. */
export function addTasks(routes: Routes, access: Access): void {
  access.workspace(routes.under('/workspaces/{workspace_id}/tasks')).get('', listTasks);
  access
    .workspace(routes.under('/workspaces/{workspace_id}/projects/{id}/tasks'))
    .get('', (call, workspace) => {
      const { id } = projectOf(call, workspace);
      const active = word(call.request, 'active', ['true', 'false', 'both']);
      const tasks = call.toggl.tasks.live((task) => task.project_id === id && (active === 'both' || task.active === (active === 'true')));
      return ok(tasks.map((task) => taskView(call.toggl, task)));
    })
    .post('', createTask)
    .get('/{task_id}', (call, workspace) => ok(taskView(call.toggl, findTask(call, workspace, call.id('task_id')))))
    .put('/{task_id}', (call, workspace) => ok(taskView(call.toggl, updateTask(call, workspace, call.id('task_id'), call.body))))
    .patch('/{task_id}', (call, workspace) => bulkEdit(call, 'task_id', (id, body) => void updateTask(call, workspace, id, body)))
    .delete('/{task_id}', (call, workspace) => {
      const task = findTask(call, workspace, call.id('task_id'));
      call.toggl.tasks.delete(task, call.now);
      announce(call, task, 'deleted');
      return ok(task.id);
    });
}

/** The one list with an envelope. */
function listTasks(call: Call, { id }: Workspace): Answer {
  const { request, toggl } = call;
  const sort_field = word(request, 'sort_field', ['name', 'created_at']);
  const sort_order = word(request, 'sort_order', ['ASC', 'DESC', 'asc', 'desc']);
  const fits = taskFilter(call);
  const tasks = toggl.tasks.changed(since(request), (task) => task.workspace_id === id && fits(task));
  const ordered = sorted(tasks, (task) => (sort_field === 'name' ? task.name : task.id), sort_order.toUpperCase() === 'DESC');
  const { items, page, per_page, total_count } = pageOf(request, ordered, PER_PAGE);
  return ok({ data: items.map((task) => taskView(toggl, task)), page, per_page, sort_field, sort_order, total_count });
}

function taskFilter({ request }: Call): (task: Task) => boolean {
  const active = word(request, 'active', ['both', 'true', 'false']);
  const projects = ids(request, 'pid');
  const search = (request.query.get('search') ?? '').toLowerCase();
  const [from, until] = ['start_date', 'end_date'].map((name) => {
    const text = request.query.get(name);
    const at = text === null ? undefined : parseTime(text);
    if (text !== null && at === undefined) throw refuse(400, `'${name}' is not a date`);
    return at;
  });
  return (task) =>
    (active === 'both' || task.active === (active === 'true')) &&
    (projects === undefined || projects.has(task.project_id)) &&
    task.name.toLowerCase().includes(search) &&
    task.at >= (from ?? -Infinity) &&
    task.at <= (until ?? Infinity);
}

function createTask(call: Call, workspace: Workspace): Answer {
  const project = projectOf(call, workspace);
  needPlan(call, workspace, 'tasks');
  const { name: wanted, ...fields } = given(call.body, FIELDS);
  const name = freeName(call, project, required(wanted, 'name'));
  const blank = { active: true, estimated_seconds: null, user_id: null, external_reference: null };
  const task = call.toggl.tasks.add({ ...blank, ...fields, name, workspace_id: workspace.id, project_id: project.id }, call.now);
  announce(call, task, 'created');
  return ok(taskView(call.toggl, task));
}

function updateTask(call: Call, workspace: Workspace, id: number, body: unknown): Task {
  const task = findTask(call, workspace, id);
  needPlan(call, workspace, 'tasks');
  const fields = given(body, FIELDS);
  if (fields.name !== undefined && fields.name !== task.name) freeName(call, projectOf(call, workspace), fields.name);
  call.toggl.tasks.change(task, fields, call.now);
  announce(call, task, 'updated');
  return task;
}

function projectOf(call: Call, workspace: Workspace): Project {
  return findProject(call, workspace, call.id('id'));
}

function findTask(call: Call, workspace: Workspace, id: number): Task {
  const task = call.toggl.tasks.find(id);
  if (task?.project_id !== projectOf(call, workspace).id) throw notFound('task');
  return task;
}

function freeName({ toggl }: Call, { id }: Project, name: string): string {
  if (toggl.tasks.live((task) => task.project_id === id && task.name === name).length > 0) throw refuse(400, 'Name has already been taken');
  return name;
}

function announce(call: Call, task: Task, action: 'created' | 'updated' | 'deleted'): void {
  const { id, workspace_id, name } = task;
  call.toggl.announce({ call, workspace_id, entity: 'task', action, id, payload: taskView(call.toggl, task) }, action, name);
}
