/*
 * What is due, worked out the slow way: every minute is looked at, with the clock that `Intl` shows in the zone. It shares no code with what it judges:
 * it reads cron expressions by itself, and sees a change of clocks only in what they show.
 */

const MINUTE_MS = 60_000;
/** Minutes between two looks at a clock that goes on steadily. */
const SPAN = 15;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A minute as a wall clock shows it; `count` grows by one from each to the next. */
interface WallMinute {
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
  readonly count: number;
}

interface Minute {
  readonly at: number;
  readonly wall: WallMinute;
}

/** Every minute of a stretch of time in a zone: to be worked out once for many expressions. */
export function minutesOf(timeZone: string, from: number, until: number): readonly Minute[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  const shown = (at: number): number => {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = clock.format(at).split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
  };
  const minutes: Minute[] = [];
  for (let start = from; start <= until; start += SPAN * MINUTE_MS) {
    const [first, isSteady] = [shown(start), shown(start + SPAN * MINUTE_MS) === shown(start) + SPAN];
    for (let n = 0; n < SPAN && start + n * MINUTE_MS <= until; n++) {
      const at = start + n * MINUTE_MS;
      minutes.push({ at, wall: wallOf(isSteady ? first + n : shown(at)) });
    }
  }
  return minutes;
}

function wallOf(count: number): WallMinute {
  const date = new Date(count * MINUTE_MS);
  return {
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
    count,
  };
}

/** The instants among these minutes at which the schedule is due. */
export function dueAmong(minutes: readonly Minute[], schedule: string): readonly number[] {
  const [minute = '', hour = ''] = schedule.split(' ');
  const isNamed = matcher(schedule);
  const isInterval = `${minute}${hour}`.includes('*');
  const shown = new Set<number>();
  const due: number[] = [];
  let last: number | undefined;
  for (const { at, wall } of minutes) {
    const left =
      last === undefined || hour === '*' ? [] : Array.from({ length: Math.max(0, wall.count - last - 1) }, (_, n) => last! + 1 + n);
    const isAgain = shown.has(wall.count);
    if (left.some((count) => isNamed(wallOf(count))) || (isNamed(wall) && (isInterval || !isAgain))) due.push(at);
    shown.add(wall.count);
    last = wall.count;
  }
  return due;
}

function matcher(schedule: string): (wall: WallMinute) => boolean {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = schedule.toLowerCase().split(' ');
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const days = valuesOf(day, 1, 31);
  const months = valuesOf(month, 1, 12, MONTHS);
  const weekdays = new Set([...valuesOf(weekday, 0, 7, NAMES)].map((one) => one % 7));
  const either = day !== '*' && weekday !== '*';
  return (wall) => {
    const [onDay, onWeekday] = [days.has(wall.day), weekdays.has(wall.weekday)];
    return minutes.has(wall.minute) && hours.has(wall.hour) && months.has(wall.month) && (either ? onDay || onWeekday : onDay && onWeekday);
  };
}

function valuesOf(field: string, least: number, most: number, names: readonly string[] = []): ReadonlySet<number> {
  const numberOf = (text: string): number => (names.includes(text) ? names.indexOf(text) + (most === 12 ? 1 : 0) : Number(text));
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [first = least, last = first] = range === '*' ? [least, most] : range.split('-').map(numberOf);
    for (let value = first; value <= last; value += Number(step)) values.add(value);
  }
  return values;
}
