import { ReconnectError } from 'trunkline/errors';
import type { ActionDocument } from 'trunkline/document';
import type { FinalStatus, Run } from '../ports/store.js';
import type { Scope } from '../recipe/expression.js';
import type { Uses } from '../recipe/recipe.js';
import type { RecipeConnection } from '../runtime/connection.js';
import type { Durable, EffectOutcome } from './durable.js';
import { requestHashOf, vendorKeyOf } from './keys.js';
import type { Program, ProgramStep } from './program.js';
import { errorJson, isExpressionFault } from './run-errors.js';

/** How far a run came: its end, or `waiting` when it keeps its place for a later round. */
export type RunOutcome =
  | { readonly status: FinalStatus; readonly error?: unknown }
  | { readonly status: 'waiting'; readonly reason: string };

export interface RunHost {
  /** By the recipe's local names. */
  readonly connections: ReadonlyMap<string, RecipeConnection>;
  /** Ids of connections that a person must mend; nothing is sent through them. */
  readonly paused: Set<string>;
  readonly signal?: AbortSignal;
  report(event: StepEvent, path: string, data?: Readonly<Record<string, unknown>>): void;
}

export type StepEvent = 'step.started' | 'step.ended' | 'step.reused' | 'step.skipped';

/** Runs the steps of a recipe over a journal, from wherever the journal ends. Throws only when the journal cannot be written. */
export async function runRecipe(run: Run, program: Program, durable: Durable, host: RunHost): Promise<RunOutcome> {
  const outputs: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const scope: Scope = { event: run.event, vars: program.recipe.vars, steps: outputs, run: { id: run.id } };
  for (const step of program.steps) {
    if (host.signal?.aborted) return { status: 'waiting', reason: 'stopped' };
    const outcome = await runStep(run, step, scope, durable, host);
    if (outcome === 'skipped') continue;
    if (outcome.status === 'succeeded') outputs[step.path] = outcome.output;
    else if (outcome.status === 'stopped') return { status: 'waiting', reason: 'stopped' };
    else if (outcome.status === 'parked') return { status: 'waiting', reason: outcome.reason };
    else return outcome;
  }
  return { status: 'succeeded' };
}

async function runStep(run: Run, step: ProgramStep, scope: Scope, durable: Durable, host: RunHost): Promise<EffectOutcome | 'skipped'> {
  const before = durable.recall(step.path);
  if (before?.status === 'skipped') return 'skipped';
  let input: unknown;
  try {
    if (before === undefined && step.condition?.(scope) === false) {
      await durable.skip(step.path, 'its condition is false');
      host.report('step.skipped', step.path);
      return 'skipped';
    }
    input = step.input(scope);
  } catch (error) {
    if (!isExpressionFault(error)) throw error;
    if (before?.status !== 'failed') await durable.fail(step.path, error);
    return { status: 'failed', error: errorJson(error) };
  }
  return callAction(run, step, input, durable, host);
}

async function callAction(run: Run, step: ProgramStep, input: unknown, durable: Durable, host: RunHost): Promise<EffectOutcome> {
  const { path, uses } = step;
  const name = `${uses.connection}.${uses.operation}`;
  const connection = host.connections.get(uses.connection);
  const action = actionOf(connection, uses);
  if (!connection || !action) return { status: 'parked', error: undefined, reason: `there is no action ${name}` };
  if (host.paused.has(connection.id))
    return { status: 'parked', error: undefined, reason: `connection ${connection.id} waits for a person` };

  const request = {
    path,
    effect: action.effect.kind,
    requestHash: requestHashOf(name, input),
    key: vendorKeyOf(run.id, path, name),
    ...(step.retry && { retry: step.retry }),
  };
  let sent = false;
  const outcome = await durable.effect(request, ({ key, resumed }) => {
    if (!sent) host.report('step.started', path, { operation: name, resumed });
    sent = true;
    const call = connection.call(uses.operation, input, { key, resumed, ...(host.signal && { signal: host.signal }) });
    return call.catch((error: unknown) => {
      if (error instanceof ReconnectError) host.paused.add(connection.id);
      throw error;
    });
  });
  host.report(sent ? 'step.ended' : 'step.reused', path, { operation: name, status: outcome.status });
  return outcome;
}

function actionOf(connection: RecipeConnection | undefined, { operation }: Uses): ActionDocument | undefined {
  const found =
    connection && Object.hasOwn(connection.document.operations, operation) ? connection.document.operations[operation] : undefined;
  return found?.kind === 'action' ? found : undefined;
}
