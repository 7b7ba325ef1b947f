import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { isVisible, whenReadable, whenWritable } from '../access.js';
import { ok, pageOf, whenValid } from '../answers.js';
import { notFound } from '../errors.js';
import { Parameters } from '../parameters.js';
import type { ApplicationRecord } from '../records.js';
import { USERS } from '../seeds/catalog.js';
import type { Service } from '../service.js';
import { applicationDetails, applicationSummary, pipelineSummary } from '../views/applications.js';
import { viewOf } from '../views/view.js';

type Order = (a: ApplicationRecord, b: ApplicationRecord) => number;

const byName: Order = (a, b) => a.name.localeCompare(b.name);
const byCreation: Order = (a, b) => a.createdAt - b.createdAt;
const byUpdate: Order = (a, b) => a.updatedAt - b.updatedAt;
const ORDERS: Readonly<Record<string, Order>> = {
  nameAsc: byName,
  nameDesc: (a, b) => byName(b, a),
  createdAtAsc: byCreation,
  createdAtDesc: (a, b) => byCreation(b, a),
  updatedAtAsc: byUpdate,
  updatedAtDesc: (a, b) => byUpdate(b, a),
};

/** Facts: C45, C52 to C57. */
export function addApplications(routes: Routes, service: Service): void {
  routes.get('/applications/{owner}', (request) => listApplications(request, service));
  routes.get('/applications/{owner}/{name}', (request) =>
    whenReadable(request, named(request, service), (application) => ok(applicationDetails(application, viewOf(request, service)))),
  );
  routes.patch('/applications/{owner}/{name}', (request) => changeApplication(request, service));
  routes.get('/applications/{owner}/{name}/pipelines', (request) =>
    whenReadable(request, named(request, service), (application) => listPipelines(request, service, application)),
  );
}

/** The application that a path names, its owner in whatever case. */
export function named(request: RoutedRequest<'owner' | 'name'>, { applications }: Service): ApplicationRecord | undefined {
  const owner = request.param('owner').toLowerCase();
  return applications.oldestFirst().find((known) => known.owner.toLowerCase() === owner && known.name === request.param('name'));
}

function listApplications(request: RoutedRequest<'owner'>, service: Service): Answer {
  const owner = request.param('owner').toLowerCase();
  if (!USERS.some(({ username }) => username.toLowerCase() === owner)) return notFound();
  const parameters = Parameters.ofQuery(request);
  const { skip, end } = pageOf(parameters, 10);
  const order = ORDERS[parameters.oneOf('sort', Object.keys(ORDERS)) ?? 'nameAsc'] ?? byName;
  const stack = parameters.oneOf('stack', [1, 5, 6]);
  return whenValid(parameters, () => {
    const found = service.applications
      .oldestFirst()
      .filter((application) => application.owner.toLowerCase() === owner && isVisible(request, application))
      .filter((application) => stack === undefined || application.stack === stack);
    const view = viewOf(request, service);
    return ok(
      found
        .toSorted(order)
        .slice(skip, end)
        .map((application) => applicationSummary(application, view)),
    );
  });
}

function listPipelines(request: RoutedRequest<never>, service: Service, { id }: ApplicationRecord): Answer {
  const parameters = Parameters.ofQuery(request);
  const { skip, end } = pageOf(parameters, 20);
  const view = viewOf(request, service);
  return whenValid(parameters, () => {
    const found = service.pipelines.oldestFirst().filter(({ applicationId }) => applicationId === id);
    return ok(found.slice(skip, end).map((pipeline) => pipelineSummary(pipeline, view)));
  });
}

/** Nothing but the ignored branches can change. */
function changeApplication(request: RoutedRequest<'owner' | 'name'>, service: Service): Answer {
  return whenWritable(request, named(request, service), (application) => {
    const parameters = new Parameters(request.body);
    const ignoredBranches = parameters.texts('ignoredBranches');
    return whenValid(parameters, () => {
      if (ignoredBranches !== undefined) {
        service.applications.change(application, { ignoredBranches, updatedAt: request.at });
        service.file.ledger.append('application.updated', application.id, request);
      }
      return ok(applicationDetails(application, viewOf(request, service), { allowedActions: false }));
    });
  });
}
