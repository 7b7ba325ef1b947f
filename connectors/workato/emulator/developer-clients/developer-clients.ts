import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { type DeveloperClientRecord, ENVIRONMENTS } from '../access/records.js';
import { ok } from '../answers.js';
import { newToken } from '../api-platform/keys.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import { clientRoleView, developerClientView } from './view.js';

/** Rows 79 to 81 of the endpoints: the clients that the emulator itself lets in. Facts: K15, K20, K21, K139, K140. */
export function addDeveloperClients(api: Api): void {
  api
    .get('/developer_api_clients', (call) => listed(call, call.workspace.developerClients.live(), (one) => developerClientView(one)))
    .get('/developer_api_client_roles', (call) => listed(call, call.workspace.clientRoles.live(), clientRoleView))
    .post('/developer_api_clients', createClient)
    .get('/developer_api_clients/{id}', (call) => ok({ result: developerClientView(clientOf(call)) }))
    .put('/developer_api_clients/{id}', (call) => {
      const client = clientOf(call);
      call.workspace.developerClients.change(client, { ...readClient(call), updated_at: call.now });
      call.effect('developer_api_client.updated', client.id, client.name);
      return ok({ result: developerClientView(client) });
    })
    .delete('/developer_api_clients/{id}', (call) => {
      const client = clientOf(call);
      call.workspace.developerClients.delete(client, call.now);
      call.effect('developer_api_client.deleted', client.id, client.name);
      return ok({ result: { success: true } });
    })
    .post('/developer_api_clients/{id}/regenerate', (call) => {
      const client = clientOf(call);
      call.workspace.developerClients.change(client, { token: newToken(call), updated_at: call.now });
      call.effect('developer_api_client.regenerated', client.id, client.name);
      return ok({ result: developerClientView(client, true) });
    });
}

function listed<Row>({ request }: Call, rows: readonly Row[], view: (row: Row) => object): Answer {
  const { items, page, per_page } = pageOf(request, rows);
  return ok({ result: { items: items.map((row) => view(row)), count: rows.length, page, per_page } });
}

function createClient(call: Call): Answer {
  const { workato, workspace, now } = call;
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const api_privilege_group_id = fields.requiredInteger('api_privilege_group_id');
  const environment = fields.oneOf('environment_name', ENVIRONMENTS) ?? 'dev';
  fields.check();
  const start = { ...newIn(workspace.developerClients, now), environment, region: workato.options.region, token: newToken(call) };
  const chosen = { name, api_privilege_group_id, all_folders: false, folder_ids: [] };
  const client = workspace.developerClients.add({ ...start, ...chosen, ...readClient(call) });
  call.effect('developer_api_client.created', client.id, name);
  return ok({ result: developerClientView(client, true) });
}

/** What can be changed: not the environment. */
function readClient({ workspace, body }: Call): Partial<DeveloperClientRecord> {
  const fields = new Fields(body);
  const name = fields.text('name');
  const api_privilege_group_id = fields.integer('api_privilege_group_id');
  const all_folders = fields.flag('all_folders');
  const folder_ids = fields.integers('folder_ids');
  if (api_privilege_group_id !== undefined && !workspace.clientRoles.find(api_privilege_group_id)) {
    fields.refuse('api_privilege_group_id', 'does not exist');
  }
  if (folder_ids?.some((id) => !workspace.folders.find(id))) fields.refuse('folder_ids', 'do not all exist');
  fields.check();
  return Fields.given({ name, api_privilege_group_id, all_folders, folder_ids });
}

function clientOf(call: Call): DeveloperClientRecord {
  return found(call.workspace.developerClients.find(call.id()));
}
