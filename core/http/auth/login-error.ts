import { AuthenticationError, ConnectorError, RetryableError, UnavailableError } from 'trunkline/errors';
import type { CallContext } from '../call-context.js';

/** What a login that failed says: any refusal is about the credentials. */
export function loginError(operation: string, error: unknown): unknown {
  if (!ConnectorError.is(error) || error instanceof RetryableError || error instanceof AuthenticationError) return error;
  return new AuthenticationError(`${operation} was refused: ${error.message}`, {
    code: 'login_refused',
    operation,
    ...(error.status === undefined ? {} : { status: error.status }),
    remedy: 'Check the credentials of the connection: they are not sent again for a while, so that the account is not locked.',
    cause: error,
  });
}

/** What kept a request from being signed, as the error of its call, which was not sent. */
export function notSignedIn(error: unknown, { operation, touched }: CallContext): unknown {
  const facts = { operation, notAccepted: !touched, cause: error };
  if (error instanceof AuthenticationError) {
    const { code, status, remedy, message } = error;
    return new AuthenticationError(`${operation} was not sent: ${message}`, {
      ...facts,
      code,
      ...(status && { status }),
      ...(remedy && { remedy }),
    });
  }
  if (!(error instanceof RetryableError)) return error;
  const { code, retryAfterMs, message } = error;
  return new UnavailableError(`${operation} was not sent: ${message}`, {
    ...facts,
    code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}
