import { IsIn, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { APPLICATION_CHOICES, ID, PIPELINE_CHOICES, RESULTS, STATUSES, type Result, type Status } from './conventions.js';

/** Filters of runs. The vendor's `sort` is left out: the triggers count on the newest being first, as it is by default. */
abstract class RunFacts {
  @Optional('Only with this result') @IsIn(RESULTS) result?: Result | null;
  @Optional('Only of this branch') @IsString() branch?: string | null;
  @Optional('Only of this tag') @IsString() tag?: string | null;
  @Optional('Only of this commit, 40 hexadecimal digits') @Matches(/^[0-9a-f]{40}$/) commit?: string | null;
  @Optional('Only runs that took over the artifacts of this one') @Matches(ID) sourceRun?: string | null;
  @Optional('Only of this author') @IsString() author?: string | null;
}

export class FinishedRunFilter extends RunFacts {
  @Field('Id of the application', { choices: APPLICATION_CHOICES }) @Matches(ID) applicationId!: string;
}

export class RunFilter extends FinishedRunFilter {
  @Optional('Only in this status') @IsIn(STATUSES) status?: Status | null;
}

export class FinishedPipelineRunFilter extends RunFacts {
  @Field('Id of the pipeline', { choices: PIPELINE_CHOICES }) @Matches(ID) pipelineId!: string;
}

export class PipelineRunFilter extends FinishedPipelineRunFilter {
  @Optional('Only in this status') @IsIn(STATUSES) status?: Status | null;
}
