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

/**
 * What a status means where the vendor's table does not say.
 *
 * @param namesRecord True when the path names a record: a 410 then says that the record is gone, and not the endpoint.
 */
export function usual(status: number, namesRecord: boolean): { readonly then: MappableError; readonly remedy?: string } {
  const then = usualClass(status, namesRecord);
  const remedy = REMEDIES[status];
  return remedy === undefined ? { then } : { then, remedy };
}

function usualClass(status: number, namesRecord: boolean): MappableError {
  if (status < 400) return 'UnexpectedResponseError';
  if (status === 410 && namesRecord) return 'NotFoundError';
  return USUAL[status] ?? (status >= 500 ? 'UnavailableError' : 'RejectedError');
}

const REMEDIES: Readonly<Record<number, string>> = {
  401: 'Check the connection’s credential: it is missing, wrong, expired or revoked.',
  403: 'Give the credential the right it lacks, or use another.',
};
