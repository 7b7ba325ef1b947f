import { IsEmail, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { bearer, byRegion, Connector, Field, Get, Optional, Secret, type Action } from 'trunkline/sdk';

export class SampleConnection {
  @Field('API token') token!: Secret;
  @Field('Where the account is', { default: 'eu' }) @IsIn(['eu', 'us']) region!: 'eu' | 'us';
}

export class ThingId {
  @Field('Stable number') @IsInt() id!: number;
}

/** Twenty fields of the usual kinds. */
export class Thing {
  @Field('Stable number') @IsInt() id!: number;
  @Optional('What it is called') @IsString() name?: string | null;
  @Optional('What it is about') @IsString() summary?: string | null;
  @Optional('Where it is kept') @IsString() place?: string | null;
  @Optional('Who looks after it') @IsEmail() owner_email?: string | null;
  @Optional('Who made it') @IsEmail() author_email?: string | null;
  @Optional('When it was made') @IsISO8601() created_at?: string | null;
  @Optional('When it was changed') @IsISO8601() updated_at?: string | null;
  @Optional('When it was closed') @IsISO8601() closed_at?: string | null;
  @Optional('How far it has come') @IsIn(['open', 'closed', 'waiting']) state?: string | null;
  @Optional('How soon it is needed') @IsIn(['low', 'high']) priority?: string | null;
  @Optional('Price of one', { unit: 'cents' }) @IsInt() price?: number | null;
  @Optional('Tax on one', { unit: 'cents' }) @IsInt() tax?: number | null;
  @Optional('How many there are') @IsInt() quantity?: number | null;
  @Optional('How many are promised') @IsInt() reserved?: number | null;
  @Optional('How heavy it is', { unit: 'grams' }) @IsInt() weight?: number | null;
  @Optional('How long it is', { unit: 'millimetres' }) @IsInt() length?: number | null;
  @Optional('Its colour') @IsString() colour?: string | null;
  @Optional('Its number in the catalogue') @IsString() code?: string | null;
  @Optional('A note') @IsString() note?: string | null;
}

/** One operation, from which connectors of any size are made. */
@Connector(SampleConnection, {
  name: 'sample',
  title: 'Sample',
  source: 'https://docs.sample.example',
  baseUrl: byRegion({ eu: 'https://eu.sample.example/v1', us: 'https://us.sample.example/v1' }, (connection) => connection.region),
  auth: bearer((connection) => connection.token),
})
export class Sample {
  @Get('/things/{id}', { title: 'Get a thing', input: ThingId, output: Thing })
  declare getThing: Action<ThingId, Thing>;
}
