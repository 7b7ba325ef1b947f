import { ReconnectError } from 'trunkline/errors';
import type { Uses } from '../../recipe/recipe.js';
import type { RecipeConnection } from '../../runtime/connection.js';
import type { EffectOutcome } from '../durable.js';
import { DONE, type Flow, STOPPED } from '../flow.js';
import { type Frame, pathOf } from '../frame.js';
import { requestHashOf, vendorKeyOf } from '../keys.js';
import { type Callable, callOperation } from '../call-operation.js';
import type { ActionProgram } from '../program/program.js';

/** How long a run is left alone whose connection waits for a person. */
const RECHECK_MS = 60_000;

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
      return { kind: 'waiting', wait: { reason: outcome.reason, until: outcome.until } };
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
  const park = (reason: string): EffectOutcome => ({ status: 'parked', until: host.now() + RECHECK_MS, reason });
  if (!connection || !operation) return park(`there is no action ${name}`);
  if (host.paused.has(connection.id) && !hasEnded(frame, path)) return park(`connection ${connection.id} waits for a person`);

  let sent = false;
  const request = {
    path,
    effect: operation.effect.kind,
    requestHash: requestHashOf(name, file === undefined ? input : [input, file]),
    key: vendorKeyOf(durable.run.id, path, name),
    deadline: deadline.at,
    ...(retry && { retry }),
    ...(host.signal && { signal: host.signal }),
  };
  const outcome = await durable.effect(request, ({ key, resumed }) => {
    if (!sent) host.report('step.started', path, { operation: name, resumed });
    sent = true;
    const left = deadline.at - host.now();
    const bounds = { ...(host.signal && { signal: host.signal }), ...(Number.isFinite(left) && { timeoutMs: Math.max(left, 1) }) };
    return callOperation(connection, { name: uses.operation, kind: operation.kind, input, file }, { key, resumed, ...bounds }, host).catch(
      (error: unknown) => {
        if (error instanceof ReconnectError) host.paused.add(connection.id);
        throw error;
      },
    );
  });
  host.report(sent ? 'step.ended' : 'step.reused', path, { operation: name, status: outcome.status });
  return outcome;
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
