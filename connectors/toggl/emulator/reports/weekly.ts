import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given } from '../fields.js';
import { DAY_MS, parseDay } from '../times.js';
import { grouped } from '../grouped.js';
import type { Counted, ReportQuery } from './query.js';

const DAYS = 7;

export interface WeeklyRow {
  readonly user_id: number;
  readonly user_name: string;
  readonly project_id: number | null;
  readonly project_name: string | null;
  /** Of each day from `start_date`. */
  readonly seconds: readonly number[];
}

/** A row for each user and project. Needs `start_date`. The keys are inferred from clients of the API. */
export function weekly({ toggl, body }: Call, { counted }: ReportQuery): WeeklyRow[] {
  const start = parseDay(given(body, { start_date: 'day' }).start_date ?? '');
  if (start === undefined) throw refuse(400, 'start_date must be given');
  const inWeek = counted.filter(({ entry }) => entry.start >= start && entry.start < start + DAYS * DAY_MS);
  const groups = grouped(inWeek, ({ entry: { user_id, project_id } }) => `${user_id}/${project_id}`);
  return [...groups.values()].map((members) => {
    const { user_id, project_id } = members[0].entry;
    return {
      user_id,
      user_name: toggl.users.find(user_id)?.fullname ?? '',
      project_id,
      project_name: toggl.projects.find(project_id)?.name ?? null,
      seconds: byDay(members, start),
    };
  });
}

function byDay(members: readonly Counted[], start: number): number[] {
  const days = Array.from({ length: DAYS }, () => 0);
  for (const { entry, seconds } of members) days[Math.floor((entry.start - start) / DAY_MS)]! += seconds;
  return days;
}
