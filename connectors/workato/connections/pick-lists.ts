import { IsArray, IsObject } from 'class-validator';
import { Field, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { CONNECTIONS } from '../sources.js';
import { ConnectionId } from './connection.js';

export class PickListQuery extends ConnectionId {
  @Field('Name of the list, which the connector gives it', { example: 'sobject_fields' }) pick_list_name!: string;
  @Optional('What the list depends on, where it does', { example: { sobject_name: 'Invoice__c' } })
  @IsObject()
  pick_list_params?: Record<string, unknown> | null;
}

/** Values that a field of an application may take. */
export class PickList {
  @Field('Each of them: its label, the value, null, and whether others hang on it') @IsArray() data!: unknown[];
}

@OperationGroup({ source: CONNECTIONS })
export class PickLists {
  @Post('/connections/{id}/pick_list', {
    title: 'Get a pick list of a connection',
    description: 'The application is asked through the connection.',
    input: PickListQuery,
    output: PickList,
    effect: read,
    scopes: ['Connections: Get picklist values'],
  })
  declare getPickList: Action<PickListQuery, PickList>;
}
