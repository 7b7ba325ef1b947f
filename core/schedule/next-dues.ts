import { DueTimes, type Timetable } from './due-times.js';

/** A due instant in UTC, and as the clocks of its zone show it. */
export interface NextDue {
  readonly due: string;
  readonly scheduled: string;
}

/** The next instants at which a timetable is due; fewer where there are no more. */
export function nextDues(timetable: Timetable, after: number, count: number): readonly NextDue[] {
  const times = new DueTimes(timetable);
  const next: NextDue[] = [];
  for (const at of times.after(after)) {
    if (next.length === count) break;
    next.push({ due: new Date(at).toISOString(), scheduled: times.localText(at) });
  }
  return next;
}
