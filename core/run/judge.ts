import {
  CancelledError,
  ConnectorError,
  RateLimitError,
  ReconnectError,
  RetryableError,
  SuspendedError,
  UncertainError,
} from 'trunkline/errors';
import type { Retry } from '../recipe/recipe.js';
import type { EffectKind } from './durable.js';

/** What a failed attempt means for its step. */
export type Verdict =
  | { readonly next: 'uncertain' | 'failed' | 'cancelled'; readonly error: unknown }
  | { readonly next: 'stop' }
  /** Again after `waitMs`; `refused` when the vendor provably did nothing. */
  | { readonly next: 'retry'; readonly waitMs: number; readonly refused: boolean }
  /** A person must act on the connection; the run keeps its place. */
  | { readonly next: 'park'; readonly error: unknown };

export interface Circumstances {
  readonly effect: EffectKind;
  /** Tries made, this one counted. */
  readonly attempts: number;
  readonly retry?: Retry;
  /** We are shutting down: the call was cut off by us. */
  readonly stopping: boolean;
  /** Nothing of the call has left. */
  readonly unsent: boolean;
}

export function judge(error: unknown, { effect, attempts, retry, stopping, unsent }: Circumstances): Verdict {
  if (error instanceof UncertainError) return { next: 'uncertain', error };
  if (error instanceof ReconnectError || error instanceof SuspendedError) return { next: 'park', error };
  if (isRefused(error) && retry && attempts < retry.attempts)
    return { next: 'retry', waitMs: waitOf(error, attempts, retry), refused: true };
  // The vendor, or its quota, says when: waiting for that is no retry of ours, and loses nothing.
  if (isRefused(error) && error.retryAfterMs !== undefined) return { next: 'retry', waitMs: error.retryAfterMs, refused: true };
  // An earlier attempt may have been sent, and this one was not for want of quota. Of an unsafe call there is no second.
  if (isHeldBack(error) && effect !== 'unsafe') return { next: 'retry', waitMs: error.retryAfterMs, refused: false };
  if (stopping) return ConnectorError.is(error) && error.notAccepted ? { next: 'retry', waitMs: 0, refused: true } : { next: 'stop' };
  if (error instanceof CancelledError) return { next: 'cancelled', error };
  if (error instanceof RetryableError && effect !== 'unsafe' && retry && attempts < retry.attempts) {
    return { next: 'retry', waitMs: waitOf(error, attempts, retry), refused: false };
  }
  // A fault of our own or of a connector's code: whether the vendor had been called by then, nobody can tell.
  if (!ConnectorError.is(error) && effect === 'unsafe' && !unsent) return { next: 'uncertain', error };
  return { next: 'failed', error };
}

/** True when the vendor provably did nothing. */
function isRefused(error: unknown): error is RetryableError {
  return error instanceof RetryableError && (error instanceof RateLimitError || error.notAccepted === true);
}

/** True when our own quota kept an attempt from leaving. */
function isHeldBack(error: unknown): error is RetryableError & { readonly retryAfterMs: number } {
  return error instanceof RetryableError && error.code === 'budget_exhausted' && error.retryAfterMs !== undefined;
}

/** Milliseconds before the next try; never less than the vendor asks for. */
export function waitOf(error: RetryableError, attempts: number, { delayMs, backoff }: Retry): number {
  const own = backoff === 'exponential' ? delayMs * 2 ** (attempts - 1) : delayMs;
  return Math.max(own, error.retryAfterMs ?? 0);
}
