import { UncertainError, type HttpClient } from 'trunkline/sdk';
import { resolveFrame } from '../container/connection-container.js';
import type { CallContext } from '../http/call-context.js';
import { assertShape } from './assert-shape.js';
import type { CallOptions } from './connection.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import type { ActionPlan } from './operation-plan.js';

type LookupCode = (call: { readonly http: HttpClient; readonly input: Input; readonly key: string }) => Promise<unknown>;

/** Makes one call of an action: from its document, or through its slot. */
export async function callAction(parts: ConnectionParts, plan: ActionPlan, input: unknown, options: CallOptions): Promise<unknown> {
  const values = await parts.accept(plan, input);
  const call = parts.begin(plan.name, options);
  const { effect } = plan.document;
  if (options.resumed && effect.kind === 'unsafe') throw unclear(call);
  if (effect.kind !== 'lookup') return run(parts, plan, values, call);

  let doubtful = options.resumed === true;
  for (let attempt = 1; ; attempt += 1) {
    if (doubtful) {
      const found = await lookUp(parts, plan, effect.slot, values, call);
      if (found !== undefined) return found;
    }
    try {
      return await run(parts, plan, values, call);
    } catch (error) {
      if (!(error instanceof UncertainError) || attempt >= parts.limits.attempts) throw error;
      doubtful = true;
    }
  }
}

async function run(parts: ConnectionParts, plan: ActionPlan, values: Input, call: CallContext): Promise<unknown> {
  const output = plan.build ? await send(parts, plan, plan.build, values, call) : await runSlot(parts, plan, values, call);
  if (!plan.checkOutput) return output;
  try {
    assertShape(output, plan.checkOutput, call.operation);
  } catch (error) {
    throw isRepeatable(plan) ? error : wentThrough(call, error as Error);
  }
  return output;
}

async function send(
  parts: ConnectionParts,
  plan: ActionPlan,
  build: NonNullable<ActionPlan['build']>,
  values: Input,
  call: CallContext,
): Promise<unknown> {
  const { data } = await parts.exchange.send(parts.prepare(plan, build, values, call), call);
  return plan.select(data);
}

async function runSlot(parts: ConnectionParts, plan: ActionPlan, values: Input, call: CallContext): Promise<unknown> {
  const { slots } = await parts.plan.code();
  const slot = slots.get(plan.document.slot!)!;
  const { instance, http } = await resolveFrame(parts.container, slot.owner!);
  const { auth, errors, document, name } = plan;
  http.begin({ name, call, effect: document.effect, auth, errors });
  return (slot.run as (this: object, input: Input) => Promise<unknown>).call(instance, values);
}

async function lookUp(parts: ConnectionParts, plan: ActionPlan, slot: string, input: Input, call: CallContext): Promise<unknown> {
  const code = parts.plan.slotCode(slot) as unknown as LookupCode;
  const { http } = await resolveFrame(parts.container, Lookups);
  http.begin({ name: plan.name, call, effect: { kind: 'read' }, auth: plan.auth, errors: plan.errors });
  return code({ http, input, key: call.key });
}

/** Owns nothing: look-ups are functions, and only the client of their call is injected. */
class Lookups {}

function isRepeatable({ document: { effect } }: ActionPlan): boolean {
  return effect.kind === 'read' || effect.kind === 'idempotent' || effect.kind === 'keyed';
}

function unclear({ operation }: CallContext): UncertainError {
  return new UncertainError(`${operation} was begun before, and its answer is lost: it may have happened.`, {
    operation,
    remedy: 'Look at the vendor: if it did not happen, run it again; if it did, record its result.',
  });
}

/** The vendor said yes in a way we cannot read: the effect is there, its result is not. */
function wentThrough({ operation }: CallContext, cause: Error): UncertainError {
  return new UncertainError(`${cause.message} The call itself was answered as done.`, {
    operation,
    remedy: 'Look at the vendor for its result, and record it.',
    cause,
  });
}
