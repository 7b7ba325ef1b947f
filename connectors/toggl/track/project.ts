import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { clients, projects } from '../choices.js';
import { DAY } from '../dates.js';
import { PAID } from '../plans.js';
import { WorkspaceId } from '../scopes.js';

export const PROJECT_STATUSES = ['upcoming', 'active', 'ended', 'archived', 'deleted'] as const;
export const RATE_CHANGES = ['start-today', 'override-current', 'override-all'] as const;

/** How a recurring project repeats. */
export class Recurrence {
  @Optional('How often', { example: 'monthly' }) @IsString() period?: string | null;
  @Optional('Length of a period, when `period` is custom', { unit: 'days' }) @IsInt() custom_period?: number | null;
  @Optional('First day') @DAY project_start_date?: string | null;
}

/** What a project says of itself, when it is read and when it is written. */
abstract class ProjectFacts extends WorkspaceId {
  @Optional('Id of its client', { choices: clients }) @IsInt() client_id?: number | null;
  @Optional('Whether time can be tracked on it; false is archived') @IsBoolean() active?: boolean | null;
  @Optional('Whether only its members see it') @IsBoolean() is_private?: boolean | null;
  @Optional('Colour', { example: '#0b83d9' }) @IsString() color?: string | null;
  @Optional('First day') @DAY start_date?: string | null;
  @Optional('Last day') @DAY end_date?: string | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
  @Optional('Whether its time is billable', { needs: PAID }) @IsBoolean() billable?: boolean | null;
  @Optional('Price of an hour', { needs: PAID, unit: '`currency`' }) @IsNumber() rate?: number | null;
  @Optional('ISO 4217 code', { needs: PAID, example: 'EUR' }) @IsString() currency?: string | null;
  @Optional('How long it is to take', { needs: PAID, unit: 'hours' }) @IsInt() estimated_hours?: number | null;
  @Optional('Whether the estimate is the sum of its tasks’', { needs: PAID }) @IsBoolean() auto_estimates?: boolean | null;
  @Optional('Price of all of it', { needs: PAID, unit: '`currency`' }) @IsNumber() fixed_fee?: number | null;
  @Optional('Whether it repeats', { needs: PAID }) @IsBoolean() recurring?: boolean | null;
  @Optional('Whether other projects are made from it', { needs: PAID }) @IsBoolean() template?: boolean | null;
  @Optional('Id of the template it is made from') @IsInt() template_id?: number | null;
}

/** A project as Toggl returns it. Times are ISO 8601 in UTC. */
export class Project extends ProjectFacts {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Where it stands; by its dates and by whether it is active') @IsIn(PROJECT_STATUSES) status?:
    | (typeof PROJECT_STATUSES)[number]
    | null;
  @Field('When it was last changed') @IsISO8601() at!: string;
  @Optional('When it was created') @IsISO8601() created_at?: string | null;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() server_deleted_at?: string | null;
  @Optional('Time tracked, rounded', { unit: 'hours' }) @IsInt() actual_hours?: number | null;
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() actual_seconds?: number | null;
  @Optional('How long it is to take', { unit: 'seconds' }) @IsInt() estimated_seconds?: number | null;
  @Optional('How it repeats', { items: Recurrence }) recurring_parameters?: Recurrence[] | null;
  @Optional('Whether the caller pinned it') @IsBoolean() pinned?: boolean | null;
  @Optional('Name of its client') @IsString() client_name?: string | null;
  @Optional('How many projects the whole list has') @IsInt() total_count?: number | null;
}

abstract class ProjectWords extends ProjectFacts {
  @Optional('Name of its client, instead of its id; a name that is new becomes a client') @IsString() client_name?: string | null;
  @Optional('How it repeats', { needs: PAID, of: Recurrence }) recurring_parameters?: Recurrence | null;
  @Optional('What becomes of time tracked before, when the rate changes', { needs: PAID })
  @IsIn(RATE_CHANGES)
  rate_change_mode?: (typeof RATE_CHANGES)[number] | null;
}

export class NewProject extends ProjectWords {
  @Field('Name') name!: string;
}

export class ProjectChange extends ProjectWords {
  @Field('Id of the project', { choices: projects }) @IsInt() project_id!: number;
  @Optional('Name') @IsString() name?: string | null;
}

export class ProjectId extends WorkspaceId {
  @Field('Id of the project', { choices: projects }) @IsInt() project_id!: number;
}

export class ProjectIds extends WorkspaceId {
  @Field('Ids of the projects', { items: Number, choices: projects }) @ArrayMinSize(1) project_ids!: number[];
}
