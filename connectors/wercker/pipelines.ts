import { IsBoolean, IsISO8601, IsString, Matches } from 'class-validator';
import { Field, Get, List, Optional, type Action } from 'trunkline/sdk';
import { ApplicationName, ApplicationSummary } from './applications.js';
import { EITHER_TIME, ID, PIPELINE_CHOICES } from './conventions.js';

/** What every view of a pipeline has. */
abstract class PipelineFacts {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL') @IsString() url?: string | null;
  @Field('Name') name!: string;
  @Optional('Who can see its runs: public or read') @IsString() permissions?: string | null;
  @Optional('Its name in wercker.yml') @IsString() pipelineName?: string | null;
  @Optional('Whether results are reported to the host of the repository') @IsBoolean() setScmProviderStatus?: boolean | null;
  @Optional('What starts it: git (a commit) or pipeline (another one)') @IsString() type?: string | null;
}

/** A pipeline in a list or a run. */
export class PipelineSummary extends PipelineFacts {
  @Optional('When it was created; ISO 8601, UTC') @IsISO8601() createdAt?: string | null;
}

/** A pipeline in the answer that starts a run. */
export class StartedPipeline extends PipelineFacts {
  @Optional('When it was created; UTC, as Go prints it', { example: '2017-07-03 16:04:43.73 +0000 UTC' })
  @Matches(EITHER_TIME)
  createdAt?: string | null;
}

export class Pipeline extends PipelineSummary {
  @Optional('The application it belongs to', { of: ApplicationSummary }) application?: ApplicationSummary | null;
}

export class PipelineId {
  @Field('Id of the pipeline', { choices: PIPELINE_CHOICES }) @Matches(ID) pipelineId!: string;
}

export class Pipelines {
  @List('/applications/{owner}/{name}/pipelines', {
    title: 'List pipelines of an application',
    description: 'Each with what starts it, a commit or another pipeline, and with its name in wercker.yml. Their order is not documented.',
    input: ApplicationName,
    record: PipelineSummary,
    key: (pipeline) => pipeline.id,
    detail: { action: 'getPipeline', with: { pipelineId: (pipeline) => pipeline.id } },
    source: 'wercker/werckerclient, Spinnaker igor: GET /applications/:owner/:name/pipelines; the page size is inferred',
  })
  declare listPipelines: List<ApplicationName, PipelineSummary, Pipeline>;

  @Get('/pipelines/{pipelineId}', {
    title: 'Get a pipeline',
    description: 'By its id: what a list shows, and the application that it belongs to.',
    input: PipelineId,
    output: Pipeline,
    source: 'Spinnaker igor: GET /pipelines/:pipelineId',
  })
  declare getPipeline: Action<PipelineId, Pipeline>;
}
