import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString, Matches } from 'class-validator';
import { Field, Get, List, Optional, Poll, singlePage, type Action, type Trigger } from 'trunkline/sdk';
import { ApplicationSummary, Scm } from './applications.js';
import { APPLICATION_CHOICES, ID, RESULTS, STATUSES, type Result, type Status } from './conventions.js';
import { UnifiedUser } from './users.js';

export class WorkflowItemData {
  @Optional('Name of the pipeline') @IsString() targetName?: string | null;
  @Optional('Id of the pipeline') @IsString() pipelineId?: string | null;
  @Optional('Whether only some may see it') @IsBoolean() restricted?: boolean | null;
  @Optional('How many steps the run has') @IsInt() totalSteps?: number | null;
  @Optional('At which step it is, from 1') @IsInt() currentStep?: number | null;
  @Optional('Name of that step') @IsString() stepName?: string | null;
  @Optional('Id of the run; absent before there is one') @IsString() runId?: string | null;
}

/** One pipeline's turn in a workflow. */
export class WorkflowItem {
  @Field('Its id') id!: string;
  @Optional('What it is', { example: 'run' }) @IsString() type?: string | null;
  @Optional('Where it stands') @IsIn(STATUSES) status?: Status | null;
  @Optional('How it ended; unknown until it is finished') @IsIn(RESULTS) result?: Result | null;
  @Optional('How much is done', { unit: 'percent' }) @IsNumber() progress?: number | null;
  @Optional('When it last changed; ISO 8601, UTC') @IsISO8601() updatedAt?: string | null;
  @Optional('Id of the item it follows') @IsString() parentItem?: string | null;
  @Optional('Its pipeline, run and step', { of: WorkflowItemData }) data?: WorkflowItemData | null;
}

export class WorkflowData {
  @Optional('Branch') @IsString() branch?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commitHash?: string | null;
  @Optional('Message of the commit') @IsString() message?: string | null;
  @Optional('Where the source is', { of: Scm }) scm?: Scm | null;
  @Optional('Run whose artifacts it began with') @IsString() sourceRunId?: string | null;
}

/** Runs that follow from one another. */
export class Workflow {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL') @IsString() url?: string | null;
  @Field('When it was created; ISO 8601, UTC') @IsISO8601() createdAt!: string;
  @Optional('When it was started; absent before') @IsISO8601() startedAt?: string | null;
  @Field('When it last changed; ISO 8601, UTC') @IsISO8601() updatedAt!: string;
  @Optional('What started it: git, workflow, or another word') @IsString() trigger?: string | null;
  @Optional('What it works on', { of: WorkflowData }) data?: WorkflowData | null;
  @Optional('Its pipelines’ turns', { items: WorkflowItem }) items?: WorkflowItem[] | null;
  @Optional('Who started it', { of: UnifiedUser }) user?: UnifiedUser | null;
}

/** A workflow read by itself. */
export class WorkflowDetails extends Workflow {
  @Optional('The application it belongs to', { of: ApplicationSummary }) application?: ApplicationSummary | null;
}

export class WorkflowFilter {
  @Field('Id of the application', { choices: APPLICATION_CHOICES }) @Matches(ID) applicationId!: string;
}

export class WorkflowId {
  @Field('Id of the workflow') @Matches(ID) workflowId!: string;
}

const SOURCE = 'StupidCodeFactory/wercker_api and its recordings';

export class Workflows {
  @List('/workflows', {
    title: 'List the last workflows of an application',
    description: 'The last ten, newest first. Whether older ones can be asked for is not documented.',
    input: WorkflowFilter,
    record: Workflow,
    key: (workflow) => workflow.id,
    order: 'newest-first',
    detail: { action: 'getWorkflow', with: { workflowId: (workflow) => workflow.id } },
    pagination: singlePage({ items: (body: unknown[]) => body }),
    source: `${SOURCE}: GET /workflows?applicationId=`,
  })
  declare listWorkflows: List<WorkflowFilter, Workflow, WorkflowDetails>;

  @Get('/workflows/{workflowId}', {
    title: 'Get a workflow',
    description: 'By its id: the turn of each pipeline with its status and its run, and the application, which a list leaves out.',
    input: WorkflowId,
    output: WorkflowDetails,
    source: `${SOURCE}: GET /workflows/:workflowId`,
  })
  declare getWorkflow: Action<WorkflowId, WorkflowDetails>;

  @Poll('listWorkflows', {
    title: 'Changed workflow',
    description: 'New ones too. Of changes between two polls the last one is seen; a workflow that is no more among the last ten is not.',
    record: Workflow,
    key: [(workflow) => workflow.id, (workflow) => workflow.updatedAt],
    cursor: (workflow) => workflow.updatedAt,
  })
  declare workflowChanged: Trigger<WorkflowFilter, Workflow>;
}
