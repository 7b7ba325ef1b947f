import { IsBoolean, IsInt } from 'class-validator';
import {
  Delete,
  Field,
  Get,
  idempotent,
  List,
  OperationGroup,
  Optional,
  Poll,
  Post,
  Put,
  unsafe,
  type Action,
  type Trigger,
} from 'trunkline/sdk';
import { byId, numberedItems } from '../pagers.js';
import { RECIPES } from '../sources.js';
import { Recipe, RecipeSummary } from './recipe.js';
import { NewRecipe, RecipeChange, RecipeCopy, RecipeFilter, RecipeId, RecipeView } from './recipe-inputs.js';

/** What creating a recipe is answered with. */
export class CreatedRecipe {
  @Optional('True') @IsBoolean() success?: boolean | null;
  @Field('Id of the recipe') @IsInt() id!: number;
}

/** What copying a recipe is answered with. */
export class CopiedRecipe {
  @Optional('True') @IsBoolean() success?: boolean | null;
  @Field('Id of the copy') @IsInt() new_flow_id!: number;
}

const detail = { action: 'getRecipe', with: { id: (recipe: RecipeSummary) => recipe.id } } as const;
const WITHOUT_CODE = 'Without what they do, which can be long: getRecipe tells it.';

@OperationGroup({ source: RECIPES })
export class Recipes {
  @List('/recipes', {
    title: 'List recipes',
    description: `Newest first. Each page is what has a lower id than the page before, so nothing is missed while recipes come and go. ${WITHOUT_CODE}`,
    input: RecipeFilter,
    record: RecipeSummary,
    key: (recipe) => recipe.id,
    order: 'newest-first',
    fixed: { exclude_code: true },
    pagination: byId,
    detail,
    scopes: ['Recipes: List'],
  })
  declare listRecipes: List<RecipeFilter, RecipeSummary, Recipe>;

  @List('/recipes', {
    title: 'List recipes by activity',
    description: `Those with the latest activity first. ${WITHOUT_CODE}`,
    input: RecipeFilter,
    record: RecipeSummary,
    key: (recipe) => recipe.id,
    fixed: { exclude_code: true, order: 'activity' },
    pagination: numberedItems,
    detail,
    scopes: ['Recipes: List'],
  })
  declare listRecipesByActivity: List<RecipeFilter, RecipeSummary, Recipe>;

  @Get('/recipes/{id}', {
    title: 'Get a recipe',
    description: 'In full, with its `code`: the trigger and the steps. Tags are told only where `includes` asks for them.',
    input: RecipeView,
    output: Recipe,
    scopes: ['Recipes: Get details'],
  })
  declare getRecipe: Action<RecipeView, Recipe>;

  @Post('/recipes', {
    title: 'Create a recipe',
    description: 'It is not started. Nothing drops a repeat and names need not be unique, so a lost answer stops for a person.',
    input: NewRecipe,
    output: CreatedRecipe,
    effect: unsafe,
    source: `${RECIPES}: POST /recipes; the answer is inferred`,
    stability: 'experimental',
    scopes: ['Recipes: Create'],
  })
  declare createRecipe: Action<NewRecipe, CreatedRecipe>;

  @Put('/recipes/{id}', {
    title: 'Update a recipe',
    description: 'Changes the fields given and keeps the others. A recipe that is started is refused: stop it first.',
    input: RecipeChange,
    effect: idempotent,
    scopes: ['Recipes: Update'],
  })
  declare updateRecipe: Action<RecipeChange, void>;

  @Delete('/recipes/{id}', {
    title: 'Delete a recipe',
    description: 'Stop it first: Workato refuses to change a recipe that is started. Once deleted it is not found any more.',
    input: RecipeId,
    effect: idempotent,
    scopes: ['Recipes: Delete'],
  })
  declare deleteRecipe: Action<RecipeId, void>;

  @Post('/recipes/{id}/copy', {
    title: 'Copy a recipe',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: RecipeCopy,
    output: CopiedRecipe,
    effect: unsafe,
    source: `${RECIPES}: POST /recipes/:id/copy; the answer is inferred`,
    stability: 'experimental',
    scopes: ['Recipes: Copy'],
  })
  declare copyRecipe: Action<RecipeCopy, CopiedRecipe>;

  @Poll('listRecipes', {
    title: 'Recipe created or changed',
    description:
      'Each change is an event, told by updated_at. The list is in order of ids, so all pages since the latest change are read. Of several changes ' +
      'between two polls the last is told, and a recipe that was deleted is not.',
    record: RecipeSummary,
    key: [(recipe) => recipe.id, (recipe) => recipe.updated_at],
    cursor: (recipe) => recipe.updated_at,
    since: 'updated_after',
  })
  declare recipeChanged: Trigger<RecipeFilter, RecipeSummary>;
}
