import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Folder {
  readonly id: number;
  readonly name: string;
  readonly project_id: number | null;
}

describe('the folders of the Workato emulator', () => {
  const held = eachTest();

  it('K30, K42, K114: are listed as a bare array below their parent, below the root when none is named', async () => {
    const { workato } = held;
    const top = await workato.get<Folder[]>('/folders');
    expect(top.map(({ name }) => name)).to.deep.equal(['Orders', 'People', 'Finance']);
    expect(top[0]).to.deep.equal({
      id: 7,
      name: 'Orders',
      parent_id: 2,
      is_project: true,
      project_id: 31,
      created_at: '2023-12-02T02:00:10.000-08:00',
      updated_at: '2023-12-02T02:00:10.000-08:00',
    });
    const [archive] = await workato.get<Folder[]>('/folders?parent_id=7');
    expect(archive).to.deep.include({ name: 'Archive', parent_id: 7, is_project: false, project_id: 31 });
    expect(await workato.status('GET', '/folders?parent_id=999')).to.equal(404);
  });

  it('K69: come in pages, of which a short one is the last', async () => {
    const { workato } = held;
    const pages = await Promise.all([1, 2, 3].map((page) => workato.get<Folder[]>(`/folders?per_page=2&page=${page}`)));
    expect(pages.map(({ length }) => length)).to.deep.equal([2, 1, 0]);
  });

  it('K114: are projects when they are made at the top, and folders below', async () => {
    const { workato } = held;
    const { body: project } = await workato.ask<Folder>('POST', '/folders', { name: 'Hiring' });
    expect(project).to.deep.include({ name: 'Hiring', parent_id: 2, is_project: true });
    expect(await workato.get('/projects')).to.deep.include({
      id: project.project_id,
      folder_id: project.id,
      name: 'Hiring',
      description: '',
    });
    const { body: folder } = await workato.ask<Folder>('POST', '/folders', { name: 'Old', parent_id: String(project.id) });
    expect(folder).to.deep.include({ parent_id: project.id, is_project: false, project_id: project.project_id });
    expect(workato.effects).to.deep.equal([
      ['project.created', project.project_id],
      ['folder.created', folder.id],
    ]);
  });

  it('K61: need a name and a parent that is there', async () => {
    const { workato } = held;
    const { status, body } = await workato.ask('POST', '/folders', { parent_id: 999 });
    const errors = { name: ["can't be blank"], parent_id: ['does not exist'] };
    expect([status, body]).to.deep.equal([400, { message: 'Validation failed', errors }]);
    expect(workato.effects).to.deep.equal([]);
  });

  it('K115: are deleted when they are empty, or with everything in them by force', async () => {
    const { workato } = held;
    const refused = await workato.ask('DELETE', '/folders/7');
    expect([refused.status, refused.body]).to.deep.equal([400, { message: 'Folder is not empty' }]);
    expect((await workato.ask('DELETE', '/folders/10')).body).to.deep.equal({ success: true });
    expect((await workato.ask('DELETE', '/folders/7?force=true')).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', '/recipes/910')).to.equal(404);
    expect(await workato.get('/lookup_tables')).to.deep.equal([]);
    expect((await workato.get<Folder[]>('/projects')).map(({ id }) => id)).to.deep.equal([32, 33]);
    expect(await workato.status('DELETE', '/folders/7?force=true')).to.equal(404);
    expect(workato.effects).to.deep.equal([
      ['folder.deleted', 10],
      ['folder.deleted', 7],
    ]);
  });

  it('K114: keep the root from being deleted', async () => {
    const { status, body } = await held.workato.ask('DELETE', '/folders/2?force=true');
    expect([status, body]).to.deep.equal([403, { message: 'Cannot destroy folder' }]);
  });
});

describe('the projects of the Workato emulator', () => {
  const held = eachTest();

  it('K42, K116: are a bare array', async () => {
    const [orders] = await held.workato.get<Json[]>('/projects');
    expect(orders).to.deep.equal({ id: 31, folder_id: 7, name: 'Orders', description: 'Orders of the company' });
  });

  it('K116: are deleted with what they hold', async () => {
    const { workato } = held;
    expect((await workato.ask('DELETE', '/projects/31')).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', '/recipes/910')).to.equal(404);
    expect(await workato.status('GET', '/folders?parent_id=7')).to.equal(404);
    expect(workato.effects).to.deep.equal([['project.deleted', 31]]);
  });

  it('K15, K116: are kept from a client that is bound to others', async () => {
    const { workato } = held;
    const bound = { name: 'Finance only', api_privilege_group_id: 11, all_folders: 'false', folder_ids: [9] };
    const { body } = await workato.ask<{ result: { token: { value: string } } }>('POST', '/developer_api_clients', bound);
    const { value } = body.result.token;
    const refused = await workato.ask('DELETE', '/projects/31', undefined, value);
    expect([refused.status, refused.body]).to.deep.equal([403, { message: 'Cannot destroy folder' }]);
    expect(await workato.status('DELETE', '/projects/33', undefined, value)).to.equal(200);
  });
});
