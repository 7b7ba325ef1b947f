import { ArrayMinSize, IsBoolean, IsEmail, IsIn, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { apiCollections, projects } from '../choices.js';

export const AUTH_TYPES = ['token', 'jwt', 'oauth2', 'oidc'] as const;
export type AuthType = (typeof AUTH_TYPES)[number];

/** Something of a client, by its name. */
export class ApiReference {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
}

/** Someone who calls the collections. Its token is not among this. */
export class ApiClient {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of its project') @IsInt() project_id?: number | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Field('How it is known', { example: 'token' }) auth_type!: string;
  @Optional('How many of its keys are active') @IsInt() active_api_keys_count?: number | null;
  @Optional('How many keys it has') @IsInt() total_api_keys_count?: number | null;
  @Optional('Whether it is of the older kind') @IsBoolean() is_legacy?: boolean | null;
  @Optional('Whether it must show a certificate') @IsBoolean() mtls_enabled?: boolean | null;
  @Optional('Formula that its certificate must fulfil') @IsString() validation_formula?: string | null;
  @Optional('Ids of the bundles of certificates it is checked against', { items: Number }) cert_bundle_ids?: number[] | null;
  @Optional('Policies it is under', { items: ApiReference }) api_policies?: ApiReference[] | null;
  @Optional('Collections it may call', { items: ApiReference }) api_collections?: ApiReference[] | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class ApiClientFilter {
  @Optional('Only of this project', { choices: projects }) @IsInt() project_id?: number | null;
  @Optional('Only with these bundles of certificates', { items: Number, name: 'cert_bundle_ids[]' }) cert_bundle_ids?: number[] | null;
}

/** How a caller proves who it is, by JWT or OpenID Connect. */
export abstract class TokenRules {
  @Optional('How a JWT is signed; needed for jwt') @IsIn(['hmac', 'rsa']) jwt_method?: 'hmac' | 'rsa' | null;
  @Optional('Secret of HMAC, or public key of RSA; needed for jwt') @IsString() jwt_secret?: string | null;
  @Optional('Discovery URL of the identity provider; this or oidc_jwks_uri, for jwt and oidc') @IsString() oidc_issuer?: string | null;
  @Optional('JWKS URL of the identity provider; this or oidc_issuer') @IsString() oidc_jwks_uri?: string | null;
  @Optional('Claim that names the client') @IsString() access_profile_claim?: string | null;
  @Optional('Claims that a JWT must have', { items: String }) required_claims?: string[] | null;
  @Optional('Issuers that are let in', { items: String }) allowed_issuers?: string[] | null;
}

export class NewApiClient extends TokenRules {
  @Field('Name') @Length(1) name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of the project it goes into', { choices: projects }) @IsInt() project_id?: number | null;
  @Optional('Id of the API portal it is shown in') @IsInt() api_portal_id?: number | null;
  @Optional('Mail address; needed with a portal') @IsEmail() email?: string | null;
  @Field('Ids of the collections it may call', { items: Number, choices: apiCollections }) @ArrayMinSize(1) api_collection_ids!: number[];
  @Optional('Id of the policy it is under') @IsInt() api_policy_id?: number | null;
  @Field('How it is known') @IsIn(AUTH_TYPES) auth_type!: AuthType;
  @Optional('Whether it must show a certificate') @IsBoolean() mtls_enabled?: boolean | null;
  @Optional('Formula that its certificate must fulfil', { example: 'OU=Workato' }) @IsString() validation_formula?: string | null;
  @Optional('Ids of the bundles of certificates it is checked against', { items: Number }) cert_bundle_ids?: number[] | null;
}
