import {
  Delete,
  Each,
  Get,
  idempotent,
  List,
  NotFoundError,
  OperationGroup,
  PermissionError,
  Post,
  Put,
  read,
  unsafe,
  type Action,
} from 'trunkline/sdk';
import { everyWorkspace } from './every-workspace.js';
import { ArchivedClient, Client, ClientChange, ClientFilter, ClientId, ClientIds, ClientRestoration, NewClient } from './client.js';
import { API_V9 } from '../sources.js';

@OperationGroup({ source: API_V9 })
export class Clients {
  @List('/workspaces/{workspace_id}/clients', {
    title: 'List clients of a workspace',
    input: ClientFilter,
    record: Client,
    key: (client) => client.id,
  })
  declare listClients: List<ClientFilter, Client>;

  @Each('listClients', {
    title: 'List clients of all my workspaces',
    each: [everyWorkspace],
    record: Client,
    skip: [NotFoundError, PermissionError],
  })
  declare listAllClients: List<void, Client>;

  @Get('/workspaces/{workspace_id}/clients/{client_id}', { title: 'Get a client', input: ClientId, output: Client })
  declare getClient: Action<ClientId, Client>;

  @Post('/workspaces/{workspace_id}/clients', {
    title: 'Create a client',
    description: 'A name that another one has is refused. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewClient,
    output: Client,
    effect: unsafe,
  })
  declare createClient: Action<NewClient, Client>;

  @Put('/workspaces/{workspace_id}/clients/{client_id}', {
    title: 'Update a client',
    description: 'Changes the fields given and keeps the others.',
    input: ClientChange,
    output: Client,
    effect: idempotent,
  })
  declare updateClient: Action<ClientChange, Client>;

  @Delete('/workspaces/{workspace_id}/clients/{client_id}', { title: 'Delete a client', input: ClientId, effect: idempotent })
  declare deleteClient: Action<ClientId, void>;

  @Post('/workspaces/{workspace_id}/clients/{client_id}/archive', {
    title: 'Archive a client and its projects',
    description: 'Paid plans only.',
    input: ClientId,
    output: ArchivedClient,
    as: 'project_ids',
    effect: idempotent,
  })
  declare archiveClient: Action<ClientId, ArchivedClient>;

  @Post('/workspaces/{workspace_id}/clients/{client_id}/restore', {
    title: 'Restore an archived client',
    input: ClientRestoration,
    output: Client,
    effect: idempotent,
  })
  declare restoreClient: Action<ClientRestoration, Client>;

  @Post('/workspaces/{workspace_id}/clients/archive', {
    title: 'Archive many clients and their projects',
    description: 'Paid plans only.',
    input: ClientIds,
    effect: idempotent,
  })
  declare archiveClients: Action<ClientIds, void>;

  @Post('/workspaces/{workspace_id}/clients/delete', { title: 'Delete many clients', input: ClientIds, effect: idempotent })
  declare deleteClients: Action<ClientIds, void>;

  @List('/workspaces/{workspace_id}/clients/data', {
    title: 'List clients by their ids',
    method: 'POST',
    effect: read,
    input: ClientIds,
    record: Client,
    key: (client) => client.id,
  })
  declare listClientsById: List<ClientIds, Client>;
}
