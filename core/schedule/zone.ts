const DAY_MS = 86_400_000;
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** Undefined when there is no such zone. The platform takes offsets as well: they are no zones. */
export function zoneOf(name: string): Zone | undefined {
  try {
    return /^[A-Za-z]/.test(name) ? new Zone(name) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A time zone as the machine's own database has it. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;

  /** @throws RangeError when there is no such zone. */
  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** What a wall clock there is ahead of UTC at an instant; milliseconds. */
  offset(instant: number): number {
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = OFFSET.exec(this.#format.format(instant)) ?? [];
    const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
    return sign === '-' ? -ms : ms;
  }

  /** The first instant after `from` and up to `to` at which clocks there were changed. Two changes are days apart. */
  firstChange(from: number, to: number): number | undefined {
    const before = this.offset(from);
    for (let start = from; start < to; start += DAY_MS) {
      const end = Math.min(start + DAY_MS, to);
      if (this.offset(end) !== before) return this.#changeIn(start, end, before);
    }
    return undefined;
  }

  #changeIn(from: number, to: number, before: number): number {
    let [last, first] = [from, to];
    while (first - last > 1) {
      const middle = Math.floor((last + first) / 2);
      if (this.offset(middle) === before) last = middle;
      else first = middle;
    }
    return first;
  }
}
