import { IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { apiClients, apiKeys } from '../choices.js';

/** A key of a client. */
export class ApiKey {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('How it is known', { example: 'token' }) @IsString() auth_type?: string | null;
  @Field('Whether it can be used') active!: boolean;
  @Optional('Since when it can be used; ISO 8601 with offset') @IsISO8601() active_since?: string | null;
  @Optional('Addresses it may be used from', { items: String, example: ['192.0.2.0/24'] }) ip_allow_list?: string[] | null;
  @Optional('Addresses it may not be used from', { items: String }) ip_deny_list?: string[] | null;
}

/** A key as it is created, or made anew. */
export class IssuedApiKey extends ApiKey {
  @Optional('The token itself, where the key is one') @IsString() auth_token?: string | null;
}

export class ApiClientId {
  @Field('Id of the API client', { choices: apiClients }) @IsInt() api_client_id!: number;
}

export class NewApiKey extends ApiClientId {
  @Field('Name') @Length(1) name!: string;
  @Field('Whether it can be used at once') active!: boolean;
  @Optional('Addresses it may be used from; all when absent', { items: String, example: ['192.0.2.0/24'] }) ip_allow_list?: string[] | null;
  @Optional('Addresses it may not be used from', { items: String }) ip_deny_list?: string[] | null;
}

export class ApiKeyId extends ApiClientId {
  @Field('Id of the key', { choices: apiKeys }) @IsInt() api_key_id!: number;
}
