import { CancelledError, RetryableError, UncertainError, UnexpectedResponseError, type ConnectorError } from 'trunkline/errors';
import type { Mapped } from './map-error.js';
import type { PreparedRequest } from './prepared-request.js';

/** True when sending the same request again cannot do anything twice. */
export function mayRepeat({ effect }: PreparedRequest, { error, notAccepted }: Mapped): boolean {
  if (!(error instanceof RetryableError)) return false;
  return notAccepted || effect.kind === 'read' || effect.kind === 'idempotent' || effect.kind === 'keyed';
}

/** What the caller is told: after an unsafe request whose fate nobody knows, that nobody knows it. */
export function settle({ effect, method }: PreparedRequest, { error, notAccepted, answered }: Mapped): ConnectorError {
  const unclear =
    !answered || error instanceof RetryableError || error instanceof UnexpectedResponseError || error instanceof CancelledError;
  if (notAccepted || !unclear || (effect.kind !== 'unsafe' && effect.kind !== 'lookup')) return error;
  return new UncertainError(`${error.message}; the ${method} may have happened.`, {
    operation: error.operation,
    status: error.status,
    remedy: 'Look at the vendor: if it did not happen, run it again; if it did, record its result.',
    cause: error,
  });
}
