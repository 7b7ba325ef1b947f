import { CancelledError } from 'trunkline/errors';
import type { CallContext } from './call-context.js';

/** The caller's wish, as an error. `unsent`: the request that was under way did not leave. */
export function cancelled({ operation, signal, touched }: CallContext, unsent: boolean): CancelledError {
  const message = `${operation} was stopped by its caller.`;
  return new CancelledError(message, { operation, notAccepted: unsent && !touched, cause: signal?.reason });
}
