import type { MappableError } from 'trunkline/document';

const USUAL: Readonly<Record<number, MappableError>> = {
  400: 'InvalidInputError',
  401: 'AuthenticationError',
  402: 'SuspendedError',
  403: 'PermissionError',
  404: 'NotFoundError',
  408: 'UnavailableError',
  409: 'ConflictError',
  410: 'GoneError',
  412: 'ConflictError',
  422: 'InvalidInputError',
  425: 'RateLimitError',
  429: 'RateLimitError',
};

/** What a status means where the vendor's table does not say. */
export function usualClass(status: number): MappableError {
  if (status < 400) return 'UnexpectedResponseError';
  return USUAL[status] ?? (status >= 500 ? 'UnavailableError' : 'RejectedError');
}

export function usualRemedy(status: number): string | undefined {
  if (status === 401) return 'Check the connection’s credential: it is missing, wrong, expired or revoked.';
  if (status === 403) return 'Give the credential the right it lacks, or use another.';
  return undefined;
}
