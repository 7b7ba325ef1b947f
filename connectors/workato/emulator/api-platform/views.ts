import { datesOf } from '../dated.js';
import { pacificTime } from '../times.js';
import type { AccessProfileRecord, ApiClientRecord, ApiKeyRecord, CollectionRecord, EndpointRecord } from './records.js';

const GATEWAY = 'https://api.workato.example';

/** Facts: K134. */
export function collectionView(collection: CollectionRecord) {
  const { id, name, project_id, version } = collection;
  return {
    id,
    name,
    project_id: String(project_id),
    url: `${GATEWAY}${basePath(collection)}`,
    api_spec_url: `${GATEWAY}/doc/service${basePath(collection)}/swagger?token={token}`,
    version,
    ...datesOf(collection),
  };
}

/** Facts: K135. */
export function endpointView(endpoint: EndpointRecord, collection: CollectionRecord) {
  const { id, api_collection_id, flow_id, name, method, path, active } = endpoint;
  const base_path = `${basePath(collection)}/${path}`;
  const urls = { url: `${GATEWAY}${base_path}`, legacy_url: null, base_path, path };
  return { id, api_collection_id, flow_id, name, method, ...urls, active, legacy: false, ...datesOf(endpoint) };
}

/** Facts: K136. */
export function clientView(client: ApiClientRecord, keys: readonly ApiKeyRecord[], collections: readonly CollectionRecord[]) {
  const { api_collection_ids, ...shown } = client;
  return {
    ...shown,
    ...datesOf(client),
    active_api_keys_count: keys.filter(({ active }) => active).length,
    total_api_keys_count: keys.length,
    logo: null,
    logo_2x: null,
    api_policies: [],
    api_collections: collections.filter(({ id }) => api_collection_ids.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}

/** Facts: K137. */
export function keyView({ id, name, active, ip_allow_list, ip_deny_list, auth_token, created_at }: ApiKeyRecord) {
  return { id, name, auth_type: 'token', ip_allow_list, ip_deny_list, active, active_since: pacificTime(created_at), auth_token };
}

/** Facts: K138. The token is shown as its secret, where it was made just now. */
export function profileView({ auth_token, ...profile }: AccessProfileRecord, withSecret = false) {
  return { ...profile, ...datesOf(profile), auth_type: 'token', ...(withSecret && { secret: auth_token }) };
}

function basePath({ name, version }: CollectionRecord): string {
  return `/acme/${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-v${version.split('.')[0]}`;
}
