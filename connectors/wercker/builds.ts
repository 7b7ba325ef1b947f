import { IsIn, IsString, Matches } from 'class-validator';
import { Download, Field, Get, List, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { ApplicationSummary } from './applications.js';
import { APPLICATION_CHOICES, ID, NAME_CHOICES, STACKS, type Stack } from './conventions.js';
import { CountedJob, EnvVar, JobFilter, RevisionInput } from './jobs.js';

/** A classic build in a list: what came before runs. */
export class BuildSummary extends CountedJob {
  @Optional('Branch') @IsString() branch?: string | null;
  @Optional('Commit, 40 hexadecimal digits') @IsString() commitHash?: string | null;
  @Optional('What it is for') @IsString() message?: string | null;
}

export class Build extends BuildSummary {
  @Optional('Variables it was given', { items: EnvVar }) envVars?: EnvVar[] | null;
  @Optional('Application it belongs to', { of: ApplicationSummary }) application?: ApplicationSummary | null;
}

export class BuildFilter extends JobFilter {
  @Field('User name of the owner') owner!: string;
  @Field('Name of the application', { choices: NAME_CHOICES }) name!: string;
  @Optional('Only of this branch') @IsString() branch?: string | null;
  @Optional('Only of this commit, 40 hexadecimal digits') @Matches(/^[0-9a-f]{40}$/) commit?: string | null;
  @Optional('Only of this stack: 1 classic, 5 docker, 6 workflows') @IsIn(STACKS) stack?: Stack | null;
}

export class NewBuild extends RevisionInput {
  @Field('Id of the application', { choices: APPLICATION_CHOICES }) @Matches(ID) applicationId!: string;
}

export class BuildId {
  @Field('Id of the build') @Matches(ID) buildId!: string;
}

const REFERENCE = 'Markdown sources of the v3 reference, Builds; wercker/werckerclient';

/** Builds of classic applications, which are no longer made since runs took their place. */
export class Builds {
  @List('/applications/{owner}/{name}/builds', {
    title: 'List builds of an application',
    description: 'Of a classic application. Newest first.',
    input: BuildFilter,
    record: BuildSummary,
    key: (build) => build.id,
    order: 'newest-first',
    detail: { action: 'getBuild', with: { buildId: (build) => build.id } },
    source: `${REFERENCE}: GET /applications/:owner/:name/builds`,
  })
  declare listBuilds: List<BuildFilter, BuildSummary, Build>;

  @Get('/builds/{buildId}', {
    title: 'Get a build',
    description: 'Of a classic application, by its id. What a list leaves out: the variables it was given and its application.',
    input: BuildId,
    output: Build,
    source: `${REFERENCE}: GET /builds/:buildId`,
  })
  declare getBuild: Action<BuildId, Build>;

  @Post('/builds', {
    title: 'Trigger a build',
    description: 'Of a classic application. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewBuild,
    output: Build,
    effect: unsafe,
    source: 'wercker/werckerclient: POST /builds',
  })
  declare triggerBuild: Action<NewBuild, Build>;

  @Download('/builds/{buildId}/docker', {
    title: 'Download the container image of a build',
    description: 'A tarball compressed as a snappy stream. What comes is held against the checksum that the vendor sends with it.',
    service: 'v2',
    input: BuildId,
    sha256Header: 'x-amz-meta-Sha256',
    source: 'wercker/wercker: GET /api/v2/builds/:buildId/docker',
  })
  declare downloadBuildImage: Download<BuildId>;
}
