import { IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { connections, folders, platformConnectors, recipes } from '../choices.js';
import { INCLUDES, STOP_CAUSES, type Include, type StopCause } from '../conventions.js';
import { RecipeConnection } from './recipe.js';

/** What every operation below `/recipes/{recipe_id}` needs. */
export class RecipeRef {
  @Field('Id of the recipe', { choices: recipes }) @IsInt() recipe_id!: number;
}

/** What operations of `/recipes/{id}` need. */
export class RecipeId {
  @Field('Id of the recipe', { choices: recipes }) @IsInt() id!: number;
}

export class RecipeView extends RecipeId {
  @Optional('What to show beside', { items: String, name: 'includes[]' }) @IsIn(INCLUDES, { each: true }) includes?: Include[] | null;
}

abstract class RecipeFacts {
  @Optional('Only in this folder', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('Only with all of these applications; names with commas between them', { example: 'salesforce,netsuite' })
  @IsString()
  adapter_names_all?: string | null;
  @Optional('Only with one of these applications; names with commas between them') @IsString() adapter_names_any?: string | null;
  @Optional('Only stopped for this reason') @IsIn(STOP_CAUSES) stop_cause?: StopCause | null;
  @Optional('What to show beside', { items: String, name: 'includes[]' }) @IsIn(INCLUDES, { each: true }) includes?: Include[] | null;
}

/** Filters of recipes that are stopped. */
export class StoppedRecipeFilter extends RecipeFacts {}

export class RecipeFilter extends RecipeFacts {
  @Optional('Only those that are started') @IsBoolean() running?: boolean | null;
  @Optional('The vendor says that this leaves out what was stopped after it; ISO 8601', { example: '2026-01-31T00:00:00Z' })
  @IsISO8601()
  stopped_after?: string | null;
  @Optional('Only changed after this time; ISO 8601', { example: '2026-01-31T00:00:00Z' }) @IsISO8601() updated_after?: string | null;
}

/** What a recipe is and does. */
abstract class RecipeWords {
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Which connections it uses', { json: true, items: RecipeConnection }) config?: RecipeConnection[] | null;
  @Optional('Id of its folder, which cannot be the root', { choices: folders }) @IsInt() folder_id?: number | null;
  @Optional('What it is for') @IsString() description?: string | null;
}

export class RecipeContent extends RecipeWords {
  @Field('What it does, step by step', { json: true }) @IsObject() code!: Record<string, unknown>;
}

export class ChangedRecipeContent extends RecipeWords {
  @Optional('What it does, step by step', { json: true }) @IsObject() code?: Record<string, unknown> | null;
}

export class NewRecipe {
  @Field('The recipe') recipe!: RecipeContent;
}

export class RecipeChange extends RecipeId {
  @Field('What changes') recipe!: ChangedRecipeContent;
}

export class RecipeCopy extends RecipeId {
  @Optional('Folder of the copy', { choices: folders }) @IsInt() folder_id?: number | null;
}

export class ConnectionReplacement extends RecipeRef {
  @Field('Internal name of the connector', { example: 'salesforce', choices: platformConnectors }) adapter_name!: string;
  @Field('Id of the connection to use from now on', { choices: connections }) @IsInt() connection_id!: number;
}
