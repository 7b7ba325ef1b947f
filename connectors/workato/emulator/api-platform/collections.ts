import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import { newRecipe } from '../recipes/new-recipe.js';
import { type DescribedEndpoint, endpointsOf } from './openapi.js';
import type { CollectionRecord } from './records.js';
import { collectionView } from './views.js';

/** Row 72 of the endpoints. Facts: K33, K134. */
export function addCollections(api: Api): void {
  api
    .get('/api_collections', ({ request, workspace }) => ok(pageOf(request, workspace.apiCollections.live()).items.map(collectionView)))
    .post('/api_collections', createCollection);
}

/** Each endpoint comes with a recipe that nobody has started yet. */
function createCollection(call: Call): Answer {
  const { workspace, now } = call;
  const { apiCollections, projects } = workspace;
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const project = projects.find(fields.integer('project_id') ?? projects.live()[0]?.id);
  if (project === undefined) fields.refuse('project_id', 'does not exist');
  fields.integer('proxy_connection_id');
  const described = readSpec(fields);
  fields.check();
  const collection = apiCollections.add({ ...newIn(apiCollections, now), name, project_id: project?.id ?? 0, version: '1.0' });
  for (const one of described) addEndpoint(call, collection, one, project?.folder_id ?? 0);
  call.effect('api_collection.created', collection.id, name);
  const import_results = { success: true, total_endpoints: described.length, failed_endpoints: 0, failed_actions: [] };
  return ok({ ...collectionView(collection), message: 'Import completed successfully', import_results });
}

function readSpec(fields: Fields): readonly DescribedEndpoint[] {
  const spec = fields.object('openapi_spec');
  if (spec === undefined) return [];
  const given = new Fields(spec);
  const format = given.oneOf('format', ['json', 'yaml']);
  const endpoints = format && endpointsOf(given.text('content') ?? '', format);
  if (endpoints === undefined) fields.refuse('openapi_spec', 'is not an OpenAPI document in the format it names');
  return endpoints ?? [];
}

function addEndpoint({ workspace, now }: Call, { id }: CollectionRecord, described: DescribedEndpoint, folder_id: number): void {
  const { recipes, apiEndpoints } = workspace;
  const recipe = recipes.add({
    ...newRecipe(recipes.nextId, now),
    name: described.name,
    folder_id,
    trigger_application: 'workato_api_platform',
  });
  apiEndpoints.add({ ...newIn(apiEndpoints, now), api_collection_id: id, flow_id: recipe.id, ...described, active: false });
}
