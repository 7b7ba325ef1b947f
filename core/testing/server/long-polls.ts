import { SystemClock } from '../../adapters/system-clock.js';
import type { Clock } from '../../ports/clock.js';

/**
 * Requests that wait for something to happen. A handler that finds nothing yet answers with `later`:
 *
 * ```ts
 * const news = (): Answer => ({ status: 200, body: notes.after(last) });
 * routes.get('/notes', () => (notes.size > seen ? news() : { status: 200, later: polls.wait('notes', 30_000).then(news) }));
 * ```
 *
 * Close it with the emulator, or what waits goes on until its time is up.
 */
export class LongPolls {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @param clock Default: this machine's. With a `VirtualClock` nobody waits in real time. */
  constructor(private readonly clock: Pick<Clock, 'after'> = new SystemClock()) {}

  /** How many wait now, for one thing or for all. */
  waiting(key?: string): number {
    const sets = key === undefined ? [...this.#waiting.values()] : [this.#waiting.get(key) ?? new Set()];
    return sets.reduce((sum, { size }) => sum + size, 0);
  }

  /** Resolves when `key` is woken, after `ms` milliseconds, or when all are let go; it does not say which. Never rejects. */
  wait(key: string, ms: number): Promise<void> {
    const waiting = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, waiting);
    return new Promise((resolve) => {
      const cancel = this.clock.after(ms, stop);
      function stop(): void {
        cancel();
        waiting.delete(stop);
        resolve();
      }
      waiting.add(stop);
    });
  }

  /** Lets go everybody who waits for it. */
  wake(key: string): void {
    for (const stop of this.#waiting.get(key) ?? []) stop();
  }

  /** Lets everybody go. Twice is safe. */
  close(): void {
    for (const key of this.#waiting.keys()) this.wake(key);
  }
}
