import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString } from 'class-validator';
import { Delete, Field, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { projects, users } from '../choices.js';
import { PAID } from '../plans.js';
import { RATE_CHANGES } from './project.js';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** A member of a project. */
export class ProjectUser {
  @Field('Its id, which is not the user’s') @IsInt() id!: number;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Field('Id of the project') @IsInt() project_id!: number;
  @Field('Id of the user') @IsInt() user_id!: number;
  @Optional('Name of the user') @IsString() user_name?: string | null;
  @Optional('Id of the group the user is in it by') @IsInt() group_id?: number | null;
  @Optional('Whether the user manages the project') @IsBoolean() manager?: boolean | null;
  @Optional('Price of an hour') @IsNumber() rate?: number | null;
  @Optional('Cost of an hour') @IsNumber() labor_cost?: number | null;
  @Optional('When it was last changed; ISO 8601') @IsISO8601() at?: string | null;
}

export class ProjectUserFilter extends WorkspaceId {
  @Optional('Ids of projects, at most 200', { items: Number, choices: projects }) @ArrayMaxSize(200) project_ids?: number[] | null;
  @Optional('Id of the user', { choices: users }) @IsInt() user_id?: number | null;
  @Optional('Also those who are in it by a group') @IsBoolean() with_group_members?: boolean | null;
}

/** What a membership may say, in a new one and in a change. */
abstract class ProjectUserFacts extends WorkspaceId {
  @Optional('Whether the user manages the project') @IsBoolean() manager?: boolean | null;
  @Optional('Price of an hour', { needs: PAID }) @IsNumber() rate?: number | null;
  @Optional('Cost of an hour', { needs: PAID }) @IsNumber() labor_cost?: number | null;
  @Optional('What becomes of time tracked before, when the rate changes', { needs: PAID })
  @IsIn(RATE_CHANGES)
  rate_change_mode?: (typeof RATE_CHANGES)[number] | null;
}

export class NewProjectUser extends ProjectUserFacts {
  @Field('Id of the project', { choices: projects }) @IsInt() project_id!: number;
  @Field('Id of the user', { choices: users }) @IsInt() user_id!: number;
}

export class ProjectUserChange extends ProjectUserFacts {
  @Field('Id of the project membership') @IsInt() project_user_id!: number;
}

export class ProjectUserId extends WorkspaceId {
  @Field('Id of the project membership') @IsInt() project_user_id!: number;
}

@OperationGroup({ source: API_V9 })
export class ProjectUsers {
  @List('/workspaces/{workspace_id}/project_users', {
    title: 'List members of projects',
    description:
      'Who is in which project, as a manager or not, at what rate. Name at most 200 projects; members by a group only with `with_group_members`.',
    input: ProjectUserFilter,
    record: ProjectUser,
    key: (member) => member.id,
  })
  declare listProjectUsers: List<ProjectUserFilter, ProjectUser>;

  @Post('/workspaces/{workspace_id}/project_users', {
    title: 'Add a user to a project',
    description: 'Nothing is known of a repeat, so a lost answer stops for a person.',
    input: NewProjectUser,
    output: ProjectUser,
    effect: unsafe,
  })
  declare addProjectUser: Action<NewProjectUser, ProjectUser>;

  @Put('/workspaces/{workspace_id}/project_users/{project_user_id}', {
    title: 'Change a member of a project',
    description: 'Changes the fields given and keeps the others.',
    input: ProjectUserChange,
    output: ProjectUser,
    effect: idempotent,
  })
  declare updateProjectUser: Action<ProjectUserChange, ProjectUser>;

  @Delete('/workspaces/{workspace_id}/project_users/{project_user_id}', {
    title: 'Remove a user from a project',
    description: 'By the id of the membership, which is not that of the user: listProjectUsers tells it.',
    input: ProjectUserId,
    effect: idempotent,
  })
  declare removeProjectUser: Action<ProjectUserId, void>;
}
