import { isDeepStrictEqual } from 'node:util';
import type { Lane, NewRun, RecipeRevision } from '../ports/store/index.js';
import type { WebhookEvent } from '../ports/delivery-memory.js';
import { revisionOf } from '../recipe/revision.js';
import { type EventTrigger, isSchedule, type Recipe } from '../recipe/recipe.js';
import { runIdOf, triggerKeyOf } from '../run/keys.js';
import { isRecipeFault } from '../run/run-errors.js';
import { compileValue } from '../run/program/resolve.js';
import type { AnyConnection } from '../runtime/connection.js';
import { laneReader, type Cause } from '../trigger/lane.js';

/** A checked recipe, and the accounts behind its local connection names. */
export interface HookedRecipe {
  readonly recipe: Recipe;
  readonly connections: ReadonlyMap<string, AnyConnection>;
}

/** A trigger of a recipe that webhooks tell of. */
export class Listener {
  readonly #key: string;

  constructor(
    readonly connection: string,
    /** The connector's trigger. */
    readonly operation: string,
    id: string,
    private readonly recipe: RecipeRevision,
    /** What the trigger's input narrows it to. */
    private readonly input: Readonly<Record<string, unknown>>,
    /** The trigger is polled too: both know an event by its record alone. */
    private readonly isPolled: boolean,
    private readonly lane: (cause: Cause) => Lane | undefined,
  ) {
    this.#key = triggerKeyOf(recipe.name, id, connection);
  }

  /** The run that the event starts; undefined where its record does not show that the trigger's input lets it in. A poll then decides. */
  runOf(event: WebhookEvent, delivery: string): NewRun | undefined {
    if (!isWithin(event.record, this.input)) return undefined;
    const lane = this.#laneOf(event);
    if (lane === 'left to the poll') return undefined;
    return { id: runIdOf(this.#key, this.#eventKey(event, delivery)), recipe: this.recipe, event: event.record, ...(lane && { lane }) };
  }

  /** A recipe that cannot tell its lane: a poll sets the record aside for a person; without one, the vendor's next attempt is waited for. */
  #laneOf({ record }: WebhookEvent): Lane | 'left to the poll' | undefined {
    try {
      return this.lane({ event: record });
    } catch (error) {
      if (this.isPolled && isRecipeFault(error)) return 'left to the poll';
      throw error;
    }
  }

  /** Without a poll, each state of a record is an event of its own, and without states each delivery is. */
  #eventKey({ key, sort }: WebhookEvent, delivery: string): string {
    return this.isPolled ? key : JSON.stringify([key, sort ?? delivery]);
  }
}

/** The triggers of a recipe that webhooks tell of. */
export function listenersOf({ recipe, connections }: HookedRecipe): readonly Listener[] {
  const revision = revisionOf(recipe);
  const lane = laneReader(recipe);
  return recipe.on.flatMap((node) => (isSchedule(node) ? [] : listenerOf(node)));

  function listenerOf({ id, uses, with: input }: EventTrigger): readonly Listener[] {
    const connection = connections.get(uses.connection);
    const operation = connection?.document.operations[uses.operation];
    if (!connection || operation?.kind !== 'trigger' || !operation.webhook) return [];
    const given = compileValue(input)({ vars: recipe.vars }) as Readonly<Record<string, unknown>>;
    return [new Listener(connection.id, uses.operation, id, revision, given, operation.poll !== undefined, lane)];
  }
}

/** Fields of the input are fields of the record, with the same values. */
function isWithin(record: unknown, input: Readonly<Record<string, unknown>>): boolean {
  const fields = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  return fields.every(
    ([name, value]) =>
      typeof record === 'object' &&
      record !== null &&
      Object.hasOwn(record, name) &&
      isDeepStrictEqual(record[name as keyof typeof record], value),
  );
}
