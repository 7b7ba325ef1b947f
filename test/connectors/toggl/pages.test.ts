import { expect } from 'chai';
import { json } from '../../core/support/scripted-http.js';
import { CLIENT, ENTRY, PROJECT, ROW, TAG, TASK } from './support/samples.js';
import { read } from './support/sent.js';

const V9 = 'https://api.track.toggl.com/api/v9';
const REPORTS = 'https://api.track.toggl.com/reports/api/v3';
const many = <R extends { id: number }>(record: R, count: number, from = 1): R[] =>
  Array.from({ length: count }, (_, index) => ({ ...record, id: from + index }));
const lines = ({ sent }: Awaited<ReturnType<typeof read>>): string[] => sent.map(({ line }) => line);

describe('lists of Toggl', () => {
  it('T58: reads projects by 200 until a page is short', async () => {
    const reading = await read('listProjects', { workspace_id: 777, active: 'both' }, [
      json(many(PROJECT, 200)),
      json(many(PROJECT, 3, 201)),
    ]);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/workspaces/777/projects?active=both&page=1&per_page=200`,
      `GET ${V9}/workspaces/777/projects?active=both&page=2&per_page=200`,
    ]);
    expect(reading.records).to.have.length(203);
  });

  it('T59: begins the next page of my projects behind the last id', async () => {
    const reading = await read('listMyProjectsByPage', { since: 1_767_603_600 }, [json(many(PROJECT, 201)), json(many(PROJECT, 1, 202))]);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/me/projects/paginated?since=1767603600&per_page=201`,
      `GET ${V9}/me/projects/paginated?since=1767603600&start_project_id=201&per_page=201`,
    ]);
    expect(reading.records).to.have.length(202);
  });

  it('T34, T60: finds tasks of a workspace in their envelope, 50 a page', async () => {
    const page = (data: unknown[]) => json({ data, page: 1, per_page: 50, sort_field: 'name', sort_order: 'ASC', total_count: 52 });
    const reading = await read('listTasks', { workspace_id: 777 }, [page(many(TASK, 50)), page(many(TASK, 2, 51))]);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/workspaces/777/tasks?page=1&per_page=50`,
      `GET ${V9}/workspaces/777/tasks?page=2&per_page=50`,
    ]);
    expect(reading.records).to.have.length(52);
  });

  it('T61: skips the tasks of mine that it has read', async () => {
    const reading = await read('listMyTasks', {}, [json(many(TASK, 100)), json(many(TASK, 5, 101))]);
    expect(lines(reading)).to.deep.equal([`GET ${V9}/me/tasks?offset=0&per_page=100`, `GET ${V9}/me/tasks?offset=100&per_page=100`]);
    expect(reading.records).to.have.length(105);
  });

  it('T62: searches tags page by page', async () => {
    const reading = await read('listTags', { workspace_id: 777, search: 'urg' }, [json([TAG])]);
    expect(lines(reading)).to.deep.equal([`GET ${V9}/workspaces/777/tags?search=urg&page=1&per_page=50`]);
    expect(reading.records).to.deep.equal([TAG]);
  });

  it('T63: reads an organisation’s users by 50', async () => {
    const headers = { 'x-page': '1', 'x-page-size': '50', 'x-pages': '2' };
    const users = (count: number, from = 1) => json(many({ id: 1, user_id: 5, name: 'Ann' }, count, from), 200, headers);
    const reading = await read('listOrganizationUsers', { organization_id: 9, only_admins: true }, [users(50), users(1, 51)]);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/organizations/9/users?only_admins=true&page=1&per_page=50`,
      `GET ${V9}/organizations/9/users?only_admins=true&page=2&per_page=50`,
    ]);
    expect(reading.records).to.have.length(51);
  });

  it('T64: reads audit events until a page is empty', async () => {
    const input = { organization_id: 9, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', action: 'updated' };
    const reading = await read('listAuditEvents', input, [json([{ user_id: 5, action: 'updated' }])]);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/audit_logs/9/2026-01-01T00%3A00%3A00Z/2026-02-01T00%3A00%3A00Z?action=updated&page_number=1`,
      `GET ${V9}/audit_logs/9/2026-01-01T00%3A00%3A00Z/2026-02-01T00%3A00%3A00Z?action=updated&page_number=2`,
    ]);
  });

  it('T65: carries row number and id from an answer’s headers into the next body, and ends where they are missing', async () => {
    const rows = (id: number) => [{ ...ROW, row_number: id, time_entries: [{ ...ROW.time_entries[0], id }] }];
    const filter = { workspace_id: 777, start_date: '2026-01-01', end_date: '2026-01-31', tag_ids: [null] };
    const reading = await read('listDetailedReport', filter, [
      json(rows(9001), 200, { 'x-next-row-number': '2', 'x-next-id': '9002' }),
      json(rows(9002)),
    ]);
    const body = { start_date: '2026-01-01', end_date: '2026-01-31', tag_ids: [null], page_size: 50 };
    expect(reading.sent).to.deep.equal([
      { line: `POST ${REPORTS}/workspace/777/search/time_entries`, body },
      { line: `POST ${REPORTS}/workspace/777/search/time_entries`, body: { ...body, first_row_number: 2, first_id: 9002 } },
    ]);
    expect(reading.records).to.have.length(2);
  });

  it('T96: reads more than a year of a report a year at a time', async () => {
    const reading = await read('listDetailedReport', { workspace_id: 777, start_date: '2024-01-01', end_date: '2025-06-30' }, []);
    expect(reading.sent.map(({ body }) => body)).to.deep.equal([
      { start_date: '2024-01-01', end_date: '2024-12-30', page_size: 50 },
      { start_date: '2024-12-31', end_date: '2025-06-30', page_size: 50 },
    ]);
  });

  it('T66: asks filters and searches for ids above the last one', async () => {
    const named = { id: 1, name: 'Audit' };
    const reading = await read('listProjectNames', { workspace_id: 777, name: 'A' }, [json(many(named, 201)), json(many(named, 1, 202))]);
    expect(reading.sent).to.deep.equal([
      { line: `POST ${REPORTS}/workspace/777/filters/projects`, body: { name: 'A', page_size: 201 } },
      { line: `POST ${REPORTS}/workspace/777/filters/projects`, body: { name: 'A', start: 202, page_size: 201 } },
    ]);
    expect(reading.records).to.have.length(202);
    const clients = await read('searchClients', { workspace_id: 777, ids: [41, 42] }, [json([CLIENT, { ...CLIENT, id: 42 }])]);
    expect(clients.sent.map(({ body }) => body)).to.deep.equal([{ ids: [41, 42] }, { ids: [41, 42], start: 43 }]);
  });

  it('T55: reads a long time in fortnights, the last one first, and gives an entry on the edge once', async () => {
    const pages = [
      json([{ ...ENTRY, id: 2 }]),
      json([
        { ...ENTRY, id: 2 },
        { ...ENTRY, id: 1 },
      ]),
    ];
    const reading = await read('listTimeEntries', { start_date: '2026-01-01', end_date: '2026-01-29', meta: true }, pages);
    expect(lines(reading)).to.deep.equal([
      `GET ${V9}/me/time_entries?meta=true&start_date=2026-01-15T00%3A00%3A00Z&end_date=2026-01-29T00%3A00%3A00Z`,
      `GET ${V9}/me/time_entries?meta=true&start_date=2026-01-01T00%3A00%3A00Z&end_date=2026-01-15T00%3A00%3A00Z`,
    ]);
    expect(reading.records.map((record) => (record as { id: number }).id)).to.deep.equal([2, 1]);
  });
});
