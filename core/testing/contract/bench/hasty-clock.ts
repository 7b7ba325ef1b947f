import type { Clock } from '../../../ports/clock.js';

/** The machine's clock, for one who never waits: what should be slept through is skipped. Bounds on what really takes time stay real. */
export class HastyClock implements Clock {
  #skipped = 0;

  constructor(private readonly real: Clock) {}

  now(): number {
    return this.real.now() + this.#skipped;
  }

  monotonic(): number {
    return this.real.monotonic() + this.#skipped;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#skipped += ms;
  }

  after(ms: number, fn: () => void): () => void {
    return this.real.after(ms, fn);
  }
}
