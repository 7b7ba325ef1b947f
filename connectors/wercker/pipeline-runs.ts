import { List, Poll, type Trigger } from 'trunkline/sdk';
import { FinishedPipelineRunFilter, PipelineRunFilter } from './run-filters.js';
import { RunSummary, type Run } from './run-records.js';

const SOURCE = 'https://devcenter.wercker.com/docs/api/endpoints/runs';

/** The runs of one pipeline. */
export class PipelineRuns {
  @List('/runs', {
    title: 'List runs of a pipeline',
    description: 'Newest first, 20 in a page. Can be narrowed by status, result, branch, tag, commit, author or source run.',
    input: PipelineRunFilter,
    record: RunSummary,
    key: (run) => run.id,
    order: 'newest-first',
    detail: { action: 'getRun', with: { runId: (run) => run.id } },
    source: `${SOURCE}: GET /runs?pipelineId=`,
  })
  declare listPipelineRuns: List<PipelineRunFilter, RunSummary, Run>;

  @List('/runs', {
    title: 'List finished runs of a pipeline',
    description: 'Newest first, by when they were created and not by when they finished.',
    input: FinishedPipelineRunFilter,
    record: RunSummary,
    key: (run) => run.id,
    order: 'newest-first',
    detail: { action: 'getRun', with: { runId: (run) => run.id } },
    fixed: { status: 'finished' },
    source: `${SOURCE}: GET /runs?pipelineId=&status=finished`,
  })
  declare listFinishedPipelineRuns: List<FinishedPipelineRunFilter, RunSummary, Run>;

  @Poll('listPipelineRuns', {
    title: 'New run of a pipeline',
    description: 'Once for each run, as it is when first seen: often before its `result` is known. finishedPipelineRun tells how it ended.',
    record: RunSummary,
    cursor: (run) => run.createdAt,
  })
  declare newPipelineRun: Trigger<PipelineRunFilter, RunSummary>;

  @Poll('listFinishedPipelineRuns', {
    title: 'Finished run of a pipeline',
    description:
      'No filter says what finished since, and reading stops at a page of known runs: a run that finishes after the 20 that were created ' +
      'next may be missed.',
    record: RunSummary,
    cursor: (run) => run.createdAt,
  })
  declare finishedPipelineRun: Trigger<FinishedPipelineRunFilter, RunSummary>;
}
