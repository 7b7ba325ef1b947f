import { List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { countedData } from '../pagers.js';
import { DOCS, OPENAPI } from '../sources.js';
import { ApiClient, ApiClientFilter, NewApiClient } from './api-client.js';
import { ApiClientId, ApiKey, ApiKeyId, IssuedApiKey, NewApiKey } from './api-key.js';

const data = (body: { data: unknown }) => body.data;

/** Who may call the collections of the API platform. Clients of the Developer API itself are another thing. */
@OperationGroup({ source: `${DOCS}/api-platform; ${OPENAPI}` })
export class ApiClients {
  @List('/v2/api_clients', {
    title: 'List API clients',
    description: 'Of the API platform, not of the Developer API: which collections each may call, and how it proves who it is.',
    input: ApiClientFilter,
    record: ApiClient,
    key: (client) => client.id,
    arrays: 'repeat',
    pagination: countedData,
    scopes: ['Clients & Access Profiles: List clients'],
  })
  declare listApiClients: List<ApiClientFilter, ApiClient>;

  @Post('/v2/api_clients', {
    title: 'Create an API client',
    description: 'Of the API platform. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewApiClient,
    output: ApiClient,
    select: data,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Create client'],
  })
  declare createApiClient: Action<NewApiClient, ApiClient>;

  @List('/v2/api_clients/{api_client_id}/api_keys', {
    title: 'List keys of an API client',
    description: 'Each with whether it can be used, since when, and from which addresses.',
    input: ApiClientId,
    record: ApiKey,
    key: (key) => key.id,
    pagination: countedData,
    scopes: ['Clients & Access Profiles: List access profiles'],
  })
  declare listApiKeys: List<ApiClientId, ApiKey>;

  @Post('/v2/api_clients/{api_client_id}/api_keys', {
    title: 'Create a key for an API client',
    description: 'The answer holds the token, which is not masked: keep it out of what is logged. Nothing drops a repeat.',
    input: NewApiKey,
    output: IssuedApiKey,
    select: data,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Create access profile'],
  })
  declare createApiKey: Action<NewApiKey, IssuedApiKey>;

  @Put('/v2/api_clients/{api_client_id}/api_keys/{api_key_id}/refresh_secret', {
    title: 'Make the secret of a key anew',
    description: 'The former one ends at once. Each call makes another, so a repeat would end the one that was just given out.',
    input: ApiKeyId,
    output: IssuedApiKey,
    select: data,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Refresh token/secret'],
  })
  declare refreshApiKeySecret: Action<ApiKeyId, IssuedApiKey>;
}
