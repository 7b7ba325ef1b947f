import type { InstantUnit } from 'trunkline/document';
import { parseInstant } from '../../text/instant.js';

const NANOS_PER_MS = 1_000_000n;

/** Milliseconds since 1970 of an instant as a vendor writes it; undefined for any other text. */
export function millisecondsOf(unit: InstantUnit, stamp: string): number | undefined {
  if (unit === 'iso-8601') {
    const instant = parseInstant(stamp);
    return instant === undefined ? undefined : Number(instant / NANOS_PER_MS);
  }
  if (!/^\d{1,15}$/.test(stamp)) return undefined;
  return Number(stamp) * (unit === 'epoch-seconds' ? 1000 : 1);
}

/** The other way round; whole seconds are rounded down. */
export function stampOf(unit: InstantUnit, ms: number): string | number {
  if (unit === 'iso-8601') return new Date(ms).toISOString();
  return unit === 'epoch-seconds' ? Math.floor(ms / 1000) : ms;
}
