import { ArrayMinSize } from 'class-validator';
import { Action, ConflictError, Delete, Field, HttpClient, idempotent, OperationGroup, Patch, path, Put, unsafe } from 'trunkline/sdk';
import { bulk, Edit, Edited } from '../bulk.js';
import { API_V9 } from '../sources.js';
import { NewTimeEntry, NewTimer, TimeEntry, TimeEntryChange, TimeEntryId, TimeEntryIds } from './time-entry.js';

const CREATED_WITH = 'trunkline';
const RUNNING = -1;
const IN_PATH_AND_BODY = 'Toggl takes the workspace in the path and in the body';

export class TimeEntryEdits extends TimeEntryIds {
  @Field('What to change in all of them', { in: 'whole-body', items: Edit }) @ArrayMinSize(1) edits!: Edit[];
}

@OperationGroup({ source: API_V9 })
export class TimeEntries {
  constructor(private readonly http: HttpClient) {}

  @Action({
    title: 'Create a time entry',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    output: TimeEntry,
    effect: unsafe,
    source: `${API_V9}: POST /workspaces/{workspace_id}/time_entries`,
    reason: IN_PATH_AND_BODY,
  })
  createTimeEntry(input: NewTimeEntry): Promise<TimeEntry> {
    const body = Object.assign({}, input, { created_with: input.created_with ?? CREATED_WITH });
    return this.http.post(TimeEntry, path`/workspaces/${input.workspace_id}/time_entries`, body);
  }

  @Action({
    title: 'Start a timer',
    description: 'Makes a time entry that runs. Nothing drops a repeat, so a lost answer stops for a person.',
    output: TimeEntry,
    effect: unsafe,
    source: `${API_V9}: POST /workspaces/{workspace_id}/time_entries`,
    reason: IN_PATH_AND_BODY,
  })
  startTimer(input: NewTimer): Promise<TimeEntry> {
    return this.createTimeEntry(Object.assign({}, input, { duration: RUNNING }));
  }

  @Action({
    title: 'Stop a timer',
    description: 'An entry that is stopped already is given as it is.',
    output: TimeEntry,
    effect: idempotent,
    source: `${API_V9}: PATCH /workspaces/{workspace_id}/time_entries/{id}/stop`,
    reason: 'Toggl answers 409 without the entry when it is stopped already',
  })
  async stopTimer({ workspace_id, time_entry_id }: TimeEntryId): Promise<TimeEntry> {
    try {
      return await this.http.patch(TimeEntry, path`/workspaces/${workspace_id}/time_entries/${time_entry_id}/stop`);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return this.http.get(TimeEntry, path`/me/time_entries/${time_entry_id}`);
    }
  }

  @Put('/workspaces/{workspace_id}/time_entries/{time_entry_id}', {
    title: 'Update a time entry',
    description: 'Changes the fields given and keeps the others.',
    input: TimeEntryChange,
    output: TimeEntry,
    effect: idempotent,
  })
  declare updateTimeEntry: Action<TimeEntryChange, TimeEntry>;

  @Patch('/workspaces/{workspace_id}/time_entries/{time_entry_ids}', {
    title: 'Edit many time entries',
    description: 'What can be changed is changed, though the rest cannot be.',
    input: TimeEntryEdits,
    output: Edited,
    effect: idempotent,
    bulk,
  })
  declare editTimeEntries: Action<TimeEntryEdits, Edited>;

  @Delete('/workspaces/{workspace_id}/time_entries/{time_entry_id}', {
    title: 'Delete a time entry',
    description: 'Gives nothing back. From then on only listChangedTimeEntries gives the entry, with `server_deleted_at`.',
    input: TimeEntryId,
    effect: idempotent,
  })
  declare deleteTimeEntry: Action<TimeEntryId, void>;
}
