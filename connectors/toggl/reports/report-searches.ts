import { IsArray, IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, read } from 'trunkline/sdk';
import { fromId } from '../pagers.js';
import { Named, NamedProject, NameFilter, UserNameFilter } from './report-names.js';
import { WorkspaceId } from '../scopes.js';
import { REPORTS_V3 } from '../sources.js';

/** A user as reports know it. */
export class ReportUser {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Full name') @IsString() fullname?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Whether the user is active') @IsBoolean() active?: boolean | null;
  @Optional('Whether the user was deactivated') @IsBoolean() deactivated?: boolean | null;
  @Optional('When the user left; ISO 8601') @IsISO8601() deleted_at?: string | null;
}

/** A user’s or a group’s place in a project. */
export class ProjectPlace {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of the project') @IsInt() project_id!: number;
  @Optional('Id of the user') @IsInt() user_id?: number | null;
  @Optional('Id of the group') @IsInt() group_id?: number | null;
}

export class ProjectPlaceFilter extends WorkspaceId {
  @Optional('Ids of projects', { items: Number }) project_ids?: number[] | null;
  @Optional('Ids of clients; for users only') @IsArray() client_ids?: number[] | null;
}

export class ProjectGroupFilter extends WorkspaceId {
  @Optional('Ids of projects; these or groups must be given', { items: Number }) project_ids?: number[] | null;
  @Optional('Ids of groups', { items: Number }) group_ids?: number[] | null;
}

/** Clients, projects and users as reports know them, and who is in which project. */
@OperationGroup({ source: REPORTS_V3 })
export class ReportSearches {
  @List('/workspace/{workspace_id}/search/clients', {
    title: 'Search clients',
    description: 'By a text in the name or by at most 2000 `ids`, in order of rising id. Notes and archiving are told by listClients.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: NameFilter,
    record: Named,
    key: (client) => client.id,
    pagination: fromId(),
  })
  declare searchClients: List<NameFilter, Named>;

  @List('/workspace/{workspace_id}/search/projects', {
    title: 'Search projects',
    description: 'By a text in the name or by at most 2000 `ids`, in order of rising id, 201 in a page.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: NameFilter,
    record: NamedProject,
    key: (project) => project.id,
    pagination: fromId(201),
  })
  declare searchProjects: List<NameFilter, NamedProject>;

  @List('/workspace/{workspace_id}/search/users', {
    title: 'Search users',
    description:
      'By a text in the name or by at most 100 `ids`: mail address of each, and whether the user is active, was deactivated or left.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: UserNameFilter,
    record: ReportUser,
    key: (user) => user.id,
    pagination: fromId(),
  })
  declare searchUsers: List<UserNameFilter, ReportUser>;

  @List('/workspace/{workspace_id}/filters/project_users', {
    title: 'List who is in which project',
    description: 'Pairs of a project and a user, as ids, all in one answer; narrowed by projects or by clients.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: ProjectPlaceFilter,
    record: ProjectPlace,
    key: (place) => place.id,
  })
  declare listProjectPlaces: List<ProjectPlaceFilter, ProjectPlace>;

  @List('/workspace/{workspace_id}/filters/project_groups', {
    title: 'List which group is in which project',
    description: 'Pairs of a project and a group, as ids, all in one answer. Projects or groups must be named.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: ProjectGroupFilter,
    record: ProjectPlace,
    key: (place) => place.id,
  })
  declare listProjectGroupPlaces: List<ProjectGroupFilter, ProjectPlace>;
}
