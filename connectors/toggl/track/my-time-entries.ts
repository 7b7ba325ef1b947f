import { IsInt, IsISO8601 } from 'class-validator';
import { Field, Get, List, OperationGroup, Optional, Poll, slot, timeWindows, type Action, type Trigger } from 'trunkline/sdk';
import { version } from '../changes.js';
import type { Notice } from '../webhooks/notifications.js';
import { API_V9 } from '../sources.js';
import { TimeEntry, TimeEntryView } from './time-entry.js';

/** Without any of the three times, Toggl gives the entries of recent days only. */
export class TimeEntryFilter extends TimeEntryView {
  @Optional('Begun at or after this time, or this day in UTC; ISO 8601') @IsISO8601() start_date?: string | null;
  @Optional('Begun before this time, or this day in UTC; now when absent') @IsISO8601() end_date?: string | null;
  @Optional('Begun before this time or day; not together with the other two') @IsISO8601() before?: string | null;
}

export class ChangedTimeEntryFilter extends TimeEntryView {
  @Optional('Changed at or after this time; the vendor keeps no long history, so use a recent one', { unit: 'unix seconds' })
  @IsInt()
  since?: number | null;
}

export class MyTimeEntryId extends TimeEntryView {
  @Field('Id of the time entry') @IsInt() time_entry_id!: number;
}

export class RunningTimeEntry {
  @Optional('The entry that runs; null when none does', { of: TimeEntry }) time_entry?: TimeEntry | null;
}

@OperationGroup({ source: API_V9 })
export class MyTimeEntries {
  @List('/me/time_entries', {
    title: 'List my time entries',
    description:
      'Newest first, read in fortnights: older notes say that an answer holds 1000 at most. What is older than about three months is only in the reports.',
    input: TimeEntryFilter,
    record: TimeEntry,
    key: (entry) => entry.id,
    order: 'newest-first',
    windows: timeWindows({ from: 'start_date', until: 'end_date', days: 14, format: 'iso-8601', end: 'exclusive' }),
  })
  declare listTimeEntries: List<TimeEntryFilter, TimeEntry>;

  @List('/me/time_entries', {
    title: 'List my changed time entries',
    description: 'Deleted ones too: they have `server_deleted_at`.',
    input: ChangedTimeEntryFilter,
    record: TimeEntry,
    key: (entry) => entry.id,
  })
  declare listChangedTimeEntries: List<ChangedTimeEntryFilter, TimeEntry>;

  @List('/me/time_entries', {
    title: 'List my finished time entries',
    description: 'Those that changed since a time, and have ended.',
    input: ChangedTimeEntryFilter,
    record: TimeEntry,
    key: (entry) => entry.id,
    filter: slot('is-finished', (entry: TimeEntry) => entry.stop != null && entry.server_deleted_at == null, 'Toggl filters by time alone'),
  })
  declare listFinishedTimeEntries: List<ChangedTimeEntryFilter, TimeEntry>;

  @Get('/me/time_entries/{time_entry_id}', {
    title: 'Get a time entry of mine',
    description:
      'By its id, running or ended. `meta` adds the names of client, project, task and user; `include_sharing` adds whom it is shared with.',
    input: MyTimeEntryId,
    output: TimeEntry,
  })
  declare getTimeEntry: Action<MyTimeEntryId, TimeEntry>;

  @Get('/me/time_entries/current', {
    title: 'Get the running time entry',
    description: '`time_entry` is null when nothing runs. Of one that runs, `stop` is null and `duration` negative.',
    output: RunningTimeEntry,
    as: 'time_entry',
  })
  declare getRunningTimeEntry: Action<void, RunningTimeEntry>;

  @Poll('listTimeEntries', {
    title: 'New time entry',
    description: 'An entry that begins, or is entered afterwards for one of the recent days.',
    record: TimeEntry,
    cursor: (entry) => entry.start,
    webhook: { event: 'time_entry.created', at: (body: Notice<TimeEntry>) => body.payload },
  })
  declare newTimeEntry: Trigger<TimeEntryFilter, TimeEntry>;

  @Poll('listChangedTimeEntries', {
    title: 'Time entry changed',
    description:
      'Each change of an entry of mine is one event: begun, edited, finished (it has a `stop`) or deleted (`server_deleted_at`).',
    record: TimeEntry,
    key: version,
    cursor: (entry) => entry.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: { event: ['time_entry.created', 'time_entry.updated', 'time_entry.deleted'], at: (body: Notice<TimeEntry>) => body.payload },
  })
  declare timeEntryChanged: Trigger<ChangedTimeEntryFilter, TimeEntry>;

  @Poll('listFinishedTimeEntries', {
    title: 'Time entry finished',
    description: 'Once for each entry of mine, when it has first ended.',
    record: TimeEntry,
    cursor: (entry) => entry.at,
    since: 'since',
    sinceFormat: 'epoch-seconds',
    webhook: {
      event: ['time_entry.created', 'time_entry.updated'],
      when: (body: Notice<TimeEntry>) => body.payload.stop,
      at: (body: Notice<TimeEntry>) => body.payload,
    },
  })
  declare timeEntryFinished: Trigger<ChangedTimeEntryFilter, TimeEntry>;
}
