import { pacificTime } from '../times.js';
import { phaseAt } from '../work.js';
import type { Workspace } from '../workspace.js';
import type { TestCaseRecord, TestRunRecord } from './records.js';

/** Facts: K100. */
export function testCaseView({ id, name, recipe_id, created_at }: TestCaseRecord): object {
  return { id, name, recipe_id, created_at: pacificTime(created_at), updated_at: pacificTime(created_at) };
}

/** Results and coverage are there once it has ended. Of a run that fails, the last test case does. Facts: K101, K158. */
export function testRunView(run: TestRunRecord, workspace: Workspace, now: number): object {
  const { id, begun_at, ends_at, case_ids, failure } = run;
  const phase = phaseAt(run, now);
  const isOver = phase === 'succeeded' || phase === 'failed';
  const status = isOver ? (failure === null ? 'completed' : 'failed') : 'running';
  const results = case_ids.map((case_id, index) => {
    const isFailed = failure !== null && index === case_ids.length - 1;
    const job = { id: `${id}-${index + 1}` };
    return { ...resultOf(case_id, workspace), job, status: isFailed ? 'failed' : 'succeeded', ...(isFailed && { error: failure }) };
  });
  const ended = { results, coverage: { value: case_ids.length > 0 ? 1 : 0 } };
  const times = { created_at: pacificTime(begun_at), updated_at: pacificTime(isOver ? ends_at : begun_at) };
  return { id, status, user: { id: workspace.id }, ...times, results: [], ...(isOver && ended) };
}

function resultOf(id: string, { testCases, recipes }: Workspace): object {
  const testCase = testCases.find(id);
  const recipe = recipes.find(testCase?.recipe_id);
  return { recipe: { id: recipe?.id, name: recipe?.name }, test_case: { id, name: testCase?.name } };
}
