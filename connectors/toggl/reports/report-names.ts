import { ArrayMaxSize, IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, read } from 'trunkline/sdk';
import { fromId } from '../pagers.js';
import { WorkspaceId } from '../scopes.js';
import { REPORTS_V3 } from '../sources.js';

/** Ids to look up, or the first letters of a name. */
export class NameFilter extends WorkspaceId {
  @Optional('Ids, at most 2000', { items: Number }) @ArrayMaxSize(2000) ids?: number[] | null;
  @Optional('Text in the name') @IsString() name?: string | null;
  @Optional('Only those of this id and above') @IsInt() start?: number | null;
}

export class UserNameFilter extends WorkspaceId {
  @Optional('Ids, at most 100', { items: Number }) @ArrayMaxSize(100) ids?: number[] | null;
  @Optional('Text in the name') @IsString() name?: string | null;
  @Optional('Only those of this id and above') @IsInt() start?: number | null;
}

/** What reports name by id alone. */
export class Named {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
}

export class NamedProject extends Named {
  @Optional('Id of its client') @IsInt() client_id?: number | null;
  @Optional('Colour', { example: '#0b83d9' }) @IsString() color?: string | null;
  @Optional('Whether it is active') @IsBoolean() active?: boolean | null;
  @Optional('Whether it is billable') @IsBoolean() billable?: boolean | null;
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
}

export class NamedUser extends Named {
  @Optional('When the user left; ISO 8601') @IsISO8601() deleted_at?: string | null;
}

@OperationGroup({ source: REPORTS_V3 })
export class ReportNames {
  @List('/workspace/{workspace_id}/filters/clients', {
    title: 'List names of clients',
    description: 'Names for the ids that reports have, by rising id. At most 2000 `ids`, or a text in the name.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: NameFilter,
    record: Named,
    key: (client) => client.id,
    pagination: fromId(),
  })
  declare listClientNames: List<NameFilter, Named>;

  @List('/workspace/{workspace_id}/filters/projects', {
    title: 'List names of projects',
    description: 'Names for the ids that reports have, by rising id, 201 in a page. At most 2000 `ids`, or a text in the name.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: NameFilter,
    record: NamedProject,
    key: (project) => project.id,
    pagination: fromId(201),
  })
  declare listProjectNames: List<NameFilter, NamedProject>;

  @List('/workspace/{workspace_id}/filters/users', {
    title: 'List names of users',
    description:
      'Names for the ids that reports have, by rising id; users who left have `deleted_at`. At most 100 `ids`, or a text in the name.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: UserNameFilter,
    record: NamedUser,
    key: (user) => user.id,
    pagination: fromId(),
  })
  declare listUserNames: List<UserNameFilter, NamedUser>;
}
