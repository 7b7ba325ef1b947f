import { expect } from 'chai';
import { eachTest, LIMITED, NOW } from './emulator-client.js';

describe('the Workato emulator counts', () => {
  const held = eachTest({ limits: 'on' });
  const times = async (count: number, method: string, path: string, body?: unknown): Promise<number[]> => {
    const statuses: number[] = [];
    for (let sent = 0; sent < count; sent += 1) statuses.push(await held.workato.status(method, path, body));
    return statuses;
  };
  const allowed = async (count: number, method: string, path: string, body?: unknown): Promise<number> =>
    (await times(count, method, path, body)).filter((status) => status !== 429).length;

  it('K43, K53: sixty requests a minute of a collection, and says when to come back', async () => {
    expect(await allowed(60, 'GET', '/recipes')).to.equal(60);
    held.workato.now = NOW + 17_500;
    const refused = await held.workato.ask('GET', '/recipes/910');
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([429, '43']);
    expect(refused.body).to.deep.equal({ message: 'Too many requests: recipes' });
    expect(await held.workato.status('GET', '/recipes/910', undefined, LIMITED)).to.equal(429);
    held.workato.now = NOW + 60_000;
    expect(await held.workato.status('GET', '/recipes/910')).to.equal(200);
  });

  it('K43: each collection for itself, that of jobs too', async () => {
    await times(61, 'GET', '/recipes');
    for (const path of ['/recipes/910/jobs', '/integrations/all', '/users/me'])
      expect(await held.workato.status('GET', path)).to.equal(200);
  });

  it('K44: one request a second of connections, and sixty lists a minute', async () => {
    expect(await allowed(61, 'GET', '/connections')).to.equal(60);
    expect(await times(2, 'PUT', '/connections/302', {})).to.deep.equal([200, 429]);
    expect(await held.workato.status('POST', '/connections/302/disconnect')).to.equal(429);
    held.workato.now = NOW + 1000;
    expect(await held.workato.status('POST', '/connections/302/disconnect')).to.equal(200);
  });

  it('K45: one recipe made and one run on demand in a second, twenty analyses in a minute', async () => {
    expect(await times(2, 'POST', '/recipes', { recipe: { code: '{}' } })).to.deep.equal([200, 429]);
    expect(await times(2, 'POST', '/recipes/917/force_run')).to.deep.equal([200, 429]);
    expect(await allowed(21, 'POST', '/recipes/910/health')).to.equal(20);
    expect(held.workato.vendor.ledger.of('recipe.created')).to.have.length(1);
    expect(await held.workato.status('GET', '/recipes')).to.equal(200);
  });

  it('K46: one request a second that repeats jobs, and one that cancels them', async () => {
    for (const action of ['repeat_jobs', 'cancel_jobs'])
      expect(await times(2, 'POST', `/recipes/910/${action}`, { job_ids: ['j-1'] }), action).to.deep.equal([200, 429]);
  });

  it('K48: one request a second about custom connectors', async () => {
    expect(await times(2, 'GET', '/custom_connectors')).to.deep.equal([200, 429]);
  });

  it('K51, K52: a thousand a minute of a customer’s workspace and of event streams', async () => {
    expect(await allowed(70, 'POST', '/managed_users/2002/recipes', { recipe: { code: '{}' } })).to.equal(70);
    const atOnce = Array.from({ length: 11 }, () => allowed(91, 'POST', '/v1/topics/72/consume'));
    expect((await Promise.all(atOnce)).reduce((sum, one) => sum + one)).to.equal(1000);
  });
});
