import { expect } from 'chai';
import { ELSEWHERE, eachTest, LIMITED, PRODUCTION, WorkatoClient } from './emulator-client.js';

const UNAUTHORIZED = { errors: [{ code: 401, title: 'Unauthorized' }] };
const NOT_FOUND = { errors: [{ code: 404, title: 'Not found' }] };

describe('the Workato emulator lets in', () => {
  const held = eachTest();

  it('K14, K55: whoever shows a token that it knows, and nobody else', async () => {
    const { workato } = held;
    expect((await workato.ask('GET', '/users/me')).body).to.deep.include({ id: 1001, root_folder_id: 2 });
    for (const token of ['', 'unknown']) {
      const { status, body } = await workato.ask('GET', '/users/me', undefined, token);
      expect([status, body], token).to.deep.equal([401, UNAUTHORIZED]);
    }
  });

  it('K17, K18: nobody who shows a legacy key, in the query or in headers', async () => {
    const { workato } = held;
    const query = await workato.ask('GET', '/users/me?user_email=a@example.com&user_token=old', undefined, '');
    expect([query.status, query.body]).to.deep.equal([401, UNAUTHORIZED]);
    const headers = { 'x-user-email': 'a@example.com', 'x-user-token': 'workato_emulator_token' };
    expect((await fetch(`${workato.vendor.origin}/api/users/me`, { headers })).status).to.equal(401);
  });

  it('K19: no token of another data centre', async () => {
    expect(await held.workato.status('GET', '/users/me', undefined, ELSEWHERE)).to.equal(401);
    const europe = await WorkatoClient.start({ region: 'eu' });
    expect(await europe.status('GET', '/users/me')).to.equal(200);
    await europe.close();
  });

  it('K15, K56: a client to the endpoints of its role', async () => {
    const { workato } = held;
    expect(await workato.status('GET', '/recipes', undefined, LIMITED)).to.equal(200);
    const { status, body } = await workato.ask('PUT', '/recipes/910/stop', undefined, LIMITED);
    expect([status, body]).to.deep.equal([403, { errors: [{ code: 403, title: 'Forbidden' }] }]);
    expect(workato.effects).to.deep.equal([]);
    expect(await workato.status('GET', '/recipes', undefined, PRODUCTION)).to.equal(200);
  });

  it('K25: a partner to the workspace of its customer, by its id and by its external id', async () => {
    const { workato } = held;
    const own = await workato.get<{ items: { id: number }[] }>('/recipes');
    for (const customer of ['2002', 'Eacme']) {
      const { items } = await workato.get<{ items: { id: number; user_id: number }[] }>(`/managed_users/${customer}/recipes`);
      expect(items.map(({ user_id }) => user_id)).to.deep.equal([2002, 2002]);
      expect(own.items.map(({ id }) => id)).to.not.include(items[0]?.id);
      expect(await workato.status('GET', `/recipes/${items[0]?.id}`)).to.equal(404);
    }
    expect(await workato.status('GET', '/managed_users/acme/recipes')).to.equal(404);
  });
});

describe('the Workato emulator says', () => {
  const held = eachTest();

  it('K62: of a path or a verb that is not there that it is not in the API', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['DELETE', '/users/me'],
    ] as const) {
      const { status, body } = await held.workato.ask(method, path);
      expect([status, body]).to.deep.equal([404, { message: 'API not found' }]);
    }
  });

  it('K54, K57, K58: errors in the form of the introduction', async () => {
    const { workato } = held;
    expect((await workato.ask('GET', '/recipes/1')).body).to.deep.equal(NOT_FOUND);
    const malformed = await workato.ask('GET', '/recipes?page=0');
    expect([malformed.status, malformed.body]).to.deep.equal([400, { errors: [{ code: 400, title: 'page must be greater than 0' }] }]);
    workato.vendor.faults.next('500');
    const { body } = await workato.ask<{ errors: { detail: string }[] }>('GET', '/recipes');
    expect(body.errors[0]).to.deep.include({ code: 500, title: 'Server error' });
    expect(body.errors[0]?.detail).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('K59, K60, K63: errors in the older forms when it is told to', async () => {
    const workato = await WorkatoClient.start({ errorForm: 'older' });
    expect((await workato.ask('GET', '/users/me', undefined, '')).body).to.deep.equal({ message: 'Unauthorized' });
    expect((await workato.ask('PUT', '/recipes/910/stop', undefined, LIMITED)).body).to.deep.equal({ message: 'Forbidden' });
    expect((await workato.ask('GET', '/recipes/1')).body).to.deep.equal({ success: false, message: 'Not Found' });
    workato.vendor.faults.next('500');
    const { body } = await workato.ask('GET', '/recipes');
    expect(body).to.have.keys('message', 'id');
    expect(body).to.include({ message: 'Server error' });
    await workato.close();
  });

  it('a setting it does not know, before it takes a request', async () => {
    const refusal = await WorkatoClient.start({ errorForm: 'newest' }).then(String, (error: Error) => error.message);
    expect(refusal).to.equal('The errorForm newest is none of current, older');
  });
});
