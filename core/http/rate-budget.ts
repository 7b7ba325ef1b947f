import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import { header, type Headers } from './headers.js';
import { readTime } from './retry-after.js';

/**
 * Times of the last calls, so that no window of the declared length ever holds more than the limit.
 *
 * Counts on the clock's monotonic scale: a wall clock that is set back would stop every call for as long.
 */
export class RateBudget {
  readonly name: string;
  /** Calls inside the window, oldest first; never more than the limit. */
  readonly #starts: number[] = [];
  #limit: number;
  #blockedUntil = -Infinity;

  constructor(
    private readonly document: Pick<BudgetDocument, 'name' | 'limit' | 'perMs' | 'headers'>,
    private readonly clock: Clock,
  ) {
    this.name = document.name;
    this.#limit = document.limit;
  }

  /** Milliseconds until one more call is inside the budget. */
  wait(): number {
    const now = this.clock.monotonic();
    this.#forget(now);
    const full = this.#starts.length >= this.#limit;
    const free = full ? this.#starts[this.#starts.length - this.#limit]! + this.document.perMs : -Infinity;
    return Math.max(0, this.#blockedUntil - now, free - now);
  }

  /** True when nothing holds back the next call, nor would one after it: nothing here is worth keeping. */
  isQuiet(): boolean {
    const now = this.clock.monotonic();
    this.#forget(now);
    return this.#starts.length === 0 && this.#blockedUntil <= now;
  }

  /** Counts a call. */
  record(): void {
    if (this.#limit !== Infinity) this.#starts.push(this.clock.monotonic());
  }

  /** No call before this much time has passed: the vendor said so. */
  block(ms: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, this.clock.monotonic() + ms);
  }

  /** Corrects the count by what the vendor counted: others may share the quota. */
  observe(headers: Headers): void {
    const names = this.document.headers;
    if (!names) return;
    const now = this.clock.monotonic();
    this.#forget(now);
    const limit = number(headers, names.limit ?? names.max);
    if (limit !== undefined && limit > 0) this.#limit = limit;
    const remaining = number(headers, names.remaining);
    // Without a count of its own the vendor may grant more than is declared, as on a greater plan.
    if (limit === undefined && remaining !== undefined) this.#limit = Math.max(this.#limit, this.#starts.length + remaining);
    const used = number(headers, names.used) ?? (remaining === undefined ? undefined : this.#limit - remaining);
    const reset = names.reset && readTime(header(headers, names.reset.name), names.reset.unit, headers, this.clock.now());
    const left = reset === undefined ? this.document.perMs : Math.min(reset, this.document.perMs);
    if (used !== undefined) this.#countOthers(Math.min(used, this.#limit) - this.#starts.length, now + left - this.document.perMs);
    if (remaining === 0) this.block(left);
  }

  /** Calls of others, made when the vendor's window began: they leave ours when it ends. */
  #countOthers(calls: number, at: number): void {
    if (calls <= 0) return;
    this.#starts.push(...Array.from({ length: Math.min(calls, MOST_OTHERS) }, () => at));
    this.#starts.sort((a, b) => a - b);
  }

  #forget(now: number): void {
    const kept = this.#starts.findIndex((start) => start + this.document.perMs > now);
    if (kept !== 0) this.#starts.splice(0, kept < 0 ? this.#starts.length : kept);
  }
}

/** A greater count is a mistake of the vendor's, or an attack on our memory. */
const MOST_OTHERS = 100_000;

function number(headers: Headers, name: string | undefined): number | undefined {
  const text = name === undefined ? undefined : header(headers, name)?.trim();
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
