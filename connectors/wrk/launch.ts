import { IsIn, IsInt, IsNumber, IsString, IsUUID } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { WRKFLOW_CHOICES } from './wrkflows.js';

/** Counts of the later form. */
abstract class LaunchCounts {
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() num_task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() num_errors?: number | null;
}

/** Progress, as the later form of the article shows it. No state says failed: count `num_errors`. */
export class LaunchState extends LaunchCounts {
  @Field('Where the launch is') @IsIn(['running', 'paused', 'completed']) status!: 'running' | 'paused' | 'completed';
}

/** Counts of the early form. */
abstract class EarlyCounts {
  @Optional('The state in a word') @IsString() status_label?: string | null;
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() errors?: number | null;
}

/** Progress, as the early form of the article shows it. No code says failed: count `errors`. */
export class LaunchStatus extends EarlyCounts {
  @Field('1 running, 2 paused, 3 completed') @IsIn([1, 2, 3]) status_code!: 1 | 2 | 3;
}

abstract class LaunchFacts {
  @Field('Id of the launch') @IsInt() launch_id!: number;
  @Field('UUID of the Wrkflow') @IsUUID() wrkflow_uuid!: string;
  @Field('Name') name!: string;
  @Field('When it was started', { unit: 'unix seconds' }) @IsInt() start_date!: number;
}

/** One execution of a Wrkflow. The vendor documents two forms of its progress: `state` is the later one, `status` the early one. */
export class Launch extends LaunchFacts {
  @Optional('Progress in its later form; absent in answers of the early form', { of: LaunchState }) state?: LaunchState | null;
  @Optional('Progress in its early form; absent in answers of the later form', { of: LaunchStatus }) status?: LaunchStatus | null;
}

export class FinishedState extends LaunchCounts {
  @Field('completed: a launch that goes on is not taken for a finished one') @IsIn(['completed']) status!: 'completed';
}

export class FinishedStatus extends EarlyCounts {
  @Field('3: a launch that goes on is not taken for a finished one') @IsIn([3]) status_code!: 3;
}

/** A launch that has ended, with or without errors. */
export class FinishedLaunch extends LaunchFacts {
  @Optional('Progress in its later form', { of: FinishedState }) state?: FinishedState | null;
  @Optional('Progress in its early form', { of: FinishedStatus }) status?: FinishedStatus | null;
}

export class LaunchId {
  @Field('Id of the launch') @IsInt() launch_id!: number;
}

abstract class LaunchRange {
  @Optional('Only the launch of this id') @IsInt() launch_id?: number | null;
  @Optional('Only launches of this Wrkflow', { choices: WRKFLOW_CHOICES }) @IsUUID() wrkflow_uuid?: string | null;
  @Optional('Started at or after this time', { unit: 'unix seconds' }) @IsInt() lower_start_date?: number | null;
  @Optional('Not started after this time', { unit: 'unix seconds' }) @IsInt() upper_start_date?: number | null;
}

export class LaunchFilter extends LaunchRange {
  @Optional('Only launches in this state: 1 running, 2 paused, 3 completed; documented for the early form only')
  @IsIn([1, 2, 3])
  status_code?: 1 | 2 | 3 | null;
}

export class FinishedLaunchFilter extends LaunchRange {
  @Field('3: completed. The one value that makes the list one of finished launches', { example: 3 }) @IsIn([3]) status_code!: 3;
}
