import { Get, idempotent, List, Poll, Post, Put, unsafe, type Action, type Trigger } from 'trunkline/sdk';
import { FinishedRunFilter, RunFilter } from './run-filters.js';
import { NewRun, Run, RunId, RunSummary, StartedRun } from './run-records.js';

const SOURCE = 'https://devcenter.wercker.com/docs/api/endpoints/runs';

/** Runs, and those of one application. The vendor asks a list for an application or a pipeline; each has a list of its own here. */
export class Runs {
  @List('/runs', {
    title: 'List runs of an application',
    description: 'Newest first, 20 in a page. Can be narrowed by status, result, branch, tag, commit, author or source run.',
    input: RunFilter,
    record: RunSummary,
    key: (run) => run.id,
    order: 'newest-first',
    detail: { action: 'getRun', with: { runId: (run) => run.id } },
    source: `${SOURCE}: GET /runs?applicationId=`,
  })
  declare listRuns: List<RunFilter, RunSummary, Run>;

  @List('/runs', {
    title: 'List finished runs of an application',
    description: 'Newest first, by when they were created and not by when they finished.',
    input: FinishedRunFilter,
    record: RunSummary,
    key: (run) => run.id,
    order: 'newest-first',
    detail: { action: 'getRun', with: { runId: (run) => run.id } },
    fixed: { status: 'finished' },
    source: `${SOURCE}: GET /runs?applicationId=&status=finished`,
  })
  declare listFinishedRuns: List<FinishedRunFilter, RunSummary, Run>;

  @Get('/runs/{runId}', {
    title: 'Get a run',
    description:
      'By its id. What a list leaves out: variables, commits, pull request, application, and the run whose artifacts it took over.',
    input: RunId,
    output: Run,
    source: `${SOURCE}; recordings of wercker_api: GET /runs/:runId`,
  })
  declare getRun: Action<RunId, Run>;

  @Post('/runs', {
    title: 'Trigger a run',
    description:
      'Nothing drops a repeat, so a lost answer stops for a person. The times in the answer are written as Go prints them; getRun tells ' +
      'them in ISO 8601.',
    input: NewRun,
    output: StartedRun,
    effect: unsafe,
    source: `${SOURCE}; recordings of wercker_api: POST /runs`,
  })
  declare triggerRun: Action<NewRun, StartedRun>;

  @Put('/runs/{runId}/abort', {
    title: 'Abort a run',
    description: 'Aborting an aborted run again is taken to change nothing.',
    input: RunId,
    output: Run,
    effect: idempotent,
    fixed: {},
    source: 'StupidCodeFactory/wercker_api and its recordings: PUT /runs/:runId/abort; the effect of a repeat is inferred',
  })
  declare abortRun: Action<RunId, Run>;

  @Poll('listRuns', {
    title: 'New run of an application',
    description: 'Once for each run, as it is when first seen: often before its `result` is known. finishedRun tells how it ended.',
    record: RunSummary,
    cursor: (run) => run.createdAt,
  })
  declare newRun: Trigger<RunFilter, RunSummary>;

  @Poll('listFinishedRuns', {
    title: 'Finished run of an application',
    description:
      'No filter says what finished since, and reading stops at a page of known runs: a run that finishes after the 20 that were created ' +
      'next may be missed. Name a branch, or watch a single pipeline, where runs overtake one another.',
    record: RunSummary,
    cursor: (run) => run.createdAt,
  })
  declare finishedRun: Trigger<FinishedRunFilter, RunSummary>;
}
