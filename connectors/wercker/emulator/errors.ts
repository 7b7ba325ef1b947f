import type { Answer } from 'trunkline/testing';

/** What is wrong with one parameter. Facts: C40, C41. */
export interface Detail {
  readonly context: { readonly key: string; readonly valids?: string };
  readonly type: string;
  readonly path: string;
  readonly message: string;
}

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Facts: C37 to C39. */
export function failure(
  status: number,
  message: string,
  more: { readonly code?: string; readonly details?: readonly Detail[] } = {},
): Answer {
  return { status, body: { ...more, message, error: PHRASES[status] ?? String(status), statusCode: status } };
}

/** All that is wrong with the parameters, at once. */
export function badRequest(details: readonly Detail[]): Answer {
  return failure(400, details.map(({ message }) => message).join('. '), { details });
}

export function unauthorized(): Answer {
  return failure(401, 'You are not authorized to access the resource');
}

/** The words are those of the 401 in the API page; the sheet of facts has no others. */
export function forbidden(): Answer {
  return failure(403, 'You are not authorized to access the resource');
}

export function notFound(): Answer {
  return failure(404, 'The requested resource does not exist');
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'The payload is not valid JSON',
  405: 'The method is not allowed',
  413: 'The payload is too large',
  429: 'Too many requests',
  503: 'The service is unavailable',
};

/** What is refused before a route's handler. */
export function errorAnswer(status: number): Answer {
  return status === 404 ? notFound() : failure(status, WORDS[status] ?? 'An internal server error occurred');
}
