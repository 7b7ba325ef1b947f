import { ArrayMinSize, IsEmail, IsIn, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { members, roleNames } from '../choices.js';

const ENVIRONMENTS = ['dev', 'test', 'prod'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

/** A role as it is read. */
export class MemberRole {
  @Field('In which environment') environment_type!: string;
  @Field('Name of the role', { example: 'Analyst' }) role_name!: string;
}

/** A role as it is given: Workato calls its name `name` here. */
export class RoleAssignment {
  @Field('In which environment') @IsIn(ENVIRONMENTS) environment_type!: Environment;
  @Field('Name of the role; those of the system are not in the choices', { example: 'Analyst', choices: roleNames }) name!: string;
}

/** What someone last did in the workspace. */
export class LastActivity {
  @Field('Id of the record of activity') @IsInt() id!: number;
  @Field('What was done', { example: 'user_login' }) event_type!: string;
  @Optional('When; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
}

/** Someone who works in the workspace: Workato calls them collaborators. */
export class Member {
  @Field('Id of the user') @IsInt() id!: number;
  @Optional('team, or federation_manager for a moderator', { example: 'team' }) @IsString() grant_type?: string | null;
  @Optional('Roles, one for each environment', { items: MemberRole }) roles?: MemberRole[] | null;
  @Optional('Id in another system') @IsString() external_id?: string | null;
  @Field('Name') name!: string;
  @Field('Mail address') email!: string;
  @Optional('Time zone', { example: 'Pacific Time (US & Canada)' }) @IsString() time_zone?: string | null;
  @Optional('What they last did; in the development environment alone, where there are several', { of: LastActivity })
  last_activity_log?: LastActivity | null;
  @Field('When they joined; ISO 8601 with offset') @IsISO8601() created_at!: string;
}

export class MemberId {
  @Field('Id of the user', { choices: members }) @IsInt() id!: number;
}

export class MemberRoles extends MemberId {
  @Field('Roles, one for each environment', { items: RoleAssignment }) @ArrayMinSize(1) env_roles!: RoleAssignment[];
}

export class Invitation {
  @Field('Name') @Length(1) name!: string;
  @Field('Mail address') @IsEmail() email!: string;
  @Optional('Role in the development environment; this or env_roles, which wins', { choices: roleNames }) @IsString() role_name?:
    | string
    | null;
  @Optional('Roles by environment; no access where none is given', { items: RoleAssignment }) env_roles?: RoleAssignment[] | null;
}

/** What a member may do in one environment or project; what else is told comes as it is. */
export class MemberRight {
  @Optional('In which environment', { example: 'dev' }) @IsString() environment_type?: string | null;
  @Optional('Name of the role', { example: 'Analyst' }) @IsString() name?: string | null;
}
