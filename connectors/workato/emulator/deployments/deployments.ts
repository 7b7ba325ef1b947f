import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { pageOf, text, time, word } from '../query.js';
import { badRequest, wrongState } from '../refused.js';
import { buildProject, projectOf } from './builds.js';
import { type BuildRecord, type DeploymentRecord, TARGETS } from './records.js';
import { deploymentView, stateAt, STATES } from './views.js';

/** Facts: K64, K118 to K120. */
export function addDeployments(api: Api): void {
  api
    .post('/project_builds/{id}/deploy', (call) => {
      call.needEnvironments();
      const build = found(call.workspace.builds.find(call.id()));
      if (stateAt(build, call.now) !== 'success') throw wrongState('The project build is not finished');
      return ok(deploymentView(deploy(call, build), call.now));
    })
    .post('/projects/{id}/deploy', (call) => {
      call.needEnvironments();
      const project = projectOf(call, call.request.param('id'));
      targetOf(call);
      return ok(deploymentView(deploy(call, buildProject(call, project)), call.now));
    })
    .get('/deployments/{id}', (call) => ok(deploymentView(found(call.workspace.deployments.find(call.id())), call.now)))
    .get('/deployments', (call) => {
      const found = call.workspace.deployments.live(fitting(call)).toReversed();
      return ok({ items: pageOf(call.request, found).items.map((one) => deploymentView(one, call.now)) });
    });
}

function deploy(call: Call, build: BuildRecord): DeploymentRecord {
  const { workato, workspace, body, now } = call;
  const environment_type = targetOf(call);
  const fields = new Fields(body);
  const description = fields.text('description') ?? build.description;
  fields.check();
  const work = workato.begin('deployment', now);
  const deployment = workspace.deployments.add({
    id: workspace.deployments.nextId,
    project_id: build.project_id,
    project_build_id: build.id,
    environment_type,
    description,
    ...work,
    failure: build.failure ?? work.failure,
  });
  call.effect('deployment.created', deployment.id, description);
  return deployment;
}

/** In the query, although it is a POST. */
function targetOf({ request }: Call): DeploymentRecord['environment_type'] {
  const target = word(request, 'environment_type', TARGETS);
  if (target === undefined) throw badRequest('environment_type is missing');
  return target;
}

/** The folder's id has an `f` before it; times are of the deployment's start. */
function fitting(call: Call): (deployment: DeploymentRecord) => boolean {
  const { request, now } = call;
  const named = text(request, 'project_id') ?? text(request, 'folder_id')?.replace(/^f?/, 'f');
  const project = named === undefined ? undefined : projectOf(call, named);
  const target = word(request, 'environment_type', TARGETS);
  const state = word(request, 'state', STATES);
  const [from = -Infinity, to = Infinity] = [time(request, 'from'), time(request, 'to')];
  return (one) =>
    (project === undefined || one.project_id === project.id) &&
    (target === undefined || one.environment_type === target) &&
    (state === undefined || stateAt(one, now) === state) &&
    one.begun_at >= from &&
    one.begun_at <= to;
}
