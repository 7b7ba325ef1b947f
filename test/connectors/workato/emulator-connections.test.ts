import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Connection extends Json {
  readonly id: number;
  readonly authorization_status: string | null;
}

describe('the Workato emulator keeps connections and', () => {
  const held = eachTest();
  const list = (query = ''): Promise<Connection[]> => held.workato.get<Connection[]>(`/connections${query}`);
  const ids = async (query: string): Promise<number[]> => (await list(query)).map(({ id }) => id);
  const ask = async (method: string, path: string, body?: unknown): Promise<[number, Json]> => {
    const reply = await held.workato.ask(method, `/connections${path}`, body);
    return [reply.status, reply.body];
  };

  it('K77, K102: lists them all at once', async () => {
    const [ledger, ...others] = await list();
    expect(ledger).to.deep.equal({
      id: 301,
      application: 'netsuite',
      provider: 'netsuite',
      name: 'Ledger',
      description: null,
      authorized_at: '2024-06-20T03:00:10.000-07:00',
      authorization_status: 'success',
      authorization_error: null,
      created_at: '2024-06-19T03:00:10.000-07:00',
      updated_at: '2024-06-19T03:00:10.000-07:00',
      external_id: 'ledger-1',
      folder_id: 7,
      parent_id: null,
      connection_lost_at: null,
      connection_lost_reason: null,
    });
    expect(others.map(({ authorization_status }) => authorization_status)).to.deep.equal([null, 'failed', 'success']);
  });

  it('K39, K103: filters them, and shows those of users and tags as asked', async () => {
    await ask('POST', '/runtime_user_connections', { parent_id: 304, external_id: 'user-1' });
    expect(await ids('?external_id=ledger-1')).to.deep.equal([301]);
    expect(await ids('?folder_id=8')).to.deep.equal([]);
    expect(await ids('')).to.not.include(305);
    expect(await ids('?parent_id=304&include_runtime_connections=true')).to.deep.equal([305]);
    expect((await list('?includes[]=tags'))[0]).to.deep.include({ tags: ['tag-finance'] });
  });

  it('K104: makes a shell, or one that its credentials sign in', async () => {
    const shell = await ask('POST', '', { name: 'CRM of tests', provider: 'salesforce', folder_id: 8, shell_connection: true });
    expect(shell[1]).to.deep.include({ id: 305, authorization_status: null, authorized_at: null, folder_id: 8 });
    const signedIn = await ask('POST', '', { name: 'Issues', provider: 'jira', external_id: 'j1', input: { apitoken: 'x' } });
    expect(signedIn[1]).to.deep.include({ id: 306, authorization_status: 'success', authorized_at: '2025-01-05T02:00:10.000-08:00' });
    held.workato.vendor.failNext('sign-in', 'Wrong API token');
    const refused = await ask('POST', '', { name: 'Issues', provider: 'jira', input: { apitoken: 'y' } });
    expect(refused[1]).to.deep.include({ authorization_status: 'failed', authorization_error: 'Wrong API token' });
  });

  it('K61, K104: refuses OAuth with credentials, a parent of another application, and what is missing', async () => {
    const oauth = await ask('POST', '', { name: 'Chat', provider: 'slack', input: {} });
    expect([oauth[0], oauth[1].errors]).to.deep.equal([400, { input: ['cannot sign in to an OAuth application'] }]);
    const parent = await ask('POST', '', { name: 'Ledger', provider: 'netsuite', parent_id: '302' });
    expect(parent[1].errors).to.deep.equal({ parent_id: ['is not a connection of netsuite'] });
    expect((await ask('POST', '', {}))[1].errors).to.have.keys('name', 'provider');
    expect(held.workato.effects).to.deep.equal([]);
  });

  it('K35: changes what is given', async () => {
    expect((await ask('PUT', '/302', { external_id: 'crm' }))[1]).to.deep.include({ name: 'CRM', external_id: 'crm' });
    expect((await ask('PUT', '/1', {}))[0]).to.equal(404);
    expect((await ask('PUT', '/301', { input: {} }))[0]).to.equal(400);
  });

  it('K105: disconnects one, and does nothing when it is not connected', async () => {
    expect(await ask('POST', '/304/disconnect')).to.deep.equal([200, { success: true }]);
    expect(await ask('POST', '/304/disconnect')).to.deep.equal([200, { success: true }]);
    expect(held.workato.effects).to.deep.equal([['connection.disconnected', 304]]);
    expect(await ask('POST', '/301/disconnect')).to.deep.equal([400, { message: 'Connection is used in active recipes' }]);
    expect((await ask('POST', '/301/disconnect?force=true'))[0]).to.equal(200);
  });

  it('deletes one that is not connected and not used', async () => {
    expect(await ask('DELETE', '/304')).to.deep.equal([400, { message: 'Connection is active' }]);
    await ask('POST', '/304/disconnect');
    expect(await ask('DELETE', '/304')).to.deep.equal([200, { success: true }]);
    expect(await ids('')).to.not.include(304);
    await ask('POST', '/301/disconnect?force=true');
    expect((await ask('DELETE', '/301'))[0]).to.equal(400);
    expect((await ask('DELETE', '/1'))[0]).to.equal(404);
  });

  it('K106: gives the values of a list, as long as the application can be asked', async () => {
    expect(await ask('POST', '/301/pick_list', { pick_list_name: 'subsidiaries' })).to.deep.equal([
      200,
      {
        data: [
          ['Parent company', '1', null, false],
          ['Parent company : Europe', '2', null, false],
        ],
      },
    ]);
    expect((await ask('POST', '/301/pick_list', { pick_list_name: 'moons' }))[0]).to.equal(400);
    expect((await ask('POST', '/302/pick_list', { pick_list_name: 'sobject' }))[1]).to.deep.equal({
      message: 'Connection is not connected',
    });
  });

  it('K107: has one for each user of a connection, and says where they sign in', async () => {
    const body = { parent_id: 304, external_id: 'user-1', callback_url: 'https://example.com/done' };
    const [status, made] = await ask('POST', '/runtime_user_connections', body);
    const url = 'https://www.workato.com/oauth/authorize/google_drive?connection_id=305';
    expect([status, made]).to.deep.equal([200, { data: { id: 305, url } }]);
    expect((await ask('POST', '/runtime_user_connections', body))[1]).to.deep.equal(made);
    expect((await ask('GET', '/runtime_user_connections/305/get_oauth_url'))[1]).to.deep.equal({ data: { url } });
    expect((await ask('GET', '/runtime_user_connections/304/get_oauth_url'))[0]).to.equal(404);
    expect((await ask('POST', '/runtime_user_connections', { parent_id: 99 }))[1].errors).to.have.keys('parent_id', 'external_id');
    await held.workato.vendor.signIn(305);
    const [connection] = await list('?external_id=user-1&include_runtime_connections=true');
    expect(connection?.authorization_status).to.equal('success');
    expect(held.workato.effects).to.deep.equal([['connection.created', 305]]);
  });

  it('a recipe starts once its connection has been signed in to', async () => {
    expect((await held.workato.ask('PUT', '/recipes/915/start')).body.success).to.equal(false);
    await held.workato.vendor.signIn(303);
    expect((await held.workato.ask('PUT', '/recipes/915/start')).body.success).to.equal(true);
  });
});
