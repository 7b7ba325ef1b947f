import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { ok } from '../answers.js';
import { notFound } from '../errors.js';
import { image } from '../image.js';
import type { RunRecord } from '../records.js';
import type { Service } from '../service.js';
import { type RunStep, runIdOfStep, stepsOf } from '../steps.js';
import { stepDetails, stepLog } from '../views/steps.js';
import { viewOf } from '../views/view.js';
import { whenRunReadable } from './runs.js';

/** Facts: C71, C72. */
export function addRunSteps(routes: Routes, service: Service): void {
  routes.get('/runs/{runId}/steps', (request) =>
    whenRunReadable(request, service, request.param('runId'), (run) => {
      const view = viewOf(request, service);
      return ok(stepsOf(run).map((step) => stepDetails(step, run, view)));
    }),
  );
  routes.get('/runsteps/{runStepId}', (request) =>
    withStep(request, service, (step, run) => ok(stepDetails(step, run, viewOf(request, service)))),
  );
  routes.get('/runsteps/{runStepId}/log', (request) =>
    withStep(request, service, (step, run) => ({ status: 200, raw: stepLog(step, run, request.at) })),
  );
  routes.get('/runsteps/{runStepId}/artifacts', (request) =>
    withStep(request, service, (step, run) => {
      const { artifactsUrl } = stepDetails(step, run, viewOf(request, service));
      return artifactsUrl === null ? notFound() : image(`artifacts of ${run.id}`);
    }),
  );
}

function withStep(request: RoutedRequest<'runStepId'>, service: Service, answer: (step: RunStep, run: RunRecord) => Answer): Answer {
  const id = request.param('runStepId');
  return whenRunReadable(request, service, runIdOfStep(id), (run) => {
    const step = stepsOf(run).find((known) => known.id === id);
    return step ? answer(step, run) : notFound();
  });
}
