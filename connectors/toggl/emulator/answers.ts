import type { Answer, Refusal } from 'trunkline/testing';

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status: 200, body, ...(headers && { headers }) };
}

/** 200 and nothing more. */
export const done: Answer = { status: 200 };

/** Thrown by a handler that refuses; it must not have changed anything before. */
export class Refused extends Error {
  constructor(
    readonly answer: Answer,
    message: string,
  ) {
    super(message);
  }
}

/** An error's body is one bare JSON string. Source: OpenAPI files. */
export function refuse(status: number, message: string, headers?: Readonly<Record<string, string>>): Refused {
  return new Refused({ status, body: message, ...(headers && { headers }) }, message);
}

export function notFound(what: string): Refused {
  return refuse(404, `${what} not found`);
}

/** 402 without the headers of a quota: the plan lacks it. */
export function needsPlan(what: string): Refused {
  return refuse(402, `${what} need a paid plan`);
}

/** The handler's answer, or its refusal. */
export function answerOf(handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

const TEXTS: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON',
  404: '404 page not found',
  405: 'Method not allowed',
  413: 'The body is too large',
  429: 'Too many requests',
  503: 'Service unavailable',
};

/** What is refused before a route's handler is plain text, not JSON. A 429 does not say how long to wait. */
export function errorAnswer(status: number, reason: Refusal): Answer {
  return { status, raw: TEXTS[status] ?? (reason === 'fault' ? 'Internal server error' : 'The emulator failed') };
}
