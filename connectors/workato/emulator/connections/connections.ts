import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Fields, isJson } from '../fields.js';
import { flag, integer, text, texts } from '../query.js';
import { wrongState } from '../refused.js';
import type { Workspace } from '../workspace.js';
import { readConnection } from './connection-body.js';
import { newConnection } from './new-connection.js';
import type { ConnectionRecord } from './records.js';
import { connectionView } from './view.js';

/** Rows 25 to 29 of the endpoints. */
export function addConnections(api: Api): void {
  api
    .get('/connections', listConnections)
    .post('/connections', createConnection)
    .put('/connections/{id}', updateConnection)
    .post('/connections/{id}/disconnect', disconnect)
    .delete('/connections/{id}', deleteConnection);
}

/** The connection whose id stands in the path. */
export function connectionOf(call: Call): ConnectionRecord {
  return found(call.workspace.connections.find(call.id()));
}

/** All at once. Facts: K77, K103. */
function listConnections({ request, workspace }: Call): Answer {
  const [folder, parent] = [integer(request, 'folder_id'), integer(request, 'parent_id')];
  const external = text(request, 'external_id');
  const withRuntime = flag(request, 'include_runtime_connections') === true;
  const shown = workspace.connections.live(
    (one) =>
      (folder ?? one.folder_id) === one.folder_id &&
      (parent ?? one.parent_id) === one.parent_id &&
      (external ?? one.external_id) === one.external_id &&
      (withRuntime || !one.is_runtime),
  );
  const withTags = texts(request, 'includes').includes('tags');
  return ok(shown.map((one) => connectionView(one, withTags)));
}

function createConnection(call: Call): Answer {
  const { workspace, now } = call;
  const fields = new Fields(call.body);
  const [name, provider] = [fields.requiredText('name'), fields.requiredText('provider')];
  fields.check();
  const content = readConnection(call, provider);
  const draft = newConnection(workspace.connections.nextId, provider, name, workspace.rootFolderId, now);
  const connection = workspace.connections.add({ ...draft, ...content });
  call.effect('connection.created', connection.id, name);
  return ok(connectionView(connection));
}

function updateConnection(call: Call): Answer {
  const connection = connectionOf(call);
  const content = readConnection(call, connection.provider);
  const isUsed = isJson(call.body) && call.body['input'] !== undefined && usedByRunning(call.workspace, connection);
  if (isUsed) throw wrongState('Connection is used in active recipes');
  call.workspace.connections.change(connection, { ...content, updated_at: call.now });
  call.effect('connection.updated', connection.id, connection.name);
  return ok(connectionView(connection));
}

/** Facts: K105. */
function disconnect(call: Call): Answer {
  const connection = connectionOf(call);
  if (connection.authorization_status !== 'success') return success();
  if (usedByRunning(call.workspace, connection) && flag(call.request, 'force') !== true)
    throw wrongState('Connection is used in active recipes');
  call.workspace.connections.change(connection, { authorization_status: null, authorized_at: null, updated_at: call.now });
  call.effect('connection.disconnected', connection.id, connection.name);
  return success();
}

function deleteConnection(call: Call): Answer {
  const connection = connectionOf(call);
  if (connection.authorization_status === 'success') throw wrongState('Connection is active');
  if (usedByRunning(call.workspace, connection)) throw wrongState('Connection is used in active recipes');
  call.workspace.connections.delete(connection, call.now);
  call.effect('connection.deleted', connection.id, connection.name);
  return success();
}

function usedByRunning({ recipes }: Workspace, { id }: ConnectionRecord): boolean {
  return recipes.live(({ running, config }) => running && config.some(({ account_id }) => account_id === id)).length > 0;
}
