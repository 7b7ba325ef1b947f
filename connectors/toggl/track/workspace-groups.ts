import { IsBoolean, IsInt, IsISO8601 } from 'class-validator';
import { Delete, Field, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** Users of a workspace that are handled together. */
export class Group {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Field('Name') name!: string;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
  @Optional('Whether anyone is in it') @IsBoolean() has_users?: boolean | null;
}

export class NewGroup extends WorkspaceId {
  @Field('Name') name!: string;
}

export class GroupId extends WorkspaceId {
  @Field('Id of the group') @IsInt() group_id!: number;
}

export class GroupRenaming extends GroupId {
  @Field('New name') name!: string;
}

@OperationGroup({ source: API_V9 })
export class WorkspaceGroups {
  @List('/workspaces/{workspace_id}/groups', {
    title: 'List groups of a workspace',
    description: 'Replaced by listOrganizationGroups.',
    stability: 'deprecated',
    input: WorkspaceId,
    record: Group,
    key: (group) => group.id,
  })
  declare listGroups: List<WorkspaceId, Group>;

  @Post('/workspaces/{workspace_id}/groups', {
    title: 'Create a group',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewGroup,
    output: Group,
    effect: unsafe,
  })
  declare createGroup: Action<NewGroup, Group>;

  @Put('/workspaces/{workspace_id}/groups/{group_id}', {
    title: 'Rename a group',
    description: 'Changes the name alone. These groups are the older form; updateOrganizationGroup changes members too.',
    input: GroupRenaming,
    output: Group,
    effect: idempotent,
  })
  declare renameGroup: Action<GroupRenaming, Group>;

  @Delete('/workspaces/{workspace_id}/groups/{group_id}', {
    title: 'Delete a group',
    description: 'By an id from listGroups. These groups are the older form; deleteOrganizationGroup is for those of an organisation.',
    input: GroupId,
    effect: idempotent,
  })
  declare deleteGroup: Action<GroupId, void>;
}
