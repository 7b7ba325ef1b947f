export const SECOND_MS = 1000;
export const DAY_MS = 86_400_000;
/** RFC 3339, or a day, which means its first moment in UTC. */
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** How a list ends its times, and how the answer to a change does. */
export type Zone = '+00:00' | 'Z';

/** `2025-01-06T09:00:00Z` of milliseconds since 1970. */
export function isoTime(ms: number, zone: Zone = '+00:00'): string {
  return `${new Date(ms).toISOString().slice(0, 19)}${zone}`;
}

/** `2025-01-06T09:00:00.120000Z`: the time of a change has microseconds. */
export function isoMicros(ms: number, zone: Zone = '+00:00'): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000${zone}`;
}

/** `2025-01-06`, in UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Milliseconds since 1970, whole seconds; undefined when it is no time. */
export function parseTime(text: string): number | undefined {
  const ms = TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms - (ms % SECOND_MS);
}

/** The first moment of a day; undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) || isoDay(ms) !== text ? undefined : ms;
}
