import { IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { OrganizationId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** Who pays for workspaces. */
export class Organization {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Name of its plan', { example: 'Free' }) @IsString() pricing_plan_name?: string | null;
  @Optional('Id of its plan') @IsInt() pricing_plan_id?: number | null;
  @Optional('Whether its plan is an Enterprise one') @IsBoolean() pricing_plan_enterprise?: boolean | null;
  @Optional('Whether the caller is an admin of it') @IsBoolean() admin?: boolean | null;
  @Optional('Whether the caller owns it') @IsBoolean() owner?: boolean | null;
  @Optional('How many users it has') @IsInt() user_count?: number | null;
  @Optional('How many workspaces it may have') @IsInt() max_workspaces?: number | null;
  @Optional('How far back its data is kept; 0 is for ever', { unit: 'days' }) @IsInt() max_data_retention_days?: number | null;
  @Optional('When it was created; ISO 8601') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
}

export class NewOrganization {
  @Field('Name') name!: string;
  @Field('Name of its first workspace') workspace_name!: string;
}

/** Toggl names the organisation and its first workspace. */
export class CreatedOrganization {
  @Field('Id of the organisation') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Id of its first workspace') @IsInt() workspace_id?: number | null;
  @Optional('Name of its first workspace') @IsString() workspace_name?: string | null;
}

export class OrganizationChange extends OrganizationId {
  @Field('Name') name!: string;
}

@OperationGroup({ source: API_V9 })
export class Organizations {
  @List('/me/organizations', {
    title: 'List my organisations',
    description: 'Those that the caller belongs to, all in one answer, with the plan and whether the caller owns or administers them.',
    record: Organization,
    key: (organization) => organization.id,
  })
  declare listOrganizations: List<void, Organization>;

  @Get('/organizations/{organization_id}', {
    title: 'Get an organisation',
    description: 'By its id: plan, number of users, how many workspaces it may have, and for how many days its data is kept.',
    input: OrganizationId,
    output: Organization,
  })
  declare getOrganization: Action<OrganizationId, Organization>;

  @Post('/organizations', {
    title: 'Create an organisation',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOrganization,
    output: CreatedOrganization,
    effect: unsafe,
  })
  declare createOrganization: Action<NewOrganization, CreatedOrganization>;

  @Put('/organizations/{organization_id}', {
    title: 'Rename an organisation',
    description: 'Changes the name alone, and gives nothing back; getOrganization tells the rest.',
    input: OrganizationChange,
    effect: idempotent,
  })
  declare renameOrganization: Action<OrganizationChange, void>;
}
