import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given } from '../fields.js';
import { sorted } from '../paging.js';
import { includes } from '../plans.js';
import type { TimeEntry, Workspace } from '../records.js';
import { isoTime } from '../times.js';
import { grouped } from '../grouped.js';
import { amountOf, rateOf } from './amounts.js';
import type { Counted, ReportQuery } from './query.js';

/** One row: an entry, or alike ones when they are grouped. */
export interface DetailedRow {
  readonly row_number: number;
  readonly time_entries: readonly { readonly id: number }[];
  readonly [field: string]: unknown;
}

const ORDERS: Readonly<Record<string, (call: Call) => (counted: Counted) => string | number>> = {
  date:
    () =>
    ({ entry }) =>
      entry.start,
  user:
    ({ toggl }) =>
    ({ entry }) =>
      toggl.users.find(entry.user_id)?.fullname ?? '',
  duration:
    () =>
    ({ seconds }) =>
      seconds,
  description:
    () =>
    ({ entry }) =>
      entry.description ?? '',
  last_update:
    () =>
    ({ entry }) =>
      entry.at,
};

/** Every row of the detailed report, numbered from 1. Source: OpenAPI files, reports; Toggl.Api for the rows. */
export function detailedRows(call: Call, workspace: Workspace, { counted }: ReportQuery): DetailedRow[] {
  const fields = given(call.body, { order_by: 'text', order_dir: 'text', grouped: 'flag', enrich_response: 'flag', hide_amounts: 'flag' });
  const { order_by = 'date', order_dir = 'ASC' } = fields;
  const by = ORDERS[order_by];
  if (by === undefined) throw refuse(400, `order_by must be one of ${Object.keys(ORDERS).join(', ')}`);
  if (!['ASC', 'DESC'].includes(order_dir.toUpperCase())) throw refuse(400, 'order_dir must be ASC or DESC');
  const ordered = sorted(counted, by(call), order_dir.toUpperCase() === 'DESC');
  const keyOf = ({ entry }: Counted): string | number => (fields.grouped ? likeness(entry) : entry.id);
  const groups = [...grouped(ordered, keyOf).values()];
  const withAmounts = fields.hide_amounts !== true && includes(call.toggl.organizationOf(workspace.id).plan, 'starter');
  return groups.map((group, index) => ({
    ...whatOf(call, group[0].entry),
    ...(withAmounts && amountsOf(call, workspace, group)),
    ...(fields.enrich_response && namesOf(call, group[0].entry)),
    currency: workspace.default_currency,
    row_number: index + 1,
    time_entries: group.map(({ entry, seconds }) => ({
      id: entry.id,
      seconds,
      start: isoTime(entry.start),
      stop: isoTime(entry.stop ?? entry.start),
      at: isoTime(entry.at),
    })),
  }));
}

/** Entries that are alike in it stand in one row. */
function likeness({ user_id, project_id, task_id, description, billable, tag_ids }: TimeEntry): string {
  return JSON.stringify([user_id, project_id, task_id, description, billable, tag_ids.toSorted((a, b) => a - b)]);
}

function whatOf({ toggl }: Call, { user_id, project_id, task_id, billable, description, tag_ids }: TimeEntry): object {
  const username = toggl.users.find(user_id)?.fullname ?? '';
  return { user_id, username, project_id, task_id, billable, description: description ?? '', tag_ids };
}

function amountsOf(call: Call, workspace: Workspace, group: readonly [Counted, ...Counted[]]): object {
  const rate = rateOf(call, workspace, group[0].entry);
  const amounts = group.map((counted) => amountOf(call, workspace, counted));
  return {
    hourly_rate_in_cents: rate === null ? null : rate * 100,
    billable_amount_in_cents: rate === null ? null : amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

function namesOf({ toggl }: Call, entry: TimeEntry): object {
  const project = toggl.projects.find(entry.project_id);
  return {
    project_name: project?.name ?? null,
    project_color: project?.color ?? null,
    client_name: toggl.clients.find(project?.client_id ?? null)?.name ?? null,
    task_name: toggl.tasks.find(entry.task_id)?.name ?? null,
    tag_names: entry.tag_ids.map((id) => toggl.tags.find(id)?.name ?? ''),
  };
}
