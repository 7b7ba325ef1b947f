import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
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
  SuspendedError,
  unsafe,
  type Action,
} from 'trunkline/sdk';
import { projects } from '../choices.js';
import { everyWorkspace } from './every-workspace.js';
import { bulk, Edit, Edited } from '../bulk.js';
import { DAY } from '../dates.js';
import { counted } from '../pagers.js';
import { ProjectId } from './project.js';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';
import { NewTask, Task, TaskChange, TaskId, TaskIds } from './task.js';

export class TaskFilter extends WorkspaceId {
  @Optional('Changed at or after this time, deleted ones included', { unit: 'unix seconds' }) @IsInt() since?: number | null;
  @Optional('Only active ones, or only done ones') @IsBoolean() active?: boolean | null;
  @Optional('Id of the project', { choices: projects }) @IsInt() pid?: number | null;
  @Optional('First day') @DAY start_date?: string | null;
  @Optional('Last day') @DAY end_date?: string | null;
  @Optional('Text in the name') @IsString() search?: string | null;
  @Optional('Field to sort by') @IsIn(['name', 'created_at']) sort_field?: 'name' | 'created_at' | null;
  @Optional('Direction') @IsIn(['ASC', 'DESC']) sort_order?: 'ASC' | 'DESC' | null;
}

export class ProjectTaskFilter extends ProjectId {
  @Optional('Only active ones') @IsBoolean() active?: boolean | null;
}

export class TaskEdits extends TaskIds {
  @Field('What to change in all of them', { in: 'whole-body', items: Edit }) @ArrayMinSize(1) edits!: Edit[];
}

/** Tasks need a paid plan; without one, Toggl answers 402. */
@OperationGroup({ source: API_V9 })
export class Tasks {
  @List('/workspaces/{workspace_id}/tasks', {
    title: 'List tasks of a workspace',
    description: '50 in a page, sorted by name or by creation where asked. With `since`, only what changed, deleted tasks included.',
    input: TaskFilter,
    record: Task,
    key: (task) => task.id,
    pagination: counted,
  })
  declare listTasks: List<TaskFilter, Task>;

  @Each('listTasks', {
    title: 'List tasks of all my workspaces',
    description: 'Workspaces whose plan has no tasks are left out.',
    each: [everyWorkspace],
    record: Task,
    skip: [NotFoundError, PermissionError, SuspendedError],
  })
  declare listAllTasks: List<void, Task>;

  @List('/workspaces/{workspace_id}/projects/{project_id}/tasks', {
    title: 'List tasks of a project',
    description:
      'All in one answer, with who is to do each, its estimate and the time tracked in milliseconds. `active` leaves out what is done.',
    input: ProjectTaskFilter,
    record: Task,
    key: (task) => task.id,
  })
  declare listProjectTasks: List<ProjectTaskFilter, Task>;

  @Get('/workspaces/{workspace_id}/projects/{project_id}/tasks/{task_id}', {
    title: 'Get a task',
    description:
      'By its id and its project: who is to do it, whether it is done, the estimate in seconds, and the time tracked in milliseconds.',
    input: TaskId,
    output: Task,
  })
  declare getTask: Action<TaskId, Task>;

  @Post('/workspaces/{workspace_id}/projects/{project_id}/tasks', {
    title: 'Create a task',
    description: 'Paid plans only. A name that another one has is refused. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewTask,
    output: Task,
    effect: unsafe,
  })
  declare createTask: Action<NewTask, Task>;

  @Put('/workspaces/{workspace_id}/projects/{project_id}/tasks/{task_id}', {
    title: 'Update a task',
    description: 'Paid plans only. Changes the fields given and keeps the others.',
    input: TaskChange,
    output: Task,
    effect: idempotent,
  })
  declare updateTask: Action<TaskChange, Task>;

  @Patch('/workspaces/{workspace_id}/projects/{project_id}/tasks/{task_ids}', {
    title: 'Edit many tasks',
    description: 'Paid plans only. What can be changed is changed, though the rest cannot be.',
    input: TaskEdits,
    output: Edited,
    effect: idempotent,
    bulk,
  })
  declare editTasks: Action<TaskEdits, Edited>;

  @Delete('/workspaces/{workspace_id}/projects/{project_id}/tasks/{task_id}', {
    title: 'Delete a task',
    description: 'Paid plans only. From then on only lists with `since` give the task, with `server_deleted_at`.',
    input: TaskId,
    effect: idempotent,
  })
  declare deleteTask: Action<TaskId, void>;
}
