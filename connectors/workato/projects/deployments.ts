import { Each, Get, List, OperationGroup, Poll, Post, singlePage, unsafe, values, type Action, type Trigger } from 'trunkline/sdk';
import { DOCS } from '../sources.js';
import { BuildDeployment, Deployment, DeploymentFilter, DeploymentId, DeploymentRange, ProjectDeployment } from './deployment.js';

const DAY_SECONDS = 86_400;

/** The deployment that was started, until it has ended. */
const ended = {
  status: '/deployments/{deployment}',
  with: { deployment: (started: { id: number }) => started.id },
  state: (deployment: Deployment) => deployment.state,
  done: ['success'],
  failed: ['failed'],
  everySeconds: 5,
} as const;

/** For workspaces with environments, by an API client of the development environment. */
@OperationGroup({ source: `${DOCS}/projects` })
export class Deployments {
  @Post('/project_builds/{id}/deploy', {
    title: 'Deploy a build of a project',
    description: 'Waits until the deployment has succeeded or failed. Each call deploys again.',
    input: BuildDeployment,
    output: Deployment,
    effect: unsafe,
    job: ended,
  })
  declare deployProjectBuild: Action<BuildDeployment, Deployment>;

  @Post('/projects/{id}/deploy', {
    title: 'Build and deploy a project',
    description: 'Waits until the deployment has succeeded or failed. Each call deploys again.',
    input: ProjectDeployment,
    output: Deployment,
    effect: unsafe,
    job: ended,
  })
  declare deployProject: Action<ProjectDeployment, Deployment>;

  @Get('/deployments/{id}', {
    title: 'Get a deployment',
    description: 'How far it is, without waiting: pending, success or failed. For workspaces with environments.',
    input: DeploymentId,
    output: Deployment,
  })
  declare getDeployment: Action<DeploymentId, Deployment>;

  @List('/deployments', {
    title: 'List deployments',
    description: 'All that the filter leaves, in one page: none is documented.',
    input: DeploymentFilter,
    record: Deployment,
    key: (deployment) => deployment.id,
    pagination: singlePage({ items: (body: { items: unknown[] }) => body.items }),
  })
  declare listDeployments: List<DeploymentFilter, Deployment>;

  @Each('listDeployments', {
    title: 'List deployments that have ended',
    description: 'First those that succeeded, then those that failed.',
    each: [values('state', ['success', 'failed'])],
    input: DeploymentRange,
    record: Deployment,
  })
  declare listFinishedDeployments: List<DeploymentRange, Deployment>;

  /** Only a time of creation can be asked for: each poll reads a day back, for deployments that took their time. */
  @Poll('listFinishedDeployments', {
    title: 'Deployment finished',
    description: 'Succeeded or failed; `state` says which. One that runs for more than a day is missed.',
    record: Deployment,
    cursor: (deployment) => deployment.created_at,
    since: 'from',
    overlap: DAY_SECONDS,
    stability: 'experimental',
    source: `${DOCS}/projects: GET /deployments; that \`from\` is inclusive is inferred`,
  })
  declare deploymentFinished: Trigger<DeploymentRange, Deployment>;
}
