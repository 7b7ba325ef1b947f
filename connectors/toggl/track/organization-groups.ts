import { ArrayMinSize, IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Delete, Field, idempotent, List, OperationGroup, Optional, Patch, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { organizationGroups } from '../choices.js';
import { Edit } from '../bulk.js';
import { OrganizationId } from '../scopes.js';
import { API_V9 } from '../sources.js';

export class GroupMember {
  @Field('Id of the user') @IsInt() user_id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Whether the invitation was accepted') @IsBoolean() joined?: boolean | null;
  @Optional('Whether the user was deactivated') @IsBoolean() inactive?: boolean | null;
}

/** Users of an organisation that are handled together. */
export class OrganizationGroup {
  @Field('Its id') @IsInt() group_id!: number;
  @Field('Name') name!: string;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
  @Optional('Who is in it', { items: GroupMember }) users?: GroupMember[] | null;
  @Optional('Ids of the workspaces it is in', { items: Number }) workspaces?: number[] | null;
}

export class NewOrganizationGroup extends OrganizationId {
  @Field('Name') name!: string;
  @Optional('Ids of users', { items: Number }) users?: number[] | null;
  @Optional('Ids of workspaces', { items: Number }) workspaces?: number[] | null;
}

export class OrganizationGroupId extends OrganizationId {
  @Field('Id of the group', { choices: organizationGroups }) @IsInt() group_id!: number;
}

export class OrganizationGroupChange extends OrganizationGroupId {
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Ids of all its users', { items: Number }) users?: number[] | null;
  @Optional('Ids of all its workspaces', { items: Number }) workspaces?: number[] | null;
}

export class OrganizationGroupEdits extends OrganizationGroupId {
  @Field('What to add or take away, as users or workspaces', { in: 'whole-body', items: Edit }) @ArrayMinSize(1) edits!: Edit[];
}

/** A step of the edit that could not be done. */
export class GroupEditFailure {
  @Field('The step', { of: Edit }) patch!: Edit;
  @Field('Why not') message!: string;
}

export class EditedGroup {
  @Field('The steps that were done', { items: Edit }) success!: Edit[];
  @Field('Those that were not', { items: GroupEditFailure }) failure!: GroupEditFailure[];
}

@OperationGroup({ source: API_V9 })
export class OrganizationGroups {
  @List('/organizations/{organization_id}/groups', {
    title: 'List groups of an organisation',
    description: 'All in one answer, each with its users and the ids of the workspaces that it is in.',
    input: OrganizationId,
    record: OrganizationGroup,
    key: (group) => group.group_id,
  })
  declare listOrganizationGroups: List<OrganizationId, OrganizationGroup>;

  @Post('/organizations/{organization_id}/groups', {
    title: 'Create a group of an organisation',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOrganizationGroup,
    output: OrganizationGroup,
    effect: unsafe,
  })
  declare createOrganizationGroup: Action<NewOrganizationGroup, OrganizationGroup>;

  @Put('/organizations/{organization_id}/groups/{group_id}', {
    title: 'Update a group of an organisation',
    description:
      '`users` and `workspaces` are whole lists: whom a list leaves out is taken from the group. editOrganizationGroup adds and takes away ' +
      'single ones.',
    input: OrganizationGroupChange,
    output: OrganizationGroup,
    effect: idempotent,
  })
  declare updateOrganizationGroup: Action<OrganizationGroupChange, OrganizationGroup>;

  @Patch('/organizations/{organization_id}/groups/{group_id}', {
    title: 'Add to or take from a group of an organisation',
    description: 'What can be done is done, though the rest cannot be.',
    input: OrganizationGroupEdits,
    output: EditedGroup,
    effect: idempotent,
    bulk: {
      failed: (edited) => edited.failure,
      id: (failure: GroupEditFailure) => failure.patch.path,
      message: (failure: GroupEditFailure) => failure.message,
    },
  })
  declare editOrganizationGroup: Action<OrganizationGroupEdits, EditedGroup>;

  @Delete('/organizations/{organization_id}/groups/{group_id}', {
    title: 'Delete a group of an organisation',
    description: 'The group as a whole, by its id. editOrganizationGroup takes single users and workspaces out of it.',
    input: OrganizationGroupId,
    effect: idempotent,
  })
  declare deleteOrganizationGroup: Action<OrganizationGroupId, void>;
}
