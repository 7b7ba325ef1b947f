import { IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { folders, projects, recipes } from '../choices.js';

/** A test of a recipe. Only its id is sure. */
export class TestCase {
  @Field('Its id', { example: 'citc-AAAA-BBBB' }) id!: string;
  @Optional('Name') @IsString() name?: string | null;
}

/** What to test; exactly one of these. */
export class TestScope {
  @Optional('All recipes of this export manifest') @IsInt() manifest_id?: number | null;
  @Optional('All recipes of this project', { choices: projects }) @IsInt() project_id?: number | null;
  @Optional('All recipes of this folder', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('All tests of this recipe', { choices: recipes }) @IsInt() recipe_id?: number | null;
  @Optional('Tests by their ids', { items: String }) test_case_ids?: string[] | null;
}

export class TestRunId {
  @Field('Id of the run', { example: 'cirr-AAAA-BBBB' }) id!: string;
}

class TestedRecipe {
  @Field('Id of the recipe') @IsInt() id!: number;
  @Optional('Name') @IsString() name?: string | null;
}

class TestJob {
  @Optional('Handle of the job') @IsString() id?: string | null;
}

/** How one test went. */
export class TestResult {
  @Optional('Recipe that was tested', { of: TestedRecipe }) recipe?: TestedRecipe | null;
  @Optional('Test', { of: TestCase }) test_case?: TestCase | null;
  @Optional('Job it ran as', { of: TestJob }) job?: TestJob | null;
  @Optional('How it went', { example: 'succeeded' }) @IsString() status?: string | null;
}

/** A run of tests. Times are ISO 8601 with an offset. */
export class TestRun {
  @Field('Id of the run') id!: string;
  @Field('Where it stands: running, completed') status!: string;
  @Optional('When it was asked for') @IsISO8601() created_at?: string | null;
  @Optional('When it last changed') @IsISO8601() updated_at?: string | null;
  @Optional('How each test went', { items: TestResult }) results?: TestResult[] | null;
  @Optional('How much of the recipes was run, once it is completed; its value is in percent') @IsObject() coverage?: object | null;
}
