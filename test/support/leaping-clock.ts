import type { Clock } from '../../core/ports/clock.js';

/** A clock on which whoever waits has waited: a limit of one call a second costs no second. What is to happen later never does. */
export class LeapingClock implements Clock {
  #leapt = 0;

  constructor(private readonly from: () => number = Date.now) {}

  now(): number {
    return this.from() + this.#leapt;
  }

  monotonic(): number {
    return performance.now() + this.#leapt;
  }

  sleep(ms: number): Promise<void> {
    this.#leapt += Math.ceil(ms); // as a timer does
    return Promise.resolve();
  }

  after(): () => void {
    return () => undefined;
  }
}
