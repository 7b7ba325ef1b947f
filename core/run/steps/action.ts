import { ReconnectError } from 'trunkline/errors';
import type { RunWait } from '../../ports/store/index.js';
import type { Uses } from '../../recipe/recipe.js';
import type { RecipeConnection } from '../../runtime/connection.js';
import type { EffectOutcome } from '../durable.js';
import { DONE, type Flow, STOPPED } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import { requestHashOf, vendorKeyOf } from '../keys.js';
import { type Callable, callOperation } from '../call-operation.js';
import type { PausedConnections } from '../paused-connections.js';
import type { ActionProgram } from '../program/program.js';

type Parked = Extract<EffectOutcome, { readonly status: 'parked' }>;

/** Calls an action once, however often the run is begun anew. */
export async function runAction(step: ActionProgram, frame: Frame): Promise<Flow> {
  const { scope, program, host } = frame;
  const path = pathOf(frame, step);
  const outcome = await callAction(step, path, frame);
  switch (outcome.status) {
    case 'succeeded':
      if (program.isRead(step.id)) scope.steps[step.id] = outcome.output;
      return DONE;
    case 'parked':
      return { kind: 'waiting', wait: waitOf(outcome, host.connections.get(step.uses.connection)) };
    case 'expired':
      return { kind: 'expired', owner: frame.deadline.owner };
    case 'stopped':
      return host.stop?.aborted ? STOPPED : { kind: 'cancelled', error: undefined };
    default:
      return { kind: outcome.status, error: outcome.error };
  }
}

async function callAction(step: ActionProgram, path: string, frame: Frame): Promise<EffectOutcome> {
  const { host, durable, deadline } = frame;
  const { uses, retry } = step;
  const input = await step.input(frame.scope);
  const file = step.file ? String(await step.file(frame.scope)) : undefined;
  const name = `${uses.connection}.${uses.operation}`;
  const connection = host.connections.get(uses.connection);
  const operation = operationOf(connection, uses);
  const recheckAt = (): number => host.paused.recheckAt(connection?.id);
  const park = (reason: string): EffectOutcome => ({ status: 'parked', until: recheckAt(), reason, mend: true });
  if (!connection || !operation) return park(`there is no action ${name}`);
  if (host.paused.until(connection.id) !== undefined && !hasEnded(frame, path))
    return park(`connection ${connection.id} waits for a person`);
  if (step.timeoutMs !== undefined) await durable.begin(path); // Its time goes on while the process is dead.

  let sent = false;
  const request = {
    path,
    effect: operation.effect.kind,
    requestHash: requestHashOf(name, file === undefined ? input : [input, file]),
    key: vendorKeyOf(durable.run.id, path, name),
    deadline: deadline.at,
    recheckAt,
    tellsBeforeEffect: connection.tellsBeforeEffect === true,
    ...(retry && { retry }),
    ...(host.signal && { signal: host.signal }),
  };
  const outcome = await durable.effect(request, ({ key, resumed, beforeEffect }) => {
    if (!sent) host.report('step.started', path, { operation: name, resumed });
    sent = true;
    const left = deadline.at - host.now();
    const bounds = { ...(host.signal && { signal: host.signal }), ...(Number.isFinite(left) && { timeoutMs: Math.max(left, 1) }) };
    const callable = { name: uses.operation, kind: operation.kind, input, file };
    return watched(callOperation(connection, callable, { key, resumed, beforeEffect, ...bounds }, host), connection, host.paused);
  });
  host.report(sent ? 'step.ended' : 'step.reused', path, { operation: name, status: outcome.status });
  return outcome;
}

/** Notes whether the account is one that a person must mend. */
async function watched<T>(call: Promise<T>, { id }: RecipeConnection, paused: PausedConnections): Promise<T> {
  try {
    const output = await call;
    paused.mended(id);
    return output;
  } catch (error) {
    if (error instanceof ReconnectError) paused.pause(id);
    throw error;
  }
}

function waitOf({ reason, until, mend }: Parked, connection: RecipeConnection | undefined): RunWait {
  return { reason, until, ...(mend && connection && { connection: connection.id }) };
}

function hasEnded({ durable }: Frame, path: string): boolean {
  const { status } = durable.recall(path) ?? {};
  return status === 'succeeded' || status === 'failed' || status === 'uncertain';
}

function operationOf(connection: RecipeConnection | undefined, { operation }: Uses): Callable | undefined {
  const operations = connection?.document.operations;
  const found = operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  return found?.kind === 'action' || found?.kind === 'download' || found?.kind === 'upload' ? found : undefined;
}
