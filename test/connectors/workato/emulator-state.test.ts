import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachTest, FULL, type Json, type Settings, WorkatoClient } from './emulator-client.js';

interface Recipes {
  readonly items: readonly Json[];
}

describe('the Workato emulator', () => {
  it('goes on from its state file: recipes of both workspaces, jobs, messages and the ledger', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-workato-'));
    const statePath = join(folder, 'workato.json');
    const earlier = await WorkatoClient.start({ statePath });
    await earlier.ask('POST', '/recipes', { recipe: { name: 'Kept', code: '{}' } });
    await earlier.ask('POST', '/managed_users/Eacme/recipes', { recipe: { name: 'Kept too', code: '{}' } });
    const { id: job } = await earlier.vendor.runJob(910);
    const { id: message } = await earlier.vendor.publish(72, { order_id: 1 });
    await earlier.ask('DELETE', '/recipes/915');
    await earlier.close();

    const later = await WorkatoClient.start({ statePath });
    expect(await later.get('/recipes/925')).to.deep.include({ name: 'Kept' });
    const managed = await later.get<Recipes>('/managed_users/Eacme/recipes');
    expect(managed.items.map(({ name }) => name)).to.deep.equal(['Kept too', 'Acme people', 'Acme orders']);
    expect(await later.status('GET', `/recipes/910/jobs/${job}`)).to.equal(200);
    expect(await later.status('GET', '/recipes/915')).to.equal(404);
    expect((await later.ask('POST', '/v1/topics/72/consume', { after_message_id: message })).body).to.deep.equal({ messages: [] });
    expect((await later.ask('POST', '/recipes', { recipe: { code: '{}' } })).body.id).to.equal(926);
    expect(later.vendor.ledger.entries.map(({ kind }) => kind)).to.deep.equal([
      'recipe.created',
      'recipe.created',
      'recipe.deleted',
      'recipe.created',
    ]);
    await later.close();
    await rm(folder, { recursive: true });
  });

  it('makes up the same history for the same seed', async () => {
    const history = async (seed: number): Promise<unknown> => {
      const workato = await WorkatoClient.start({ seed });
      const made = [await workato.get('/recipes'), await workato.get('/recipes/910/jobs')];
      await workato.close();
      return made;
    };
    expect(await history(2)).to.deep.equal(await history(2));
    expect(await history(2)).to.not.deep.equal(await history(3));
  });

  it('has as many recipes and jobs as it is told to, and takes as long as it is told to', async () => {
    const settings: Settings = { recipes: 120, jobs: 40, jobSeconds: 60 };
    const workato = await WorkatoClient.start(settings);
    expect((await workato.get<Recipes>('/recipes?page=2')).items).to.have.length(20);
    expect((await workato.get<Recipes>('/recipes?per_page=1000')).items).to.have.length(100);
    expect(await workato.get('/recipes/910/jobs')).to.deep.include({ job_count: 40, job_failed_count: 3 });
    const { id } = await workato.vendor.runJob(910);
    workato.now += 59_999;
    expect((await workato.get(`/recipes/910/jobs/${id}`)).completed_at).to.equal(null);
    workato.now += 1;
    expect((await workato.get(`/recipes/910/jobs/${id}`)).completed_at).to.be.a('string');
    await workato.close();
  });
});

describe('the Workato emulator acts out', () => {
  const held = eachTest();

  it('K38: a request that is cut off: it had its effect, and no answer comes', async () => {
    const { workato } = held;
    workato.vendor.faults.next('drop-after');
    const outcome = await workato.ask('PUT', '/recipes/910/stop').then(
      () => 'answered',
      () => 'cut',
    );
    expect([outcome, workato.effects]).to.deep.equal(['cut', [['recipe.stopped', 910]]]);
  });

  it('what happens without the API, which the ledger does not tell', async () => {
    const { workato } = held;
    await workato.vendor.stopRecipe(910, 'trigger_errors_limit');
    expect(await workato.get('/recipes/910')).to.deep.include({ running: false, stop_cause: 'trigger_errors_limit' });
    await workato.vendor.runJob(910, { is_poll_error: true, error: 'The application does not answer' });
    expect(await workato.get('/recipes/910')).to.deep.include({ last_run_at: '2025-01-05T02:00:10.000-08:00' });
    expect(workato.effects).to.deep.equal([]);
    const refusal = await workato.vendor.runJob(1).then(String, (error: Error) => error.message);
    expect(refusal).to.equal('There is no recipe 1');
  });

  it('K53: a 429 that says when to come back, and a body that is no JSON as a 400', async () => {
    const { workato } = held;
    workato.vendor.faults.next('429');
    const limited = await workato.ask('GET', '/recipes');
    expect([limited.status, limited.headers.get('retry-after')]).to.deep.equal([429, '1']);
    const headers = { authorization: `Bearer ${FULL}` };
    const broken = await fetch(`${workato.vendor.origin}/api/recipes`, { method: 'POST', headers, body: '{' });
    expect([broken.status, await broken.json()]).to.deep.equal([400, { errors: [{ code: 400, title: 'Malformed JSON' }] }]);
  });
});
