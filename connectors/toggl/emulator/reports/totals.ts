import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given } from '../fields.js';
import { includes } from '../plans.js';
import type { Workspace } from '../records.js';
import { DAY_MS, isoDay } from '../times.js';
import { grouped } from '../grouped.js';
import { amountOf, rateOf } from './amounts.js';
import type { Counted, ReportQuery } from './query.js';

/** The first day of the span that a time is in; weeks begin on Monday. */
const SPANS: Readonly<Record<string, (ms: number) => string>> = {
  day: isoDay,
  week: (ms) => isoDay(ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS),
  month: (ms) => `${isoDay(ms).slice(0, 7)}-01`,
};

/** Source: OpenAPI files, reports; what is in `graph` and `rates` is inferred. */
export function totals(call: Call, workspace: Workspace, { counted }: ReportQuery): object {
  const { granularity = 'day', with_graph = false } = given(call.body, { granularity: 'text', with_graph: 'flag' });
  const span = SPANS[granularity];
  if (span === undefined) throw refuse(400, `granularity must be one of ${Object.keys(SPANS).join(', ')}`);
  const isPaid = includes(call.toggl.organizationOf(workspace.id).plan, 'starter');
  return {
    seconds: sum(counted),
    ...(isPaid && { billable_amount_in_cents: amount(call, workspace, counted), rates: rates(call, workspace, counted) }),
    tracked_days: new Set(counted.map(({ entry }) => isoDay(entry.start))).size,
    resolution: granularity,
    graph: with_graph ? graph(counted, span) : [],
  };
}

export function sum(counted: readonly Counted[]): number {
  return counted.reduce((total, { seconds }) => total + seconds, 0);
}

function amount(call: Call, workspace: Workspace, counted: readonly Counted[]): number {
  return counted.reduce((total, one) => total + amountOf(call, workspace, one), 0);
}

function rates(call: Call, workspace: Workspace, counted: readonly Counted[]): object[] {
  const byRate = grouped(counted, ({ entry }) => rateOf(call, workspace, entry));
  return [...byRate].flatMap(([rate, group]) =>
    rate === null ? [] : [{ hourly_rate_in_cents: rate * 100, currency: workspace.default_currency, billable_seconds: sum(group) }],
  );
}

function graph(counted: readonly Counted[], span: (ms: number) => string): object[] {
  const bySpan = grouped(counted, ({ entry }) => span(entry.start));
  return [...bySpan].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([start, group]) => ({ start, seconds: sum(group) }));
}
