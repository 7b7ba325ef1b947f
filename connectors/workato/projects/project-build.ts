import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, Matches } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { projects } from '../choices.js';

/** How far a build or a deployment is. */
export const STATES = ['pending', 'success', 'failed'] as const;
export type State = (typeof STATES)[number];

/** A project's id, or `f` and the id of its folder. */
export const PROJECT = /^f?\d+$/;

/** A package of a project as it was at one time. */
export class ProjectBuild {
  @Field('Its id') @IsInt() id!: number;
  @Field('How far it is; the words are those of deployments') @IsIn(STATES) state!: State;
  @Field('Id of the project, as text') project_id!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Whether test cases are in it') @IsBoolean() include_test_cases?: boolean | null;
  @Optional('Who built it') @IsString() performed_by_name?: string | null;
  @Optional('Where its package is; absent before it is built') @IsString() download_url?: string | null;
  @Field('When it was created; ISO 8601 with offset') @IsISO8601() created_at!: string;
  @Field('When it last changed; ISO 8601 with offset') @IsISO8601() updated_at!: string;
}

export class ProjectBuildId {
  @Field('Id of the build') @IsInt() id!: number;
}

export class NewProjectBuild {
  @Field('Id of the project, or f and the id of its folder', { example: 'f660222', choices: projects }) @Matches(PROJECT) id!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Whether test cases are in it; false when absent') @IsBoolean() include_test_cases?: boolean | null;
}
