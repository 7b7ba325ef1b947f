import { IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { connections, folders, platformConnectors } from '../choices.js';
import { INCLUDES, type Include } from '../conventions.js';

export const AUTHORIZATION_STATUSES = ['success', 'failed', 'exception'] as const;
export type AuthorizationStatus = (typeof AUTHORIZATION_STATUSES)[number];

/** What recipes reach an application by. Its credentials are never told. Times are ISO 8601. */
export class Connection {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Application', { example: 'salesforce' }) @IsString() application?: string | null;
  @Optional('Internal name of the connector', { example: 'jira' }) @IsString() provider?: string | null;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('When it was connected') @IsISO8601() authorized_at?: string | null;
  @Optional('Whether it is connected; null before the first time')
  @IsIn(AUTHORIZATION_STATUSES)
  authorization_status?: AuthorizationStatus | null;
  @Optional('Why it could not be connected') @IsString() authorization_error?: string | null;
  @Field('When it was created') @IsISO8601() created_at!: string;
  @Field('When it was last changed') @IsISO8601() updated_at!: string;
  @Optional('Id of your own, as of the user it is for') @IsString() external_id?: string | null;
  @Optional('Id of its folder') @IsInt() folder_id?: number | null;
  @Optional('Id of the connection it takes its settings from') @IsInt() parent_id?: number | null;
  @Optional('When it was lost') @IsISO8601() connection_lost_at?: string | null;
  @Optional('Why it was lost') @IsString() connection_lost_reason?: string | null;
  @Optional('Handles of its tags; only where they were asked for', { items: String }) tags?: string[] | null;
}

export class ConnectionId {
  @Field('Id of the connection', { choices: connections }) @IsInt() id!: number;
}

export class ConnectionFilter {
  @Optional('Only in this folder', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Only with this parent', { choices: connections }) @IsInt() parent_id?: number | null;
  @Optional('Only with this id of your own') @IsString() external_id?: string | null;
  @Optional('Whether connections of single users are told too') @IsBoolean() include_runtime_connections?: boolean | null;
  @Optional('What to show beside', { items: String, name: 'includes[]' }) @IsIn(INCLUDES, { each: true }) includes?: Include[] | null;
}

abstract class ConnectionWords {
  @Optional('Id of the connection it takes its settings from, of the same connector', { choices: connections }) @IsInt() parent_id?:
    | number
    | null;
  @Optional('Id of its folder', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Id of your own, as of the user it is for') @IsString() external_id?: string | null;
  @Optional('Whether `input` is kept without being tried') @IsBoolean() shell_connection?: boolean | null;
  @Optional(
    'What the connector wants, credentials included; which fields those are depends on it. Not masked: keep it out of what is logged',
  )
  @IsObject()
  input?: Record<string, unknown> | null;
}

export class NewConnection extends ConnectionWords {
  @Field('Name') name!: string;
  @Field('Internal name of the connector', { example: 'jira', choices: platformConnectors })
  provider!: string;
}

export class ConnectionChange extends ConnectionWords {
  @Field('Id of the connection', { choices: connections }) @IsInt() id!: number;
  @Optional('Name') @IsString() name?: string | null;
}

export class Disconnection extends ConnectionId {
  @Optional('Whether to disconnect though started recipes use it', { in: 'query' }) @IsBoolean() force?: boolean | null;
}
