import { IsInt, IsString, Min } from 'class-validator';
import { Field, List, OperationGroup, Optional, singlePage, slot } from 'trunkline/sdk';
import { ApplicationSummary } from './applications.js';
import { PIPELINE_CHOICES } from './conventions.js';
import { CountedJob } from './jobs.js';
import { PipelineSummary } from './pipelines.js';
import { UnifiedUser } from './users.js';

/** An application with its pipelines. */
export class SpinnakerApplication extends ApplicationSummary {
  @Optional('Its pipelines', { items: PipelineSummary }) pipelines?: PipelineSummary[] | null;
}

/** A pipeline among those of all applications. */
export class SpinnakerPipeline extends PipelineSummary {
  @Field('Owner, application and name', { example: 'Acme/storefront: build' }) fullName!: string;
  @Field('Id of its application') applicationId!: string;
}

/** A run that names its pipeline by id. */
export class SpinnakerRun extends CountedJob {
  @Field('Id of its pipeline') pipelineId!: string;
  @Optional('Branch') @IsString() branch?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commitHash?: string | null;
  @Optional('What it is for') @IsString() message?: string | null;
  @Optional('Who made it', { of: UnifiedUser }) user?: UnifiedUser | null;
}

export class SpinnakerApplicationFilter {
  @Optional('How many at most; the vendor documents neither a default nor a maximum') @IsInt() @Min(1) limit?: number | null;
}

export class SpinnakerRunFilter extends SpinnakerApplicationFilter {
  @Optional('Only of this branch') @IsString() branch?: string | null;
  @Optional('Only of these pipelines, by id', { items: String, choices: PIPELINE_CHOICES }) pipelineIds?: string[] | null;
  @Optional('Only since this moment', { unit: 'milliseconds since 1970' }) @IsInt() since?: number | null;
}

const pipelinesOf = slot(
  'pipelines-of-applications',
  (applications: readonly SpinnakerApplication[]) =>
    applications.flatMap((application) => (application.pipelines ?? []).map((pipeline) => ofApplication(pipeline, application))),
  'The pipelines stand inside their applications',
);

/** On its own, a pipeline says whose it is. */
function ofApplication(pipeline: PipelineSummary, { id, name, owner }: SpinnakerApplication): SpinnakerPipeline {
  const ownerName = owner.meta?.username ?? owner.name ?? '';
  return Object.assign({ fullName: `${ownerName}/${name}: ${pipeline.name}`, applicationId: id }, pipeline);
}

const READ_ONCE = 'It is read once: the order, and how many come without `limit`, are not documented.';

/** Endpoints made for Spinnaker; the only ones with a filter by time. Each is read once: nothing is known of their pages. */
@OperationGroup({ stability: 'experimental' })
export class Spinnaker {
  @List('/applications', {
    title: 'List applications with their pipelines',
    description: `The one list of applications that needs no owner. ${READ_ONCE}`,
    service: 'spinnaker',
    input: SpinnakerApplicationFilter,
    record: SpinnakerApplication,
    key: (application) => application.id,
    pagination: singlePage({ items: (body: unknown[]) => body }),
    source: 'Spinnaker igor: GET /api/spinnaker/v1/applications; that it has one page is inferred from it',
  })
  declare listSpinnakerApplications: List<SpinnakerApplicationFilter, SpinnakerApplication>;

  @List('/applications', {
    title: 'List pipelines of all applications',
    description: 'Every pipeline that the caller may see, with the name of its application: to choose one from.',
    service: 'spinnaker',
    record: SpinnakerPipeline,
    key: (pipeline) => pipeline.id,
    pagination: singlePage({ items: pipelinesOf }),
    source: 'Spinnaker igor: GET /api/spinnaker/v1/applications; that it has one page is inferred from it',
  })
  declare listSpinnakerPipelines: List<void, SpinnakerPipeline>;

  @List('/runs', {
    title: 'List runs since a moment',
    description: `The one list of runs that filters by time, and by several pipelines. ${READ_ONCE}`,
    service: 'spinnaker',
    input: SpinnakerRunFilter,
    record: SpinnakerRun,
    key: (run) => run.id,
    pagination: singlePage({ items: (body: unknown[]) => body }),
    arrays: 'repeat',
    source: 'Spinnaker igor: GET /api/spinnaker/v1/runs; that it has one page is inferred from it',
  })
  declare listSpinnakerRuns: List<SpinnakerRunFilter, SpinnakerRun>;
}
