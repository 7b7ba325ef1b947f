import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { isVisible } from './access.js';
import { ok, whenValid } from './answers.js';
import { Parameters } from './parameters.js';
import type { Service } from './service.js';
import { applicationSummary, pipelineSummary } from './views/applications.js';
import { spinnakerRun } from './views/runs.js';
import { viewOf } from './views/view.js';

/** How many there are unless a limit says fewer: made up. */
const USUAL = 100;

/** Facts: C90 to C92. */
export function addSpinnaker(routes: Routes, service: Service): void {
  routes.get('/applications', (request) => listApplications(request, service));
  routes.get('/runs', (request) => listRuns(request, service));
}

function listApplications(request: RoutedRequest<never>, service: Service): Answer {
  const parameters = Parameters.ofQuery(request);
  const limit = parameters.integer('limit', { usual: USUAL, min: 1 });
  const view = viewOf(request, service);
  return whenValid(parameters, () => {
    const found = service.applications.oldestFirst().filter((application) => isVisible(request, application));
    const pipelinesOf = (id: string) => service.pipelines.oldestFirst().filter(({ applicationId }) => applicationId === id);
    return ok(
      found.slice(0, limit).map((application) => ({
        ...applicationSummary(application, view),
        pipelines: pipelinesOf(application.id).map((pipeline) => pipelineSummary(pipeline, view)),
      })),
    );
  });
}

function listRuns(request: RoutedRequest<never>, service: Service): Answer {
  const parameters = Parameters.ofQuery(request);
  const limit = parameters.integer('limit', { usual: USUAL, min: 1 });
  const since = parameters.integer('since', { usual: 0 });
  const branch = parameters.text('branch');
  const pipelineIds = request.query.getAll('pipelineIds');
  const view = viewOf(request, service);
  return whenValid(parameters, () => {
    const found = service.runs.newestFirst({ from: since }).filter((run) => {
      const application = service.applications.find(run.applicationId);
      const isWanted = pipelineIds.length === 0 || pipelineIds.includes(run.pipelineId);
      return application !== undefined && isVisible(request, application) && isWanted && (branch ?? run.branch) === run.branch;
    });
    return ok(found.slice(0, limit).map((run) => spinnakerRun(run, view)));
  });
}
