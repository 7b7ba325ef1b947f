import { expect } from 'chai';
import { eachTest, type Json, PRODUCTION, WorkatoClient } from './emulator-client.js';

interface Members {
  readonly data: readonly Json[];
  readonly total: number;
}

describe('the members of the Workato emulator', () => {
  const held = eachTest();

  it('K77, K141: are given whole, with their number', async () => {
    const { data, total } = await held.workato.get<Members>('/members');
    expect(total).to.equal(3);
    expect(data[1]).to.deep.include({ id: 2, name: 'Cid Stoat', email: 'cid@example.com', grant_type: 'team', external_id: 'sso-3' });
    expect(data[1]).to.deep.include({ roles: [{ environment_type: 'dev', role_name: 'Analyst' }], last_activity_log: null });
    expect(data[1]).to.include.keys('time_zone', 'created_at');
  });

  it('K142: read their roles as role_name and write them as name, each environment for itself', async () => {
    const { workato } = held;
    const { body } = await workato.ask('PUT', '/members/2', { env_roles: [{ environment_type: 'prod', name: 'Operator' }] });
    const roles = [
      { environment_type: 'dev', role_name: 'Analyst' },
      { environment_type: 'prod', role_name: 'Operator' },
    ];
    expect(body['roles']).to.deep.equal(roles);
    expect((await workato.get('/members/2'))['roles']).to.deep.equal(roles);
    expect(workato.effects).to.deep.equal([['member.updated', 2]]);
  });

  it('K54, K142: refuse an unknown role, an unknown environment, and a change of nothing', async () => {
    const { workato } = held;
    const refused = await workato.ask('PUT', '/members/2', { env_roles: [{ environment_type: 'dev', name: 'King' }] });
    expect([refused.status, refused.body]).to.deep.equal([400, { errors: [{ code: 400, title: 'Role King not found' }] }]);
    expect(await workato.status('PUT', '/members/2', { env_roles: [{ environment_type: 'home', name: 'Admin' }] })).to.equal(400);
    expect(await workato.status('PUT', '/members/2', {})).to.equal(400);
    expect(workato.effects).to.deep.equal([]);
  });

  it('K143: have privileges, rights in projects and grants, in data', async () => {
    const { workato } = held;
    const privileges = await workato.get<Members>('/members/2/privileges');
    expect(privileges.data).to.deep.equal([{ environment_type: 'dev', role_name: 'Analyst', privileges: ['read'] }]);
    const rights = await workato.get<Members>('/members/1/projects_privileges');
    expect(rights.data[0]).to.deep.include({ project_id: 31, project_name: 'Orders' });
    const grants = await workato.get<Members>('/members/1/project_grants');
    expect(grants.data[0]).to.deep.equal({ project_id: 31, project_name: 'Orders', role_names: ['Admin'] });
  });

  it('K57, K141: are removed, once', async () => {
    const { workato } = held;
    expect((await workato.ask('DELETE', '/members/2')).body).to.deep.equal({ success: true });
    for (const path of ['', '/privileges', '/projects_privileges', '/project_grants']) {
      expect(await workato.status('GET', `/members/2${path}`)).to.equal(404);
    }
    expect(await workato.status('DELETE', '/members/2')).to.equal(404);
    expect(workato.effects).to.deep.equal([['member.deleted', 2]]);
  });

  it('K22, K56: are for a client of the development environment', async () => {
    expect(await held.workato.status('GET', '/members', undefined, PRODUCTION)).to.equal(403);
  });
});

describe('an invitation of the Workato emulator', () => {
  const EVE = { name: 'Eve Finch', email: 'eve@example.com' };

  it('K144: gives one role everywhere, or one for each environment', async () => {
    const workato = await WorkatoClient.start();
    const { body } = await workato.ask<Json & { roles: Json[] }>('POST', '/member_invitations', { ...EVE, role_name: 'Analyst' });
    expect(body).to.deep.include({ id: 1, ...EVE });
    expect(body.roles.map(({ role_name }) => role_name)).to.deep.equal(['Analyst', 'Analyst', 'Analyst']);
    const env_roles = [{ environment_type: 'test', name: 'Bookkeeper' }];
    const each = await workato.ask<{ roles: Json[] }>('POST', '/member_invitations', { ...EVE, email: 'fay@example.com', env_roles });
    expect(each.body.roles).to.deep.equal([{ environment_type: 'test', role_name: 'Bookkeeper' }]);
    expect(workato.vendor.ledger.of('member_invitation.created').map(({ key }) => key)).to.deep.equal([
      'eve@example.com',
      'fay@example.com',
    ]);
    await workato.close();
  });

  it('K144: is 400 for an unknown role, without a role, and for no e-mail address', async () => {
    const workato = await WorkatoClient.start();
    const unknown = await workato.ask('POST', '/member_invitations', { ...EVE, role_name: 'King' });
    expect([unknown.status, unknown.body]).to.deep.equal([400, { errors: [{ code: 400, title: 'Role King not found' }] }]);
    const wrong = [
      EVE,
      { ...EVE, email: 'eve', role_name: 'Admin' },
      { ...EVE, env_roles: [{ environment_type: 'dev', name: 'King' }] },
      {},
    ];
    for (const body of wrong) expect(await workato.status('POST', '/member_invitations', body), JSON.stringify(body)).to.equal(400);
    expect(workato.effects).to.deep.equal([]);
    await workato.close();
  });

  it('K49: goes to one e-mail address once in twenty minutes', async () => {
    const workato = await WorkatoClient.start({ limits: 'on' });
    const invite = (email: string) => workato.ask('POST', '/member_invitations', { ...EVE, email, role_name: 'Analyst' });
    expect((await invite('eve@example.com')).status).to.equal(200);
    workato.now += 60_000;
    const again = await invite('eve@example.com');
    expect([again.status, again.headers.get('retry-after')]).to.deep.equal([429, '1140']);
    expect((await invite('fay@example.com')).status).to.equal(200);
    workato.now += 1_140_000;
    expect((await invite('eve@example.com')).status).to.equal(200);
    expect(workato.vendor.ledger.of('member_invitation.created')).to.have.length(3);
    await workato.close();
  });
});

describe('the roles of the Workato emulator', () => {
  const held = eachTest();

  it('K145: are a bare array of the workspace’s own, and are copied', async () => {
    const { workato } = held;
    const [bookkeeper] = await workato.get<Json[]>('/roles');
    expect(bookkeeper).to.deep.include({ name: 'Bookkeeper', folder_ids: [] });
    const path = `/roles/${String(bookkeeper?.['id'])}/copy`;
    const { body } = await workato.ask('POST', path, { name: 'Clerk', folder_ids: [7] });
    expect(body).to.deep.include({ name: 'Clerk', folder_ids: [7] });
    expect((await workato.ask('POST', path)).body).to.deep.include({ name: 'Bookkeeper copy' });
    expect((await workato.get<Json[]>('/roles?per_page=1&page=2'))[0]).to.deep.equal(body);
    expect(await workato.status('POST', '/roles/999/copy')).to.equal(404);
    expect(workato.vendor.ledger.of('role.created')).to.have.length(2);
  });
});
