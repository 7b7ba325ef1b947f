import type { Run, Store } from '../ports/store/index.js';
import { recipeOf } from '../recipe/revision.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { bindConnections } from './load-recipe.js';
import type { OpenProject } from './open-project.js';

type Bound = ReadonlyMap<string, RecipeConnection>;

/** Finds the accounts behind the local names of a run's recipe, in the project. What cannot be opened is tried again for the next run. */
export function boundRuns(project: OpenProject, store: Store): (run: Run) => Promise<Bound> {
  const bound = new Map<string, Promise<Bound>>();
  const bind = async ({ revision }: Run): Promise<Bound> => {
    const recipe = await store.recipe(revision);
    if (!recipe) throw new TypeError(`The store has runs of recipe revision ${revision} and not the revision.`);
    return bindConnections(project, recipeOf(recipe));
  };
  return (run) => {
    const known = bound.get(run.revision) ?? bind(run);
    bound.set(run.revision, known);
    known.catch(() => bound.delete(run.revision));
    return known;
  };
}
