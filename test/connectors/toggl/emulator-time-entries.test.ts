import { expect } from 'chai';
import { BEN, eachTest, HOME, STUDIO } from './emulator-client.js';

interface Entry {
  readonly id: number;
  readonly start: string;
  readonly stop: string | null;
  readonly duration: number;
  readonly description: string | null;
  readonly tags: string[] | null;
  readonly tag_ids: number[] | null;
  readonly project_id: number | null;
  readonly task_id: number | null;
  readonly at: string;
  readonly server_deleted_at: string | null;
}

const PATH = `/workspaces/${HOME}/time_entries`;
const STARTED = {
  id: 9001,
  workspace_id: HOME,
  project_id: null,
  task_id: null,
  billable: false,
  start: '2025-01-06T09:00:00Z',
  stop: null,
  duration: -1,
  description: 'Review',
  tags: null,
  tag_ids: null,
  duronly: true,
  at: '2025-01-06T09:00:01.120000Z',
  server_deleted_at: null,
  user_id: 5,
  uid: 5,
  wid: HOME,
};

describe('the Toggl emulator keeps time entries and', () => {
  const held = eachTest();
  const current = (): Promise<Entry | null> => held.toggl.get<Entry | null>('/me/time_entries/current');
  const listed = (query = ''): Promise<Entry[]> => held.toggl.get<Entry[]>(`/me/time_entries${query}`);
  const kinds = (): unknown[] => held.toggl.vendor.ledger.entries.map(({ kind, id, key }) => [kind, id, key]);

  it('T75, T81 (example 1): starts one with a negative duration', async () => {
    const { status, body } = await held.toggl.entry({ description: 'Review' });
    expect([status, body]).to.deep.equal([200, STARTED]);
    expect(kinds()).to.deep.equal([['time_entry.created', 9001, 'Review']]);
  });

  it('T19, T20, T23: shows it in lists with +00:00 and empty lists of tags', async () => {
    await held.toggl.entry({ description: 'Review' });
    const [entry] = await listed();
    expect(entry).to.deep.equal({
      ...STARTED,
      start: '2025-01-06T09:00:00+00:00',
      at: '2025-01-06T09:00:01.120000+00:00',
      tags: [],
      tag_ids: [],
    });
    expect(await current()).to.deep.equal(entry);
    expect(await held.toggl.get('/me/time_entries/9001')).to.deep.equal(entry);
  });

  it('T24: answers the literal null while nothing runs', async () => {
    const { status, text } = await held.toggl.track('GET', '/me/time_entries/current');
    expect([status, text]).to.deep.equal([200, 'null']);
  });

  it('T22: keeps the negative duration of an older app, minus the start', async () => {
    const start = Date.parse('2025-01-06T09:00:00Z') / 1000;
    expect((await held.toggl.entry({ duration: -start })).body.duration).to.equal(-start);
  });

  it('T74: takes a missing duration for 0, and that of the stop when there is one', async () => {
    const { body } = await held.toggl.entry({ duration: undefined });
    expect([body.duration, body.stop]).to.deep.equal([0, '2025-01-06T09:00:00Z']);
    expect((await held.toggl.entry({ duration: undefined, stop: '2025-01-06T09:30:00Z' })).body.duration).to.equal(1800);
  });

  it('T75: ends the one that runs where the next begins', async () => {
    await held.toggl.entry({ start: '2025-01-06T08:00:00Z', description: 'first' });
    await held.toggl.entry({ description: 'second' });
    expect((await current())?.description).to.equal('second');
    expect(await held.toggl.get<Entry>('/me/time_entries/9001')).to.deep.include({ duration: 3600, stop: '2025-01-06T09:00:00+00:00' });
    expect(kinds()).to.deep.equal([
      ['time_entry.created', 9001, 'first'],
      ['time_entry.stopped', 9001, 'first'],
      ['time_entry.created', 9002, 'second'],
    ]);
  });

  it('T78, T53: stops one once, and answers 409 the second time', async () => {
    await held.toggl.entry();
    held.toggl.now += 90_000;
    const stopped = await held.toggl.track<Entry>('PATCH', `${PATH}/9001/stop`);
    expect([stopped.status, stopped.body.stop, stopped.body.duration]).to.deep.equal([200, '2025-01-06T09:01:31Z', 91]);
    expect((await held.toggl.track('PATCH', `${PATH}/9001/stop`)).status).to.equal(409);
    expect(held.toggl.vendor.ledger.of('time_entry.stopped')).to.have.length(1);
  });

  it('T27: changes what a PUT names and nothing else', async () => {
    await held.toggl.entry({ duration: 600, description: 'Review', project_id: 31, tags: ['deep work'] });
    const { body } = await held.toggl.track<Entry>('PUT', `${PATH}/9001`, { description: 'Audit', stop: '2025-01-06T09:20:00Z' });
    expect(body).to.deep.include({ description: 'Audit', project_id: 31, tags: ['deep work'], duration: 1200 });
    expect((await held.toggl.track<Entry>('PUT', `${PATH}/9001`, { duration: 60 })).body.stop).to.equal('2025-01-06T09:01:00Z');
    const moved = await held.toggl.track<Entry>('PUT', `${PATH}/9001`, { start: '2025-01-06T08:00:00Z' });
    expect(moved.body.duration).to.equal(3660);
    expect((await held.toggl.track<Entry>('PUT', `${PATH}/9001`, { project_id: null })).body.project_id).to.equal(null);
  });

  it('T76, T77: makes tags that are new, and adds, takes away and replaces them', async () => {
    const made = await held.toggl.entry({ duration: 60, tags: ['deep work', 'new one'] });
    expect([made.body.tags, made.body.tag_ids]).to.deep.equal([
      ['deep work', 'new one'],
      [301, 306],
    ]);
    const put = async (fields: object): Promise<unknown> => (await held.toggl.track<Entry>('PUT', `${PATH}/9001`, fields)).body.tags;
    expect(await put({ tags: ['meeting'], tag_action: 'add' })).to.deep.equal(['deep work', 'new one', 'meeting']);
    expect(await put({ tags: ['deep work'], tag_action: 'delete' })).to.deep.equal(['new one', 'meeting']);
    expect(await put({ tag_ids: [301] })).to.deep.equal(['deep work']);
    expect(await put({ tags: [] })).to.equal(null);
    expect(held.toggl.vendor.ledger.of('tag.created').map(({ key }) => key)).to.deep.equal(['new one']);
  });

  it('T30, T31 (example 5): edits several, and tells what failed beside what did not', async () => {
    await held.toggl.entry({ description: 'Review' });
    const { status, body } = await held.toggl.track('PATCH', `${PATH}/9001,9002`, [
      { op: 'replace', path: '/description', value: 'Audit' },
    ]);
    expect([status, body]).to.deep.equal([200, { success: [9001], failure: [{ id: 9002, message: 'time entry not found' }] }]);
    expect((await current())?.description).to.equal('Audit');
  });

  it('T30: adds and takes away tags of several, a hundred at most', async () => {
    await held.toggl.entry({ duration: 60, tags: ['deep work'] });
    const patch = (ids: string, ...operations: object[]) => held.toggl.track('PATCH', `${PATH}/${ids}`, operations);
    await patch('9001', { op: 'add', path: '/tags', value: ['meeting'] }, { op: 'remove', path: '/description' });
    expect((await held.toggl.get<Entry>('/me/time_entries/9001')).tags).to.deep.equal(['deep work', 'meeting']);
    const many = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
    expect((await patch(many, { op: 'replace', path: '/description', value: 'x' })).status).to.equal(400);
    expect((await patch('9001', { op: 'move', path: '/tags' })).status).to.equal(400);
    expect((await patch('9001')).status).to.equal(400);
  });

  it('T79, T26: deletes one, which only who asks since a time still sees', async () => {
    await held.toggl.entry({ duration: 60 });
    held.toggl.now += 60_000;
    const deleted = await held.toggl.track('DELETE', `${PATH}/9001`);
    expect([deleted.status, deleted.text]).to.deep.equal([200, '']);
    expect((await held.toggl.track('DELETE', `${PATH}/9001`)).status).to.equal(404);
    expect((await listed()).map(({ id }) => id)).to.not.include(9001);
    const changed = await listed(`?since=${Math.floor(held.toggl.now / 1000)}`);
    expect(changed.map(({ id, server_deleted_at }) => [id, server_deleted_at])).to.deep.equal([[9001, '2025-01-06T09:01:01+00:00']]);
  });

  it('T49: refuses an entry that lacks something or does not fit, and makes nothing', async () => {
    const refused: [object, string][] = [
      [{ created_with: undefined }, "'created_with' must be given"],
      [{ start: undefined }, "'start' must be given"],
      [{ start: 'yesterday' }, "Invalid value for 'start'"],
      [{ workspace_id: undefined }, "'workspace_id' must be given"],
      [{ workspace_id: STUDIO }, 'Workspaces of path and body differ'],
      [{ duration: 60, stop: '2025-01-06T08:00:00Z' }, "'stop' must be after 'start'"],
      [{ duration: 60, stop: '2025-01-06T10:00:00Z' }, "'duration' does not fit 'start' and 'stop'"],
      [{ stop: '2025-01-06T10:00:00Z' }, "'stop' and a running 'duration' can not be present simultaneously"],
      [{ project_id: 33 }, 'Project not found in the workspace'],
      [{ task_id: 201 }, 'Task not found in the project'],
      [{ tag_ids: [303] }, 'Tag 303 not found in the workspace'],
      [{ tags: 'deep work' }, "Invalid value for 'tags'"],
    ];
    for (const [fields, message] of refused) {
      const { status, body } = await held.toggl.entry(fields as Record<string, unknown>);
      expect([status, body], message).to.deep.equal([400, message]);
    }
    expect(held.toggl.vendor.ledger.entries).to.deep.equal([]);
  });

  it('T51, T52: lets nobody but an admin see and change what is another’s', async () => {
    await held.toggl.entry({ duration: 60 });
    expect((await held.toggl.track('PUT', `${PATH}/9001`, { description: 'x' }, BEN)).status).to.equal(404);
    expect((await held.toggl.track('GET', '/me/time_entries/9001', undefined, BEN)).status).to.equal(404);
    const fields = { created_with: 'test', workspace_id: HOME, start: '2025-01-06T09:00:00Z', duration: 60 };
    expect((await held.toggl.track('POST', PATH, { ...fields, user_id: 5 }, BEN)).status).to.equal(403);
    expect((await held.toggl.track('POST', PATH, { ...fields, user_id: 6 })).body.user_id).to.equal(6);
  });

  it('T80: adds names and who it is shared with when asked to', async () => {
    await held.toggl.entry({ duration: 60, project_id: 31, shared_with_user_ids: [6] });
    const entry = await held.toggl.get('/me/time_entries/9001?meta=true&include_sharing=true');
    expect(entry).to.deep.include({ client_name: 'Acme', project_name: 'Website', project_active: true, user_name: 'Ann', pid: 31 });
    expect(entry.shared_with).to.deep.equal([{ user_id: 6, user_name: 'Ben', accepted: false }]);
  });
});

