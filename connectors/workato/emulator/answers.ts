import type { Answer } from 'trunkline/testing';

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** What most changes answer. Facts: K40. */
export function success(more: object = {}): Answer {
  return ok({ success: true, ...more });
}
