const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(1980, 0);
const LAST = Date.UTC(2037, 11, 31);
const STEP_MS = 7 * 24 * HOUR_MS;

export interface Transitions {
  /** Where the clock was put on last. */
  readonly forward?: number;
  /** Where it was put back last. */
  readonly back?: number;
}

/** The hours in which the clocks of a zone were last put on and back, by the end of 2037. */
export function transitionsOf(timeZone: string): Transitions {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  const ahead = (at: number): number => {
    const [day = 0, month = 0, year = 0, ...time] = clock.format(at).split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, day, time[0], time[1], time[2]) - at;
  };
  const found: { forward?: number; back?: number } = {};
  for (let at = LAST; at > FIRST && !(found.forward !== undefined && found.back !== undefined); at -= STEP_MS) {
    const change = ahead(at) - ahead(at - STEP_MS);
    if (change === 0) continue;
    if (change > 0) found.forward ??= hourOfChange(ahead, at - STEP_MS);
    else found.back ??= hourOfChange(ahead, at - STEP_MS);
  }
  return found;
}

function hourOfChange(ahead: (at: number) => number, from: number): number {
  let at = from;
  while (ahead(at) === ahead(from)) at += HOUR_MS;
  return at;
}
