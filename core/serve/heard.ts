import type { AnyConnection } from '../runtime/connection.js';
import { type HookedRecipe, listenersOf } from '../webhook/listener.js';

/** A connection whose vendor tells of triggers. */
export interface Heard {
  readonly connection: AnyConnection;
  /** The connector's triggers that recipes use. */
  readonly triggers: Set<string>;
}

/** The connections that recipes want to be told by, by id. */
export function heardOf(recipes: readonly HookedRecipe[]): ReadonlyMap<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const recipe of recipes) {
    const byId = new Map([...recipe.connections.values()].map((one) => [one.id, one]));
    for (const { connection, operation } of listenersOf(recipe)) {
      const known = heard.get(connection) ?? { connection: byId.get(connection)!, triggers: new Set() };
      heard.set(connection, known);
      known.triggers.add(operation);
    }
  }
  return heard;
}
