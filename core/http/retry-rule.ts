import {
  AuthenticationError,
  CancelledError,
  ConflictError,
  NotFoundError,
  RetryableError,
  UnavailableError,
  UncertainError,
  UnexpectedResponseError,
  type ConnectorError,
} from 'trunkline/errors';
import type { CallContext } from './call-context.js';
import type { Failed, Tried } from './judge.js';
import type { Mapped } from './map-error.js';
import type { PreparedRequest } from './prepared-request.js';

/** True when sending the same request again cannot do anything twice, and is possible. */
export function mayRepeat({ effect, file }: PreparedRequest, { error, notAccepted }: Mapped): boolean {
  if (!(error instanceof RetryableError) || file?.isSpent) return false;
  return notAccepted || isRepeatable(effect);
}

/** The same for a request that was refused for its credentials, once there are others. With a 401 the vendor has done nothing. */
export function mayRepeatSigned({ effect, file }: PreparedRequest, { error, notAccepted, answered }: Mapped): boolean {
  if (!(error instanceof AuthenticationError) || file?.isSpent) return false;
  return notAccepted || (answered && error.status === 401) || isRepeatable(effect);
}

const isRepeatable = ({ kind }: PreparedRequest['effect']): boolean => kind === 'read' || kind === 'idempotent' || kind === 'keyed';

/** What the caller is told: after an unsafe request whose fate nobody knows, that nobody knows it. */
export function settle({ effect, method }: PreparedRequest, { error, notAccepted, answered }: Mapped): ConnectorError {
  const unclear =
    !answered || error instanceof RetryableError || error instanceof UnexpectedResponseError || error instanceof CancelledError;
  if (notAccepted || !unclear || (effect.kind !== 'unsafe' && effect.kind !== 'lookup')) return error;
  return new UncertainError(`${error.message}; the ${method} may have happened.`, {
    operation: error.operation,
    status: error.status,
    reference: error.reference,
    remedy: 'Look at the vendor: if it did not happen, run it again; if it did, record its result.',
    cause: error,
  });
}

/** True when a delete finds nothing after an attempt whose answer was lost: that one did it. */
export function isAlreadyDone({ method, effect, answer }: PreparedRequest, { error }: Failed, { repeated }: CallContext): boolean {
  return repeated === true && method === 'DELETE' && effect.kind === 'idempotent' && answer === 'none' && error instanceof NotFoundError;
}

/**
 * A conflict after an attempt with the same key whose answer was lost: the vendor is not done with that one, and is asked again later. One
 * that the error table tells from others is what it says.
 */
export function stillBusy<A>({ effect }: PreparedRequest, tried: Tried<A>, { repeated, operation }: CallContext): Tried<A> {
  if (!('error' in tried) || effect.kind !== 'keyed' || !repeated || tried.isExplained) return tried;
  if (tried.error.status !== 409 || !(tried.error instanceof ConflictError)) return tried;
  const facts = { code: 'still_busy', status: 409, operation, retryAfterMs: tried.retryAfterMs, cause: tried.error };
  return { ...tried, error: new UnavailableError(`${tried.error.message}; an earlier attempt with the same key is not done.`, facts) };
}
