import { Allow, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { members } from '../choices.js';

/** The workspace that something was done in. */
export class ActivityWorkspace {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Environment; whether a word or an object is not documented') @Allow() environment?: unknown;
}

/** Who did it. */
export class ActivityUser {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
}

/** What it was done to. */
export class ActivityResource {
  @Optional('Of what type', { example: 'flow' }) @IsString() type?: string | null;
  @Optional('Its name') @IsString() name?: string | null;
}

/** One thing that was done in the environment of the API client. */
export class Activity {
  @Field('Its id') @IsInt() id!: number;
  @Field('When; ISO 8601 with offset, Pacific time') @IsISO8601() timestamp!: string;
  @Field('What was done', { example: 'account_property_created' }) event_type!: string;
  @Optional('Where', { of: ActivityWorkspace }) workspace?: ActivityWorkspace | null;
  @Optional('Who', { of: ActivityUser }) user?: ActivityUser | null;
  @Optional('To what', { of: ActivityResource }) resource?: ActivityResource | null;
  @Optional('More about it, as the request it came by') @IsObject() details?: Record<string, unknown> | null;
}

const TYPES = { items: String, example: ['flow'] } as const;
const EVENTS = { items: String, example: ['user_logout'] } as const;

export class ActivityFilter {
  @Optional('From this time on; ISO 8601') @IsISO8601() from?: string | null;
  @Optional('Up to this time; ISO 8601') @IsISO8601() to?: string | null;
  @Optional('Only by these users, by id', { items: Number, choices: members, name: 'users_ids[]' }) users_ids?: number[] | null;
  @Optional('Only about these types', { ...TYPES, name: 'include_resource_types[]' }) include_resource_types?: string[] | null;
  @Optional('Not about these types', { ...TYPES, name: 'exclude_resource_types[]' }) exclude_resource_types?: string[] | null;
  @Optional('Only these events', { ...EVENTS, name: 'include_event_types[]' }) include_event_types?: string[] | null;
  @Optional('Not these events', { ...EVENTS, name: 'exclude_event_types[]' }) exclude_event_types?: string[] | null;
}
