import type { TimeHeader, TimeUnit } from 'trunkline/document';
import { header, type Headers } from './headers.js';

const NUMBER = /^\d+(?:\.\d+)?$/;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? /;

/**
 * How long the vendor asks us to wait, in milliseconds; undefined when it does not say, or says nothing sensible.
 *
 * Reads the declared headers, then the standard `Retry-After` (seconds, fractions allowed, or a date). A date is taken against the
 * answer's own `Date`, so that a wrong clock on either side does no harm. Waits are cut to `longestMs`.
 */
export function retryAfterMs(headers: Headers, declared: readonly TimeHeader[], now: number, longestMs: number): number | undefined {
  for (const { name, unit } of declared) {
    const wait = readTime(header(headers, name), unit, headers, now);
    if (wait !== undefined) return Math.min(wait, longestMs);
  }
  const standard = header(headers, 'retry-after');
  const wait = readTime(standard, HTTP_DATE.test(standard ?? '') ? 'http-date' : 'seconds', headers, now);
  return wait === undefined ? undefined : Math.min(wait, longestMs);
}

/** Milliseconds from now until the time a header tells; a time that has passed is 0. */
export function readTime(text: string | undefined, unit: TimeUnit, headers: Headers, now: number): number | undefined {
  const value = text?.trim();
  if (!value) return undefined;
  if (unit === 'iso-8601' || unit === 'http-date') {
    const sent = Date.parse(header(headers, 'date') ?? '');
    return until(Date.parse(value), Number.isNaN(sent) ? now : sent);
  }
  if (!NUMBER.test(value)) return undefined;
  const number = Number(value);
  if (unit === 'seconds') return number * 1000;
  if (unit === 'milliseconds') return number;
  return until(unit === 'epoch-seconds' ? number * 1000 : number, now);
}

function until(instant: number, now: number): number | undefined {
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}
