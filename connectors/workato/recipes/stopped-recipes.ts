import { List, OperationGroup, Poll, slot, type Trigger } from 'trunkline/sdk';
import { byId } from '../pagers.js';
import { RECIPES } from '../sources.js';
import { RecipeSummary } from './recipe.js';
import { StoppedRecipeFilter } from './recipe-inputs.js';

const wasStopped = slot(
  'was-stopped',
  (recipe: RecipeSummary): boolean => !recipe.running && recipe.stopped_at != null,
  'The vendor cannot be asked to leave out recipes that never ran',
);

@OperationGroup({ source: RECIPES })
export class StoppedRecipes {
  /** No order is declared: recipes come by their id, and one of any age may be stopped. */
  @List('/recipes', {
    title: 'List stopped recipes',
    description: 'Those that ran before; drafts are left out.',
    input: StoppedRecipeFilter,
    record: RecipeSummary,
    key: (recipe) => recipe.id,
    fixed: { exclude_code: true, running: false },
    pagination: byId,
    filter: wasStopped,
    source: `${RECIPES}: GET /recipes?running=false; the page says what true does, and false is inferred from it`,
    stability: 'experimental',
    scopes: ['Recipes: List'],
  })
  declare listStoppedRecipes: List<StoppedRecipeFilter, RecipeSummary>;

  @Poll('listStoppedRecipes', {
    title: 'Recipe stopped',
    description:
      'Each stop is an event, by a person or by Workato; stop_cause tells why, and as input picks one reason. All stopped recipes are read at each ' +
      'poll, a hundred in a request, since no filter for new stops can be trusted. A recipe that is started again before the next poll is missed.',
    record: RecipeSummary,
    key: [(recipe) => recipe.id, (recipe) => recipe.stopped_at!],
    cursor: (recipe) => recipe.updated_at,
    stability: 'experimental',
  })
  declare recipeStopped: Trigger<StoppedRecipeFilter, RecipeSummary>;
}
