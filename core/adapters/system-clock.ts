import type { Clock } from '../ports/clock.js';

/** Longest wait a process timer takes; a greater one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const cancel = this.after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      const stop = (): void => {
        cancel();
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  after(ms: number, fn: () => void): () => void {
    let timer = setTimeout(step, Math.min(ms, LONGEST_TIMER_MS));
    let left = ms - LONGEST_TIMER_MS;
    function step(): void {
      if (left <= 0) return fn();
      timer = setTimeout(step, Math.min(left, LONGEST_TIMER_MS));
      left -= LONGEST_TIMER_MS;
    }
    return () => clearTimeout(timer);
  }
}
