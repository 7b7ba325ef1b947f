import { ConflictError, errorTable, Get, idempotent, List, on, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { allResults } from '../pagers.js';
import { CUSTOM_CONNECTORS } from '../sources.js';
import {
  ConnectorMessage,
  CustomConnector,
  CustomConnectorChange,
  CustomConnectorCode,
  CustomConnectorId,
  CustomConnectorSearch,
  NewCustomConnector,
} from './custom-connector.js';

/** A release or a share that was made already is refused with 400. */
const alreadyErrors = errorTable({
  rows: [
    on({ status: 400, message: ['is already the latest'] }, ConflictError, {
      remedy: 'Nothing is to be done: this version is out already.',
    }),
  ],
});

@OperationGroup({ source: CUSTOM_CONNECTORS })
export class CustomConnectors {
  @List('/custom_connectors', {
    title: 'List custom connectors',
    description: 'All of them in one page, with the versions that were released. getCustomConnectorCode tells the code of one.',
    record: CustomConnector,
    key: (connector) => connector.id,
    pagination: allResults,
    scopes: ['Connector SDKs: List'],
  })
  declare listCustomConnectors: List<void, CustomConnector>;

  @List('/custom_connectors/search', {
    title: 'Search custom connectors',
    description: 'By a part of the title. Of each only its ten latest releases are told.',
    input: CustomConnectorSearch,
    record: CustomConnector,
    key: (connector) => connector.id,
    pagination: allResults,
    scopes: ['Connector SDKs: Search custom connectors'],
  })
  declare searchCustomConnectors: List<CustomConnectorSearch, CustomConnector>;

  @Get('/custom_connectors/{id}/code', {
    title: 'Get the code of a custom connector',
    description: 'Its source in Ruby as one text, which can be as long as 10 MB.',
    input: CustomConnectorId,
    output: CustomConnectorCode,
    select: (body: { data: unknown }) => body.data,
    scopes: ['Connector SDKs: Get custom connector code'],
  })
  declare getCustomConnectorCode: Action<CustomConnectorId, CustomConnectorCode>;

  @Post('/custom_connectors', {
    title: 'Create a custom connector',
    description: 'It is released apart. What it answers is not documented: find its id by the title. Nothing drops a repeat.',
    input: NewCustomConnector,
    effect: unsafe,
    scopes: ['Connector SDKs: Create custom connector'],
  })
  declare createCustomConnector: Action<NewCustomConnector, void>;

  @Put('/custom_connectors/{id}', {
    title: 'Update a custom connector',
    description: 'Makes a version of it, which is released apart. Changes the fields given and keeps the others.',
    input: CustomConnectorChange,
    effect: idempotent,
    scopes: ['Connector SDKs: Update custom connector'],
  })
  declare updateCustomConnector: Action<CustomConnectorChange, void>;

  @Post('/custom_connectors/{id}/release', {
    title: 'Release a custom connector',
    description:
      'All jobs from then on use its latest version. A version that is released already is refused as a conflict, so a repeat changes nothing.',
    input: CustomConnectorId,
    output: ConnectorMessage,
    effect: idempotent,
    errors: alreadyErrors,
    scopes: ['Connector SDKs: Release latest version'],
  })
  declare releaseCustomConnector: Action<CustomConnectorId, ConnectorMessage>;

  @Post('/custom_connectors/{id}/share', {
    title: 'Share a custom connector',
    description:
      'Workspaces that installed it are told of the release. One that is shared already is refused as a conflict, so a repeat changes nothing.',
    input: CustomConnectorId,
    output: ConnectorMessage,
    effect: idempotent,
    errors: alreadyErrors,
    scopes: ['Connector SDKs: Share latest version'],
  })
  declare shareCustomConnector: Action<CustomConnectorId, ConnectorMessage>;
}
