import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import { header, type Headers } from './headers.js';
import { readTime } from './retry-after.js';

/** Times of the last calls, so that no window of the declared length ever holds more than the limit. */
export class RateBudget {
  readonly name: string;
  #starts: Float64Array;
  /** Calls counted so far; slot `count % limit` holds the oldest one still of interest. */
  #count = 0;
  #blockedUntil = 0;

  constructor(
    private readonly document: BudgetDocument,
    private readonly clock: Clock,
  ) {
    this.name = document.name;
    this.#starts = new Float64Array(document.limit).fill(-Infinity);
  }

  /** True when the operation's calls count here. */
  covers(operation: string): boolean {
    return this.document.operations?.includes(operation) ?? true;
  }

  /** Milliseconds until one more call is inside the budget; 0 counts it as made. */
  take(): number {
    const now = this.clock.now();
    const wait = Math.max(this.#blockedUntil, this.#starts[this.#count % this.#starts.length]! + this.document.perMs) - now;
    if (wait > 0) return wait;
    this.#record(now);
    return 0;
  }

  /** No call before this much time has passed: the vendor said so. */
  block(ms: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, this.clock.now() + ms);
  }

  /** Corrects the count by what the vendor counted: others may share the quota. */
  observe(headers: Headers): void {
    const names = this.document.headers;
    if (!names) return;
    const now = this.clock.now();
    const limit = number(headers, names.limit ?? names.max);
    if (limit !== undefined && limit > 0 && limit !== this.#starts.length) this.#resize(limit);
    const remaining = number(headers, names.remaining);
    const used = number(headers, names.used) ?? (remaining === undefined ? undefined : this.#starts.length - remaining);
    if (used === undefined) return;
    for (let missing = used - this.#inWindow(now); missing > 0; missing -= 1) this.#record(now);
    const reset = names.reset && readTime(header(headers, names.reset.name), names.reset.unit, headers, now);
    if (remaining === 0 && reset !== undefined) this.block(Math.min(reset, this.document.perMs));
  }

  #record(now: number): void {
    this.#starts[this.#count % this.#starts.length] = now;
    this.#count += 1;
  }

  #inWindow(now: number): number {
    let calls = 0;
    for (const start of this.#starts) if (start > now - this.document.perMs) calls += 1;
    return calls;
  }

  #resize(limit: number): void {
    const newest = [...this.#starts]
      .filter((start) => start !== -Infinity)
      .sort((a, b) => a - b)
      .slice(-limit);
    this.#starts = new Float64Array(limit).fill(-Infinity);
    this.#starts.set(newest);
    this.#count = newest.length;
  }
}

function number(headers: Headers, name: string | undefined): number | undefined {
  const text = name === undefined ? undefined : header(headers, name);
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
