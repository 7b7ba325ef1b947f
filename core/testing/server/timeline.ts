/** Bounds, in the unit the vendor counts time in. Times are whole numbers. */
export interface TimeRange {
  /** Included. */
  readonly from?: number;
  /** Not included. */
  readonly before?: number;
}

/** A vendor's records in order of time, asked for newest first. Of two at the same time the one inserted later is newer. */
export class Timeline<Value> {
  readonly #times: number[] = [];
  readonly #values: Value[] = [];

  /** Anywhere, also in the past: a vendor may commit late. */
  insert(value: Value, at: number): void {
    const index = this.#indexOf(at + 1);
    if (index === this.#times.length) {
      this.#times.push(at);
      this.#values.push(value);
    } else {
      this.#times.splice(index, 0, at);
      this.#values.splice(index, 0, value);
    }
  }

  /** Time of the newest, or undefined when there is none. */
  get newestAt(): number | undefined {
    return this.#times.at(-1);
  }

  count(range: TimeRange = {}): number {
    const [start, end] = this.#bounds(range);
    return end - start;
  }

  oldestFirst(): readonly Value[] {
    return this.#values;
  }

  newestFirst({ skip = 0, take = Infinity, ...range }: TimeRange & { readonly skip?: number; readonly take?: number } = {}): Value[] {
    const [start, end] = this.#bounds(range);
    const upper = Math.max(start, end - skip);
    return this.#values.slice(Math.max(start, upper - take), upper).toReversed();
  }

  #bounds({ from = -Infinity, before = Infinity }: TimeRange): [start: number, end: number] {
    const start = this.#indexOf(from);
    return [start, Math.max(start, this.#indexOf(before))];
  }

  /** Index of the first at or after the time. */
  #indexOf(at: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] ?? Infinity) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
