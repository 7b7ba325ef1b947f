import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { countedResult } from '../pagers.js';
import { CLIENTS, DOCS } from '../sources.js';
import {
  DeveloperApiClient,
  DeveloperApiClientChange,
  DeveloperApiClientId,
  DeveloperApiClientRole,
  IssuedDeveloperApiClient,
  NewDeveloperApiClient,
} from './developer-api-client.js';

const PAGE = `${DOCS}/api-client-apis`;
const result = (body: { result: unknown }) => body.result;

/** Who may call the Developer API: clients like the one whose token this connection has. */
@OperationGroup({ source: PAGE })
export class DeveloperApiClients {
  @List('/developer_api_clients', {
    title: 'List clients of the Developer API',
    description:
      'Those like the one that this connection is: their roles, folders and environments. Tokens are shown when they are made, not here.',
    record: DeveloperApiClient,
    key: (client) => client.id,
    pagination: countedResult,
    scopes: ['API Clients: List API clients'],
  })
  declare listDeveloperApiClients: List<void, DeveloperApiClient>;

  @Get('/developer_api_clients/{id}', {
    title: 'Get a client of the Developer API',
    description: 'Its role, the folders and environment it reaches, and when its token was made. The token itself is not shown again.',
    input: DeveloperApiClientId,
    output: DeveloperApiClient,
    select: result,
    scopes: ['API Clients: Get API client by ID'],
  })
  declare getDeveloperApiClient: Action<DeveloperApiClientId, DeveloperApiClient>;

  @Post('/developer_api_clients', {
    title: 'Create a client of the Developer API',
    description: 'The answer holds its token, this once and not masked: keep it out of what is logged. Nothing drops a repeat.',
    input: NewDeveloperApiClient,
    output: IssuedDeveloperApiClient,
    select: result,
    effect: unsafe,
    scopes: ['API Clients: Create API clients'],
    stability: 'experimental',
    source: `${PAGE}: POST /developer_api_clients; where the token stands in the answer inferred from ${CLIENTS}`,
  })
  declare createDeveloperApiClient: Action<NewDeveloperApiClient, IssuedDeveloperApiClient>;

  @Put('/developer_api_clients/{id}', {
    title: 'Update a client of the Developer API',
    description: 'Changes the fields given and keeps the others.',
    input: DeveloperApiClientChange,
    output: DeveloperApiClient,
    select: result,
    effect: idempotent,
    scopes: ['API Clients: Update API client'],
  })
  declare updateDeveloperApiClient: Action<DeveloperApiClientChange, DeveloperApiClient>;

  @Delete('/developer_api_clients/{id}', {
    title: 'Delete a client of the Developer API',
    description: 'Its token is refused from then on: deleting the client of this connection ends the connection.',
    input: DeveloperApiClientId,
    effect: idempotent,
    scopes: ['API Clients: Delete API client'],
  })
  declare deleteDeveloperApiClient: Action<DeveloperApiClientId, void>;

  @Post('/developer_api_clients/{id}/regenerate', {
    title: 'Make the token of a client anew',
    description:
      'The former token ends at once, this connection’s too. The answer holds the new one, this once and not masked. Each call makes ' +
      'another, so a repeat would end the one that was just given out.',
    input: DeveloperApiClientId,
    output: IssuedDeveloperApiClient,
    select: result,
    effect: unsafe,
    scopes: ['API Clients: Regenerate API client token'],
    stability: 'experimental',
    source: `${PAGE}: POST /developer_api_clients/:id/regenerate; where the token stands in the answer inferred from ${CLIENTS}`,
  })
  declare regenerateDeveloperApiToken: Action<DeveloperApiClientId, IssuedDeveloperApiClient>;

  @List('/developer_api_client_roles', {
    title: 'List roles for clients of the Developer API',
    description: 'Each with its id and name: a client has the id of one as `api_privilege_group_id`. What a role allows is not told.',
    record: DeveloperApiClientRole,
    key: (role) => role.id,
    pagination: countedResult,
    scopes: ['API Client Roles: List API client roles'],
  })
  declare listDeveloperApiClientRoles: List<void, DeveloperApiClientRole>;
}
