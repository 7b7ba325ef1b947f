import type { WindowsDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import type { Pager, PageState } from './pager.js';
import { readMoment, unitMs, writeMoment } from '../text/moment.js';

/** What a reading in windows is asked for: the values of the list's input, and the time when it begins. */
export interface WindowedReading {
  readonly document: WindowsDocument;
  readonly values: Readonly<Record<string, unknown>>;
  readonly now: number;
  /** True for a list that is newest first: its last window is read first. */
  readonly backwards: boolean;
}

/** Places in the state, beside those of the pager that reads a window. Milliseconds since 1970. */
const FIRST = 'window from';
const LAST = 'window until';
const END = 'end';

/**
 * A list in windows of time, each read to its end by the list's own pager.
 *
 * @throws InvalidInputError when the input's beginning or end is no time of the form declared.
 */
export function windowedPager(inner: Pager, reading: WindowedReading): Pager {
  const plan = new WindowPlan(reading);
  const enter = (window: Window): PageState => ({ ...inner.first, ...window });
  const after = (state: PageState): PageState | undefined => {
    const window = plan.after(state);
    return window && enter(window);
  };
  return {
    ...inner,
    ...guesses(inner, plan, after),
    first: enter(plan.first()),
    start: inner.first,
    afterPart: after,
    input: (state) => plan.input(state),
    part: (state) => String(state[FIRST]),
    next(state, page) {
      const more = inner.next(state, page);
      return more === undefined ? after(state) : { ...more, ...windowOf(state) };
    },
  };
}

/** Pages of a window are read ahead as its pager can; where each window is one page, the windows are. */
function guesses(inner: Pager, plan: WindowPlan, after: (state: PageState) => PageState | undefined): Partial<Pager> {
  const { guess, token } = inner;
  if (guess) return { guess: (state) => ({ ...guess(state), ...windowOf(state) }) };
  return token ? {} : { guess: (state) => after(state) ?? state, pagesLeft: (state) => plan.left(state) };
}

type Window = { readonly [FIRST]: number; readonly [LAST]: number; readonly [END]: number };

const windowOf = (state: PageState): Window => ({ [FIRST]: Number(state[FIRST]), [LAST]: Number(state[LAST]), [END]: Number(state[END]) });

/** Cuts the time asked for into windows that meet: no instant is in none of them, and none is in two. */
class WindowPlan {
  readonly #unit: number;
  /** From the beginning of a window to the end that is sent. */
  readonly #length: number;
  /** From the end that is sent to where the next window begins. */
  readonly #gap: number;
  readonly #from: number;
  readonly #until: number;

  constructor(private readonly reading: WindowedReading) {
    const { document, values, now } = reading;
    this.#unit = unitMs(document.format);
    this.#gap = document.end === 'inclusive' ? this.#unit : 0;
    this.#length = Math.max(1, Math.floor(document.spanMs / this.#unit)) * this.#unit - this.#gap;
    this.#from = momentOf(document, document.from, values[document.from]);
    const until = values[document.until];
    const today = Math.floor(now / this.#unit) * this.#unit;
    const end = this.#gap > 0 ? today : today + this.#unit;
    this.#until = until == null ? Math.max(end, this.#from) : momentOf(document, document.until, until);
  }

  first(): Window {
    return this.reading.backwards ? this.#ending(this.#until, this.#from) : this.#beginning(this.#from, this.#until);
  }

  after(state: PageState): Window | undefined {
    const window = windowOf(state);
    const end = window[END];
    if (this.reading.backwards) return window[FIRST] <= end ? undefined : this.#ending(window[FIRST] - this.#gap, end);
    const begin = window[LAST] + this.#gap;
    const isOver = this.#gap > 0 ? begin > end : begin >= end;
    return isOver ? undefined : this.#beginning(begin, end);
  }

  /** How many windows follow the one of the state. */
  left(state: PageState): number {
    const window = windowOf(state);
    const rest = this.reading.backwards ? window[FIRST] - window[END] : window[END] - window[LAST];
    return Math.max(0, Math.ceil(rest / (this.#length + this.#gap)));
  }

  input(state: PageState): Readonly<Record<string, unknown>> {
    const { document } = this.reading;
    const window = windowOf(state);
    return { [document.from]: writeMoment(document.format, window[FIRST]), [document.until]: writeMoment(document.format, window[LAST]) };
  }

  #beginning(begin: number, end: number): Window {
    return { [FIRST]: begin, [LAST]: Math.min(begin + this.#length, end), [END]: end };
  }

  #ending(last: number, end: number): Window {
    return { [FIRST]: Math.max(last - this.#length, end), [LAST]: last, [END]: end };
  }
}

function momentOf({ format }: WindowsDocument, field: string, value: unknown): number {
  const moment = readMoment(format, value);
  if (moment !== undefined) return moment;
  const message = `is no time of the form ${format}`;
  throw new InvalidInputError(`\`${field}\` ${message}.`, { details: [{ path: field, message }] });
}
