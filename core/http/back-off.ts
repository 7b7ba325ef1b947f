import type { Limits } from '../limits.js';
import type { Random } from '../ports/random.js';

/**
 * Wait before try `attempt` + 1, in milliseconds: exponential, the upper half of it by chance, so that callers
 * who failed together do not return together.
 */
export function backOffMs(attempt: number, limits: Pick<Limits, 'backoffMs' | 'longestBackoffMs'>, random: Random): number {
  const ceiling = Math.min(limits.longestBackoffMs, limits.backoffMs * 2 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + random.next() / 2));
}
