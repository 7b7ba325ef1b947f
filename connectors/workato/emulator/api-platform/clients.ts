import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { integer, pageOf, texts } from '../query.js';
import { type ApiClientRecord, AUTH_TYPES } from './records.js';
import { clientView } from './views.js';

/** Rows 75 and 78 of the endpoints. Facts: K136, K138. */
export function addClients(api: Api): void {
  api
    .get('/v2/api_clients', listClients)
    .post('/v2/api_clients', (call) => ok({ data: shown(call, createClient(call, readClient(call), false)) }))
    .get('/api_clients', (call) => ok(pageOf(call.request, call.workspace.apiClients.live()).items.map((one) => shown(call, one))))
    .post('/api_clients', (call) => ok(shown(call, createClient(call, readOlderClient(call), true))));
}

function listClients(call: Call): Answer {
  const { request, workspace } = call;
  const project = integer(request, 'project_id');
  const bundles = texts(request, 'cert_bundle_ids').map(Number);
  const fits = ({ project_id, cert_bundle_ids }: ApiClientRecord): boolean =>
    (project === undefined || project_id === project) && (bundles.length === 0 || bundles.some((id) => cert_bundle_ids?.includes(id)));
  const all = workspace.apiClients.live(fits);
  const { items, page, per_page } = pageOf(request, all);
  return ok({ data: items.map((one) => shown(call, one)), count: all.length, page, per_page });
}

type NewClient = Omit<ApiClientRecord, 'id' | 'created_at' | 'updated_at' | 'is_legacy'>;

function createClient(call: Call, client: NewClient, is_legacy: boolean): ApiClientRecord {
  const { apiClients } = call.workspace;
  const made = apiClients.add({ ...newIn(apiClients, call.now), ...client, is_legacy });
  call.effect('api_client.created', made.id, made.name);
  return made;
}

function readClient({ workspace, body }: Call): NewClient {
  const fields = new Fields(body);
  const name = fields.requiredText('name');
  const auth_type = fields.oneOf('auth_type', AUTH_TYPES);
  const api_collection_ids = fields.integers('api_collection_ids') ?? [];
  if (auth_type === undefined) fields.requiredText('auth_type');
  if (!fields.has('api_collection_ids')) fields.refuse('api_collection_ids', "can't be blank");
  if (!api_collection_ids.every((id) => workspace.apiCollections.find(id))) fields.refuse('api_collection_ids', 'do not all exist');
  if (auth_type === 'jwt') for (const needed of ['jwt_method', 'jwt_secret']) fields.requiredText(needed);
  if (fields.has('api_portal_id')) fields.requiredText('email');
  const optional = {
    description: fields.text('description') ?? '',
    project_id: fields.integer('project_id') ?? null,
    email: fields.text('email') ?? null,
    mtls_enabled: fields.flag('mtls_enabled') ?? null,
    validation_formula: fields.text('validation_formula') ?? null,
    cert_bundle_ids: fields.integers('cert_bundle_ids') ?? null,
  };
  fields.check();
  return { name, auth_type: auth_type ?? 'token', api_collection_ids, ...optional };
}

/** Of the older endpoint no more than the name is known. */
function readOlderClient({ body }: Call): NewClient {
  const fields = new Fields(body);
  const name = fields.requiredText('name');
  fields.check();
  const unknown = { project_id: null, email: null, mtls_enabled: null, validation_formula: null, cert_bundle_ids: null };
  return { name, description: '', auth_type: 'token', api_collection_ids: [], ...unknown };
}

function shown({ workspace: { apiKeys, apiCollections } }: Call, client: ApiClientRecord) {
  return clientView(
    client,
    apiKeys.live(({ api_client_id }) => api_client_id === client.id),
    apiCollections.live(),
  );
}
