import { idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';
import { ApiCollection, ApiEndpoint, ApiEndpointFilter, ApiEndpointId, ImportedApiCollection, NewApiCollection } from './api-collection.js';

@OperationGroup({ source: `${DOCS}/api-platform; ${OPENAPI}` })
export class ApiCollections {
  @List('/api_collections', {
    title: 'List API collections',
    description: 'Each with the URL where it answers and that of its OpenAPI text. listApiEndpoints tells what can be called in it.',
    record: ApiCollection,
    key: (collection) => collection.id,
    scopes: ['Collections & Endpoints: List collections'],
  })
  declare listApiCollections: List<void, ApiCollection>;

  @Post('/api_collections', {
    title: 'Create an API collection',
    description: 'Of an OpenAPI text: a recipe and an endpoint for each call it names. Nothing drops a repeat.',
    input: NewApiCollection,
    output: ImportedApiCollection,
    effect: unsafe,
    scopes: ['Collections & Endpoints: Create collection'],
  })
  declare createApiCollection: Action<NewApiCollection, ImportedApiCollection>;

  @List('/api_endpoints', {
    title: 'List API endpoints',
    description: 'Of one collection, or of all: method, path, the recipe that answers, and whether it can be called.',
    input: ApiEndpointFilter,
    record: ApiEndpoint,
    key: (endpoint) => endpoint.id,
    scopes: ['Collections & Endpoints: List endpoints in a collection'],
  })
  declare listApiEndpoints: List<ApiEndpointFilter, ApiEndpoint>;

  @Put('/api_endpoints/{api_endpoint_id}/enable', {
    title: 'Enable an API endpoint',
    description: 'From then on it can be called. Refused unless its recipe runs.',
    input: ApiEndpointId,
    effect: idempotent,
    scopes: ['Collections & Endpoints: Enable endpoint'],
  })
  declare enableApiEndpoint: Action<ApiEndpointId, void>;

  @Put('/api_endpoints/{api_endpoint_id}/disable', {
    title: 'Disable an API endpoint',
    description: 'From then on it cannot be called, until it is enabled again.',
    input: ApiEndpointId,
    effect: idempotent,
    scopes: ['Collections & Endpoints: Disable endpoint'],
  })
  declare disableApiEndpoint: Action<ApiEndpointId, void>;
}
