import { ArrayMinSize, IsBoolean } from 'class-validator';
import { Field, List, OperationGroup, Optional } from 'trunkline/sdk';
import { countedItems, everything } from '../pagers.js';
import { CONNECTORS, DOCS } from '../sources.js';

/** A trigger or an action of a connector. */
export class ConnectorStep {
  @Field('Internal name', { example: 'new_entry' }) name!: string;
  @Field('Title') title!: string;
  @Optional('Whether it should no longer be used') @IsBoolean() deprecated?: boolean | null;
  @Optional('Whether it takes many records as a file') @IsBoolean() bulk?: boolean | null;
  @Optional('Whether it takes many records as a list') @IsBoolean() batch?: boolean | null;
}

/** A connector that Workato offers to all workspaces. */
export class PlatformConnector {
  @Field('Internal name, which connections call their provider', { example: 'active_directory' }) name!: string;
  @Field('Title') title!: string;
  @Optional('What it is about', { items: String }) categories?: string[] | null;
  @Optional('Whether people connect it by OAuth') @IsBoolean() oauth?: boolean | null;
  @Optional('Whether it should no longer be used') @IsBoolean() deprecated?: boolean | null;
  @Optional('Whether it is connected beside another') @IsBoolean() secondary?: boolean | null;
  @Optional('Its triggers', { items: ConnectorStep }) triggers?: ConnectorStep[] | null;
  @Optional('Its actions', { items: ConnectorStep }) actions?: ConnectorStep[] | null;
}

export class PlatformConnectorNames {
  @Field('Internal names of the connectors', { items: String, example: ['salesforce', 'netsuite'] })
  @ArrayMinSize(1)
  applications!: string[];
}

@OperationGroup({ source: CONNECTORS })
export class PlatformConnectors {
  @List('/integrations/all', {
    title: 'List platform connectors',
    description: 'Those that Workato offers to all workspaces, with the triggers and actions of each.',
    record: PlatformConnector,
    key: (connector) => connector.name,
    pagination: countedItems,
    scopes: ['Connectors: List connectors'],
  })
  declare listPlatformConnectors: List<void, PlatformConnector>;

  @List('/integrations', {
    title: 'List platform connectors by name',
    description: 'Only those whose internal names are given, with their triggers and actions, in one page.',
    input: PlatformConnectorNames,
    record: PlatformConnector,
    key: (connector) => connector.name,
    pagination: everything,
    source: `${DOCS}/connectors: GET /integrations; that the answer is a list like the other's is inferred from an older page`,
    stability: 'experimental',
    scopes: ['Connectors: Search connectors'],
  })
  declare listPlatformConnectorsByName: List<PlatformConnectorNames, PlatformConnector>;
}
