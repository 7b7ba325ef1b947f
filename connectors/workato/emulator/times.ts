export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** ISO 8601 with milliseconds and Pacific offset, as most times are written: `2019-06-19T19:53:16.886-07:00`. Facts: K30. */
export function pacificTime(at: number): string;
export function pacificTime(at: number | null): string | null;
export function pacificTime(at: number | null): string | null {
  if (at === null) return null;
  const hours = isSummer(at) ? 7 : 8;
  return `${new Date(at - hours * HOUR_MS).toISOString().slice(0, -1)}-0${hours}:00`;
}

/** ISO 8601 in UTC: the times of jobs and messages. */
export function utcTime(at: number): string;
export function utcTime(at: number | null): string | null;
export function utcTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** From the second Sunday of March to the first of November, both at two in the morning of the time before. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= sunday(year, 2, 8) + 10 * HOUR_MS && at < sunday(year, 10, 1) + 9 * HOUR_MS;
}

/** The first Sunday of a month from a day on, at midnight in UTC. */
function sunday(year: number, month: number, day: number): number {
  const from = new Date(Date.UTC(year, month, day));
  return from.getTime() + ((7 - from.getUTCDay()) % 7) * DAY_MS;
}
