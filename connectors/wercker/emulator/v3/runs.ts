import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenListable, whenReadable, whenWritable } from '../access.js';
import { ok, whenValid } from '../answers.js';
import { failure, notFound } from '../errors.js';
import { jobAt } from '../job.js';
import { Parameters } from '../parameters.js';
import type { RunRecord } from '../records.js';
import { ADA } from '../seeds/catalog.js';
import type { Service } from '../service.js';
import { applicationOf } from '../views/jobs.js';
import { pipelineSummary } from '../views/applications.js';
import { abortedRun, runDetails, runSummary } from '../views/runs.js';
import { viewOf } from '../views/view.js';
import { readJobQuery } from './job-query.js';

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
  const author = parameters.text('author');
  const pageAt = readJobQuery<RunRecord>(parameters, 20, {
    pipelineId,
    branch: parameters.text('branch'),
    tag: parameters.text('tag'),
    commitHash: parameters.commit('commit'),
    sourceRunId: parameters.text('sourceRun'),
  });
  return whenValid(parameters, () => {
    const application = service.applications.find(applicationId ?? service.pipelines.find(pipelineId)?.applicationId);
    return whenListable(request, application, ({ id }) => {
      const ofApplication = service.runs.newestFirst().filter((run) => run.applicationId === id);
      const found = author === undefined || author === ADA.username ? ofApplication : [];
      const view = viewOf(request, service);
      return pageAt(found, request.at).map((run) => runSummary(run, view));
    });
  });
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
