import { IsIn, IsString } from 'class-validator';
import { apiKey, authBy, byRegionAndEnvironment, Field, Optional, Secret, session } from 'trunkline/sdk';

/** A parcel carrier with two regions, a sandbox, two services and two ways to sign in: every kind of part once. */
export class ParcelsConnection {
  @Field('Where the account is') @IsIn(['us', 'eu']) region!: 'us' | 'eu';
  @Field('Live or for trying out') @IsIn(['live', 'sandbox']) environment!: 'live' | 'sandbox';
  @Field('How to sign in') @IsIn(['key', 'password']) sign_in!: 'key' | 'password';
  @Optional('API key', { of: Secret }) key?: Secret | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Password', { of: Secret }) password?: Secret | null;
}

const hosts = (host: string) => ({ api: `https://api.${host}/v1`, labels: `https://labels.${host}` });

export const baseUrl = byRegionAndEnvironment<ParcelsConnection, 'us' | 'eu', 'live' | 'sandbox'>(
  {
    us: { live: hosts('parcels.example'), sandbox: hosts('sandbox.parcels.example') },
    eu: { live: hosts('eu.parcels.example'), sandbox: hosts('sandbox.eu.parcels.example') },
  },
  (connection) => connection.region,
  (connection) => connection.environment,
);

export const auth = authBy((connection: ParcelsConnection) => connection.sign_in, {
  key: apiKey((connection) => connection.key!, { header: 'Authorization', prefix: 'Parcels-Key ' }),
  password: session({
    login: { path: '/session', fields: { email: (c: ParcelsConnection) => c.email!, password: (c: ParcelsConnection) => c.password! } },
    token: { body: (body: { token: string }) => body.token },
    to: { header: 'X-Session' },
  }),
});
