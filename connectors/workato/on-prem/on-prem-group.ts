import { IsBoolean, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { onPremGroups } from '../choices.js';

/** Agents that share the work of one private network. */
export class OnPremGroup {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Optional('Whether a connection uses it') @IsBoolean() in_use?: boolean | null;
  @Optional('Whether its connections are kept in Workato') @IsBoolean() use_managed_connection?: boolean | null;
  @Optional('Number of its configuration') @IsInt() config_version?: number | null;
  @Optional('Whether it keeps logs') @IsBoolean() logs_enabled?: boolean | null;
  @Optional('Addresses that its agents may come from', { items: String }) whitelisted_ips?: string[] | null;
}

export class NewOnPremGroup {
  @Field('Name') @Length(1) name!: string;
}

export class OnPremGroupId {
  @Field('Id of the group', { choices: onPremGroups }) @IsInt() id!: number;
}

export class OnPremGroupChange extends OnPremGroupId {
  @Field('New name') @Length(1) name!: string;
}

/** Whether a group or an agent can be reached; what else is told comes as it is. */
export class OnPremStatus {
  @Optional('Id of the group or agent') @IsInt() id?: number | null;
  @Optional('How it is', { example: 'active' }) @IsString() status?: string | null;
}
