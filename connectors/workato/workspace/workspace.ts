import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, OperationGroup, Optional, type Action } from 'trunkline/sdk';
import { DOCS, OPENAPI } from '../sources.js';

/** The workspace that the token is of, and the user it acts for. Times are ISO 8601 with an offset, often Pacific. */
export class Workspace {
  @Field('Id of the workspace') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Name of the company') @IsString() company_name?: string | null;
  @Optional('Plan', { example: 'oem_plan' }) @IsString() plan_id?: string | null;
  @Optional('When the billing period began') @IsISO8601() current_billing_period_start?: string | null;
  @Optional('When the billing period ends') @IsISO8601() current_billing_period_end?: string | null;
  @Optional('How many recipes there are') @IsInt() recipes_count?: number | null;
  @Optional('How many of them run') @IsInt() active_recipes_count?: number | null;
  @Optional('Id of the folder that all others are in') @IsInt() root_folder_id?: number | null;
  @Optional('When it was created') @IsISO8601() created_at?: string | null;
  @Optional('When it was last used') @IsISO8601() last_seen?: string | null;
}

@OperationGroup({ source: `${DOCS}/users; ${OPENAPI}` })
export class Workspaces {
  @Get('/users/me', {
    title: 'Get the workspace of the token',
    description:
      'Name, plan, billing period, numbers of recipes and root folder. Takes no input, so it also tells whether a token is good.',
    output: Workspace,
  })
  declare getWorkspace: Action<void, Workspace>;
}
