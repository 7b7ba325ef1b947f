import { IsBoolean, IsIn, IsInt, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { accessProfiles, apiCollections, legacyApiClients, projects } from '../choices.js';
import { AUTH_TYPES, TokenRules, type AuthType } from './api-client.js';

/** A client of the older kind. */
export class LegacyApiClient {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
}

export class NewLegacyApiClient {
  @Optional('Id of the project it goes into', { in: 'query', choices: projects }) @IsString() project_id?: string | null;
  @Field('Name') @Length(1) name!: string;
}

/** What a client of the older kind may call, and how. No page shows one: fields are those it is made with. */
export class AccessProfile {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Id of its client') @IsInt() api_client_id?: number | null;
  @Optional('Ids of the collections it may call', { items: Number }) api_collection_ids?: number[] | null;
  @Optional('Whether it can be used') @IsBoolean() active?: boolean | null;
  @Optional('How the caller is known') @IsString() auth_type?: string | null;
}

/** A profile as it is written, with what the caller shows. */
export class IssuedAccessProfile extends AccessProfile {
  @Optional('The token itself, for token') @IsString() secret?: string | null;
  @Optional('Client id, for oauth2') @IsString() oauth_client_id?: string | null;
  @Optional('Client secret, for oauth2') @IsString() oauth_client_secret?: string | null;
}

export class AccessProfileFilter {
  @Optional('Only of this client; all when absent', { choices: legacyApiClients }) @IsString() api_client_id?: string | null;
}

abstract class AccessProfileContent extends TokenRules {
  @Field('Name') @Length(1) name!: string;
  @Field('Ids of the collections it may call', { items: Number, choices: apiCollections }) api_collection_ids!: number[];
  @Field('Whether it can be used') active!: boolean;
  @Field('How the caller is known') @IsIn(AUTH_TYPES) auth_type!: AuthType;
  @Optional('Addresses it may be used from; all when absent', { items: String }) ip_allow_list?: string[] | null;
}

export class NewAccessProfile extends AccessProfileContent {
  @Field('Id of the client', { in: 'query', choices: legacyApiClients }) api_client_id!: string;
}

export class AccessProfileChange extends AccessProfileContent {
  @Field('Id of the access profile', { choices: accessProfiles }) @IsInt() api_access_profile_id!: number;
}

export class AccessProfileId {
  @Field('Id of the access profile', { choices: accessProfiles }) @IsInt() api_access_profile_id!: number;
}
