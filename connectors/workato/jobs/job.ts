import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { jobs } from '../choices.js';
import { RecipeRef } from '../recipes/recipe-inputs.js';

export const JOB_STATUSES = ['succeeded', 'failed', 'pending'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Most that one request may name. */
const MOST_JOBS = 25;

/** One run of a recipe, without the data that went through it: the vendor tells that on its own pages only. Times are ISO 8601, UTC. */
export class Job {
  @Field('Its handle', { example: 'j-AAAA-BBBB' }) id!: string;
  @Optional('Number of the run') @IsInt() flow_run_id?: number | null;
  @Optional('When it was started') @IsISO8601() started_at?: string | null;
  @Optional('When it ended; absent before') @IsISO8601() completed_at?: string | null;
  @Optional('What it is about, as the recipe names its jobs') @IsString() title?: string | null;
  @Optional('Whether it failed') @IsBoolean() is_error?: boolean | null;
  @Optional('Whether looking for events failed, before any step') @IsBoolean() is_poll_error?: boolean | null;
  @Optional('Why it failed') @IsString() error?: string | null;
}

/** Jobs of one recipe. */
export class JobScope extends RecipeRef {
  @Optional('Only jobs that were run again') @IsBoolean() rerun_only?: boolean | null;
}

export class JobFilter extends JobScope {
  @Optional('Only with this status') @IsIn(JOB_STATUSES) status?: JobStatus | null;
}

export class NewerJobFilter extends JobFilter {
  @Field('Handle of the job that the others are newer than', { choices: jobs }) offset_job_id!: string;
}

export class JobId extends RecipeRef {
  @Field('Handle of the job', { choices: jobs })
  job_handle!: string;
}

export class JobIds extends RecipeRef {
  @Field('Handles of the jobs, at most 25', {
    items: String,
    choices: jobs,
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_JOBS)
  job_ids!: string[];
}

export class JobResumption {
  @Field('Token that the waiting job was given to be resumed by') token!: string;
  @Optional('What to tell it, at most 50 MB as JSON') @IsObject() data?: Record<string, unknown> | null;
}
