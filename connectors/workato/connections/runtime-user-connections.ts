import { IsInt, IsString, IsUrl } from 'class-validator';
import { Field, Get, OperationGroup, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { connections, folders } from '../choices.js';
import { CONNECTIONS } from '../sources.js';
import { ConnectionId } from './connection.js';

export class NewRuntimeUserConnection {
  @Field('Id of the OAuth connection it takes its settings from, which is connected', { choices: connections }) @IsInt() parent_id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Field('Id of its folder', { choices: folders }) @IsInt() folder_id!: number;
  @Field('Who uses it, by an id of your own', { example: 'ada@example.com' }) external_id!: string;
  @Optional('URL that is called once the user has agreed') @IsUrl() callback_url?: string | null;
  @Optional('URL that the user is sent to then') @IsUrl() redirect_url?: string | null;
}

/** A connection of one user, who has still to agree. */
export class RuntimeUserConnection {
  @Field('Id of the connection') @IsInt() id!: number;
  @Field('URL where the user agrees') url!: string;
}

export class AuthorizationUrl {
  @Field('URL where the user agrees') url!: string;
}

const data = (body: { data: unknown }): unknown => body.data;

@OperationGroup({ source: CONNECTIONS })
export class RuntimeUserConnections {
  @Post('/connections/runtime_user_connections', {
    title: 'Create a connection of one user',
    description: 'Give the user its URL to agree. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewRuntimeUserConnection,
    output: RuntimeUserConnection,
    select: data,
    effect: unsafe,
  })
  declare createRuntimeUserConnection: Action<NewRuntimeUserConnection, RuntimeUserConnection>;

  @Get('/connections/runtime_user_connections/{id}/get_oauth_url', {
    title: 'Get the URL where a user agrees again',
    description: 'For a connection of one user that exists: the user opens the URL to connect it anew. Asking for it changes nothing.',
    input: ConnectionId,
    output: AuthorizationUrl,
    select: data,
  })
  declare getRuntimeUserConnectionUrl: Action<ConnectionId, AuthorizationUrl>;
}
