import { idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { COPY } from '../sources.js';
import {
  AccessProfile,
  AccessProfileChange,
  AccessProfileFilter,
  AccessProfileId,
  IssuedAccessProfile,
  LegacyApiClient,
  NewAccessProfile,
  NewLegacyApiClient,
} from './access-profile.js';

const USE_KEYS = 'Of the older API platform: new clients have keys instead.';

/** Clients before version 2. What they are answered with is not shown; the fields are those that they are made with. */
@OperationGroup({ source: `${COPY}, API platform; answers inferred`, stability: 'deprecated' })
export class AccessProfiles {
  @List('/api_clients', {
    title: 'List API clients (older)',
    description: 'Superseded by listApiClients. Of each its id and name; listAccessProfiles tells what it may call.',
    record: LegacyApiClient,
    key: (client) => client.id,
    scopes: ['Clients & Access Profiles: List clients'],
  })
  declare listLegacyApiClients: List<void, LegacyApiClient>;

  @Post('/api_clients', {
    title: 'Create an API client (older)',
    description: 'Superseded by createApiClient. Nothing drops a repeat.',
    input: NewLegacyApiClient,
    output: LegacyApiClient,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Create client'],
  })
  declare createLegacyApiClient: Action<NewLegacyApiClient, LegacyApiClient>;

  @List('/api_access_profiles', {
    title: 'List access profiles',
    description: USE_KEYS,
    input: AccessProfileFilter,
    record: AccessProfile,
    key: (profile) => profile.id,
    scopes: ['Clients & Access Profiles: List access profiles'],
  })
  declare listAccessProfiles: List<AccessProfileFilter, AccessProfile>;

  @Post('/api_access_profiles', {
    title: 'Create an access profile',
    description: `${USE_KEYS} The answer holds the secret, which is not masked. Nothing drops a repeat.`,
    input: NewAccessProfile,
    output: IssuedAccessProfile,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Create access profile'],
  })
  declare createAccessProfile: Action<NewAccessProfile, IssuedAccessProfile>;

  @Put('/api_access_profiles/{api_access_profile_id}', {
    title: 'Update an access profile',
    description: `${USE_KEYS} The answer may hold the secret, which is not masked.`,
    input: AccessProfileChange,
    output: IssuedAccessProfile,
    effect: idempotent,
    scopes: ['Clients & Access Profiles: Update access profile'],
  })
  declare updateAccessProfile: Action<AccessProfileChange, IssuedAccessProfile>;

  @Put('/api_access_profiles/{api_access_profile_id}/enable', {
    title: 'Enable an access profile',
    description: USE_KEYS,
    input: AccessProfileId,
    effect: idempotent,
    scopes: ['Clients & Access Profiles: Enable access profile'],
  })
  declare enableAccessProfile: Action<AccessProfileId, void>;

  @Put('/api_access_profiles/{api_access_profile_id}/disable', {
    title: 'Disable an access profile',
    description: USE_KEYS,
    input: AccessProfileId,
    effect: idempotent,
    scopes: ['Clients & Access Profiles: Disable access profile'],
  })
  declare disableAccessProfile: Action<AccessProfileId, void>;

  @Put('/api_access_profiles/{api_access_profile_id}/refresh_secret', {
    title: 'Make the secret of an access profile anew',
    description: `${USE_KEYS} The former one ends at once; each call makes another. Not for auth_type jwt.`,
    input: AccessProfileId,
    output: IssuedAccessProfile,
    effect: unsafe,
    scopes: ['Clients & Access Profiles: Refresh token/secret'],
  })
  declare refreshAccessProfileSecret: Action<AccessProfileId, IssuedAccessProfile>;
}
