import type { Answer } from 'trunkline/testing';

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The whole object as it now is. Which 2xx status goes with it is not documented; 201 is assumed. */
export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** Every error is an array of human sentences, without codes or field names. Source: developers.hive.app, General. */
export function errors(status: number, messages: readonly string[], headers?: Readonly<Record<string, string>>): Answer {
  return { status, ...(headers && { headers }), body: { success: false, errors: messages } };
}

export function invalid(messages: readonly string[]): Answer {
  return errors(422, messages);
}

/** `what` is a noun such as `Order`. The text for a return is documented; the others follow it. */
export function notFound(what: string): Answer {
  return errors(404, [`${what} not found`]);
}

export function badRequest(): Answer {
  return errors(400, ['bad request']);
}