describe('the Toggl emulator lists my time entries', () => {
  const held = eachTest();
  const listed = (query = ''): Promise<Entry[]> => held.toggl.get<Entry[]>(`/me/time_entries${query}`);

  it('T55, T57: newest first, those of the last nine days when no window is asked for', async () => {
    const entries = await listed();
    const starts = entries.map(({ start }) => start);
    expect(entries).to.have.length.greaterThan(10);
    expect(starts).to.deep.equal(starts.toSorted().toReversed());
    expect(starts.every((start) => start >= '2024-12-28T09:00:01')).to.equal(true);
  });

  it('T55, T133: those of a window, the end not included', async () => {
    const all = await listed('?start_date=2024-11-01&end_date=2025-01-06');
    expect(all).to.have.length.greaterThan(100);
    const december = await listed('?start_date=2024-12-01&end_date=2025-01-01');
    expect(december).to.deep.equal(all.filter(({ start }) => start.startsWith('2024-12')));
    const [newest] = december;
    const until = await listed(`?start_date=2024-12-01&end_date=${encodeURIComponent(newest!.start)}`);
    expect(until).to.deep.equal(december.slice(1));
  });

  it('T125: those changed since a time, deleted ones too, those of before left out', async () => {
    const everything = await listed('?since=0');
    expect(everything.filter(({ server_deleted_at }) => server_deleted_at !== null)).to.have.length.greaterThan(0);
    const marks = everything.map(({ at }) => Date.parse(at) / 1000).toSorted((a, b) => a - b);
    const since = marks[marks.length - 5]!;
    expect((await listed(`?since=${since}`)).map(({ at }) => Date.parse(at) / 1000).toSorted((a, b) => a - b)).to.deep.equal(
      marks.slice(-5),
    );
  });

  it('T56: refuses since with before, in those words', async () => {
    const { status, body } = await held.toggl.track('GET', '/me/time_entries?since=1736150000&before=2025-01-06');
    expect([status, body]).to.deep.equal([400, "'since' and 'before' can not be present simultaneously"]);
  });

  it('T55, T49: refuses half a window and what is no time', async () => {
    for (const query of [
      'start_date=2025-01-01',
      'end_date=2025-01-01',
      'before=soon',
      'since=soon',
      'start_date=2025-01-02&end_date=2025-01-01',
    ])
      expect((await held.toggl.track('GET', `/me/time_entries?${query}`)).status, query).to.equal(400);
  });
});
