import { expect } from 'chai';
import { WorkerEvaluator } from '../../../core/adapters/worker-evaluator.js';
import type { ExpressionError } from '../../../core/recipe/expression-error.js';
import { rejection } from '../support/rejection.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const FOR_EVER = '${{ event.all(a, event.all(b, event.all(c, event.all(d, a + b + c + d >= 0)))) }}';

describe('an evaluator in a worker', () => {
  const evaluators: WorkerEvaluator[] = [];
  const evaluator = (...options: ConstructorParameters<typeof WorkerEvaluator>): WorkerEvaluator => {
    const made = new WorkerEvaluator(...options);
    evaluators.push(made);
    return made;
  };
  after(() => Promise.all(evaluators.map((one) => one.close())));

  it('gives what evaluating here would give, types and all', async () => {
    const worker = evaluator();
    const scope = { event: { list: numbers(1_000), odd: JSON.parse('{"__proto__": {"a": 1}}') as unknown }, order: { id: 5 } };
    const evaluate = (template: string): Promise<unknown> => worker.evaluate({ template, names: ['order'], scope });
    expect(await evaluate('${{ event.list.filter(a, a > 997) }}')).to.deep.equal([998, 999]);
    expect(await evaluate('order ${{ order.id }} of ${{ event.list.size() }}')).to.equal('order 5 of 1000');
    expect(Object.keys((await evaluate('${{ event.odd }}')) as object)).to.deep.equal(['__proto__']);
  });

  it('rejects with the error and the place that evaluating here would have', async () => {
    const error = (await rejection(
      evaluator().evaluate({ template: '${{ event.list.map(a, a.nope) }}', names: [], scope: { event: { list: [{}] } } }),
    )) as ExpressionError;
    expect(error).to.include({ code: 'expression_missing_key', offset: 21 });
    expect(error.remedy).to.include('orValue');
  });

  it('ends what takes too long, and goes on with the next', async () => {
    const worker = evaluator({ timeoutMs: 200 });
    const scope = { event: numbers(2_000) };
    const [slow, quick] = await Promise.allSettled([
      worker.evaluate({ template: FOR_EVER, names: [], scope }),
      worker.evaluate({ template: '${{ event.size() }}', names: [], scope }),
    ]);
    expect((slow as PromiseRejectedResult).reason).to.include({ code: 'expression_timeout' });
    expect(quick).to.deep.equal({ status: 'fulfilled', value: 2_000 });
  });

  it('ends what takes too much memory, and goes on with the next', async () => {
    const worker = evaluator({ memoryMb: 32, timeoutMs: 30_000 });
    const scope = { event: numbers(5_000) };
    const error = await rejection(worker.evaluate({ template: '${{ event.map(a, event) }}', names: [], scope }));
    expect(error).to.include({ code: 'expression_too_large' });
    expect(await worker.evaluate({ template: '${{ event.size() }}', names: [], scope })).to.equal(5_000);
  });
});
