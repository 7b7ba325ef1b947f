import type { RunPorts } from '../run/execute-run.js';
import { type Execute, type ExecuteOptions, type ExecuteSummary, executeRuns } from '../run/execute-runs.js';
import { compileValue } from '../run/program/resolve.js';
import { type EventTrigger, isSchedule, type Recipe } from '../recipe/recipe.js';
import { revisionOf } from '../recipe/revision.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { Schedules } from '../schedule/schedules.js';
import { laneReader } from './lane.js';
import { type PollResult, type PollStore, poll } from './poll.js';

/** A checked recipe and the accounts that stand behind its local connection names. */
export interface BoundRecipe {
  readonly recipe: Recipe;
  readonly connections: ReadonlyMap<string, RecipeConnection>;
}

export interface PollPorts extends Pick<RunPorts, 'clock' | 'log'> {
  readonly store: PollStore;
}

/** `skipped` counts polls that ended incomplete and so released nothing. */
export interface PollCounts {
  readonly read: number;
  readonly started: number;
  readonly skipped: number;
}

export interface RoundSummary extends PollCounts, ExecuteSummary {
  /** Runs of the recipe that ended uncertain in this round or in any before it: a person has to look at each. */
  readonly unresolved: number;
}

/** One round: polls every trigger once, starts what schedules have due, then executes all runs that can go on. */
export async function runOnce(
  bound: BoundRecipe,
  ports: RunPorts,
  options: ExecuteOptions = {},
  execute: Execute = executeRuns,
): Promise<RoundSummary> {
  const polled = await pollTriggers(bound, ports, options);
  const scheduled = await new Schedules([bound.recipe]).tick(ports);
  const runs = await execute(bound.recipe.name, bound.connections, ports, options);
  const started = polled.started + scheduled.started;
  return { ...runs, ...polled, started, unresolved: (await ports.store.countRuns(bound.recipe.name)).uncertain };
}

/** Polls every trigger of a recipe once that has a list of the vendor's records. */
export async function pollTriggers(bound: BoundRecipe, ports: PollPorts, options: Pick<ExecuteOptions, 'signal'>): Promise<PollCounts> {
  const polls: PollResult[] = [];
  for (const trigger of bound.recipe.on) {
    if (!isSchedule(trigger) && isPolled(bound, trigger)) polls.push(await pollTrigger(bound, trigger, ports, options));
  }
  return {
    read: polls.reduce((sum, { read }) => sum + read, 0),
    started: polls.reduce((sum, { started }) => sum + started, 0),
    skipped: polls.filter(({ status }) => status === 'incomplete').length,
  };
}

/** Whether the connector has a list to poll; a trigger without one is told by webhooks alone. */
export function isPolled({ connections }: BoundRecipe, { uses }: EventTrigger): boolean {
  const operation = connections.get(uses.connection)?.document.operations[uses.operation];
  return operation?.kind !== 'trigger' || operation.poll !== undefined;
}

/** Polls one trigger of a recipe, and tells the log. */
export async function pollTrigger(
  bound: BoundRecipe,
  { id, uses, start, with: input }: EventTrigger,
  ports: PollPorts,
  { signal }: Pick<ExecuteOptions, 'signal'>,
): Promise<PollResult> {
  const { recipe, connections } = bound;
  const connection = connections.get(uses.connection);
  if (!connection)
    throw new TypeError(`Connection ${uses.connection} of recipe ${recipe.name} is not bound; recipes are checked before they run.`);
  const write = (event: string, data: Readonly<Record<string, unknown>>): void =>
    ports.log.write({ at: ports.clock.now(), event, connection: connection.id, operation: uses.operation, data });
  const result = await poll(
    {
      recipe: revisionOf(recipe),
      id,
      operation: uses.operation,
      connection,
      with: compileValue(input)({ vars: recipe.vars }) as Readonly<Record<string, unknown>>,
      lane: laneReader(recipe),
      ...(start && { start }),
      ...(signal && { signal }),
    },
    { ...ports, onAside: ({ ident, error }) => write('record.aside', { trigger: id, record: ident, error }) },
  );
  const { cause: _cause, ...told } = { cause: undefined, ...result };
  write(result.status === 'complete' ? 'trigger.polled' : 'trigger.incomplete', { trigger: id, ...told });
  return result;
}
