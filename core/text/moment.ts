import type { TimeFormat } from 'trunkline/document';
import { parseInstant } from './instant.js';

const UNITS: Readonly<Record<TimeFormat, number>> = { date: 86_400_000, 'iso-8601': 1, 'epoch-seconds': 1000, 'epoch-milliseconds': 1 };

/** The smallest step that a format tells, in milliseconds. */
export const unitMs = (format: TimeFormat): number => UNITS[format];

/** Milliseconds since 1970; undefined for a value that is not of the format. */
export function readMoment(format: TimeFormat, value: unknown): number | undefined {
  if (format === 'date' && !(typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))) return undefined;
  if (format === 'date' || format === 'iso-8601') {
    const instant = typeof value === 'string' ? parseInstant(value) : undefined;
    if (instant === undefined) return undefined;
    const ms = Number(instant / 1_000_000n);
    return format === 'date' && writeMoment(format, ms) !== value ? undefined : ms; // no 30 February
  }
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number * UNITS[format] : undefined;
}

/** The moment as the format writes it; instants in UTC, and without a fraction where they have none. */
export function writeMoment(format: TimeFormat, ms: number): string | number {
  if (format === 'epoch-seconds' || format === 'epoch-milliseconds') return Math.floor(ms / UNITS[format]);
  const text = new Date(ms).toISOString();
  return format === 'date' ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}
