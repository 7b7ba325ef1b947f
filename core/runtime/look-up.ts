import { ConnectorError, UncertainError } from 'trunkline/errors';
import type { HttpClient } from 'trunkline/sdk';
import { resolveFrame } from '../container/call-frame.js';
import { backOffMs } from '../http/back-off.js';
import type { CallContext } from '../http/call-context.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import type { CallPlan } from './operation-plan.js';

type LookupCode = (call: { readonly http: HttpClient; readonly input: Input; readonly key: string }) => Promise<unknown>;

/** Owns nothing: look-ups are functions, and only the client of their call is injected. */
class Lookups {}

/** Asks the vendor, by the connector's code, whether the call has happened. Undefined when it has not. */
export async function lookUp(parts: ConnectionParts, plan: CallPlan, slot: string, input: Input, call: CallContext): Promise<unknown> {
  const code = parts.plan.slotCode(slot) as unknown as LookupCode;
  const { http } = await resolveFrame(parts, Lookups);
  http.begin({ plan, input, call, effect: { kind: 'read' } });
  return code({ http, input, key: call.key });
}

/**
 * Asks after an attempt of this call whose fate is unknown, once the vendor has had time to finish it. When that cannot be found out the call
 * stays uncertain: whoever made it must not take it for one that was never sent.
 */
export async function lookUpAfter(
  doubt: UncertainError,
  attempt: number,
  ...[parts, plan, slot, input, call]: Parameters<typeof lookUp>
): Promise<unknown> {
  const wait = backOffMs(attempt, parts.limits, parts.random);
  if (parts.clock.monotonic() + wait > call.deadline) throw doubt;
  try {
    await parts.clock.sleep(wait, call.signal);
    return await lookUp(parts, plan, slot, input, call);
  } catch (error) {
    const why = ConnectorError.is(error) ? ` Asking whether it did failed: ${error.message}` : '';
    throw new UncertainError(`${doubt.message}${why}`, { operation: doubt.operation, remedy: doubt.remedy, cause: doubt });
  }
}
