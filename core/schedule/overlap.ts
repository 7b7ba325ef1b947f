import type { Lane } from '../ports/store/index.js';
import type { Recipe, ScheduleTrigger } from '../recipe/recipe.js';
import { type Cause, laneReader } from '../trigger/lane.js';
import { usualOverlap } from './missed.js';

/** The lane of a scheduled run: the recipe's, where it has a `concurrency`, else one of the trigger's own. */
export function overlapLane(
  recipe: Recipe,
  { id, missed, overlap = usualOverlap(missed) }: ScheduleTrigger,
): (cause: Cause) => Lane | undefined {
  if (recipe.concurrency) return laneReader(recipe);
  const lane: Lane = { key: JSON.stringify([recipe.name, 'on', id]), max: 1, full: overlap };
  return () => lane;
}
