import { isAdmin, needPlanFor } from '../access/access.js';
import type { Call } from '../access/call.js';
import { refuse } from '../answers.js';
import { given, type Given, isObject } from '../fields.js';
import type { TimeEntry, Workspace } from '../records.js';
import { DAY_MS, parseDay } from '../times.js';
import { roundedTo } from './rounding.js';

const EARLIEST = Date.parse('2006-01-01');
const LATEST = Date.parse('2030-01-01');
const LONGEST_DAYS = 366;

/** Filters that all reports take. `[null]` means without one. Source: OpenAPI files, reports. */
const FILTERS = {
  start_date: 'day',
  end_date: 'day',
  billable: 'flag',
  description: 'text',
  min_duration_seconds: 'integer',
  max_duration_seconds: 'integer',
  rounding: 'integer',
  rounding_minutes: 'integer',
  time_entry_ids: 'integers',
} as const;
const ID_FILTERS = ['client_ids', 'project_ids', 'task_ids', 'tag_ids', 'user_ids', 'group_ids'] as const;
type IdFilters = { readonly [Name in (typeof ID_FILTERS)[number]]?: ReadonlySet<number | null> };

/** An entry as a report counts it. */
export interface Counted {
  readonly entry: TimeEntry;
  /** Rounded as asked for. */
  readonly seconds: number;
}

/** What a report is about: finished entries the caller may see, oldest first. */
export interface ReportQuery {
  readonly counted: readonly Counted[];
  readonly range: { readonly from?: string | undefined; readonly to?: string | undefined };
}

/** Reads the common filters; a body without any parameter is refused. */
export function reportQuery(call: Call, workspace: Workspace): ReportQuery {
  if (!isObject(call.body) || Object.keys(call.body).length === 0) throw refuse(400, 'At least one parameter must be set');
  needPlanFor(call, workspace, call.body, ['billable']);
  const fields = given(call.body, FILTERS);
  const isInRange = rangeOf(fields);
  const fits = entryFilter(call, fields, idFilters(call.body));
  const seconds = roundedTo(fields.rounding, fields.rounding_minutes);
  const seesAll = isAdmin(call, workspace);
  const entries = call.toggl.timeEntries.live(
    (entry) =>
      entry.workspace_id === workspace.id &&
      entry.stop !== null &&
      (seesAll || entry.user_id === call.user.id) &&
      isInRange(entry.start) &&
      fits(entry),
  );
  const counted = entries.map((entry) => ({ entry, seconds: seconds(entry.duration) }));
  return { counted, range: { from: fields.start_date, to: fields.end_date } };
}

/** Both days are in it. */
export function rangeOf({ start_date, end_date }: Pick<Given<typeof FILTERS>, 'start_date' | 'end_date'>): (ms: number) => boolean {
  const from = start_date === undefined ? -Infinity : boundOf(start_date);
  const to = end_date === undefined ? Infinity : boundOf(end_date) + DAY_MS;
  if (from >= to) throw refuse(400, 'start_date must not be after end_date');
  if (to - from > LONGEST_DAYS * DAY_MS && Number.isFinite(to - from)) throw refuse(400, 'The range must not be longer than a year');
  return (ms) => ms >= from && ms < to;
}

function boundOf(day: string): number {
  const at = parseDay(day) ?? Number.NaN;
  if (!(at >= EARLIEST && at <= LATEST)) throw refuse(400, 'Dates must be between 2006-01-01 and 2030-01-01');
  return at;
}

function idFilters(body: Readonly<Record<string, unknown>>): IdFilters {
  const named = ID_FILTERS.filter((name) => body[name] !== undefined && body[name] !== null);
  return Object.fromEntries(
    named.map((name) => {
      const ids = body[name];
      const isValid = Array.isArray(ids) && ids.every((id) => id === null || Number.isSafeInteger(id));
      if (!isValid) throw refuse(400, `Invalid value for '${name}'`);
      return [name, new Set(ids as (number | null)[])];
    }),
  );
}

function entryFilter({ toggl }: Call, fields: Given<typeof FILTERS>, ids: IdFilters): (entry: TimeEntry) => boolean {
  const { description, min_duration_seconds: min = 0, max_duration_seconds: max = Infinity, time_entry_ids, billable } = fields;
  const clientOf = (entry: TimeEntry): number | null => toggl.projects.find(entry.project_id)?.client_id ?? null;
  const groupsOf = ({ user_id }: TimeEntry): number[] =>
    toggl.groups.live(({ user_ids }) => user_ids.includes(user_id)).map(({ id }) => id);
  return (entry) =>
    (billable === undefined || entry.billable === billable) &&
    (description === undefined || (entry.description ?? '').toLowerCase().includes(description.toLowerCase())) &&
    entry.duration >= min &&
    entry.duration <= max &&
    (time_entry_ids === undefined || time_entry_ids.includes(entry.id)) &&
    hasAny(ids.client_ids, [clientOf(entry)]) &&
    hasAny(ids.project_ids, [entry.project_id]) &&
    hasAny(ids.task_ids, [entry.task_id]) &&
    hasAny(ids.user_ids, [entry.user_id]) &&
    hasAny(ids.tag_ids, orNone(entry.tag_ids)) &&
    hasAny(ids.group_ids, ids.group_ids === undefined ? [] : orNone(groupsOf(entry)));
}

function hasAny(wanted: ReadonlySet<number | null> | undefined, own: readonly (number | null)[]): boolean {
  return wanted === undefined || own.some((id) => wanted.has(id));
}

function orNone(ids: readonly number[]): readonly (number | null)[] {
  return ids.length > 0 ? ids : [null];
}
