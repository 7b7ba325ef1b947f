import type { EventTrigger } from '../../recipe/recipe.js';
import type { RecipeConnection } from '../../runtime/connection.js';
import { triggerKeyOf } from '../../run/keys.js';
import type { BoundRecipe } from '../run-once.js';

/** A trigger that is polled, and the recipe it belongs to. */
export interface PolledTrigger {
  readonly bound: BoundRecipe;
  readonly trigger: EventTrigger;
}

export function connectionOf({ bound, trigger }: PolledTrigger): RecipeConnection {
  const { connection: local } = trigger.uses;
  const connection = bound.connections.get(local);
  if (connection) return connection;
  throw new TypeError(`Connection ${local} of recipe ${bound.recipe.name} is not bound; recipes are checked before they run.`);
}

/** Under which its state is kept. */
export const keyOf = (polled: PolledTrigger): string => triggerKeyOf(polled.bound.recipe.name, polled.trigger.id, connectionOf(polled).id);

/** Those of each connection, in the order given. */
export function byConnection(triggers: readonly PolledTrigger[]): readonly (readonly PolledTrigger[])[] {
  const lines = new Map<string, PolledTrigger[]>();
  for (const polled of triggers) {
    const { id } = connectionOf(polled);
    const line = lines.get(id);
    if (line) line.push(polled);
    else lines.set(id, [polled]);
  }
  return [...lines.values()];
}
