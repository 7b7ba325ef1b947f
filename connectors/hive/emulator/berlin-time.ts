/** ISO 8601 with milliseconds and Berlin's offset, as Hive writes times: `2022-08-10T17:53:04.438+02:00`. Source: developers.hive.app, General. */
export function berlinTime(at: number): string {
  const hours = isSummer(at) ? 2 : 1;
  const local = new Date(at + hours * 3_600_000).toISOString().slice(0, -1);
  return `${local}+0${hours}:00`;
}

/** The plain date in UTC. */
export function plainDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** From the last Sunday of March to the last Sunday of October, both at 01:00 UTC. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * 86_400_000;
}
