import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { numbered } from '../pagers.js';
import { OrganizationId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** A user in an organisation. */
export class OrganizationUser {
  @Field('Its id in the organisation') @IsInt() id!: number;
  @Optional('Id of the user; null until the invitation is accepted') @IsInt() user_id?: number | null;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Whether the invitation was accepted') @IsBoolean() joined?: boolean | null;
  @Optional('Whether the user was deactivated') @IsBoolean() inactive?: boolean | null;
  @Optional('Whether the user is an admin of it') @IsBoolean() admin?: boolean | null;
  @Optional('Whether the user owns it') @IsBoolean() owner?: boolean | null;
  @Optional('In how many workspaces the user is') @IsInt() workspace_count?: number | null;
  @Optional('When it was created; ISO 8601') @IsISO8601() created_at?: string | null;
}

export class OrganizationUserFilter extends OrganizationId {
  @Optional('Text in name or mail address') @IsString() filter?: string | null;
  @Optional('Whether active, inactive or invited ones') @IsString() active_status?: string | null;
  @Optional('Only admins') @IsBoolean() only_admins?: boolean | null;
  @Optional('Ids of groups', { items: Number }) groups?: number[] | null;
  @Optional('Ids of workspaces', { items: Number }) workspaces?: number[] | null;
  @Optional('Direction') @IsIn(['asc', 'desc']) sort_dir?: 'asc' | 'desc' | null;
}

export class InvitedWorkspace {
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Optional('Role in it', { example: 'user' }) @IsString() role?: string | null;
}

export class NewInvitation extends OrganizationId {
  @Field('Mail addresses', { items: String }) @ArrayMinSize(1) emails!: string[];
  @Field('Workspaces to invite into', { items: InvitedWorkspace }) @ArrayMinSize(1) workspaces!: InvitedWorkspace[];
  @Optional('Ids of groups to add them to', { items: Number }) groups?: number[] | null;
  @Optional('Whether no mail is sent') @IsBoolean() skip_email?: boolean | null;
}

export class Invitation {
  @Optional('Its id') @IsInt() invitation_id?: number | null;
  @Field('Mail address') email!: string;
  @Optional('Link to accept it') @IsString() invite_url?: string | null;
  @Optional('Id of the organisation') @IsInt() organization_id?: number | null;
  @Optional('Id of the user, when there is one already') @IsInt() recipient_id?: number | null;
}

export class Invited {
  @Optional('The invitations', { items: Invitation }) data?: Invitation[] | null;
  @Optional('What went otherwise than asked', { items: String }) messages?: string[] | null;
}

@OperationGroup({ source: API_V9 })
export class OrganizationUsers {
  @List('/organizations/{organization_id}/users', {
    title: 'List users of an organisation',
    description:
      '50 in a page: who owns or administers it, who was deactivated. Invited people are among them, without a `user_id` until they accept.',
    input: OrganizationUserFilter,
    record: OrganizationUser,
    key: (user) => user.id,
    pagination: numbered(50),
  })
  declare listOrganizationUsers: List<OrganizationUserFilter, OrganizationUser>;

  @Post('/organizations/{organization_id}/invitations', {
    title: 'Invite users',
    description: 'Sends mail, and nothing drops a repeat, so a lost answer stops for a person.',
    input: NewInvitation,
    output: Invited,
    effect: unsafe,
  })
  declare inviteUsers: Action<NewInvitation, Invited>;
}
