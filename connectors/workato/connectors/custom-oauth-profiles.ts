import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Delete, Field, Get, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { customOAuthProfiles, platformConnectors } from '../choices.js';
import { numberedResults } from '../pagers.js';
import { OAUTH_PROFILES } from '../sources.js';

/** What is told of an OAuth application: never its secret or token. */
export class OAuthApplication {
  @Optional('Client id') @IsString() client_id?: string | null;
}

/** An OAuth application that connections use in place of Workato’s own. Times are ISO 8601 with an offset. */
export class CustomOAuthProfile {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Id of the user it belongs to') @IsInt() user_id?: number | null;
  @Field('Name') name!: string;
  @Field('Internal name of the connector', { example: 'hubspot' }) provider!: string;
  @Optional('The application', { of: OAuthApplication }) data?: OAuthApplication | null;
  @Optional('How many connections use it') @IsInt() shared_accounts_count?: number | null;
  @Optional('How many customers of Workato Embedded use it') @IsInt() oem_customers_count?: number | null;
  @Optional('When it was created') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed') @IsISO8601() updated_at?: string | null;
}

/** Not masked: keep it out of what is logged. */
export class OAuthCredentials {
  @Field('Client id') client_id!: string;
  @Field('Client secret') client_secret!: string;
  @Optional('Token of the application; for Slack only') @IsString() token?: string | null;
}

export class NewCustomOAuthProfile {
  @Field('Name') name!: string;
  @Field('Internal name of the connector', { choices: platformConnectors })
  provider!: string;
  @Field('The application') data!: OAuthCredentials;
}

export class CustomOAuthProfileId {
  @Field('Id of the profile', { choices: customOAuthProfiles }) @IsInt() id!: number;
}

export class CustomOAuthProfileChange extends NewCustomOAuthProfile {
  @Field('Id of the profile', { choices: customOAuthProfiles }) @IsInt() id!: number;
}

const result = (body: { result: unknown }): unknown => body.result;

@OperationGroup({ source: OAUTH_PROFILES })
export class CustomOAuthProfiles {
  @List('/custom_oauth_profiles', {
    title: 'List custom OAuth profiles',
    description: 'Each with its connector, its client id and how many connections use it. Secrets and tokens are never told.',
    record: CustomOAuthProfile,
    key: (profile) => profile.id,
    pagination: numberedResults,
    scopes: ['Custom OAuth Profiles: List custom OAuth profiles'],
  })
  declare listCustomOAuthProfiles: List<void, CustomOAuthProfile>;

  @Get('/custom_oauth_profiles/{id}', {
    title: 'Get a custom OAuth profile',
    description: 'Its connector, its client id and how many connections use it. The secret and the token are never told.',
    input: CustomOAuthProfileId,
    output: CustomOAuthProfile,
    select: result,
    scopes: ['Custom OAuth Profiles: Get custom OAuth profile'],
  })
  declare getCustomOAuthProfile: Action<CustomOAuthProfileId, CustomOAuthProfile>;

  @Post('/custom_oauth_profiles', {
    title: 'Create a custom OAuth profile',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewCustomOAuthProfile,
    output: CustomOAuthProfile,
    select: result,
    effect: unsafe,
    scopes: ['Custom OAuth Profiles: Create custom OAuth profiles'],
  })
  declare createCustomOAuthProfile: Action<NewCustomOAuthProfile, CustomOAuthProfile>;

  @Put('/custom_oauth_profiles/{id}', {
    title: 'Update a custom OAuth profile',
    description: 'All of it, secret included: connections that use it go on with the new application.',
    input: CustomOAuthProfileChange,
    output: CustomOAuthProfile,
    select: result,
    effect: idempotent,
    scopes: ['Custom OAuth Profiles: Update custom OAuth profile'],
  })
  declare updateCustomOAuthProfile: Action<CustomOAuthProfileChange, CustomOAuthProfile>;

  @Delete('/custom_oauth_profiles/{id}', {
    title: 'Delete a custom OAuth profile',
    description: 'What becomes of connections that use it is not documented: `shared_accounts_count` tells how many there are.',
    input: CustomOAuthProfileId,
    effect: idempotent,
    scopes: ['Custom OAuth Profiles: Delete custom OAuth profile'],
  })
  declare deleteCustomOAuthProfile: Action<CustomOAuthProfileId, void>;
}
