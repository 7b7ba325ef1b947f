/** One request, counted. */
export interface RateUse {
  readonly allowed: boolean;
  /** Requests in the present window, this one included, also when it was refused. */
  readonly used: number;
  readonly limit: number;
  /** Milliseconds until a request is let through again; 0 when this one was. */
  readonly retryAfterMs: number;
}

export interface RateLimitRule {
  /** Requests per window; `Infinity` lets everything through. */
  readonly limit: number;
  readonly perMs: number;
  /**
   * `fixed` windows begin at multiples of `perMs` since 1970, and refused requests count as used; `sliding` looks back `perMs` from each
   * request, and refused ones do not count. Default `fixed`.
   */
  readonly window?: 'fixed' | 'sliding';
}

/** Counts requests the way a vendor does. Times are milliseconds since 1970 and must not go backwards. */
export class RateLimiter {
  #windowStart = 0;
  #used = 0;
  /** Times of the requests let through, oldest at `#head`; only for sliding windows. */
  #times: number[] = [];
  #head = 0;

  constructor(readonly rule: RateLimitRule) {}

  take(now: number): RateUse {
    return this.rule.window === 'sliding' ? this.#takeSliding(now) : this.#takeFixed(now);
  }

  #takeFixed(now: number): RateUse {
    const { limit, perMs } = this.rule;
    const start = now - (now % perMs);
    if (start !== this.#windowStart) [this.#windowStart, this.#used] = [start, 0];
    this.#used += 1;
    const allowed = this.#used <= limit;
    return { allowed, used: this.#used, limit, retryAfterMs: allowed ? 0 : start + perMs - now };
  }

  #takeSliding(now: number): RateUse {
    const { limit, perMs } = this.rule;
    if (limit === Infinity) return { allowed: true, used: 1, limit, retryAfterMs: 0 };
    const used = this.#inWindow(now - perMs) + 1;
    if (used > limit) return { allowed: false, used, limit, retryAfterMs: (this.#times[this.#head] ?? now) + perMs - now };
    this.#times.push(now);
    return { allowed: true, used, limit, retryAfterMs: 0 };
  }

  /** Forgets what is at or before `start` and counts the rest. The array is cut only when half of it is forgotten. */
  #inWindow(start: number): number {
    while (this.#head < this.#times.length && (this.#times[this.#head] ?? start) <= start) this.#head += 1;
    if (this.#head > this.#times.length / 2) {
      this.#times = this.#times.slice(this.#head);
      this.#head = 0;
    }
    return this.#times.length - this.#head;
  }
}
