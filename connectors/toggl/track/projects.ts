import { ArrayMinSize, IsIn, IsISO8601 } from 'class-validator';
import {
  Delete,
  Each,
  Field,
  Get,
  idempotent,
  List,
  NotFoundError,
  OperationGroup,
  Optional,
  Patch,
  PermissionError,
  Post,
  Put,
  unsafe,
  type Action,
} from 'trunkline/sdk';
import { everyWorkspace } from './every-workspace.js';
import { bulk, Edit, Edited } from '../bulk.js';
import { numbered } from '../pagers.js';
import { ProjectFilter, ProjectState } from './project-filter.js';
import { NewProject, Project, ProjectChange, ProjectId, ProjectIds } from './project.js';
import { API_V9 } from '../sources.js';

export class ProjectDeletion extends ProjectId {
  @Optional('Whether its time entries are deleted too, or kept without a project')
  @IsIn(['delete', 'unassign'])
  teDeletionMode?: 'delete' | 'unassign' | null;
}

export class ProjectEdits extends ProjectIds {
  @Field('What to change in all of them', { in: 'whole-body', items: Edit }) @ArrayMinSize(1) edits!: Edit[];
}

export class ProjectPin extends ProjectId {
  @Field('Whether it is pinned') pin!: boolean;
}

/** Days on which time was first and last tracked. */
export class ProjectStatistics {
  @Optional('When the first time entry begins; ISO 8601') @IsISO8601() earliest_time_entry?: string | null;
  @Optional('When the last time entry begins; ISO 8601') @IsISO8601() latest_time_entry?: string | null;
}

const PLAN_FIELDS =
  'Fields of a plan that the workspace does not have are left out where the connection says its plan, and refused where it does not.';

@OperationGroup({ source: API_V9 })
export class Projects {
  @List('/workspaces/{workspace_id}/projects', {
    title: 'List projects of a workspace',
    description: '200 in a page. Active ones, unless `active` asks for others; with `since`, only what changed, deleted ones included.',
    input: ProjectFilter,
    record: Project,
    key: (project) => project.id,
    pagination: numbered(200),
  })
  declare listProjects: List<ProjectFilter, Project>;

  @Each('listProjects', {
    title: 'List projects of all my workspaces',
    description:
      'Active ones, unless `active` asks for others, with one call at least for each workspace. Those that refuse the caller or are gone ' +
      'are left out.',
    each: [everyWorkspace],
    input: ProjectState,
    record: Project,
    skip: [NotFoundError, PermissionError],
  })
  declare listAllProjects: List<ProjectState, Project>;

  @Get('/workspaces/{workspace_id}/projects/{project_id}', {
    title: 'Get a project',
    description: 'By its id: client, dates, status and the time tracked so far; prices and estimates where the plan has them.',
    input: ProjectId,
    output: Project,
  })
  declare getProject: Action<ProjectId, Project>;

  @Post('/workspaces/{workspace_id}/projects', {
    title: 'Create a project',
    description: `${PLAN_FIELDS} A name that another one has is refused. Nothing drops a repeat, so a lost answer stops for a person.`,
    input: NewProject,
    output: Project,
    effect: unsafe,
  })
  declare createProject: Action<NewProject, Project>;

  @Put('/workspaces/{workspace_id}/projects/{project_id}', {
    title: 'Update a project',
    description: `Changes the fields given and keeps the others. ${PLAN_FIELDS}`,
    input: ProjectChange,
    output: Project,
    effect: idempotent,
  })
  declare updateProject: Action<ProjectChange, Project>;

  @Patch('/workspaces/{workspace_id}/projects/{project_ids}', {
    title: 'Edit many projects',
    description: 'What can be changed is changed, though the rest cannot be.',
    input: ProjectEdits,
    output: Edited,
    effect: idempotent,
    bulk,
  })
  declare editProjects: Action<ProjectEdits, Edited>;

  @Delete('/workspaces/{workspace_id}/projects/{project_id}', {
    title: 'Delete a project',
    description: '`teDeletionMode` says what becomes of its time entries: deleted with it, or kept without a project.',
    input: ProjectDeletion,
    effect: idempotent,
  })
  declare deleteProject: Action<ProjectDeletion, void>;

  @Post('/workspaces/{workspace_id}/projects/{project_id}/pin', {
    title: 'Pin a project',
    description: 'For the caller alone, and nothing else of the project changes. `pin: false` takes the pin away.',
    input: ProjectPin,
    effect: idempotent,
  })
  declare pinProject: Action<ProjectPin, void>;

  @Get('/workspaces/{workspace_id}/projects/{project_id}/statistics', {
    title: 'Get when a project was worked on',
    description: 'When its first and its last time entry begin. How much was tracked is told by getProjectTotals.',
    input: ProjectId,
    output: ProjectStatistics,
  })
  declare getProjectStatistics: Action<ProjectId, ProjectStatistics>;
}
