import { expect } from 'chai';
import { ANN, BEN, eachTest, HOME, type Reply, STUDIO } from './emulator-client.js';

interface Row {
  readonly user_id: number;
  readonly description: string;
  readonly project_id: number | null;
  readonly row_number: number;
  readonly time_entries: { readonly id: number; readonly seconds: number; readonly start: string; readonly at: string }[];
}

const YEAR = { start_date: '2024-06-01', end_date: '2025-05-31' };
const JANUARY = { start_date: '2025-01-01', end_date: '2025-01-31' };
const entryIds = (rows: readonly Row[]): number[] => rows.flatMap(({ time_entries }) => time_entries.map(({ id }) => id));
const seconds = (rows: readonly Row[]): number =>
  rows.flatMap(({ time_entries }) => time_entries).reduce((sum, one) => sum + one.seconds, 0);

describe('the Toggl emulator reports in detail and', () => {
  const held = eachTest({ entries: 0 });

  it('T65, T98 (example 4): gives a page, and in headers where the next begins', async () => {
    const { toggl } = held;
    toggl.now = Date.parse('2025-01-06T09:30:00Z');
    const review = { description: 'Review', project_id: 31, duration: 1800 };
    await toggl.entry(review);
    await toggl.entry({ ...review, start: '2025-01-06T10:00:00Z' });
    const detailed = (more: object = {}) =>
      toggl.report<Row[]>(`/workspace/${HOME}/search/time_entries`, { ...JANUARY, page_size: 1, ...more });
    const first = await detailed();
    const next = (reply: Reply<unknown>) => ['x-next-row-number', 'x-next-id'].map((name) => reply.headers.get(name));
    expect([first.status, ...next(first)]).to.deep.equal([200, '2', '9002']);
    expect(['x-range-start', 'x-range-end'].map((name) => first.headers.get(name))).to.deep.equal(['2025-01-01', '2025-01-31']);
    expect(first.body).to.deep.equal([
      {
        user_id: 5,
        username: 'Ann',
        project_id: 31,
        task_id: null,
        billable: false,
        description: 'Review',
        tag_ids: [],
        currency: 'USD',
        row_number: 1,
        time_entries: [
          {
            id: 9001,
            seconds: 1800,
            start: '2025-01-06T09:00:00+00:00',
            stop: '2025-01-06T09:30:00+00:00',
            at: '2025-01-06T09:30:00+00:00',
          },
        ],
      },
    ]);
    const second = await detailed({ first_row_number: 2, first_id: 9002 });
    expect([entryIds(second.body), ...next(second)]).to.deep.equal([[9002], null, null]);
  });

  it('T94, T99: groups entries that are alike, and orders by what it is asked for', async () => {
    const { toggl } = held;
    for (const [description, duration] of [
      ['b', 60],
      ['a', 30],
      ['b', 90],
    ] as const) {
      await toggl.entry({ description, duration });
      toggl.now += 60_000;
    }
    const rows = async (fields: object) =>
      (await toggl.report<Row[]>(`/workspace/${HOME}/search/time_entries`, { ...JANUARY, ...fields })).body;
    expect((await rows({ grouped: true })).map(entryIdsOf)).to.deep.equal([[9001, 9003], [9002]]);
    expect(entryIds(await rows({ order_by: 'last_update', order_dir: 'DESC' }))).to.deep.equal([9003, 9002, 9001]);
    expect(entryIds(await rows({ order_by: 'duration' }))).to.deep.equal([9002, 9001, 9003]);
    expect(entryIds(await rows({ order_by: 'description' }))).to.deep.equal([9002, 9001, 9003]);
    expect((await toggl.report(`/workspace/${HOME}/search/time_entries`, { ...JANUARY, order_by: 'mood' })).status).to.equal(400);
  });

  const entryIdsOf = (row: Row): number[] => entryIds([row]);

  it('T134: leaves out what runs and what was deleted', async () => {
    const { toggl } = held;
    await toggl.entry({ duration: 60 });
    await toggl.entry();
    await toggl.track('DELETE', `/workspaces/${HOME}/time_entries/9001`);
    expect((await toggl.report(`/workspace/${HOME}/search/time_entries`, JANUARY)).body).to.deep.equal([]);
  });
});

