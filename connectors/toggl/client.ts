import { IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { WorkspaceId } from './scopes.js';

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
  @Field('Id of the client') @IsInt() client_id!: number;
}

export class ClientChange extends ClientId {
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Notes') @IsString() notes?: string | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
}
