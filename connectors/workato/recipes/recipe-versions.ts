import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Put, type Action } from 'trunkline/sdk';
import { recipeVersions } from '../choices.js';
import { numberedData } from '../pagers.js';
import { RECIPES } from '../sources.js';
import { RecipeRef } from './recipe-inputs.js';

/** A recipe as it once was. Times are ISO 8601 with an offset. */
export class RecipeVersion {
  @Field('Id of the version') @IsInt() id!: number;
  @Optional('Its number, counted up by each change') @IsInt() version_no?: number | null;
  @Optional('What was said of it') @IsString() comment?: string | null;
  @Optional('When it was made') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed') @IsISO8601() updated_at?: string | null;
  @Optional('Who made it') @IsString() author_name?: string | null;
  @Optional('Mail address of who made it') @IsString() author_email?: string | null;
}

export class RecipeVersionId extends RecipeRef {
  @Field('Id of the version', {
    choices: recipeVersions,
  })
  @IsInt()
  id!: number;
}

export class RecipeVersionComment extends RecipeVersionId {
  @Field('What to say of it') comment!: string;
}

/** The quick reference names the endpoints; what a version tells is from clients of the API. */
const FIELDS = 'fields inferred from clients and from files of api-evangelist';

@OperationGroup({ stability: 'experimental' })
export class RecipeVersions {
  @List('/recipes/{recipe_id}/versions', {
    title: 'List versions of a recipe',
    description:
      'One for each change of the recipe: its number, who made it and what was said of it. Whether the code is told is not documented.',
    input: RecipeRef,
    record: RecipeVersion,
    key: (version) => version.id,
    pagination: numberedData,
    source: `${RECIPES}: GET /recipes/:recipe_id/versions; ${FIELDS}`,
    scopes: ['Recipe Versions: List'],
  })
  declare listRecipeVersions: List<RecipeRef, RecipeVersion>;

  @Get('/recipes/{recipe_id}/versions/{id}', {
    title: 'Get a version of a recipe',
    description: 'By the id of the version, which is not its number: who made it, when, and what was said of it.',
    input: RecipeVersionId,
    output: RecipeVersion,
    select: (body: { data: unknown }) => body.data,
    source: `${RECIPES}: GET /recipes/:recipe_id/versions/:id; ${FIELDS}`,
    scopes: ['Recipe Versions: Get details'],
  })
  declare getRecipeVersion: Action<RecipeVersionId, RecipeVersion>;

  @Put('/recipes/{recipe_id}/versions/{id}', {
    title: 'Comment on a version of a recipe',
    description: 'Puts a comment in the place of the former one. The recipe and its code stay as they are.',
    input: RecipeVersionComment,
    effect: idempotent,
    source: `${RECIPES}: PUT /recipes/:recipe_id/versions/:id; the name of the field is inferred from what a version tells`,
    scopes: ['Recipe Versions: Update'],
  })
  declare updateRecipeVersion: Action<RecipeVersionComment, void>;
}
