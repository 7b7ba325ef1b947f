import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface TestRun {
  readonly data: Json & { readonly id: string; readonly results: readonly Json[] };
}

describe('the Workato emulator runs test cases and', () => {
  const held = eachTest();
  const run = async (body: object): Promise<TestRun['data']> =>
    (await held.workato.ask<TestRun>('POST', '/test_cases/run_requests', body)).body.data;
  const get = async (id: string): Promise<TestRun['data']> => (await held.workato.get<TestRun>(`/test_cases/run_requests/${id}`)).data;

  it('K100: lists those of a recipe', async () => {
    const cases = await held.workato.get<Json[]>('/recipes/910/test_cases');
    expect(cases.map(({ name, recipe_id }) => [name, recipe_id])).to.deep.equal([
      ['An order is written to the ledger', 910],
      ['An order without lines is left out', 910],
    ]);
    expect(await held.workato.status('GET', '/recipes/1/test_cases')).to.equal(404);
  });

  it('K101, K158: has the results and the coverage when the run has ended', async () => {
    const { id, ...asked } = await run({ recipe_id: 910 });
    expect(asked)
      .to.deep.include({ status: 'running', results: [], user: { id: 1001 } })
      .and.not.have.property('coverage');
    held.workato.now += 3999;
    expect(await get(id)).to.deep.include({ status: 'running' });
    held.workato.now += 1;
    const ended = await get(id);
    expect(ended).to.deep.include({ status: 'completed', coverage: { value: 1 }, updated_at: '2025-01-05T02:00:14.000-08:00' });
    expect(ended.results).to.have.length(2);
    expect(ended.results[0]).to.deep.include({
      recipe: { id: 910, name: 'Orders to ledger' },
      job: { id: `${id}-1` },
      status: 'succeeded',
    });
    expect(held.workato.effects).to.deep.equal([['test_run.requested', id]]);
  });

  it('K101: fails when it is told to, with the words it was told', async () => {
    held.workato.vendor.failNext('test run', 'Expected 3 lines');
    const { id } = await run({ recipe_id: 910 });
    held.workato.now += 4000;
    const ended = await get(id);
    expect(ended).to.deep.include({ status: 'failed' });
    expect(ended.results.map(({ status, error }) => [status, error])).to.deep.equal([
      ['succeeded', undefined],
      ['failed', 'Expected 3 lines'],
    ]);
  });

  it('K101: takes a folder, a project or test cases, and one of them alone', async () => {
    const results = async (body: object): Promise<number> => {
      const { id } = await run(body);
      held.workato.now += 4000;
      return (await get(id)).results.length;
    };
    const [first] = await held.workato.get<Json[]>('/recipes/916/test_cases');
    expect(await results({ folder_id: 7 })).to.equal(2);
    expect(await results({ project_id: 31 })).to.equal(2);
    expect(await results({ test_case_ids: [first?.id] })).to.equal(1);
    const refused = (body: object) => held.workato.status('POST', '/test_cases/run_requests', body);
    expect(await refused({})).to.equal(400);
    expect(await refused({ recipe_id: 910, folder_id: 7 })).to.equal(400);
    expect(await refused({ recipe_id: 1 })).to.equal(404);
    expect(await refused({ test_case_ids: ['tc-none'] })).to.equal(404);
    expect(await held.workato.status('GET', '/test_cases/run_requests/cirr-none')).to.equal(404);
  });
});