describe('the Toggl emulator reports on three hundred entries and', () => {
  const held = eachTest();
  const detailed = async (fields: object, who = ANN): Promise<Row[]> =>
    (await held.toggl.report<Row[]>(`/workspace/${STUDIO}/search/time_entries`, { page_size: 1000, ...YEAR, ...fields }, who)).body;

  it('T65: gives them by fifties, each once', async () => {
    const rows: Row[] = [];
    let next: object | undefined = {};
    let pages = 0;
    for (; next; pages += 1) {
      const reply: Reply<Row[]> = await held.toggl.report<Row[]>(`/workspace/${STUDIO}/search/time_entries`, { ...YEAR, ...next });
      rows.push(...reply.body);
      const [number, id] = ['x-next-row-number', 'x-next-id'].map((name) => Number(reply.headers.get(name) ?? 0));
      next = number ? { first_row_number: number, first_id: id } : undefined;
    }
    expect([pages, rows.length, new Set(entryIds(rows)).size]).to.deep.equal([4, 196, 196]);
    expect(rows.map(({ row_number }) => row_number)).to.deep.equal(Array.from({ length: 196 }, (_, index) => index + 1));
  });

  it('T97: keeps those that fit the filters, null meaning without', async () => {
    const all = await detailed({});
    const without = await detailed({ project_ids: [null] });
    expect(without.every(({ project_id }) => project_id === null)).to.equal(true);
    const some = await detailed({ project_ids: [33, null] });
    expect(some.length).to.be.greaterThan(without.length).and.lessThan(all.length);
    const parts = await Promise.all([detailed({ user_ids: [5] }), detailed({ user_ids: [7] })]);
    expect(parts.flatMap(entryIds)).to.have.members(entryIds(all));
    const tagged = await detailed({ tag_ids: [303, 304] });
    expect(tagged.length + (await detailed({ tag_ids: [null] })).length).to.equal(all.length);
    expect((await detailed({ client_ids: [23] })).every(({ project_id }) => [33, 38, 43].includes(project_id ?? 0))).to.equal(true);
    expect(await detailed({ group_ids: [501] })).to.have.length(all.length);
    expect((await detailed({ description: 'rev' })).every(({ description }) => description === 'Review')).to.equal(true);
    expect(seconds(await detailed({ min_duration_seconds: 3600, max_duration_seconds: 7200 }))).to.be.greaterThan(0);
    expect(entryIds(await detailed({ time_entry_ids: [entryIds(all)[3]] }))).to.deep.equal([entryIds(all)[3]]);
    const billable = await detailed({ billable: true });
    expect(billable.length + (await detailed({ billable: false })).length).to.equal(all.length);
  });

  it('T97: rounds each entry down, to the nearest or up', async () => {
    const exact = await detailed({});
    const rounded = await Promise.all([-1, 0, 1].map((rounding) => detailed({ rounding, rounding_minutes: 60 })));
    const [down, near, up] = rounded.map((rows) => rows.map(({ time_entries }) => time_entries[0]!.seconds / 3600));
    const hours = exact.map(({ time_entries }) => time_entries[0]!.seconds / 3600);
    expect([down, near, up]).to.deep.equal([hours.map(Math.floor), hours.map(Math.round), hours.map(Math.ceil)]);
  });

  it('T98: adds amounts on paid plans unless they are hidden, and names when asked to', async () => {
    const [row] = await detailed({ billable: true, project_ids: [33], enrich_response: true });
    const [{ seconds: tracked } = { seconds: 0 }] = row!.time_entries;
    const amount = Math.round((tracked * 8000) / 3600);
    expect(row).to.deep.include({
      hourly_rate_in_cents: 8000,
      billable_amount_in_cents: amount,
      project_name: 'Brand',
      client_name: 'Northwind',
    });
    expect((await detailed({ billable: true, hide_amounts: true }))[0]).to.not.have.property('billable_amount_in_cents');
  });

  it('T95, T96, T49: refuses a body without parameters, and ranges that are none', async () => {
    const ask = async (body: unknown) => (await held.toggl.report(`/workspace/${STUDIO}/search/time_entries`, body)).status;
    const wrong = [
      {},
      [],
      { start_date: '2005-12-31' },
      { end_date: '2030-01-02' },
      { start_date: '2025-01-02', end_date: '2025-01-01' },
      { start_date: '2023-01-01', end_date: '2025-01-01' },
      { start_date: '2025-02-30' },
      { start_date: '2025-01-01T00:00:00Z' },
      { ...YEAR, user_ids: ['5'] },
      { ...YEAR, rounding: 2 },
      { ...YEAR, rounding_minutes: 7 },
      { ...YEAR, page_size: 0 },
    ];
    for (const body of wrong) expect(await ask(body), JSON.stringify(body)).to.equal(400);
    expect(await ask({ start_date: '2024-01-01', end_date: '2024-12-31' })).to.equal(200);
  });

  it('T97, T48: does not filter by billable on the free plan', async () => {
    const refused = await held.toggl.report(`/workspace/${HOME}/search/time_entries`, { ...YEAR, billable: true });
    expect([refused.status, refused.headers.get('x-toggl-quota-remaining')]).to.deep.equal([402, null]);
  });

  it('T51, T135: shows a member who is no admin only what is theirs, and a stranger nothing', async () => {
    const own = await held.toggl.report<Row[]>(`/workspace/${HOME}/search/time_entries`, YEAR, BEN);
    expect(new Set(own.body.map(({ user_id }) => user_id))).to.deep.equal(new Set([6]));
    expect((await held.toggl.report(`/workspace/${STUDIO}/search/time_entries`, YEAR, BEN)).status).to.equal(403);
  });

  it('T100: totals, with a graph by days, weeks or months', async () => {
    const total = seconds(await detailed({}));
    const totals = async (fields: object = {}) =>
      (await held.toggl.report(`/workspace/${STUDIO}/search/time_entries/totals`, { ...YEAR, ...fields })).body;
    expect(await totals()).to.deep.include({ seconds: total, resolution: 'day', graph: [] });
    const { graph } = (await totals({ granularity: 'month', with_graph: true })) as { graph: { start: string; seconds: number }[] };
    expect(graph.map(({ start }) => start)).to.deep.equal(['2024-11-01', '2024-12-01', '2025-01-01']);
    expect(graph.reduce((sum, one) => sum + one.seconds, 0)).to.equal(total);
    const weeks = (await totals({ granularity: 'week', with_graph: true })) as { graph: { start: string }[] };
    expect(new Set(weeks.graph.map(({ start }) => new Date(start).getUTCDay()))).to.deep.equal(new Set([1]));
    expect((await held.toggl.report(`/workspace/${HOME}/search/time_entries/totals`, YEAR)).body).to.not.have.property('rates');
  });

  it('T102: sums up by groups in groups, and says in headers by which', async () => {
    const fields = { ...YEAR, grouping: 'users', sub_grouping: 'projects', include_time_entry_ids: true };
    const reply = await held.toggl.report<{ groups: { id: number; sub_groups: { seconds: number; ids: number[] }[] }[] }>(
      `/workspace/${STUDIO}/summary/time_entries`,
      fields,
    );
    expect(['x-grouping', 'x-sub-grouping'].map((name) => reply.headers.get(name))).to.deep.equal(['users', 'projects']);
    expect(reply.body.groups.map(({ id }) => id)).to.have.members([5, 7]);
    const subs = reply.body.groups.flatMap(({ sub_groups }) => sub_groups);
    expect(subs.reduce((sum, one) => sum + one.seconds, 0)).to.equal(seconds(await detailed({})));
    expect(subs.flatMap(({ ids }) => ids)).to.have.length(196);
    expect((await held.toggl.report(`/workspace/${STUDIO}/summary/time_entries`, { ...YEAR, grouping: 'moods' })).status).to.equal(400);
  });

  it('T103, T104: sums up weeks by seven days, and projects by users', async () => {
    const week = { start_date: '2024-12-09', end_date: '2024-12-15' };
    const rows = (await held.toggl.report<{ seconds: number[] }[]>(`/workspace/${STUDIO}/weekly/time_entries`, week)).body;
    const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
    expect(rows.every((row) => row.seconds.length === 7)).to.equal(true);
    expect(sum(rows.flatMap((row) => row.seconds))).to.equal(seconds(await detailed(week)));
    const projects = (await held.toggl.report<Record<string, number>[]>(`/workspace/${STUDIO}/projects/summary`, YEAR)).body;
    expect(projects[0]).to.have.keys('user_id', 'project_id', 'tracked_seconds', 'billable_seconds');
    const brand = projects.filter(({ project_id }) => project_id === 33);
    const one = (await held.toggl.report(`/workspace/${STUDIO}/projects/33/summary`, YEAR)).body;
    expect(one.tracked_seconds).to.equal(sum(brand.map(({ tracked_seconds }) => tracked_seconds!)));
    expect((await held.toggl.report(`/workspace/${STUDIO}/projects/31/summary`, YEAR)).status).to.equal(404);
  });

  it('T66: finds clients, projects and users from an id on, by names or by ids', async () => {
    interface Found {
      readonly id: number;
      readonly name: string;
    }
    const find = async (path: string, body: object = {}) => (await held.toggl.report<Found[]>(`/workspace/${STUDIO}${path}`, body)).body;
    const projects = await find('/filters/projects', { page_size: 5 });
    expect(projects.map(({ id }) => id)).to.deep.equal([33, 34, 35, 36, 37]);
    expect((await find('/filters/projects', { page_size: 5, start: 38 })).map(({ id }) => id)).to.deep.equal([38, 39, 40, 41, 42]);
    expect((await find('/search/clients', { name: 'con' })).map(({ name }) => name)).to.deep.equal(['Contoso']);
    expect((await find('/filters/users', { ids: [7] })).map(({ name }) => name)).to.deep.equal(['Cleo']);
    const many = (length: number) => ({ ids: Array.from({ length }, (_, index) => index + 1) });
    expect((await held.toggl.report(`/workspace/${STUDIO}/search/users`, many(101))).status).to.equal(400);
    expect((await held.toggl.report(`/workspace/${STUDIO}/search/projects`, many(2001))).status).to.equal(400);
    expect(await find('/search/projects', many(2000))).to.have.length(13);
  });

  it('T105: shows saved reports to everybody or to members', async () => {
    const ask = (token: string, who: string) => held.toggl.report(`/shared/${token}`, {}, who);
    const statuses = [
      ask('public_report', ''),
      ask('private_report', ''),
      ask('private_report', BEN),
      ask('private_report', ANN),
      ask('no_report', ''),
    ];
    expect((await Promise.all(statuses)).map(({ status }) => status)).to.deep.equal([200, 401, 403, 200, 404]);
  });
});

