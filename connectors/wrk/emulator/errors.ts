import type { Answer } from 'trunkline/testing';

/**
 * Source: support.account.wrk.com, Getting Started (Errors). The body's shape and the meaning of each status are documented; the vocabulary
 * of `code` is not, so the codes are assumed.
 */
export function failure(status: number, code: string, message: string, param: string | null = null): Answer {
  return { status, body: { error: { code, message, param } } };
}

export function missing(param: string): Answer {
  return failure(400, 'parameter_missing', `${param} is required`, param);
}

export function wrong(param: string, problem: string): Answer {
  return failure(400, 'parameter_invalid', `${param} ${problem}`, param);
}

export function notFound(what: string): Answer {
  return failure(404, 'not_found', `No such ${what}`);
}

export function unauthorized(): Answer {
  return failure(401, 'unauthorized', 'No valid API key provided');
}

export function forbidden(): Answer {
  return failure(403, 'forbidden', 'This API key lacks the permission');
}

/** Without a Retry-After: the documentation only advises to back off. */
export function tooMany(message: string): Answer {
  return failure(429, 'too_many_requests', message);
}

const REFUSALS: Readonly<Record<number, Answer>> = {
  400: failure(400, 'invalid_json', 'The request body is not valid JSON'),
  404: failure(404, 'not_found', 'No such resource'),
  405: failure(405, 'method_not_allowed', 'This resource does not allow the method'),
  413: failure(413, 'too_large', 'The request body is too large'),
  429: tooMany('Too many requests hit the API too quickly'),
  503: { status: 503 },
};

/** What is refused before a route's handler. `error` may be null, and the body of a 5xx may be empty: both happen here. */
export function errorAnswer(status: number): Answer {
  return REFUSALS[status] ?? { status, body: { error: null } };
}
