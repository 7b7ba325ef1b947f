import type { Answer, Refusal } from 'trunkline/testing';
import { uuid } from './ids.js';
import { Refused } from './refused.js';

/** What the errors of the introduction look like, and what those of older endpoints do. */
export const ERROR_FORMS = ['current', 'older'] as const;
export type ErrorForm = (typeof ERROR_FORMS)[number];

/** Puts refusals in the vendor's words. */
export class ErrorAnswers {
  #serverErrors = 0;

  constructor(
    private readonly form: ErrorForm,
    private readonly seed: number,
  ) {}

  /** The handler's answer, or its refusal. */
  answerOf(handle: () => Answer): Answer {
    try {
      return handle();
    } catch (error) {
      if (error instanceof Refused) return this.#refusal(error);
      throw error;
    }
  }

  /** What is refused before a route's handler. A wrong verb is answered as a wrong path is. Facts: K62. */
  readonly beforeRoute = (status: number, reason: Refusal): Answer => {
    if (reason === 'unknown-route' || reason === 'wrong-method') return { status: 404, body: { message: 'API not found' } };
    if (status === 429) return { status, headers: { 'retry-after': '1' }, body: { message: 'Too many requests' } };
    if (status >= 500) return { status, body: this.#serverError(status) };
    return { status, body: this.#bodyOf(status, status === 413 ? 'Payload too large' : 'Malformed JSON') };
  };

  #refusal({ status, message, body, more }: Refused): Answer {
    const { fields, headers } = more;
    const told = { ...(body === 'failure' && { success: false }), message, ...(fields && { errors: fields }) };
    return { status, body: body === 'usual' ? this.#bodyOf(status, message) : told, ...(headers && { headers }) };
  }

  /** Facts: K54 to K57, K59, K63. */
  #bodyOf(code: number, title: string): object {
    if (this.form === 'current') return { errors: [{ code, title }] };
    return code === 404 ? { success: false, message: 'Not Found' } : { message: title };
  }

  /** The UUID is the vendor's reference. Facts: K58, K60. */
  #serverError(code: number): object {
    const reference = uuid(this.seed, (this.#serverErrors += 1));
    const title = code === 500 ? 'Server error' : 'Service unavailable';
    return this.form === 'current' ? { errors: [{ code, title, detail: reference }] } : { message: title, id: reference };
  }
}
