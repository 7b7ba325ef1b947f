import type { Clock } from '../ports/clock.js';

interface Alarm {
  readonly at: number;
  readonly fn: () => void;
}

/**
 * A clock that stands still until it is told to move. Alarms go off in the order of their times; those of equal time, in the order set.
 *
 * With `skip`, whoever waits moves it: time jumps to the earliest alarm as soon as the running code has nothing more to do at once.
 */
export class VirtualClock implements Clock {
  #now: number;
  #elapsed = 0;
  #alarms: Alarm[] = [];

  constructor(
    start = 1_767_225_600_000, // 2026-01-01T00:00:00Z
    private readonly options: { readonly skip?: boolean } = {},
  ) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = (): void => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  after(ms: number, fn: () => void): () => void {
    const alarm = { at: this.#elapsed + Math.max(0, ms), fn };
    this.#alarms.push(alarm);
    if (this.options.skip) setImmediate(() => this.#ring(this.#earliest()?.at ?? this.#elapsed));
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Moves time on by `ms` milliseconds and rings what falls due, letting the code that was woken run in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#elapsed + ms;
    for (let next = this.#earliest(); next && next.at <= end; next = this.#earliest()) {
      this.#ring(next.at);
      await new Promise((resume) => setImmediate(resume));
    }
    this.#moveTo(end);
  }

  /** Sets the wall clock to another time, as an operator or a time server may; what waits is not disturbed. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #earliest(): Alarm | undefined {
    return this.#alarms.reduce<Alarm | undefined>((first, alarm) => (first && first.at <= alarm.at ? first : alarm), undefined);
  }

  #ring(until: number): void {
    for (let next = this.#earliest(); next && next.at <= until; next = this.#earliest()) {
      this.#alarms.splice(this.#alarms.indexOf(next), 1);
      this.#moveTo(next.at);
      next.fn();
    }
  }

  #moveTo(elapsed: number): void {
    this.#now += Math.max(0, elapsed - this.#elapsed);
    this.#elapsed = Math.max(this.#elapsed, elapsed);
  }
}
