import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { clients, projects } from '../choices.js';
import { WorkspaceId } from '../scopes.js';

/** For whom projects are done. */
export class Client {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of the workspace') @IsInt() wid!: number;
  @Field('Name') name!: string;
  @Optional('Whether it is archived') @IsBoolean() archived?: boolean | null;
  @Optional('Notes') @IsString() notes?: string | null;
  @Field('When it was last changed; ISO 8601, UTC') @IsISO8601() at!: string;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() server_deleted_at?: string | null;
  @Optional('Id of the user who created it') @IsInt() creator_id?: number | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
}

export class NewClient extends WorkspaceId {
  @Field('Name') name!: string;
  @Optional('Notes') @IsString() notes?: string | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
}

export class ClientId extends WorkspaceId {
  @Field('Id of the client', { choices: clients }) @IsInt() client_id!: number;
}

export class ClientChange extends ClientId {
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Notes') @IsString() notes?: string | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
}

export class ClientFilter extends WorkspaceId {
  @Optional('Whether active or archived ones; active when absent')
  @IsIn(['active', 'archived', 'both'])
  status?: 'active' | 'archived' | 'both' | null;
  @Optional('Text in the name') @IsString() name?: string | null;
}

export class ClientRestoration extends ClientId {
  @Optional('Ids of projects to restore with it', { items: Number, choices: projects }) projects?: number[] | null;
  @Optional('Whether all its projects are restored') @IsBoolean() restore_all_projects?: boolean | null;
}

export class ArchivedClient {
  @Field('Ids of its projects, which are archived with it', { items: Number }) project_ids!: number[];
}

export class ClientIds extends WorkspaceId {
  @Field('Ids of the clients', { in: 'whole-body', items: Number, choices: clients }) @ArrayMinSize(1) client_ids!: number[];
}
