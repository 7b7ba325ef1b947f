import { IsIn, Matches } from 'class-validator';
import { Field, Get, List, Optional, type Action } from 'trunkline/sdk';
import { ApplicationSummary } from './applications.js';
import { BuildSummary } from './builds.js';
import { ID, NAME_CHOICES, STACKS, type Stack } from './conventions.js';
import { CountedJob, JobFilter } from './jobs.js';

/** A classic deploy in a list. */
export class DeploySummary extends CountedJob {}

export class Deploy extends DeploySummary {
  @Optional('Application it belongs to', { of: ApplicationSummary }) application?: ApplicationSummary | null;
  @Optional('Build that was deployed', { of: BuildSummary }) build?: BuildSummary | null;
}

const BUILD_CHOICES = { list: 'listBuilds', value: 'id', label: 'message', with: { owner: 'owner', name: 'name' } } as const;

export class DeployFilter extends JobFilter {
  @Field('User name of the owner') owner!: string;
  @Field('Name of the application', { choices: NAME_CHOICES }) name!: string;
  @Optional('Only of this build', { choices: BUILD_CHOICES }) @Matches(ID) buildId?: string | null;
  @Optional('Only of this stack: 1 classic, 5 docker, 6 workflows') @IsIn(STACKS) stack?: Stack | null;
}

export class DeployId {
  @Field('Id of the deploy') @Matches(ID) deployId!: string;
}

export class Deploys {
  @List('/applications/{owner}/{name}/deploys', {
    title: 'List deploys of an application',
    description: 'Of a classic application. Newest first.',
    input: DeployFilter,
    record: DeploySummary,
    key: (deploy) => deploy.id,
    order: 'newest-first',
    detail: { action: 'getDeploy', with: { deployId: (deploy) => deploy.id } },
    source: 'Markdown sources of the v3 reference, Applications; wercker/werckerclient: GET /applications/:owner/:name/deploys',
  })
  declare listDeploys: List<DeployFilter, DeploySummary, Deploy>;

  @Get('/deploys/{deployId}', {
    title: 'Get a deploy',
    description: 'Of a classic application, by its id. What a list leaves out: its application and the build that was deployed.',
    input: DeployId,
    output: Deploy,
    source: 'wercker/werckerclient: GET /deploys/:deployId',
  })
  declare getDeploy: Action<DeployId, Deploy>;
}
