import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { organizations, workspaces } from '../choices.js';
import { PAID } from '../plans.js';
import { RATE_CHANGES } from './project.js';

/** What a workspace can be set to, read and written. */
abstract class WorkspaceSettings {
  @Optional('Whether only admins may create projects') @IsBoolean() only_admins_may_create_projects?: boolean | null;
  @Optional('Whether only admins may create tags') @IsBoolean() only_admins_may_create_tags?: boolean | null;
  @Optional('Whether only admins see the team dashboard') @IsBoolean() only_admins_see_team_dashboard?: boolean | null;
  @Optional('Whether only admins see public projects in reports') @IsBoolean() limit_public_project_data?: boolean | null;
  @Optional('Whether new projects are private') @IsBoolean() projects_private_by_default?: boolean | null;
  @Optional('Whether reports begin collapsed') @IsBoolean() reports_collapse?: boolean | null;
  @Optional('Whether new projects are billable', { needs: PAID }) @IsBoolean() projects_billable_by_default?: boolean | null;
  @Optional('Whether time is billable just as its project is', { needs: PAID }) @IsBoolean() projects_enforce_billable?: boolean | null;
  @Optional('ISO 4217 code', { example: 'USD', needs: PAID }) @IsString() default_currency?: string | null;
  @Optional('Price of an hour', { unit: '`default_currency`', needs: PAID }) @IsNumber() default_hourly_rate?: number | null;
  @Optional('Rounding of durations in reports: -1 down, 0 to the nearest, 1 up', { needs: PAID }) @IsIn([-1, 0, 1]) rounding?:
    | -1
    | 0
    | 1
    | null;
  @Optional('What durations are rounded to', { unit: 'minutes', needs: PAID }) @IsInt() rounding_minutes?: number | null;
}

/** Where people track time together. */
export class Workspace extends WorkspaceSettings {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Id of its organisation') @IsInt() organization_id?: number | null;
  @Field('Name') name!: string;
  @Optional('Whether it has at least the Starter plan') @IsBoolean() premium?: boolean | null;
  @Optional('Whether it has the Premium plan') @IsBoolean() business_ws?: boolean | null;
  @Optional('Role of the caller', { example: 'admin' }) @IsString() role?: string | null;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() server_deleted_at?: string | null;
  @Optional('When it was suspended; ISO 8601') @IsISO8601() suspended_at?: string | null;
  @Optional('Working hours of a day', { unit: 'minutes' }) @IsInt() working_hours_in_minutes?: number | null;
}

export class WorkspaceChange extends WorkspaceSettings {
  @Field('Id of the workspace', { choices: workspaces }) @IsInt() workspace_id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('What becomes of time tracked before, when the rate changes', { needs: PAID })
  @IsIn(RATE_CHANGES)
  rate_change_mode?: (typeof RATE_CHANGES)[number] | null;
}

export class NewWorkspace extends WorkspaceSettings {
  @Field('Id of the organisation', { choices: organizations }) @IsInt() organization_id!: number;
  @Field('Name') name!: string;
  @Optional('Ids of users who are admins', { items: Number }) admins?: number[] | null;
}
