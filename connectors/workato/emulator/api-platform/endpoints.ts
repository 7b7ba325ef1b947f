import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { integer, pageOf } from '../query.js';
import { wrongState } from '../refused.js';
import { endpointView } from './views.js';

/** Rows 73 and 74 of the endpoints. Facts: K36, K135. */
export function addApiEndpoints(api: Api): void {
  api
    .get('/api_endpoints', ({ request, workspace: { apiEndpoints, apiCollections } }) => {
      const collection = integer(request, 'api_collection_id');
      const all = apiEndpoints.live((one) => (collection ?? one.api_collection_id) === one.api_collection_id);
      return ok(pageOf(request, all).items.map((one) => endpointView(one, found(apiCollections.find(one.api_collection_id)))));
    })
    .put('/api_endpoints/{id}/enable', (call) => change(call, true))
    .put('/api_endpoints/{id}/disable', (call) => change(call, false));
}

function change(call: Call, active: boolean): Answer {
  const { apiEndpoints, recipes } = call.workspace;
  const endpoint = found(apiEndpoints.find(call.id()));
  if (active && recipes.find(endpoint.flow_id)?.running !== true) throw wrongState('The recipe of the endpoint is not running');
  if (endpoint.active !== active) {
    apiEndpoints.change(endpoint, { active, updated_at: call.now });
    call.effect(`api_endpoint.${active ? 'enabled' : 'disabled'}`, endpoint.id, endpoint.name);
  }
  return success();
}
