import { IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { developerApiClientRoles, developerApiClients, folders } from '../choices.js';

/** What is known of a token once it has been shown. */
export class ApiTokenFacts {
  @Optional('When it was made; ISO 8601') @IsISO8601() updated_at?: string | null;
}

export class ApiToken extends ApiTokenFacts {
  @Field('The token itself') value!: string;
}

abstract class ClientFacts {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('Id of its role') @IsInt() api_privilege_group_id!: number;
  @Field('Whether it reaches all projects') all_folders!: boolean;
  @Optional('Ids of the folders that it reaches otherwise', { items: Number }) folder_ids?: number[] | null;
  @Optional('Name of its environment') @IsString() environment_name?: string | null;
  @Optional('Id of its environment') @IsInt() environment_id?: number | null;
  @Optional('Addresses that it may call from, in one text') @IsString() ip_allow_list?: string | null;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

/** A client of the Developer API, as the one this connection is. */
export class DeveloperApiClient extends ClientFacts {
  @Optional('What is known of its token', { of: ApiTokenFacts }) token?: ApiTokenFacts | null;
}

/** A client as it is created, or its token made anew: the answers that show the token. */
export class IssuedDeveloperApiClient extends ClientFacts {
  @Field('Its token, shown this once') token!: ApiToken;
}

export class DeveloperApiClientId {
  @Field('Id of the client', { choices: developerApiClients }) @IsInt() id!: number;
}

abstract class DeveloperApiClientContent {
  @Optional('Ids of the folders it reaches; needed unless it reaches all', { items: Number, choices: folders }) folder_ids?:
    | number[]
    | null;
  @Optional('Name of its environment; needed in workspaces with environments') @IsString() environment_name?: string | null;
}

export class NewDeveloperApiClient extends DeveloperApiClientContent {
  @Field('Name') @Length(1) name!: string;
  @Field('Id of its role', { choices: developerApiClientRoles }) @IsInt() api_privilege_group_id!: number;
  @Field('Whether it reaches all projects') all_folders!: boolean;
}

export class DeveloperApiClientChange extends DeveloperApiClientContent {
  @Field('Id of the client', { choices: developerApiClients }) @IsInt() id!: number;
  @Optional('New name') @Length(1) name?: string | null;
  @Optional('Id of its new role', { choices: developerApiClientRoles }) @IsInt() api_privilege_group_id?: number | null;
  @Field('Whether it reaches all projects') all_folders!: boolean;
}

/** What clients may do, endpoint by endpoint. */
export class DeveloperApiClientRole {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}
