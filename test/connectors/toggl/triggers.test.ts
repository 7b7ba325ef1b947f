import { join } from 'node:path';
import { expect } from 'chai';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { json, ScriptedHttp, type Reply } from '../../core/support/scripted-http.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { CLIENT, ENTRY, PROJECT, ROW, TAG, TASK } from './support/samples.js';
import { openToggl, told } from './support/sent.js';
import { startedRuns } from '../../core/support/started-runs.js';

const V9 = 'https://api.track.toggl.com/api/v9';
const RECIPE = { name: 'r', hash: 'h', body: '{}' };
/** Half past nine, as unix seconds: when the samples were changed. */
/** Seconds read again behind the cursor, for records that are committed late. */
const OVERLAP = 300;
const HALF_PAST = 1_767_605_400;

describe('triggers of Toggl', () => {
  const folder = tempFolder();
  let store: OwnedStore;
  beforeEach(async () => {
    store = await ownedStore(join(folder(), 'store.db'));
  });
  afterEach(() => store.close());

  /** Polls once per answer; gives what was asked, and the events of all polls. */
  async function polled(operation: string, answers: readonly Reply[], given: Readonly<Record<string, unknown>> = {}) {
    const http = new ScriptedHttp((_request, index) => answers[index]!);
    const connection = (await openToggl(http)) as unknown as AnyConnection;
    for (const _answer of answers) {
      const result = await poll({ recipe: RECIPE, id: 't', operation, connection, with: given }, { store, clock: new VirtualClock() });
      expect(result.status).to.equal('complete');
    }
    const runs = await startedRuns(store);
    return { asked: http.requests.map(told), events: runs.map(({ event }) => event as Record<string, unknown>) };
  }

  it('T125: makes each change of an entry an event, and asks in unix seconds for what came after', async () => {
    const edited = { ...ENTRY, description: 'Audit', at: '2026-01-05T09:40:00.5Z' };
    const deleted = { ...edited, server_deleted_at: '2026-01-05T09:50:00Z', at: '2026-01-05T09:50:00Z' };
    const { asked, events } = await polled('timeEntryChanged', [json([ENTRY]), json([ENTRY, edited]), json([edited, deleted])]);
    expect(asked.map(({ line }) => line)).to.deep.equal([
      `GET ${V9}/me/time_entries`,
      `GET ${V9}/me/time_entries?since=${HALF_PAST - OVERLAP}`,
      `GET ${V9}/me/time_entries?since=${HALF_PAST + 600 - OVERLAP}`,
    ]);
    expect(events.map(({ at }) => at)).to.deep.equal([ENTRY.at, edited.at, deleted.at]);
  });

  it('T57: makes an entry an event once, however often it changes', async () => {
    const edited = { ...ENTRY, description: 'Audit', at: '2026-01-05T09:40:00Z' };
    const next = { ...ENTRY, id: 9002, start: '2026-01-05T10:00:00+00:00' };
    const { asked, events } = await polled('newTimeEntry', [json([ENTRY]), json([next, edited])]);
    expect(asked.map(({ line }) => line)).to.deep.equal([`GET ${V9}/me/time_entries`, `GET ${V9}/me/time_entries`]);
    expect(events.map(({ id }) => id)).to.deep.equal([9001, 9002]);
  });

  it('T125: tells an entry once it has ended, and neither before nor again', async () => {
    const running = { ...ENTRY, stop: null, duration: -1, at: '2026-01-05T09:00:00Z' };
    const edited = { ...ENTRY, description: 'Audit', at: '2026-01-05T09:40:00Z' };
    const { events } = await polled('timeEntryFinished', [json([running]), json([running, ENTRY]), json([edited])]);
    expect(events.map(({ id, stop, description }) => [id, stop, description])).to.deep.equal([[9001, ENTRY.stop, 'Review']]);
  });

  const kinds = [
    ['newProject', 'projectChanged', PROJECT, 'projects'],
    ['newClient', 'clientChanged', CLIENT, 'clients'],
    ['newTag', 'tagChanged', TAG, 'tags'],
  ] as const;
  for (const [created, changed, record, path] of kinds) {
    const renamed = { ...record, name: 'Other', at: '2026-01-05T09:30:00Z' };
    const second = { ...record, id: record.id + 1, at: '2026-01-05T09:30:00Z' };

    it(`T126: ${created} tells new ${path} alone`, async () => {
      const { asked, events } = await polled(created, [json([record]), json([renamed, second])]);
      expect(asked.map(({ line }) => line)).to.deep.equal([
        `GET ${V9}/me/${path}`,
        `GET ${V9}/me/${path}?since=${HALF_PAST - 1800 - OVERLAP}`,
      ]);
      expect(events.map(({ id }) => id)).to.deep.equal([record.id, record.id + 1]);
    });

    it(`T126: ${changed} tells changes too`, async () => {
      const { events } = await polled(changed, [json([record]), json([renamed, second])]);
      expect(events.map(({ id, name }) => [id, name])).to.deep.equal([
        [record.id, record.name],
        [record.id, 'Other'],
        [record.id + 1, record.name],
      ]);
    });
  }

  it('T126: tells new and changed tasks, read in parts', async () => {
    const done = { ...TASK, active: false, at: '2026-01-05T09:30:00Z' };
    const { asked, events } = await polled('taskChanged', [json([TASK]), json([done])]);
    expect(asked[1]!.line).to.equal(`GET ${V9}/me/tasks?since=${HALF_PAST - 1800 - OVERLAP}&offset=0&per_page=100`);
    expect(events.map(({ active }) => active)).to.deep.equal([true, false]);
    expect((await polled('newTask', [json([TASK]), json([done])])).events).to.have.length(3);
  });

  it('T127: tells a team’s entries by the report, last changed first', async () => {
    const given = { workspace_id: 777, start_date: '2026-01-01', order_by: 'last_update', order_dir: 'DESC' };
    const next = { ...ROW, time_entries: [{ ...ROW.time_entries[0], id: 9002, at: '2026-01-05T11:00:00+00:00' }] };
    const { events } = await polled('newTeamTimeEntry', [json([ROW]), json([next, { ...ROW, row_number: 2 }])], given);
    expect(events.map(({ time_entries }) => (time_entries as { id: number }[])[0]!.id)).to.deep.equal([9001, 9002]);
  });
});
