import { RetryableError } from 'trunkline/errors';
import type { Random } from '../ports/random.js';

/** How much later than planned something may come, so that many do not come at once. */
const JITTER = 0.1;
const MOST_MS = 3_600_000;

/** What has not worked, to be tried again. */
export interface Failing {
  /** In a row; 0 when it worked. */
  readonly failures: number;
  /** The last error: it may name a wait. */
  readonly error?: unknown;
  /** Longest wait that failures alone lead to. Default: an hour, or as often as it comes. */
  readonly mostMs?: number;
}

/**
 * How long to wait for the next time, in milliseconds: as usual, twice as long after each failure, never less than the vendor asked for, and a little more by
 * chance.
 */
export function waitFor(everyMs: number, { failures, error, mostMs = MOST_MS }: Failing, random: Pick<Random, 'next'>): number {
  const backedOff = failures === 0 ? everyMs : Math.max(everyMs, Math.min(everyMs * 2 ** failures, mostMs));
  const asked = error instanceof RetryableError ? (error.retryAfterMs ?? 0) : 0;
  return Math.ceil(Math.max(backedOff, asked) * (1 + JITTER * random.next()));
}
