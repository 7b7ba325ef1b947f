import { expect } from 'chai';
import { eachTest, type Json, WorkatoClient } from './emulator-client.js';

interface Recipe extends Json {
  readonly id: number;
  readonly name: string;
  readonly running: boolean;
  readonly folder_id: number;
  readonly code: string;
  readonly updated_at: string;
  readonly applications: readonly string[];
}
interface Recipes {
  readonly items: readonly Recipe[];
}

const CODE = JSON.stringify({ provider: 'clock', keyword: 'trigger', block: [{ provider: 'netsuite', keyword: 'action' }] });
const ids = ({ items }: Recipes): number[] => items.map(({ id }) => id);

describe('the Workato emulator keeps recipes and', () => {
  const held = eachTest();
  const list = (query = ''): Promise<Recipes> => held.workato.get<Recipes>(`/recipes${query}`);
  const get = (id: number): Promise<Recipe> => held.workato.get<Recipe>(`/recipes/${id}`);
  const refusal = async (method: string, path: string, body?: unknown): Promise<[number, Json]> => {
    const reply = await held.workato.ask(method, path, body);
    return [reply.status, reply.body];
  };

  it('K70: lists them by pages, the highest id first', async () => {
    expect(ids(await list())).to.deep.equal(Array.from({ length: 24 }, (_, index) => 924 - index));
    expect(ids(await list('?per_page=5&page=5'))).to.deep.equal([904, 903, 902, 901]);
    expect(ids(await list('?per_page=5&page=6'))).to.deep.equal([]);
    expect((await list('?per_page=1000')).items).to.have.length(24);
  });

  it('K71: lists those with ids below one', async () => {
    expect(ids(await list('?since_id=904'))).to.deep.equal([903, 902, 901]);
    expect(ids(await list('?since_id=901'))).to.deep.equal([]);
  });

  it('K81, K82, K83: filters them', async () => {
    const { items } = await list('?running=true&folder_id=7');
    expect(items.every(({ running, folder_id }) => running && folder_id === 7)).to.equal(true);
    expect(ids(await list('?stop_cause=txn_quota_limit'))).to.deep.equal([914]);
    expect(ids(await list('?adapter_names_all=clock,slack'))).to.deep.equal([915]);
    expect(ids(await list('?adapter_names_any=workato_webhook,slack'))).to.deep.equal([916, 915]);
    const stopped = ids(await list(`?stop_cause=trigger_errors_limit&stopped_after=${encodeURIComponent('2025-01-04T00:00:00Z')}`));
    expect([ids(await list('?stop_cause=trigger_errors_limit')), stopped]).to.deep.equal([[911], [911]]);
    expect(ids(await list('?stop_cause=trigger_errors_limit&stopped_after=2025-01-01T00:00:00Z'))).to.deep.equal([]);
    expect(ids(await list('?updated_after=2025-01-05T00:00:00Z'))).to.deep.equal([]);
    await held.workato.ask('PUT', '/recipes/910/stop');
    expect(ids(await list('?updated_after=2025-01-05T00:00:00Z'))).to.deep.equal([910]);
    expect(await held.workato.status('GET', '/recipes?stop_cause=whim')).to.equal(400);
    expect(await held.workato.status('GET', '/recipes?updated_after=yesterday')).to.equal(400);
  });

  it('K81: orders them by their last run when asked to, and shows tags and code as asked', async () => {
    await held.workato.vendor.runJob(902);
    expect((await list('?order=activity')).items[0]?.id).to.equal(902);
    const [first] = (await list('?since_id=911&per_page=1&includes[]=tags&exclude_code=true')).items;
    expect(first)
      .to.deep.include({ id: 910, tags: ['tag-finance'] })
      .and.not.have.property('code');
    expect(await get(910))
      .to.have.property('code')
      .and.not.have.property('tags');
  });

  it('K30, K79, K80: shows one, with its times in Pacific time', async () => {
    const recipe = await get(910);
    expect(recipe).to.deep.include({
      name: 'Orders to ledger',
      user_id: 1001,
      folder_id: 7,
      running: true,
      job_succeeded_count: 12,
      job_failed_count: 1,
      last_run_at: '2025-01-05T01:50:10.000-08:00',
      applications: ['clock', 'netsuite'],
      config: [{ keyword: 'application', name: 'netsuite', provider: 'netsuite', skip_validation: false, account_id: 301 }],
    });
    held.workato.now = Date.parse('2025-07-01T12:00:00.000Z');
    await held.workato.ask('PUT', '/recipes/910/stop');
    expect((await get(910)).stopped_at).to.equal('2025-07-01T05:00:00.000-07:00');
  });

  it('K33, K34, K84: makes one from JSON as text', async () => {
    const { body } = await held.workato.ask('POST', '/recipes', { recipe: { name: 'New', code: CODE, folder_id: '8' } });
    expect(body).to.deep.equal({ success: true, id: 925 });
    expect(await get(925)).to.deep.include({
      name: 'New',
      folder_id: 8,
      running: false,
      version_no: 1,
      code: CODE,
      trigger_application: 'clock',
      action_applications: ['netsuite'],
    });
    expect(held.workato.effects).to.deep.equal([['recipe.created', 925]]);
  });

  it('K61: says of each field what is wrong with it', async () => {
    const wrong = { recipe: { name: 1, code: '{', folder_id: 99, config: 'none' } };
    expect(await refusal('POST', '/recipes', wrong)).to.deep.equal([
      400,
      {
        message: 'Validation failed',
        errors: { name: ['must be a string'], code: ['is not valid JSON'], folder_id: ['does not exist'], config: ['is not a JSON list'] },
      },
    ]);
    expect((await refusal('POST', '/recipes', { recipe: {} }))[1]).to.deep.include({ errors: { code: ["can't be blank"] } });
    expect((await refusal('POST', '/recipes', { code: CODE }))[1]).to.deep.include({
      errors: { recipe: ['is missing'], code: ["can't be blank"] },
    });
    expect(held.workato.effects).to.deep.equal([]);
  });

  it('K35, K65, K85: changes what is given of a stopped one, and nothing of a running one', async () => {
    expect(await refusal('PUT', '/recipes/910', { recipe: { name: 'x' } })).to.deep.equal([400, { message: 'Recipe is running' }]);
    const before = await get(915);
    expect((await refusal('PUT', '/recipes/915', { recipe: { name: 'Renamed' } }))[1]).to.deep.equal({ success: true });
    const after = await get(915);
    expect(after).to.deep.include({ name: 'Renamed', code: before.code, version_no: 2 });
    expect(after.updated_at).to.equal('2025-01-05T02:00:10.000-08:00');
  });

  it('K57: deletes one once it has been stopped, and knows it no more', async () => {
    expect((await refusal('DELETE', '/recipes/910'))[0]).to.equal(400);
    expect(await refusal('DELETE', '/recipes/915')).to.deep.equal([200, { success: true }]);
    expect((await refusal('GET', '/recipes/915'))[0]).to.equal(404);
    expect((await refusal('DELETE', '/recipes/915'))[0]).to.equal(404);
    expect(held.workato.effects).to.deep.equal([['recipe.deleted', 915]]);
  });

  it('K36: starts and stops one, once', async () => {
    for (let time = 0; time < 2; time += 1) expect((await refusal('PUT', '/recipes/911/start'))[1]).to.include({ success: true });
    expect(await get(911)).to.deep.include({ running: true, stop_cause: null, stopped_at: null });
    for (let time = 0; time < 2; time += 1) expect((await refusal('PUT', '/recipes/911/stop'))[1]).to.deep.equal({ success: true });
    expect(await get(911)).to.deep.include({ running: false, stop_cause: null, stopped_at: '2025-01-05T02:00:10.000-08:00' });
    expect(held.workato.effects).to.deep.equal([
      ['recipe.started', 911],
      ['recipe.stopped', 911],
    ]);
  });

  it('K41: answers 200 to a start that fails for want of a connection or of a trigger', async () => {
    expect(await refusal('PUT', '/recipes/915/start')).to.deep.equal([
      200,
      { success: false, code_errors: [], config_errors: [[1, [['account_id', null, 'not connected']]]] },
    ]);
    await held.workato.ask('POST', '/recipes', { recipe: { code: '{}' } });
    expect((await refusal('PUT', '/recipes/925/start'))[1]).to.deep.include({ success: false, config_errors: [] });
    expect(held.workato.vendor.ledger.of('recipe.started')).to.deep.equal([]);
  });

  it('K64, K66: refuses a start when the trial is over or the webhook cannot be registered', async () => {
    held.workato.vendor.failNext('webhook', 'The application refused the webhook');
    expect(await refusal('PUT', '/recipes/911/start')).to.deep.equal([422, { message: 'The application refused the webhook' }]);
    expect((await refusal('PUT', '/recipes/911/start'))[0]).to.equal(200);
    const trial = await WorkatoClient.start({ trial: 'expired' });
    const { status, body } = await trial.ask('PUT', '/recipes/911/start');
    expect([status, body]).to.deep.equal([400, { message: 'Trial has expired' }]);
    await trial.close();
  });
});
