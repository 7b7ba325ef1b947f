import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { apiOrigin } from '../regions.js';
import type { Workato } from '../workato.js';
import { newConnection } from './new-connection.js';
import type { ConnectionRecord } from './records.js';

/** Rows 31 and 32 of the endpoints. Facts: K107. */
export function addRuntimeConnections(api: Api): void {
  api
    .post('/connections/runtime_user_connections', createRuntimeConnection)
    .get('/connections/runtime_user_connections/{id}/get_oauth_url', (call) => {
      const connection = found(call.workspace.connections.find(call.id()));
      return ok({ data: { url: signInUrl(call.workato, found(connection.is_runtime ? connection : undefined)) } });
    });
}

/** One for each user of a parent connection: asked for again, it is the same. */
function createRuntimeConnection(call: Call): Answer {
  const { workspace, now } = call;
  const fields = new Fields(call.body);
  const parent = workspace.connections.find(fields.requiredInteger('parent_id'));
  if (parent === undefined) fields.refuse('parent_id', 'does not exist');
  const external_id = fields.requiredText('external_id');
  const folder_id = fields.integer('folder_id');
  if (folder_id !== undefined && !workspace.folders.find(folder_id)) fields.refuse('folder_id', 'does not exist');
  fields.text('callback_url');
  fields.text('redirect_url');
  fields.check();
  const { id: parent_id, provider, name, ...rest } = found(parent);
  const [known] = workspace.connections.live((one) => one.parent_id === parent_id && one.external_id === external_id && one.is_runtime);
  if (known) return ok({ data: { id: known.id, url: signInUrl(call.workato, known) } });
  const draft = newConnection(workspace.connections.nextId, provider, `${name} of ${external_id}`, folder_id ?? rest.folder_id, now);
  const connection = workspace.connections.add({ ...draft, parent_id, external_id, is_runtime: true });
  call.effect('connection.created', connection.id, external_id);
  return ok({ data: { id: connection.id, url: signInUrl(call.workato, connection) } });
}

/** Where the user signs in. */
function signInUrl({ options }: Workato, { id, provider }: ConnectionRecord): string {
  return `${apiOrigin(options.region)}/oauth/authorize/${provider}?connection_id=${id}`;
}
