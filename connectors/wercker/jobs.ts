import { IsIn, IsISO8601, IsNumber, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { RESULTS, STATUSES, type Result, type Status } from './conventions.js';

/** What runs, steps, builds and deploys tell of how far they are. Times are ISO 8601, UTC. */
export abstract class Job {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL') @IsString() url?: string | null;
  @Field('When it was created; ISO 8601, UTC') @IsISO8601() createdAt!: string;
  @Optional('When it was started; absent before') @IsISO8601() startedAt?: string | null;
  @Optional('When it was finished; absent before') @IsISO8601() finishedAt?: string | null;
  @Field('Where it stands') @IsIn(STATUSES) status!: Status;
  @Field('How it ended; unknown until it is finished') @IsIn(RESULTS) result!: Result;
}

/** A job that counts its progress. */
export abstract class CountedJob extends Job {
  @Optional('How much is done; a failed one keeps what it had', { unit: 'percent' }) @IsNumber() progress?: number | null;
}

/** A variable of the environment. Their order counts. */
export class EnvVar {
  @Field('Name of the variable') key!: string;
  @Field('Its value') value!: string;
}

/** What a run or a build is to work on. */
export abstract class RevisionInput {
  @Optional('Branch; the newest commit of it, unless a commit is named') @IsString() branch?: string | null;
  @Optional('Commit, 40 hexadecimal digits; needs the branch') @Matches(/^[0-9a-f]{40}$/) commitHash?: string | null;
  @Optional('What it is for, in words') @IsString() message?: string | null;
  @Optional('Variables for its environment, in this order', { items: EnvVar }) envVars?: EnvVar[] | null;
}

/** Filters that lists of jobs share. */
export abstract class JobFilter {
  @Optional('Only in this status') @IsIn(STATUSES) status?: Status | null;
  @Optional('Only with this result') @IsIn(RESULTS) result?: Result | null;
}
