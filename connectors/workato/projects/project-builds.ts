import { Get, OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { DOCS } from '../sources.js';
import { NewProjectBuild, ProjectBuild, ProjectBuildId } from './project-build.js';

/** For workspaces with environments: without them Workato answers 400. */
@OperationGroup({ source: `${DOCS}/projects` })
export class ProjectBuilds {
  @Post('/projects/{id}/build', {
    title: 'Build a project',
    description: 'Waits until the build has succeeded or failed. Each call makes another build.',
    input: NewProjectBuild,
    output: ProjectBuild,
    effect: unsafe,
    job: {
      status: '/project_builds/{build}',
      with: { build: (started: { id: number }) => started.id },
      state: (build: ProjectBuild) => build.state,
      done: ['success'],
      failed: ['failed'],
      everySeconds: 5,
    },
    stability: 'experimental',
    source: `${DOCS}/projects: POST /projects/:id/build; that a build has the states of a deployment is inferred from clients`,
  })
  declare buildProject: Action<NewProjectBuild, ProjectBuild>;

  @Get('/project_builds/{id}', {
    title: 'Get a build of a project',
    description: 'Its package is at `download_url`, on a host of its own.',
    input: ProjectBuildId,
    output: ProjectBuild,
  })
  declare getProjectBuild: Action<ProjectBuildId, ProjectBuild>;
}
