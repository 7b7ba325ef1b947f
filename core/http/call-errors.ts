import { CancelledError, UnavailableError } from 'trunkline/errors';
import type { CallContext } from './call-context.js';

/** The caller's wish, as an error. `unsent`: the request that was under way did not leave. */
export function cancelled({ operation, signal, touched }: CallContext, unsent: boolean): CancelledError {
  const message = `${operation} was stopped by its caller.`;
  return new CancelledError(message, { operation, notAccepted: unsent && !touched, cause: signal?.reason });
}

export function outOfBudget({ operation, touched }: CallContext, waitMs: number): UnavailableError {
  const seconds = Math.ceil(waitMs / 1000);
  return new UnavailableError(`${operation} has to wait ${seconds} s for the vendor's quota, longer than the call may take.`, {
    code: 'budget_exhausted',
    operation,
    retryAfterMs: waitMs,
    notAccepted: !touched,
  });
}

export function outOfTime({ operation, touched }: CallContext): UnavailableError {
  return new UnavailableError(`${operation} had no time left before it was sent.`, { code: 'deadline', operation, notAccepted: !touched });
}
