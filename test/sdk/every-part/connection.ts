import { IsIn, Matches } from 'class-validator';
import { Field, Retired, Secret } from 'trunkline/sdk';

export class EveryConnection {
  @Retired('Keys are refused since 2024: give a password.') declare api_key?: never;
  @Field('User') user!: string;
  @Field('Password') password!: Secret;
  @Field('Name of the tenant, part of the host') @Matches(/^[a-z0-9-]+$/) tenant!: string;
  @Field('Where it is hosted') @IsIn(['us', 'eu']) region!: 'us' | 'eu';
  @Field('Plan') @IsIn(['free', 'paid']) plan!: 'free' | 'paid';
  @Field('How to sign in') @IsIn(['basic', 'session', 'signed']) sign_in!: 'basic' | 'session' | 'signed';
  @Field('Live or for trying out') @IsIn(['production', 'sandbox']) environment!: 'production' | 'sandbox';
}
