import type { WindowsDocument } from '../document/pager-document.js';
import type { Part, Writer } from '../document/part.js';

export interface TimeWindowsOptions {
  /** Input field of the list that a window begins with. */
  readonly from: string;
  /** Input field that it ends with. A reading without it ends now. */
  readonly until: string;
  /** Greatest length of a window: the sum of these. */
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  /** How the vendor writes both: `date` is YYYY-MM-DD in UTC, `iso-8601` an instant. */
  readonly format: WindowsDocument['format'];
  /** Whether the vendor's range holds its end. */
  readonly end: WindowsDocument['end'];
}

const DAY_MS = 86_400_000;

/** A list whose vendor answers only for so much time at once: a longer time is read window by window, each to its end. */
export function timeWindows(options: TimeWindowsOptions): Part<WindowsDocument> {
  const { from, until, format, end, days = 0, hours = 0, minutes = 0, seconds = 0 } = options;
  const spanMs = days * DAY_MS + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
  return {
    write: (writer) => {
      checkSpan(writer, spanMs, format);
      return { from, until, spanMs, format, end };
    },
  };
}

function checkSpan(writer: Writer, spanMs: number, format: WindowsDocument['format']): void {
  if (!(spanMs > 0)) writer.fault('a window has no length', 'Give `days`, `hours`, `minutes` or `seconds`.');
  else if (format === 'date' && spanMs % DAY_MS !== 0) writer.fault('dates cannot tell parts of a day', 'Give the length in whole `days`.');
}