describe('the Toggl emulator exports', () => {
  const held = eachTest({ entries: 0 });
  const file = async (path: string, fields: object = {}) => {
    const answer = await fetch(`${held.toggl.vendor.origin}/reports/api/v3/workspace/${HOME}${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(ANN)}` },
      body: JSON.stringify({ ...JANUARY, ...fields }),
    });
    return { headers: answer.headers, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  it('T101: the detailed report as CSV, with durations in the format asked for', async () => {
    await held.toggl.entry({ duration: 2826, description: 'Calls, "urgent"', project_id: 31, tags: ['deep work', 'meeting'] });
    const header =
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)\r\n';
    const row = (duration: string) =>
      `Ann,ann@example.com,Acme,Website,,"Calls, ""urgent""",No,2025-01-06,09:00:00,2025-01-06,09:47:06,${duration},"deep work, meeting",0.00\r\n`;
    const csv = async (fields: object = {}) => (await file('/search/time_entries.csv', fields)).bytes.toString();
    expect(await csv()).to.equal(header + row('00:47:06'));
    expect(await csv({ duration_format: 'improved' })).to.equal(header + row('0:47:06'));
    expect(await csv({ duration_format: 'decimal' })).to.equal(header + row('0.79'));
    expect((await file('/search/time_entries.csv', { duration_format: 'roman' })).status).to.equal(400);
    const { headers } = await file('/search/time_entries.csv');
    expect(headers.get('content-disposition')).to.equal('attachment; filename="Toggl_time_entries_2025-01-01_2025-01-31.csv"');
  });

  it('T101, T102, T103: every report in every format', async () => {
    await held.toggl.entry({ duration: 60, description: 'Überblick (1)' });
    const starts = { csv: '', xlsx: 'PK\x03\x04', pdf: '%PDF-1.4' };
    for (const [format, start] of Object.entries(starts))
      for (const path of ['/search/time_entries', '/summary/time_entries', '/weekly/time_entries']) {
        if (format === 'xlsx' && path.startsWith('/weekly')) continue;
        const { status, bytes } = await file(`${path}.${format}`);
        expect([status, bytes.subarray(0, start.length).toString()], `${path}.${format}`).to.deep.equal([200, start]);
      }
  });

  it('a workbook whose archive holds what its directory says', async () => {
    await held.toggl.entry({ duration: 60, description: 'a < b & c' });
    const { bytes } = await file('/search/time_entries.xlsx');
    const directory = bytes.readUInt32LE(bytes.length - 6);
    expect(bytes.subarray(directory, directory + 4).toString('latin1')).to.equal('PK\x01\x02');
    expect(bytes.readUInt16LE(bytes.length - 12)).to.equal(5);
    expect(bytes.toString()).to.include('<t>a &lt; b &amp; c</t>');
  });
});
