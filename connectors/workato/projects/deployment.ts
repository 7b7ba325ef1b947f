import { IsIn, IsInt, IsISO8601, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { deployments, projects } from '../choices.js';
import { PROJECT, STATES, type State } from './project-build.js';

const ENVIRONMENTS = ['test', 'prod'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

/** A build that was brought into an environment. */
export class Deployment {
  @Field('Its id') @IsInt() id!: number;
  @Field('How far it is') @IsIn(STATES) state!: State;
  @Optional('Id of the build that was deployed') @IsInt() project_build_id?: number | null;
  @Field('Where it went') @IsIn(ENVIRONMENTS) environment_type!: Environment;
  @Field('Id of the project, as text') project_id!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Who deployed it') @IsString() performed_by_name?: string | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class DeploymentId {
  @Field('Id of the deployment', { choices: deployments }) @IsInt() id!: number;
}

abstract class Target {
  @Field('Where it goes', { in: 'query' }) @IsIn(ENVIRONMENTS) environment_type!: Environment;
  @Optional('What it is for') @IsString() description?: string | null;
}

export class BuildDeployment extends Target {
  @Field('Id of the build') @IsInt() id!: number;
}

export class ProjectDeployment extends Target {
  @Field('Id of the project, or f and the id of its folder', { example: 'f660222', choices: projects }) @Matches(PROJECT) id!: string;
}

export class DeploymentRange {
  @Optional('Only of this project', { example: '523144', choices: projects }) @IsString() project_id?: string | null;
  @Optional('Only of this folder: f and its id', { example: 'f660222' }) @Matches(/^f\d+$/) folder_id?: string | null;
  @Optional('Only into this environment') @IsIn(ENVIRONMENTS) environment_type?: Environment | null;
  @Optional('Created after this time; ISO 8601') @IsISO8601() from?: string | null;
  @Optional('Created before this time; ISO 8601') @IsISO8601() to?: string | null;
}

export class DeploymentFilter extends DeploymentRange {
  @Optional('Only in this state') @IsIn(STATES) state?: State | null;
}
