import type { Clock } from '../ports/clock.js';
import { NetworkFault, networkFault } from './network-fault.js';

/** Stops an exchange when its time is over, or when its caller wants it to stop; and remembers which. */
export class Watch {
  readonly #controller = new AbortController();
  #cancelTimer: () => void = () => undefined;
  #late: string | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly caller: AbortSignal | undefined,
  ) {
    caller?.addEventListener('abort', this.stop, { once: true });
  }

  /** Aborted when the exchange is to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Gives it this long, instead of what it was given before; then it is stopped for this reason. */
  allow(ms: number, reason: string): void {
    this.rest();
    this.#cancelTimer = this.clock.after(ms, () => {
      this.#late = reason;
      this.stop();
    });
  }

  /** As `allow`, but not beyond the end of the caller's time; that may be infinite. */
  allowWithin(until: number, ms: number, reason: string): void {
    const left = until - this.clock.monotonic();
    if (left < ms) this.allow(left, "the call's time is over");
    else this.allow(ms, reason);
  }

  /** Why it was stopped, where it took too long. */
  get late(): string | undefined {
    return this.#late;
  }

  /** Time does not count until `allow` is called again. */
  rest(): void {
    this.#cancelTimer();
  }

  readonly stop = (): void => this.#controller.abort();

  /** The exchange is over: nothing is watched any more. */
  end(): void {
    this.rest();
    this.caller?.removeEventListener('abort', this.stop);
  }

  /** Why the exchange broke: what it was stopped for, else what the transport says. */
  faultOf(error: unknown): NetworkFault {
    const fault = networkFault(error, true);
    if (this.caller?.aborted) return new NetworkFault('aborted', 'the call was stopped', fault.sent);
    return this.#late === undefined ? fault : new NetworkFault('timeout', this.#late, fault.sent);
  }
}
