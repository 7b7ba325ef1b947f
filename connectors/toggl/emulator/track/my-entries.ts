import type { Answer, Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import type { Call } from '../access/call.js';
import { notFound, ok, refuse } from '../answers.js';
import { flag, since } from '../query.js';
import type { TimeEntry } from '../records.js';
import { DAY_MS, parseTime } from '../times.js';
import { type EntryOptions, listedEntry } from '../views/time-entry.js';

/** How far back a list without a window goes. Source: old docs, time_entries. */
const RECENT_DAYS = 9;

/** The caller's own entries, newest first. Source: OpenAPI files, me. */
export function addMyEntries(routes: Routes, access: Access): void {
  access
    .user(routes.under('/me/time_entries'))
    .get('', listMine)
    .get('/current', (call) => {
      const [running] = call.toggl.timeEntries.live((entry) => isMine(call, entry) && entry.stop === null);
      return ok(running ? listedEntry(call.toggl, running) : null);
    })
    .get('/{id}', (call) => {
      const entry = call.toggl.timeEntries.find(call.id('id'));
      if (entry === undefined || !isMine(call, entry)) throw notFound('time entry');
      return ok(listedEntry(call.toggl, entry, optionsOf(call)));
    });
}

function listMine(call: Call): Answer {
  const window = windowOf(call);
  const { timeEntries } = call.toggl;
  const found = timeEntries.changed(
    window.changedSince,
    (entry) => isMine(call, entry) && entry.start >= window.from && entry.start < window.before,
  );
  const newestFirst = found.toSorted((a, b) => b.start - a.start || b.id - a.id);
  return ok(newestFirst.map((entry) => listedEntry(call.toggl, entry, optionsOf(call))));
}

interface Window {
  readonly from: number;
  readonly before: number;
  readonly changedSince?: number | undefined;
}

/** Bounds of the start; a date that is given without the other, or `since` with `before`, is refused. */
function windowOf(call: Call): Window {
  const [start, end, before] = ['start_date', 'end_date', 'before'].map((name) => timeOf(call, name));
  const changedSince = since(call.request);
  if (changedSince !== undefined && before !== undefined) throw refuse(400, "'since' and 'before' can not be present simultaneously");
  if ((start === undefined) !== (end === undefined)) throw refuse(400, "'start_date' and 'end_date' must be given together");
  if (start !== undefined && end !== undefined) {
    if (start > end) throw refuse(400, "'start_date' must not be after 'end_date'");
    return { from: start, before: end, changedSince };
  }
  if (changedSince !== undefined) return { from: -Infinity, before: Infinity, changedSince };
  return { from: (before ?? call.now) - RECENT_DAYS * DAY_MS, before: before ?? Infinity };
}

function timeOf({ request }: Call, name: string): number | undefined {
  const text = request.query.get(name);
  if (text === null) return undefined;
  const at = parseTime(text);
  if (at === undefined) throw refuse(400, `Invalid value for '${name}'`);
  return at;
}

function isMine({ toggl, user }: Call, entry: TimeEntry): boolean {
  return entry.user_id === user.id && toggl.memberOf(user, entry.workspace_id) !== undefined;
}

function optionsOf({ request }: Call): EntryOptions {
  return { meta: flag(request, 'meta'), sharing: flag(request, 'include_sharing') };
}
