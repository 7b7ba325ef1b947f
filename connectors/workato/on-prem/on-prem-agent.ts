import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { onPremAgents, onPremGroups } from '../choices.js';

const SYSTEMS = ['windows', 'linux', 'mac'] as const;
type System = (typeof SYSTEMS)[number];

/** A program in a private network that Workato reaches applications by. */
export class OnPremAgent {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('System of its server: windows, linux or mac') @IsString() os?: string | null;
  @Optional('Id of its group') @IsInt() on_prem_group_id?: number | null;
  @Optional('Whether it has yet to be set up') @IsBoolean() awaiting_setup?: boolean | null;
  @Optional('Whether it is given work') @IsBoolean() enabled?: boolean | null;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
}

export class NewOnPremAgent {
  @Field('Name') @Length(1) name!: string;
  @Field('System of its server') @IsIn(SYSTEMS) os!: System;
  @Field('Id of its group', { choices: onPremGroups }) @IsInt() on_prem_group_id!: number;
  @Optional('Whether it has yet to be set up; false makes its status known at once') @IsBoolean() awaiting_setup?: boolean | null;
}

export class OnPremAgentId {
  @Field('Id of the agent', { choices: onPremAgents }) @IsInt() id!: number;
}

export class OnPremAgentChange extends OnPremAgentId {
  @Optional('New name') @Length(1) name?: string | null;
  @Optional('System of its server') @IsIn(SYSTEMS) os?: System | null;
  @Optional('Id of its new group', { choices: onPremGroups }) @IsInt() on_prem_group_id?: number | null;
}

export class OnPremAgentName {
  @Field('Common name of its certificate') cn!: string;
}
