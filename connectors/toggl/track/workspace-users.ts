import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString } from 'class-validator';
import { Delete, Field, idempotent, List, OperationGroup, Optional, Put, type Action } from 'trunkline/sdk';
import { PAID } from '../plans.js';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';

const ROLES = ['admin', 'user', 'projectlead', 'teamlead'] as const;

/** A user of a workspace, in short. */
export class WorkspaceUser {
  @Field('Id of the user') @IsInt() id!: number;
  @Optional('Full name') @IsString() fullname?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Role', { example: 'user' }) @IsString() role?: string | null;
  @Optional('Whether the invitation was accepted') @IsBoolean() is_active?: boolean | null;
  @Optional('Whether the user is an admin') @IsBoolean() is_admin?: boolean | null;
  @Optional('Whether the user was deactivated') @IsBoolean() inactive?: boolean | null;
}

export class WorkspaceUserFilter extends WorkspaceId {
  @Optional('Without users who left') @IsBoolean() exclude_deleted?: boolean | null;
}

/** A user’s place in a workspace. */
export class Membership {
  @Field('Its id, which is not the user’s') @IsInt() id!: number;
  @Optional('Id of the user') @IsInt() uid?: number | null;
  @Optional('Id of the workspace') @IsInt() wid?: number | null;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Role', { example: 'user' }) @IsString() role?: string | null;
  @Optional('Whether the invitation was accepted') @IsBoolean() active?: boolean | null;
  @Optional('Whether the user was deactivated') @IsBoolean() inactive?: boolean | null;
  @Optional('Whether the user is an admin') @IsBoolean() admin?: boolean | null;
  @Optional('Whether the user is in it without a group') @IsBoolean() is_direct?: boolean | null;
  @Optional('Ids of the user’s groups', { items: Number }) group_ids?: number[] | null;
  @Optional('Price of an hour') @IsNumber() rate?: number | null;
  @Optional('Cost of an hour') @IsNumber() labor_cost?: number | null;
  @Optional('Working hours of a day', { unit: 'minutes' }) @IsInt() working_hours_in_minutes?: number | null;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
}

export class MembershipFilter extends WorkspaceId {
  @Field('Also those who are in it by a group') includeIndirect!: boolean;
}

export class MembershipId extends WorkspaceId {
  @Field('Id of the membership') @IsInt() workspace_user_id!: number;
}

export class MembershipChange extends MembershipId {
  @Optional('Role') @IsIn(ROLES) role?: (typeof ROLES)[number] | null;
  @Optional('Whether the user is deactivated') @IsBoolean() inactive?: boolean | null;
  @Optional('Price of an hour', { needs: PAID }) @IsNumber() rate?: number | null;
  @Optional('Cost of an hour', { needs: PAID }) @IsNumber() labor_cost?: number | null;
  @Optional('Working hours of a day', { unit: 'minutes', needs: PAID }) @IsInt() working_hours_in_minutes?: number | null;
}

@OperationGroup({ source: API_V9 })
export class WorkspaceUsers {
  @List('/workspaces/{workspace_id}/users', {
    title: 'List users of a workspace',
    description: 'Name, mail address and role of each, all in one answer. Users who left are in it, unless `exclude_deleted` is true.',
    input: WorkspaceUserFilter,
    record: WorkspaceUser,
    key: (user) => user.id,
  })
  declare listWorkspaceUsers: List<WorkspaceUserFilter, WorkspaceUser>;

  @List('/workspaces/{workspace_id}/workspace_users', {
    title: 'List memberships of a workspace',
    description:
      'The place of each user in the workspace: role, groups, rates and working hours. `includeIndirect` must say whether those in it by a ' +
      'group are told too.',
    input: MembershipFilter,
    record: Membership,
    key: (membership) => membership.id,
  })
  declare listMemberships: List<MembershipFilter, Membership>;

  @Put('/workspaces/{workspace_id}/workspace_users/{workspace_user_id}', {
    title: 'Change a membership',
    description: 'Changes the fields given and keeps the others.',
    input: MembershipChange,
    output: Membership,
    effect: idempotent,
  })
  declare updateMembership: Action<MembershipChange, Membership>;

  @Delete('/workspaces/{workspace_id}/workspace_users/{workspace_user_id}', {
    title: 'Remove a user from a workspace',
    description:
      'By the id of the membership, which is not that of the user: listMemberships tells it. updateMembership can deactivate the user instead.',
    input: MembershipId,
    effect: idempotent,
  })
  declare deleteMembership: Action<MembershipId, void>;
}
