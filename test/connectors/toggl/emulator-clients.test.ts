import { expect } from 'chai';
import { eachTest, HOME, STUDIO } from './emulator-client.js';

interface Named {
  readonly id: number;
  readonly name: string;
  readonly archived: boolean;
  readonly deleted_at?: string;
}

const names = (items: readonly Named[]): string[] => items.map(({ name }) => name);

describe('the Toggl emulator keeps clients and', () => {
  const held = eachTest();
  const clients = (query = '', workspace = HOME): Promise<Named[]> => held.toggl.get<Named[]>(`/workspaces/${workspace}/clients${query}`);

  it('T90: lists the active ones, the archived ones, or both', async () => {
    expect(names(await clients())).to.deep.equal(['Acme']);
    expect(names(await clients('?status=archived'))).to.deep.equal(['Old customer']);
    expect(names(await clients('?status=both&name=ac'))).to.deep.equal(['Acme']);
    expect(names(await clients('', STUDIO))).to.deep.equal(['Contoso', 'Fabrikam', 'Litware', 'Northwind', 'Tailspin']);
  });

  it('T25, T27: makes one, changes it and deletes it', async () => {
    const path = `/workspaces/${HOME}/clients`;
    const made = await held.toggl.track('POST', path, { name: 'Zeta', notes: 'by phone' });
    expect(made.body).to.deep.include({ id: 29, wid: HOME, name: 'Zeta', notes: 'by phone', archived: false, creator_id: 5 });
    expect((await held.toggl.track('POST', path, { name: 'Zeta' })).body).to.equal('Name has already been taken');
    expect((await held.toggl.track('PUT', `${path}/29`, { notes: null })).body).to.deep.include({ name: 'Zeta', notes: null });
    expect((await held.toggl.track('DELETE', `${path}/29`)).body).to.equal(29);
    expect((await held.toggl.track('GET', `${path}/29`)).status).to.equal(404);
    expect(held.toggl.vendor.ledger.entries.map(({ kind }) => kind)).to.deep.equal(['client.created', 'client.updated', 'client.deleted']);
  });

  it('T90: archives one with its projects on the premium plan, and restores what is named', async () => {
    expect((await held.toggl.track('POST', `/workspaces/${HOME}/clients/21/archive`)).status).to.equal(402);
    const path = `/workspaces/${STUDIO}/clients`;
    expect((await held.toggl.track('POST', `${path}/23/archive`)).body).to.deep.equal([33, 38, 43]);
    expect(names(await clients('?status=archived', STUDIO))).to.deep.equal(['Northwind']);
    expect((await held.toggl.track('POST', `${path}/23/restore`, { projects: [38] })).body.archived).to.equal(false);
    const active = async (id: number): Promise<unknown> => (await held.toggl.get(`/workspaces/${STUDIO}/projects/${id}`)).active;
    expect(await Promise.all([33, 38, 43].map(active))).to.deep.equal([false, true, false]);
    await held.toggl.track('POST', `${path}/23/restore`, { restore_all_projects: true });
    expect(await Promise.all([33, 38, 43].map(active))).to.deep.equal([true, true, true]);
  });

  it('tells, archives and deletes several', async () => {
    const path = `/workspaces/${STUDIO}/clients`;
    expect(names((await held.toggl.track<Named[]>('POST', `${path}/data`, [23, 24])).body)).to.deep.equal(['Northwind', 'Contoso']);
    expect((await held.toggl.track('POST', `${path}/archive`, [24, 25])).body).to.deep.equal([34, 39, 44, 35, 40]);
    expect((await held.toggl.track('POST', `${path}/delete`, [24, 99])).status).to.equal(404);
    expect((await held.toggl.track('POST', `${path}/delete`, [24, 25])).status).to.equal(200);
    expect(names(await clients('?status=both', STUDIO))).to.deep.equal(['Litware', 'Northwind', 'Tailspin']);
  });
});

describe('the Toggl emulator keeps tags and', () => {
  const held = eachTest();
  const path = `/workspaces/${STUDIO}/tags`;

  it('T62: lists them by pages and by what is in their names', async () => {
    expect(names(await held.toggl.get<Named[]>(path))).to.deep.equal(['deep work', 'meeting']);
    expect(names(await held.toggl.get<Named[]>(`${path}?per_page=1&page=2`))).to.deep.equal(['meeting']);
    expect(names(await held.toggl.get<Named[]>(`${path}?search=DEEP`))).to.deep.equal(['deep work']);
  });

  it('T91: answers a list when it makes or renames one', async () => {
    const made = await held.toggl.track<Named[]>('POST', path, { name: 'travel' });
    expect(made.body.map(({ id, name }) => [id, name])).to.deep.equal([[306, 'travel']]);
    expect((await held.toggl.track<Named[]>('PUT', `${path}/306`, { name: 'trips' })).body[0]?.name).to.equal('trips');
    expect((await held.toggl.track('POST', path, { name: 'trips' })).status).to.equal(400);
    expect((await held.toggl.track('DELETE', `${path}/306`)).text).to.equal('');
    expect((await held.toggl.track('DELETE', `${path}/306`)).status).to.equal(404);
  });

  it('T26: tells since a time which were deleted', async () => {
    const tags = await held.toggl.get<Named[]>('/me/tags?since=0');
    expect(tags.filter(({ deleted_at }) => deleted_at).map(({ name, deleted_at }) => [name, deleted_at])).to.deep.equal([
      ['obsolete', '2025-01-01T09:00:01+00:00'],
    ]);
    expect(names(await held.toggl.get<Named[]>('/me/clients?since=0'))).to.include('Gone customer');
  });
});
