import { ArrayMinSize, IsObject } from 'class-validator';
import { Field, Get, idempotent, OperationGroup, Optional, Post, type Action } from 'trunkline/sdk';
import { recipes } from '../choices.js';
import { RECIPES } from '../sources.js';
import { RecipeRef } from './recipe-inputs.js';

export class JobCountQuery {
  @Field('Ids of the recipes', { items: Number, choices: recipes }) @ArrayMinSize(1) recipe_ids!: number[];
}

/** How many jobs of each recipe succeeded and failed. */
export class JobCounts {
  @Optional('The whole answer; its form is not documented') @IsObject() counts?: object | null;
}

/** What slows a recipe down. */
export class RecipeHealth {
  @Optional('The whole report; its form is not documented') @IsObject() report?: object | null;
}

@OperationGroup({ stability: 'experimental' })
export class RecipeHealths {
  @Get('/recipes/job_counts', {
    title: 'Count jobs of recipes',
    description: 'How many succeeded and failed, of several recipes at once. The form of the answer is not documented: it comes as it is.',
    input: JobCountQuery,
    output: JobCounts,
    as: 'counts',
    source: `${RECIPES}: GET /recipes/job_counts; the name and form of the parameter are inferred from the page's description`,
    scopes: ['Recipes: Get job counts for recipes'],
  })
  declare getJobCounts: Action<JobCountQuery, JobCounts>;

  @Get('/recipes/{recipe_id}/health', {
    title: 'Get the health report of a recipe',
    description: 'The latest one; analyzeRecipeHealth makes another.',
    input: RecipeRef,
    output: RecipeHealth,
    as: 'report',
    source: `${RECIPES}: GET /recipes/:recipe_id/health; that the report is an object is inferred from files of api-evangelist`,
  })
  declare getRecipeHealth: Action<RecipeRef, RecipeHealth>;

  @Post('/recipes/{recipe_id}/health', {
    title: 'Analyse the health of a recipe',
    description:
      'Queues an analysis, whose report getRecipeHealth gives. A repeat analyses the same recipe once more and changes nothing of it.',
    input: RecipeRef,
    effect: idempotent,
    source: `${RECIPES}: POST /recipes/:recipe_id/health; the effect of a repeat is inferred from what an analysis does`,
  })
  declare analyzeRecipeHealth: Action<RecipeRef, void>;
}
