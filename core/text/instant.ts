const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const NANOS_PER_MS = 1_000_000n;

/** Nanoseconds since 1970 of an ISO 8601 instant with any offset; UTC when it names none. Undefined for any other text. */
export function parseInstant(text: string): bigint | undefined {
  const found = INSTANT.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, day, , hour = '00', minute = '00', second = '00', fraction = '', zone] = found;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(ms)) return undefined;
  return BigInt(ms - offsetMs(zone)) * NANOS_PER_MS + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

/** The same instant moved back by `ms`, in the form the text has: its zone, its separator, and a fraction only if it had one. */
export function earlierInstant(text: string, ms: number): string {
  const instant = parseInstant(text);
  const found = INSTANT.exec(text.trim());
  if (instant === undefined || !found || ms === 0) return text;
  const [, , , , separator = 'T', , , , fraction, zone = ''] = found;
  const local = Number(instant / NANOS_PER_MS) - ms + offsetMs(zone);
  const [date, time = ''] = new Date(local).toISOString().slice(0, -1).split('T');
  return `${date}${separator}${fraction === undefined ? time.slice(0, 8) : time}${zone}`;
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === '' || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
