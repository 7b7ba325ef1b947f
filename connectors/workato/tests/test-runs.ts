import { Get, List, OperationGroup, Post, unsafe, type Action } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { RecipeRef } from '../recipes/recipe-inputs.js';
import { TESTS } from '../sources.js';
import { TestCase, TestRun, TestRunId, TestScope } from './test-case.js';

/** How the vendor answers about a run, when it is asked for and while it lasts. */
interface RunAnswer {
  readonly data: { readonly id: string; readonly status: string };
}

const FIELDS = 'fields of the answer inferred from its example and from scripts that use it';

@OperationGroup({ source: TESTS })
export class TestRuns {
  @List('/recipes/{recipe_id}/test_cases', {
    title: 'List test cases of a recipe',
    description: 'All of them in one page. Only the id of a test case is sure to be told; runTestCases takes it.',
    input: RecipeRef,
    record: TestCase,
    key: (test) => test.id,
    pagination: everything,
    scopes: ['Test Cases: List test cases for recipe'],
  })
  declare listTestCases: List<RecipeRef, TestCase>;

  @Post('/test_cases/run_requests', {
    title: 'Run test cases',
    description:
      'Of a manifest, a project, a folder, a recipe, or by their ids, and waits until all have run. A test that fails is a result and no error. ' +
      'Steps that are not mocked really happen, so a lost answer stops for a person.',
    input: TestScope,
    output: TestRun,
    select: (body: RunAnswer) => body.data,
    effect: unsafe,
    job: {
      status: '/test_cases/run_requests/{run}',
      with: { run: (started: RunAnswer) => started.data.id },
      state: (status: RunAnswer) => status.data.status,
      done: ['completed'],
      failed: ['failed'],
      everySeconds: 5,
    },
    source: `${TESTS}: POST /test_cases/run_requests; ${FIELDS}, the state failed from other jobs of the vendor`,
    stability: 'experimental',
    scopes: ['Test Cases: Run test cases', 'Test Cases: Get run details'],
  })
  declare runTestCases: Action<TestScope, TestRun>;

  @Get('/test_cases/run_requests/{id}', {
    title: 'Get a run of test cases',
    description: 'How far it is, without waiting. Once it is completed: how each test went, and how much of the recipes was run.',
    input: TestRunId,
    output: TestRun,
    select: (body: RunAnswer) => body.data,
    source: `${TESTS}: GET /test_cases/run_requests/:id; ${FIELDS}`,
    stability: 'experimental',
    scopes: ['Test Cases: Get run details'],
  })
  declare getTestRun: Action<TestRunId, TestRun>;
}
