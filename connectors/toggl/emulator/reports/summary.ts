import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given } from '../fields.js';
import type { TimeEntry, Workspace } from '../records.js';
import { grouped } from '../grouped.js';
import { rateOf } from './amounts.js';
import type { Counted, ReportQuery } from './query.js';
import { sum } from './totals.js';

type Key = readonly [id: number | null, title: string];
type KeyOf = (call: Call, entry: TimeEntry) => Key;

const GROUPINGS: Readonly<Record<string, KeyOf>> = {
  projects: ({ toggl }, { project_id }) => [project_id, toggl.projects.find(project_id)?.name ?? ''],
  clients: ({ toggl }, { project_id }) => {
    const client = toggl.clients.find(toggl.projects.find(project_id)?.client_id ?? null);
    return [client?.id ?? null, client?.name ?? ''];
  },
  users: ({ toggl }, { user_id }) => [user_id, toggl.users.find(user_id)?.fullname ?? ''],
  tasks: ({ toggl }, { task_id }) => [task_id, toggl.tasks.find(task_id)?.name ?? ''],
  time_entries: (_call, { description }) => [null, description ?? ''],
};

export interface SummaryGroup {
  readonly id: number | null;
  readonly title: string;
  readonly sub_groups: readonly SubGroup[];
}
interface SubGroup {
  readonly id: number | null;
  readonly title: string;
  readonly seconds: number;
  readonly ids?: readonly number[];
  readonly rates?: readonly object[];
}

export interface Summary {
  readonly grouping: string;
  readonly sub_grouping: string;
  readonly groups: readonly SummaryGroup[];
}

/** Groups in groups. The keys are inferred from clients of the API. */
export function summary(call: Call, workspace: Workspace, { counted }: ReportQuery): Summary {
  const fields = given(call.body, { grouping: 'text', sub_grouping: 'text', include_time_entry_ids: 'flag', distinguish_rates: 'flag' });
  const { grouping = 'projects', sub_grouping = 'time_entries' } = fields;
  const [outer, inner] = [grouping, sub_grouping].map((name) => GROUPINGS[name]);
  if (outer === undefined || inner === undefined) throw refuse(400, `A grouping must be one of ${Object.keys(GROUPINGS).join(', ')}`);
  const groups = titled(call, counted, outer).map(({ id, title, members }) => ({
    id,
    title,
    sub_groups: titled(call, members, inner).map((sub) => ({
      id: sub.id,
      title: sub.title,
      seconds: sum(sub.members),
      ...(fields.include_time_entry_ids && { ids: sub.members.map(({ entry }) => entry.id) }),
      ...(fields.distinguish_rates && { rates: ratesOf(call, workspace, sub.members) }),
    })),
  }));
  return { grouping, sub_grouping, groups };
}

function titled(
  call: Call,
  counted: readonly Counted[],
  keyOf: KeyOf,
): { id: number | null; title: string; members: readonly Counted[] }[] {
  const byKey = grouped(counted, ({ entry }) => JSON.stringify(keyOf(call, entry)));
  return [...byKey.values()].map((members) => {
    const [id, title] = keyOf(call, members[0].entry);
    return { id, title, members };
  });
}

function ratesOf(call: Call, workspace: Workspace, members: readonly Counted[]): object[] {
  const byRate = grouped(members, ({ entry }) => rateOf(call, workspace, entry));
  return [...byRate].map(([rate, group]) => ({ hourly_rate_in_cents: rate === null ? null : rate * 100, billable_seconds: sum(group) }));
}
