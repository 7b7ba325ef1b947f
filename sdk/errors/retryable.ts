import { ConnectorError, type ErrorFacts } from './connector-error.js';

export interface RetryableFacts extends ErrorFacts {
  /** The vendor asked for this wait, in milliseconds from the answer. */
  readonly retryAfterMs?: number;
}

/** The same call may succeed later; whether it may be sent again depends on its effect. */
export abstract class RetryableError extends ConnectorError {
  readonly retryAfterMs?: number;

  constructor(message: string, defaultCode: string, facts: RetryableFacts = {}) {
    super(message, defaultCode, facts);
    if (facts.retryAfterMs !== undefined) this.retryAfterMs = facts.retryAfterMs;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), retryAfterMs: this.retryAfterMs };
  }
}

/** Too many calls. The vendor did nothing, so every call may be sent again after the wait. */
export class RateLimitError extends RetryableError {
  constructor(message: string, facts?: RetryableFacts) {
    super(message, 'rate_limited', facts);
  }
}

/** The vendor is down, unreachable, too slow, or cut its answer short. */
export class UnavailableError extends RetryableError {
  constructor(message: string, facts?: RetryableFacts) {
    super(message, 'unavailable', facts);
  }
}
