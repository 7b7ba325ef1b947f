import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenReadable, whenWritable } from '../access.js';
import { created, ok, whenValid } from '../answers.js';
import type { Collection } from '../collection.js';
import { notFound } from '../errors.js';
import { scheduleFrom } from '../job.js';
import { Parameters } from '../parameters.js';
import type { JobRecord } from '../records.js';
import { idOf } from '../seeds/ids.js';
import type { Service } from '../service.js';
import { buildDetails, buildSummary, deployDetails, deploySummary } from '../views/jobs.js';
import { type View, viewOf } from '../views/view.js';
import { named } from './applications.js';
import { readJobQuery } from './job-query.js';
import { readRevision } from './start-run.js';

type Owned = JobRecord & { readonly applicationId: string };

/** Facts: C46, C77 to C80. */
export function addBuilds(routes: Routes, service: Service): void {
  routes.get('/applications/{owner}/{name}/builds', (request) =>
    list(request, service, service.builds, buildSummary, (parameters) => ({
      branch: parameters.text('branch'),
      commitHash: parameters.commit('commit'),
    })),
  );
  routes.get('/applications/{owner}/{name}/deploys', (request) =>
    list(request, service, service.deploys, deploySummary, (parameters) => ({ buildId: parameters.text('buildId') })),
  );
  routes.get('/builds/{buildId}', (request) => one(request, service, service.builds.find(request.param('buildId')), buildDetails));
  routes.get('/deploys/{deployId}', (request) => one(request, service, service.deploys.find(request.param('deployId')), deployDetails));
  routes.post('/builds', (request) => startBuild(request, service));
}

function one<Job extends Owned>(
  request: RoutedRequest<never>,
  service: Service,
  job: Job | undefined,
  show: (job: Job, view: View) => unknown,
): Answer {
  if (job === undefined) return notFound();
  return whenReadable(request, service.applications.find(job.applicationId), () => ok(show(job, viewOf(request, service))));
}

function list<Job extends Owned>(
  request: RoutedRequest<'owner' | 'name'>,
  service: Service,
  jobs: Collection<Job>,
  show: (job: Job, view: View) => unknown,
  readFilter: (parameters: Parameters) => Partial<Record<keyof Job, string | undefined>>,
): Answer {
  return whenReadable(request, named(request, service), (application) => {
    const parameters = Parameters.ofQuery(request);
    const pageAt = readJobQuery(parameters, 10, readFilter(parameters));
    const stack = parameters.oneOf('stack', [1, 5, 6]);
    return whenValid(parameters, () => {
      const hasStack = stack === undefined || stack === application.stack;
      const found = hasStack ? jobs.newestFirst().filter(({ applicationId }) => applicationId === application.id) : [];
      const view = viewOf(request, service);
      return ok(pageAt(found, request.at).map((job) => show(job, view)));
    });
  });
}

function startBuild(request: RoutedRequest<never>, service: Service): Answer {
  const parameters = new Parameters(request.body);
  const applicationId = parameters.requiredText('applicationId');
  const revision = readRevision(parameters, service);
  return whenValid(parameters, () =>
    whenWritable(request, service.applications.find(applicationId), () => {
      const build = service.builds.add({
        id: idOf('build', service.builds.size + 1),
        ...scheduleFrom(request.at, service.options.runSeconds),
        outcome: revision.branch.startsWith('broken') ? 'failed' : 'passed',
        ...revision,
        applicationId,
      });
      service.file.ledger.append('build.triggered', build.id, request, parameters.text('message'));
      return created(buildDetails(build, viewOf(request, service)));
    }),
  );
}
