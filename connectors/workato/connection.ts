import { IsIn, Matches } from 'class-validator';
import { Field, Optional, Retired, Secret } from 'trunkline/sdk';
import { REGIONS, type Region } from './data-centers.js';

const LEGACY =
  'Workato refuses legacy API keys since 1 January 2024: make an API client under Workspace admin > API clients and give its token.';

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** What a person fills in once to connect a Workato workspace. */
export class WorkatoConnection {
  @Field(
    'Token of an API client. An Admin, or a role with the API Clients privilege, makes one under Workspace admin > API clients; it is shown once',
  )
  token!: Secret;

  @Field('Data centre of the workspace, which alone knows the token: trial is the developer sandbox; virtual_private needs the hosts below')
  @IsIn(REGIONS)
  region!: Region;

  @Field(
    'own is the workspace of the API client; managed is that of a customer of Workato Embedded, where API clients, clients of the API platform and tags are not reached',
    {
      default: 'own',
    },
  )
  @IsIn(['own', 'managed'])
  workspace!: 'own' | 'managed';

  @Optional('Which customer, for managed: the id, or E and the external id', { example: 'EA2300' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  managed_user?: string | null;

  @Optional('Host of the API, for virtual_private', { example: 'workato.acme.example' }) @Matches(HOST) host?: string | null;

  @Optional('Host of the event streams, for virtual_private; the host of the API again where there is none')
  @Matches(HOST)
  event_streams_host?: string | null;

  @Optional('Host of the records of data tables, for virtual_private; the host of the API again where there is none')
  @Matches(HOST)
  data_tables_host?: string | null;

  @Retired(LEGACY) declare user_email?: never;
  @Retired(LEGACY) declare user_token?: never;
  @Retired(LEGACY) declare api_key?: never;
}
