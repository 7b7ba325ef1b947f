import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenListable, whenReadable } from '../access.js';
import { ok, whenValid } from '../answers.js';
import { notFound } from '../errors.js';
import { Parameters } from '../parameters.js';
import type { Service } from '../service.js';
import { viewOf } from '../views/view.js';
import { workflowDetails, workflowSummary } from '../views/workflows.js';

const SHOWN = 10;

/** Facts: C48, C73 to C75. */
export function addWorkflows(routes: Routes, service: Service): void {
  routes.get('/workflows', (request) => listWorkflows(request, service));
  routes.get('/workflows/{workflowId}', (request) => {
    const workflow = service.workflows.find(request.param('workflowId'));
    if (workflow === undefined) return notFound();
    return whenReadable(request, service.applications.find(workflow.applicationId), () =>
      ok(workflowDetails(workflow, viewOf(request, service))),
    );
  });
}

function listWorkflows(request: RoutedRequest<never>, service: Service): Answer {
  const parameters = Parameters.ofQuery(request);
  const application = service.applications.find(parameters.requiredText('applicationId'));
  return whenValid(parameters, () => {
    const view = viewOf(request, service);
    return whenListable(request, application, ({ id }) => {
      const found = service.workflows.newestFirst().filter(({ applicationId }) => applicationId === id);
      return found.slice(0, SHOWN).map((workflow) => workflowSummary(workflow, view));
    });
  });
}
