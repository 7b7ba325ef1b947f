import { IsBoolean, IsInt, IsString } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { Currency } from './public-data.js';
import { ChangedSince, WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';
import { NewWorkspace, Workspace, WorkspaceChange } from './workspace.js';

export class Admin {
  @Field('Id of the user') @IsInt() user_id!: number;
  @Optional('Name of the user') @IsString() name?: string | null;
}

export class WorkspaceStatistics {
  @Optional('Its admins', { items: Admin }) admins?: Admin[] | null;
  @Optional('How many groups it has') @IsInt() groups_count?: number | null;
  @Optional('How many members it has') @IsInt() members_count?: number | null;
}

/** What a time entry must say before it is accepted. */
export class TimeEntryConstraints {
  @Optional('Whether anything is required') @IsBoolean() time_entry_constraints_enabled?: boolean | null;
  @Optional('Whether a description is required') @IsBoolean() description_present?: boolean | null;
  @Optional('Whether a project is required') @IsBoolean() project_present?: boolean | null;
  @Optional('Whether a task is required') @IsBoolean() task_present?: boolean | null;
  @Optional('Whether a tag is required') @IsBoolean() tag_present?: boolean | null;
}

@OperationGroup({ source: API_V9 })
export class Workspaces {
  @List('/me/workspaces', {
    title: 'List my workspaces',
    description: 'Those that the caller is in, all in one answer. With `since`, only what changed since then, deleted ones included.',
    input: ChangedSince,
    record: Workspace,
    key: (workspace) => workspace.id,
  })
  declare listWorkspaces: List<ChangedSince, Workspace>;

  @Get('/workspaces/{workspace_id}', {
    title: 'Get a workspace',
    description:
      'By its id: its settings, its organisation and the role of the caller. `premium` means Starter at least, `business_ws` means Premium.',
    input: WorkspaceId,
    output: Workspace,
  })
  declare getWorkspace: Action<WorkspaceId, Workspace>;

  @Post('/organizations/{organization_id}/workspaces', {
    title: 'Create a workspace',
    description: 'Settings of a paid plan are refused on a free one. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewWorkspace,
    output: Workspace,
    effect: unsafe,
  })
  declare createWorkspace: Action<NewWorkspace, Workspace>;

  @Put('/workspaces/{workspace_id}', {
    title: 'Update a workspace',
    description: 'Changes the fields given and keeps the others.',
    input: WorkspaceChange,
    output: Workspace,
    effect: idempotent,
  })
  declare updateWorkspace: Action<WorkspaceChange, Workspace>;

  @Get('/workspaces/{workspace_id}/statistics', {
    title: 'Count members and groups of a workspace',
    description: 'How many members and how many groups there are, and who the admins are, by id and name.',
    input: WorkspaceId,
    output: WorkspaceStatistics,
  })
  declare getWorkspaceStatistics: Action<WorkspaceId, WorkspaceStatistics>;

  @Get('/workspaces/{workspace_id}/time_entry_constraints', {
    title: 'Get what time entries must say',
    description:
      'Whether a description, a project, a task or a tag is required before an entry is accepted, and whether any of that is in force.',
    input: WorkspaceId,
    output: TimeEntryConstraints,
  })
  declare getTimeEntryConstraints: Action<WorkspaceId, TimeEntryConstraints>;

  @List('/workspaces/{workspace_id}/currencies', {
    title: 'List currencies of a workspace',
    description: 'ISO 4217 code and sign of each, all in one answer. listCurrencies gives what Toggl has for everyone.',
    input: WorkspaceId,
    record: Currency,
  })
  declare listWorkspaceCurrencies: List<WorkspaceId, Currency>;
}
