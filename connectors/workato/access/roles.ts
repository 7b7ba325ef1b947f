import { Allow, IsBoolean, IsIn, IsInt, IsISO8601, Length } from 'class-validator';
import { Field, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { folders, roles } from '../choices.js';
import { COPY, DOCS } from '../sources.js';

/** A role that the workspace made for its members. */
export class Role {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('Whether it can be inherited') @IsBoolean() inheritable?: boolean | null;
  @Optional('Ids of the folders that it reaches', { items: Number }) folder_ids?: number[] | null;
  @Optional('What it allows; form not documented') @Allow() privileges?: unknown;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

abstract class OfRole {
  @Field('Id of the role', { choices: roles }) @IsInt() role_id!: number;
  @Optional('Ids of the folders that it reaches', { items: Number, choices: folders }) folder_ids?: number[] | null;
}

export class RoleReach extends OfRole {
  @Field('Whether it reaches all projects: a text; false together with folder_ids') @IsIn(['true', 'false']) all_folders!: 'true' | 'false';
}

export class RoleCopy extends OfRole {
  @Field('Name of the copy') @Length(1) name!: string;
}

@OperationGroup({ source: `${DOCS}/roles; ${COPY}` })
export class Roles {
  @List('/roles', {
    title: 'List custom roles',
    description: 'Those that the workspace made, not the system’s.',
    record: Role,
    key: (role) => role.id,
    scopes: ['Collaborator Roles: List non-system roles'],
  })
  declare listRoles: List<void, Role>;

  @Put('/roles/{role_id}', {
    title: 'Set which projects a custom role reaches',
    description: 'All projects, or those of the folders given. Nothing else of a role can be changed.',
    input: RoleReach,
    output: Role,
    effect: idempotent,
    scopes: ['Collaborator Roles: Update non-system role'],
  })
  declare updateRole: Action<RoleReach, Role>;

  @Post('/roles/{role_id}/copy', {
    title: 'Copy a custom role',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: RoleCopy,
    output: Role,
    effect: unsafe,
    scopes: ['Collaborator Roles: Copy non-system role'],
  })
  declare copyRole: Action<RoleCopy, Role>;
}
