import type { Answer } from 'trunkline/testing';
import { badRequest } from './errors.js';
import type { Parameters } from './parameters.js';

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** Goes on when every parameter read so far was right. */
export function whenValid({ details }: Parameters, answer: () => Answer): Answer {
  return details.length === 0 ? answer() : badRequest(details);
}

/** Facts: C43, C51. Reads `limit` and `skip`. */
export function pageOf(parameters: Parameters, usual: number): { readonly skip: number; readonly end: number } {
  const limit = parameters.integer('limit', { usual, min: 1, max: 20 });
  const skip = parameters.integer('skip', { usual: 0 });
  return { skip, end: skip + limit };
}
