import { IsIn, IsObject, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { ApplicationSummary } from './applications.js';
import { EITHER_TIME, ID, PIPELINE_CHOICES, RESULTS, STATUSES, type Result, type Status } from './conventions.js';
import { CountedJob, EnvVar, RevisionInput } from './jobs.js';
import { PipelineSummary, StartedPipeline } from './pipelines.js';
import { UnifiedUser } from './users.js';

/** A run in a list, or as the source of another. */
export class RunSummary extends CountedJob {
  @Optional('Branch') @IsString() branch?: string | null;
  @Optional('Tag') @IsString() tag?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commitHash?: string | null;
  @Optional('What it is for: the message of the commit, or of who triggered it') @IsString() message?: string | null;
  @Optional('Who made it', { of: UnifiedUser }) user?: UnifiedUser | null;
  @Optional('Of which pipeline', { of: PipelineSummary }) pipeline?: PipelineSummary | null;
}

export class RunCommit {
  @Optional('Id of the entry') @IsString() _id?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commit?: string | null;
  @Optional('Message of the commit') @IsString() message?: string | null;
  @Optional('Who made the commit') @IsString() by?: string | null;
}

/** A run read by itself, or aborted; the answer to an abort lacks `application`. */
export class Run extends RunSummary {
  @Optional('Variables it was given', { items: EnvVar }) envVars?: EnvVar[] | null;
  @Optional('Commits it is about', { items: RunCommit }) commits?: RunCommit[] | null;
  @Optional('Run whose artifacts it took over', { of: RunSummary }) sourceRun?: RunSummary | null;
  @Optional('Pull request it is about; its fields are not documented') @IsObject() pullRequest?: Record<string, unknown> | null;
  @Optional('Application it belongs to', { of: ApplicationSummary }) application?: ApplicationSummary | null;
}

/**
 * A run as the request that started it is answered: a summary whose times are written as Go prints them, in the run and in its pipeline.
 * They are given as they come; `getRun` tells the same moment in ISO 8601.
 */
export class StartedRun {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL') @IsString() url?: string | null;
  @Field('When it was created; UTC, as Go prints it', { example: '2017-07-04 15:35:19.999688998 +0000 UTC' })
  @Matches(EITHER_TIME)
  createdAt!: string;
  @Field('Where it stands') @IsIn(STATUSES) status!: Status;
  @Field('unknown, for it is not finished') @IsIn(RESULTS) result!: Result;
  @Optional('Branch') @IsString() branch?: string | null;
  @Optional('Tag') @IsString() tag?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commitHash?: string | null;
  @Optional('What it is for') @IsString() message?: string | null;
  @Optional('Who made it', { of: UnifiedUser }) user?: UnifiedUser | null;
  @Optional('Of which pipeline', { of: StartedPipeline }) pipeline?: StartedPipeline | null;
}

export class NewRun extends RevisionInput {
  @Field('Id of the pipeline', { choices: PIPELINE_CHOICES }) @Matches(ID) pipelineId!: string;
  @Optional('Id of a run that has passed and whose artifacts this one takes over') @Matches(ID) sourceRunId?: string | null;
  @Optional('Tag') @IsString() tag?: string | null;
}

export class RunId {
  @Field('Id of the run') @Matches(ID) runId!: string;
}
