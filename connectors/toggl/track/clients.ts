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
    description: 'All in one answer. Active ones, unless `status` asks for archived ones or for both.',
    input: ClientFilter,
    record: Client,
    key: (client) => client.id,
  })
  declare listClients: List<ClientFilter, Client>;

  @Each('listClients', {
    title: 'List clients of all my workspaces',
    description: 'Active ones, with one call for each workspace. Workspaces that refuse the caller or are gone are left out.',
    each: [everyWorkspace],
    record: Client,
    skip: [NotFoundError, PermissionError],
  })
  declare listAllClients: List<void, Client>;

  @Get('/workspaces/{workspace_id}/clients/{client_id}', {
    title: 'Get a client',
    description: 'By its id: name, notes, whether it is archived, and the id of your own that it was given.',
    input: ClientId,
    output: Client,
  })
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

  @Delete('/workspaces/{workspace_id}/clients/{client_id}', {
    title: 'Delete a client',
    description:
      'Gives nothing back. From then on only listMyClients with `since` gives it, with `server_deleted_at`; archiveClient keeps it instead.',
    input: ClientId,
    effect: idempotent,
  })
  declare deleteClient: Action<ClientId, void>;

  @Post('/workspaces/{workspace_id}/clients/{client_id}/archive', {
    title: 'Archive a client and its projects',
    description: 'Paid plans only. Its projects are archived with it, and the answer has their ids; restoreClient brings it back.',
    input: ClientId,
    output: ArchivedClient,
    as: 'project_ids',
    effect: idempotent,
  })
  declare archiveClient: Action<ClientId, ArchivedClient>;

  @Post('/workspaces/{workspace_id}/clients/{client_id}/restore', {
    title: 'Restore an archived client',
    description: 'Its projects stay archived, unless `projects` names them or `restore_all_projects` is true.',
    input: ClientRestoration,
    output: Client,
    effect: idempotent,
  })
  declare restoreClient: Action<ClientRestoration, Client>;

  @Post('/workspaces/{workspace_id}/clients/archive', {
    title: 'Archive many clients and their projects',
    description: 'Paid plans only. One call for all the ids, which gives nothing back; archiveClient tells which projects were archived.',
    input: ClientIds,
    effect: idempotent,
  })
  declare archiveClients: Action<ClientIds, void>;

  @Post('/workspaces/{workspace_id}/clients/delete', {
    title: 'Delete many clients',
    description:
      'One call for all the ids, which gives nothing back. From then on only listMyClients with `since` gives them, with `server_deleted_at`.',
    input: ClientIds,
    effect: idempotent,
  })
  declare deleteClients: Action<ClientIds, void>;

  @List('/workspaces/{workspace_id}/clients/data', {
    title: 'List clients by their ids',
    description: 'Those of the ids given, all in one answer, where getClient needs a call for each.',
    method: 'POST',
    effect: read,
    input: ClientIds,
    record: Client,
    key: (client) => client.id,
  })
  declare listClientsById: List<ClientIds, Client>;
}
