import { UncertainError } from 'trunkline/errors';
import { resolveFrame } from '../container/call-frame.js';
import type { CallContext } from '../http/call-context.js';
import { afterYes, AnsweredButUnread, begunBefore, inDoubt } from './after-yes.js';
import { assertShape } from './assert-shape.js';
import { awaitJob, beginJob } from './await-job.js';
import type { CallOptions } from './connection.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import { byCode } from './read-pages.js';
import { lookUp, lookUpAfter } from './look-up.js';
import type { ActionPlan, CallPlan } from './operation-plan.js';
import { orEmpty } from './or-empty.js';

/** Makes one call of an action, or of an upload whose plan has its file: from its document, or through its slot. */
export async function callAction(parts: ConnectionParts, plan: CallPlan, input: unknown, options: CallOptions): Promise<unknown> {
  const values = await parts.accept(plan, input);
  const call = parts.begin(plan.name, options);
  const output = await callOnce(parts, plan, values, call, options);
  const { partialFailure } = plan;
  if (partialFailure === undefined || output === null || options.partial === 'return') return output;
  const read = byCode((whole) => partialFailure(whole, call.operation, parts.redactor), parts.exchange, call);
  const failure = await afterYes(plan.document.effect, call, () => read(output));
  if (failure) throw failure;
  return output;
}

async function callOnce(parts: ConnectionParts, plan: CallPlan, values: Input, call: CallContext, options: CallOptions): Promise<unknown> {
  const { effect } = plan.document;
  if (options.resumed && effect.kind === 'unsafe') throw begunBefore(call);
  if (effect.kind !== 'lookup') return run(parts, plan, values, call);

  const found = options.resumed ? await lookUp(parts, plan, effect.slot, values, call) : undefined;
  if (found !== undefined) return found;
  for (let attempt = 1, once = call; ; attempt += 1, once = { ...call, touched: true, repeated: true }) {
    try {
      return await run(parts, plan, values, once);
    } catch (error) {
      if (!(error instanceof UncertainError)) throw error;
      const made = await lookUpAfter(error, attempt, parts, plan, effect.slot, values, call);
      if (made !== undefined) return made;
      if (error instanceof AnsweredButUnread || attempt >= parts.limits.attempts) throw error;
    }
  }
}

async function run(parts: ConnectionParts, plan: CallPlan, values: Input, call: CallContext): Promise<unknown> {
  const { job, document } = plan;
  if (isCode(plan)) return runSlot(parts, plan, values, call);
  const request = parts.prepare(plan, plan.build, values, call);
  const select = byCode(plan.select, parts.exchange, call);
  const empty = document.kind === 'action' ? document.empty : undefined;
  if (job === undefined) {
    const answer = await orEmpty(parts.exchange.send(request, call), empty);
    if (answer === undefined) return null;
    return afterYes(document.effect, call, () => checked(plan, select(answer.data), call));
  }
  const begun = await orEmpty(beginJob(parts, { plan, job, input: values, request, call }), empty);
  if (begun === undefined) return null;
  return afterYes(document.effect, call, async () => {
    const { last, result } = await awaitJob(parts, begun);
    const { data } = result ? await parts.exchange.send(result, begun.call) : last;
    return checked(plan, select(data), call);
  });
}

function isCode(plan: CallPlan): plan is ActionPlan {
  return plan.build === undefined;
}

/** A slot that fails after it has changed something is not a call that failed: half of it has happened. */
async function runSlot(parts: ConnectionParts, plan: ActionPlan, values: Input, call: CallContext): Promise<unknown> {
  const { slots } = await parts.plan.code();
  const slot = slots.get(plan.document.slot!)!;
  const { instance, http } = await resolveFrame(parts, slot.owner!);
  const { document } = plan;
  http.begin({ plan, input: values, call, effect: document.effect });
  try {
    return checked(plan, await (slot.run as (this: object, input: Input) => Promise<unknown>).call(instance, values), call);
  } catch (error) {
    if (!http.changedSomething || error instanceof UncertainError) throw error;
    throw inDoubt(document.effect, call, error as Error);
  }
}

function checked(plan: CallPlan, output: unknown, { operation }: CallContext): unknown {
  if (plan.checkOutput) assertShape(output, plan.checkOutput, operation);
  return output;
}
