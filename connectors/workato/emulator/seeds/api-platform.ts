import { hexToken } from '../ids.js';
import { DAY_MS } from '../times.js';
import type { Workato } from '../workato.js';

const RUNNING_RECIPE = 910;
const STOPPED_RECIPE = 915;

/** A collection with one endpoint on a recipe that runs and one on a recipe that does not, and a client with a key. */
export function seedApiPlatform({ own, options }: Workato, now: number): void {
  const { apiCollections, apiEndpoints, apiClients, apiKeys } = own;
  const dates = { created_at: now - 50 * DAY_MS, updated_at: now - 50 * DAY_MS };
  const collection = apiCollections.add({ id: apiCollections.nextId, name: 'Quote to cash', project_id: 31, version: '1.0', ...dates });
  const endpoint = (name: string, path: string, flow_id: number): void => {
    const place = { api_collection_id: collection.id, flow_id, name, method: 'GET', path };
    apiEndpoints.add({ id: apiEndpoints.nextId, ...place, active: false, ...dates });
  };
  endpoint('find orders', 'orders', RUNNING_RECIPE);
  endpoint('find quotes', 'quotes', STOPPED_RECIPE);
  const none = { email: null, mtls_enabled: null, validation_formula: null, cert_bundle_ids: null, is_legacy: false };
  const place = { name: 'Shop', description: '', project_id: 31, auth_type: 'token', api_collection_ids: [collection.id] } as const;
  const client = apiClients.add({ id: apiClients.nextId, ...place, ...none, ...dates });
  const key = { name: 'Shop', active: true, ip_allow_list: [], ip_deny_list: [], auth_token: hexToken(options.seed, 76) };
  apiKeys.add({ id: apiKeys.nextId, api_client_id: client.id, ...key, ...dates });
}
