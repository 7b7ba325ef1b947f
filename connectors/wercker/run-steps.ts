import { IsInt, IsString, Matches } from 'class-validator';
import { Download, Field, Get, List, Optional, singlePage, type Action } from 'trunkline/sdk';
import { ID } from './conventions.js';
import { Job } from './jobs.js';
import { RunId } from './run-records.js';

/** One step of a run. The first two are built in and have `step`; the others have `displayName` and `phase`. */
export class RunStep extends Job {
  @Field('Place among the steps of its run, from 1') @IsInt() order!: number;
  @Optional('Name of a built-in step', { example: 'get code' }) @IsString() step?: string | null;
  @Optional('Name of any other step', { example: 'npm-install' }) @IsString() displayName?: string | null;
  @Optional('Phase of the run it belongs to', { example: 'mainSteps' }) @IsString() phase?: string | null;
  @Optional('URL of what it kept; null when that is nothing') @IsString() artifactsUrl?: string | null;
  @Optional('URL of its log') @IsString() logUrl?: string | null;
}

export class RunStepId {
  @Field('Id of the step') @Matches(ID) runStepId!: string;
}

export class RunStepLog {
  @Field('What the step wrote so far') log!: string;
}

export class RunSteps {
  @List('/runs/{runId}/steps', {
    title: 'List steps of a run',
    description: 'In their order, all in one answer. The first two are built in and have `step`, the others `displayName` and `phase`.',
    input: RunId,
    record: RunStep,
    key: (step) => step.id,
    pagination: singlePage({ items: (body: unknown[]) => body }),
    source: 'StupidCodeFactory/wercker_api and its recordings: GET /runs/:runId/steps',
  })
  declare listRunSteps: List<RunId, RunStep>;

  @Get('/runsteps/{runStepId}', {
    title: 'Get a step of a run',
    description: 'By its id: where it stands, how it ended and when, and the URLs of its log and of what it kept.',
    input: RunStepId,
    output: RunStep,
    source: 'wercker/werckerclient; links in the recordings of wercker_api: GET /runsteps/:runStepId',
  })
  declare getRunStep: Action<RunStepId, RunStep>;

  @Get('/runsteps/{runStepId}/log', {
    title: 'Get the log of a step',
    description: 'As text. A long one is better downloaded.',
    input: RunStepId,
    output: RunStepLog,
    answer: 'text',
    as: 'log',
    source: 'wercker/werckerclient; links in the recordings of wercker_api: GET /runsteps/:runStepId/log',
  })
  declare getRunStepLog: Action<RunStepId, RunStepLog>;

  @Download('/runsteps/{runStepId}/log', {
    title: 'Download the log of a step',
    description: 'As it comes, however long it is.',
    input: RunStepId,
    source: 'wercker/werckerclient; links in the recordings of wercker_api: GET /runsteps/:runStepId/log',
  })
  declare downloadRunStepLog: Download<RunStepId>;
}
