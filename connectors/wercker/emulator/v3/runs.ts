import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenListable, whenReadable, whenWritable } from '../access.js';
import { ok, pageOf, whenValid } from '../answers.js';
import { failure, notFound } from '../errors.js';
import { jobAt, RESULTS, STATUSES } from '../job.js';
import { Parameters } from '../parameters.js';
import type { RunRecord } from '../records.js';
import { ADA } from '../seeds/catalog.js';
import type { Service } from '../service.js';
import { applicationOf } from '../views/jobs.js';
import { pipelineSummary } from '../views/applications.js';
import { abortedRun, runDetails, runSummary } from '../views/runs.js';
import { viewOf } from '../views/view.js';

/** Facts: C44, C57 to C63, C68, C69. */
export function addRuns(routes: Routes, service: Service): void {
  routes.get('/runs', (request) => listRuns(request, service));
  routes.get('/runs/{runId}', (request) =>
    whenRunReadable(request, service, request.param('runId'), (run) => ok(runDetails(run, viewOf(request, service)))),
  );
  routes.put('/runs/{runId}/abort', (request) => abortRun(request, service));
  routes.get('/pipelines/{pipelineId}', (request) => {
    const pipeline = service.pipelines.find(request.param('pipelineId'));
    const view = viewOf(request, service);
    if (pipeline === undefined) return notFound();
    return whenReadable(request, service.applications.find(pipeline.applicationId), () =>
      ok({ ...pipelineSummary(pipeline, view), application: applicationOf(pipeline, view) }),
    );
  });
}

export function whenRunReadable(
  request: RoutedRequest<never>,
  service: Service,
  runId: string | undefined,
  answer: (run: RunRecord) => Answer,
): Answer {
  const run = service.runs.find(runId);
  return run ? whenReadable(request, service.applications.find(run.applicationId), () => answer(run)) : notFound();
}

function listRuns(request: RoutedRequest<never>, service: Service): Answer {
  const parameters = Parameters.ofQuery(request);
  const applicationId = parameters.text('applicationId');
  const pipelineId = parameters.text('pipelineId');
  if (applicationId === undefined && pipelineId === undefined) {
    parameters.refuse('value', 'object.missing', 'must contain at least one of applicationId, pipelineId');
  }
  const { skip, end } = pageOf(parameters, 20);
  const sort = parameters.oneOf('sort', ['creationDateDesc', 'creationDateAsc']);
  const matches = readFilter(parameters, request.at);
  return whenValid(parameters, () => {
    const application = service.applications.find(applicationId ?? service.pipelines.find(pipelineId)?.applicationId);
    return whenListable(request, application, ({ id }) => {
      const found = service.runs
        .newestFirst()
        .filter((run) => run.applicationId === id && (pipelineId ?? run.pipelineId) === run.pipelineId && matches(run));
      const view = viewOf(request, service);
      return (sort === 'creationDateAsc' ? found.toReversed() : found).slice(skip, end).map((run) => runSummary(run, view));
    });
  });
}

/** Facts: C59. */
function readFilter(parameters: Parameters, now: number): (run: RunRecord) => boolean {
  const status = parameters.oneOf('status', STATUSES);
  const result = parameters.oneOf('result', RESULTS);
  const branch = parameters.text('branch');
  const tag = parameters.text('tag');
  const commitHash = parameters.commit('commit');
  const sourceRunId = parameters.text('sourceRun');
  const author = parameters.text('author');
  const asked = Object.entries({ branch, tag, commitHash, sourceRunId }).filter(([, value]) => value !== undefined);
  return (run) => {
    const state = jobAt(run, now);
    if (status !== undefined && state.status !== status) return false;
    if (result !== undefined && state.result !== result) return false;
    if (author !== undefined && author !== ADA.username) return false;
    return asked.every(([name, value]) => run[name as keyof RunRecord] === value);
  };
}

function abortRun(request: RoutedRequest<'runId'>, service: Service): Answer {
  const run = service.runs.find(request.param('runId'));
  return whenWritable(request, run && service.applications.find(run.applicationId), () => {
    if (run === undefined) return notFound();
    const { status, result } = jobAt(run, request.at);
    if (status === 'finished' && result !== 'aborted') return failure(422, 'The run has already finished', { code: 'run_finished' });
    if (result !== 'aborted') {
      service.runs.change(run, { abortedAt: request.at });
      service.file.ledger.append('run.aborted', run.id, request);
    }
    return ok(abortedRun(run, viewOf(request, service)));
  });
}
