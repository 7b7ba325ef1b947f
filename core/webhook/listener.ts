import { isDeepStrictEqual } from 'node:util';
import type { Lane, NewRun, RecipeRevision, ToldAside } from '../ports/store/index.js';
import type { WebhookEvent } from '../ports/delivery-memory.js';
import { revisionOf } from '../recipe/revision.js';
import { type EventTrigger, isSchedule, type Recipe } from '../recipe/recipe.js';
import { runIdOf, triggerKeyOf } from '../run/keys.js';
import { errorJson } from '../run/run-errors.js';
import { compileValue } from '../run/program/resolve.js';
import type { AnyConnection } from '../runtime/connection.js';
import { laneReader, type Cause } from '../trigger/lane.js';

/** A checked recipe, and the accounts behind its local connection names. */
export interface HookedRecipe {
  readonly recipe: Recipe;
  readonly connections: ReadonlyMap<string, AnyConnection>;
}

/** What an event comes to: a run, or why there can be none. */
export type Outcome = { readonly run: NewRun } | { readonly aside: ToldAside };

/** A trigger of a recipe that webhooks tell of. */
export class Listener {
  readonly key: string;

  constructor(
    readonly connection: string,
    /** The connector's trigger. */
    readonly operation: string,
    id: string,
    private readonly recipe: RecipeRevision,
    /** What the trigger's input narrows it to. */
    private readonly input: Readonly<Record<string, unknown>>,
    /** The trigger is polled too: both know an event by its record alone. */
    readonly isPolled: boolean,
    private readonly lane: (cause: Cause) => Lane | undefined,
  ) {
    this.key = triggerKeyOf(recipe.name, id, connection);
  }

  /**
   * What the event comes to; undefined where a poll decides: its record does not show that the trigger's input lets it in, or it can become no run, and the poll
   * sets it aside.
   *
   * @param problem Why the store cannot keep its record.
   */
  outcomeOf(event: WebhookEvent, delivery: string, problem?: unknown): Outcome | undefined {
    if (!isWithin(event.record, this.input)) return undefined;
    const ident = this.#eventKey(event, delivery);
    try {
      if (problem !== undefined) throw problem;
      return { run: this.runOf(ident, event.record) };
    } catch (error) {
      if (this.isPolled) return undefined;
      return { aside: { trigger: this.key, ident, data: event.record, error: errorJson(error) } };
    }
  }

  /** Throws where the recipe cannot tell the run's lane: with the same record it always will. */
  runOf(ident: string, record: unknown): NewRun {
    const lane = this.lane({ event: record });
    return { id: runIdOf(this.key, ident), recipe: this.recipe, event: record, ...(lane && { lane }) };
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
