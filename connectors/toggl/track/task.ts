import { ArrayMinSize, IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { projectTasks, users } from '../choices.js';
import { ProjectId } from './project.js';

/** A part of a project. Paid plans only. */
export class Task {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Field('Id of the project') @IsInt() project_id!: number;
  @Optional('Id of the user who is to do it') @IsInt() user_id?: number | null;
  @Optional('False when it is done') @IsBoolean() active?: boolean | null;
  @Optional('How long it is to take', { unit: 'seconds' }) @IsInt() estimated_seconds?: number | null;
  @Optional('Time tracked; milliseconds in spite of its name', { unit: 'milliseconds' }) @IsInt() tracked_seconds?: number | null;
  @Optional('Whether it repeats') @IsBoolean() recurring?: boolean | null;
  @Field('When it was last changed; ISO 8601, UTC') @IsISO8601() at!: string;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() server_deleted_at?: string | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
  @Optional('Name of the project') @IsString() project_name?: string | null;
  @Optional('Name of the client') @IsString() client_name?: string | null;
  @Optional('Name of the user') @IsString() user_name?: string | null;
}

/** What a person may say of a task, in a new one and in a change. */
abstract class TaskFacts extends ProjectId {
  @Optional('False marks it as done') @IsBoolean() active?: boolean | null;
  @Optional('How long it is to take', { unit: 'seconds' }) @IsInt() estimated_seconds?: number | null;
  @Optional('Id of the user who is to do it', { choices: users }) @IsInt() user_id?: number | null;
  @Optional('An id of your own') @IsString() external_reference?: string | null;
}

export class NewTask extends TaskFacts {
  @Field('Name') name!: string;
}

export class TaskChange extends TaskFacts {
  @Field('Id of the task', { choices: projectTasks }) @IsInt() task_id!: number;
  @Optional('Name') @IsString() name?: string | null;
}

export class TaskId extends ProjectId {
  @Field('Id of the task', { choices: projectTasks }) @IsInt() task_id!: number;
}

export class TaskIds extends ProjectId {
  @Field('Ids of the tasks', { items: Number, choices: projectTasks }) @ArrayMinSize(1) task_ids!: number[];
}
