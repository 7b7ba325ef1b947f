import type { Answer, Routes } from 'trunkline/testing';
import { type Access, needPlan } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given, required } from '../fields.js';
import { sorted } from '../paging.js';
import { word } from '../query.js';
import type { Client, Workspace } from '../records.js';
import { clientView } from '../views/small.js';
import { changeProject } from './change-project.js';

/** Source: OpenAPI files, clients. The bodies of the bulk forms are assumed: a list of ids. */
export function addClients(routes: Routes, access: Access): void {
  access
    .workspace(routes.under('/workspaces/{workspace_id}/clients'))
    .get('', listClients)
    .post('', (call, workspace) => {
      const { notes = null, external_reference = null } = given(call.body, { notes: 'text', external_reference: 'text' });
      return ok(clientView(createClient(call, workspace, freeName(call, workspace), { notes, external_reference })));
    })
    .post('/archive', (call, workspace) => ok(eachOf(call, workspace).flatMap((client) => archive(call, workspace, client))))
    .post('/delete', (call, workspace) => {
      for (const client of eachOf(call, workspace)) remove(call, client);
      return done;
    })
    .post('/data', (call, workspace) => ok(eachOf(call, workspace).map(clientView)))
    .get('/{id}', (call, workspace) => ok(clientView(findClient(call, workspace))))
    .put('/{id}', (call, workspace) => {
      const client = findClient(call, workspace);
      const fields = given(call.body, { name: 'text', notes: 'text?', external_reference: 'text?' });
      if (fields.name !== undefined && fields.name !== client.name) freeName(call, workspace);
      return ok(clientView(change(call, client, fields)));
    })
    .delete('/{id}', (call, workspace) => {
      const client = findClient(call, workspace);
      remove(call, client);
      return ok(client.id);
    })
    .post('/{id}/archive', (call, workspace) => ok(archive(call, workspace, findClient(call, workspace))))
    .post('/{id}/restore', restore);
}

export function createClient(call: Call, { id }: Workspace, name: string, own: Partial<Client> = {}): Client {
  const draft = { workspace_id: id, creator_id: call.user.id, name, archived: false, notes: null, external_reference: null, ...own };
  const client = call.toggl.clients.add(draft, call.now);
  announce(call, client, 'created');
  return client;
}

function listClients(call: Call, { id }: Workspace): Answer {
  const status = word(call.request, 'status', ['active', 'archived', 'both']);
  const name = (call.request.query.get('name') ?? '').toLowerCase();
  const clients = call.toggl.clients.live(
    (client) =>
      client.workspace_id === id &&
      client.name.toLowerCase().includes(name) &&
      (status === 'both' || client.archived === (status === 'archived')),
  );
  return ok(sorted(clients, (client) => client.name).map(clientView));
}

/** Archives its projects too, and gives their ids. A feature of the premium plan. */
function archive(call: Call, workspace: Workspace, client: Client): number[] {
  needPlan(call, workspace, 'archived clients', 'premium');
  change(call, client, { archived: true });
  const projects = call.toggl.projects.live((project) => project.client_id === client.id && project.active);
  for (const project of projects) changeProject(call, project, { active: false });
  return projects.map(({ id }) => id);
}

function restore(call: Call, workspace: Workspace): Answer {
  const client = findClient(call, workspace);
  const { projects = [], restore_all_projects = false } = given(call.body ?? {}, { projects: 'integers', restore_all_projects: 'flag' });
  change(call, client, { archived: false });
  const isMeant = (id: number): boolean => restore_all_projects || projects.includes(id);
  for (const project of call.toggl.projects.live(({ id, client_id, active }) => client_id === client.id && !active && isMeant(id)))
    changeProject(call, project, { active: true });
  return ok(clientView(client));
}

/** Its projects stay, without a client. */
function remove(call: Call, client: Client): void {
  for (const project of call.toggl.projects.live(({ client_id }) => client_id === client.id))
    call.toggl.projects.change(project, { client_id: null }, call.now);
  call.toggl.clients.delete(client, call.now);
  announce(call, client, 'deleted');
}

function change(call: Call, client: Client, changes: Partial<Client>): Client {
  call.toggl.clients.change(client, changes, call.now);
  announce(call, client, 'updated');
  return client;
}

function eachOf(call: Call, workspace: Workspace): Client[] {
  const ids = required(given({ ids: call.body }, { ids: 'integers' }).ids, 'ids');
  return ids.map((id) => findClient(call, workspace, id));
}

function findClient(call: Call, workspace: Workspace, id = call.id('id')): Client {
  const client = call.toggl.clients.find(id);
  if (client?.workspace_id !== workspace.id) throw notFound('client');
  return client;
}

function freeName({ toggl, body }: Call, { id }: Workspace): string {
  const name = required(given(body, { name: 'text' }).name, 'name');
  if (toggl.clients.live((client) => client.workspace_id === id && client.name === name).length > 0)
    throw refuse(400, 'Name has already been taken');
  return name;
}

function announce(call: Call, client: Client, action: 'created' | 'updated' | 'deleted'): void {
  const { id, workspace_id, name } = client;
  call.toggl.announce({ call, workspace_id, entity: 'client', action, id, payload: clientView(client) }, action, name);
}
