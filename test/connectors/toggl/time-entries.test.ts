import { expect } from 'chai';
import { InvalidInputError, PartialFailureError } from 'trunkline/sdk';
import { rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { ENTRY, RUNNING } from './support/samples.js';
import { called, openToggl, read, sends, told } from './support/sent.js';

const V9 = 'https://api.track.toggl.com/api/v9';

describe('time entries of Toggl', () => {
  it('T74: names the workspace in path and body, and the application that tracks', async () => {
    const input = { workspace_id: 777, start: '2026-01-05T09:00:00Z', duration: 1800, description: 'Review', tags: ['new'] };
    expect(await sends('createTimeEntry', input, ENTRY)).to.deep.equal({
      line: `POST ${V9}/workspaces/777/time_entries`,
      body: { ...input, created_with: 'trunkline' },
    });
    expect((await sends('createTimeEntry', { ...input, created_with: 'mine' }, ENTRY)).body).to.deep.include({ created_with: 'mine' });
  });

  it('T75, T23: starts a timer with the duration -1, and takes null for its tags', async () => {
    const { sent, output } = await called('startTimer', { workspace_id: 777, start: '2026-01-05T09:00:00Z' }, RUNNING);
    expect(sent).to.deep.equal([
      {
        line: `POST ${V9}/workspaces/777/time_entries`,
        body: { workspace_id: 777, start: '2026-01-05T09:00:00Z', duration: -1, created_with: 'trunkline' },
      },
    ]);
    expect(output).to.deep.include({ duration: -1, tags: null, stop: null });
  });

  it('T27, T77: sends what is to change and nothing else', async () => {
    const change = { workspace_id: 777, time_entry_id: 9001, tags: ['done'], tag_action: 'add', project_id: null };
    expect(await sends('updateTimeEntry', change, ENTRY)).to.deep.equal({
      line: `PUT ${V9}/workspaces/777/time_entries/9001`,
      body: { tags: ['done'], tag_action: 'add', project_id: null },
    });
  });

  it('T18, T30: edits many by ids with commas and a JSON Patch for a body', async () => {
    const edits = [{ op: 'replace', path: '/description', value: 'Audit' }];
    const input = { workspace_id: 777, time_entry_ids: [9001, 9002], edits };
    expect(await sends('editTimeEntries', input, { success: [9001, 9002], failure: [] })).to.deep.equal({
      line: `PATCH ${V9}/workspaces/777/time_entries/9001,9002`,
      body: edits,
    });
  });

  it('T30: refuses to edit more than 100 at once, before anything is sent', async () => {
    const http = new ScriptedHttp(() => json({}));
    const toggl = await openToggl(http);
    const edits = [{ op: 'remove' as const, path: '/project_id' }];
    const time_entry_ids = Array.from({ length: 101 }, (_, index) => index + 1);
    const error = await rejection(toggl.call('editTimeEntries', { workspace_id: 777, time_entry_ids, edits }));
    expect(error).to.be.instanceOf(InvalidInputError);
    expect(http.requests).to.deep.equal([]);
  });

  it('T31: says which entries were not edited, and why', async () => {
    const http = new ScriptedHttp(() => json({ success: [9001], failure: [{ id: 9002, message: 'time entry not found' }] }));
    const toggl = await openToggl(http);
    const edits = [{ op: 'replace' as const, path: '/description', value: 'Audit' }];
    const error = await rejection(toggl.call('editTimeEntries', { workspace_id: 777, time_entry_ids: [9001, 9002], edits }));
    expect(error).to.be.instanceOf(PartialFailureError);
    expect((error as PartialFailureError).details).to.deep.equal([{ path: '9002', message: 'time entry not found' }]);
    expect((error as PartialFailureError).output).to.deep.include({ success: [9001] });
  });

  it('T78: stops a timer', async () => {
    const { sent, output } = await called('stopTimer', { workspace_id: 777, time_entry_id: 9001 }, ENTRY);
    expect(sent).to.deep.equal([{ line: `PATCH ${V9}/workspaces/777/time_entries/9001/stop` }]);
    expect(output).to.deep.include({ stop: ENTRY.stop });
  });

  it('T53: takes a timer that is stopped already for stopped, and reads it', async () => {
    const http = new ScriptedHttp(({ method }) => (method === 'PATCH' ? json('Time entry already stopped', 409) : json(ENTRY)));
    const toggl = await openToggl(http);
    expect(await toggl.call('stopTimer', { workspace_id: 777, time_entry_id: 9001 })).to.deep.include({ id: 9001, duration: 1800 });
    expect(http.requests.map(told)).to.deep.equal([
      { line: `PATCH ${V9}/workspaces/777/time_entries/9001/stop` },
      { line: `GET ${V9}/me/time_entries/9001` },
    ]);
  });

  it('T79: deletes an entry, whatever the answer holds', async () => {
    expect(await sends('deleteTimeEntry', { workspace_id: 777, time_entry_id: 9001 })).to.deep.equal({
      line: `DELETE ${V9}/workspaces/777/time_entries/9001`,
    });
  });

  it('T24: finds no entry when none runs', async () => {
    const { sent, output } = await called('getRunningTimeEntry', undefined, null);
    expect(sent).to.deep.equal([{ line: `GET ${V9}/me/time_entries/current` }]);
    expect(output).to.deep.equal({ time_entry: null });
    expect((await called('getRunningTimeEntry', undefined, RUNNING)).output).to.deep.equal({ time_entry: RUNNING });
  });

  it('T80: asks for names and sharing where they are wanted', async () => {
    const shared = { ...ENTRY, project_name: 'Audit', shared_with: [{ user_id: 6, user_name: 'Bo', accepted: true }] };
    expect(await sends('getTimeEntry', { time_entry_id: 9001, meta: true, include_sharing: true }, shared)).to.deep.equal({
      line: `GET ${V9}/me/time_entries/9001?meta=true&include_sharing=true`,
    });
  });

  it('T21, T26: reads changes since a time in unix seconds, deleted entries included', async () => {
    const deleted = { ...ENTRY, server_deleted_at: '2026-01-05T10:00:00+00:00' };
    const { sent, records } = await read('listChangedTimeEntries', { since: 1_767_603_600 }, [json([ENTRY, { ...deleted, id: 9002 }])]);
    expect(sent).to.deep.equal([{ line: `GET ${V9}/me/time_entries?since=1767603600` }]);
    expect(records).to.have.length(2);
  });

  it('T57: asks for recent entries when nothing is said of the time', async () => {
    const { sent, records } = await read('listTimeEntries', {}, [json([ENTRY])]);
    expect(sent).to.deep.equal([{ line: `GET ${V9}/me/time_entries` }]);
    expect(records).to.deep.equal([ENTRY]);
  });
});
