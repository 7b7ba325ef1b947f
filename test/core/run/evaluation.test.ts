import { expect } from 'chai';
import type { Evaluation, Evaluator } from '../../../core/ports/evaluator.js';
import { ExpressionError } from '../../../core/recipe/expression-error.js';
import { compileTemplate } from '../../../core/recipe/template.js';
import { tempFolder } from '../support/temp-folder.js';
import { RecipeLab } from './support/recipe-lab.js';

const MANY = Array.from({ length: 2_000 }, (_, n) => ({ id: n }));
const SLOW = 'event.items.filter(a, event.items.exists(b, b.id == a.id + 1990.0))';

/** Evaluates at once what it is given, and keeps it. */
class KeptEvaluator implements Evaluator {
  readonly works: Evaluation[] = [];

  async evaluate(work: Evaluation): Promise<unknown> {
    this.works.push(work);
    return compileTemplate(work.template, work.names).evaluate(work.scope);
  }
}

describe('an expression that takes long', () => {
  const folder = tempFolder();
  const event = { items: MANY, other: { big: MANY } };

  it('is worked out elsewhere, with the data that it names and no more', async () => {
    const lab = await new RecipeLab(folder()).open();
    const evaluator = new KeptEvaluator();
    lab.evaluator = evaluator;
    const run = await lab.run(
      `steps:
  - { set: { found: '\${{ ${SLOW}.map(a, a.id) }}' } }
  - if: '\${{ ${SLOW}.size() == 10 }}'
    then: [{ id: look, uses: shop.look, with: { ids: '\${{ vars.found }}', count: 'x \${{ ${SLOW}.size() }}' } }]
  - { id: each, for-each: '\${{ ${SLOW} }}', steps: [{ id: put, uses: shop.put, with: { id: '\${{ item.id }}' } }] }
`,
      { event },
    );
    expect(run.status).to.equal('succeeded');
    expect(lab.calls('look')).to.deep.equal([{ ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], count: 'x 10' }]);
    expect(lab.calls('put')).to.have.length(10);
    expect(evaluator.works.length).to.be.at.least(4);
    expect(evaluator.works.map(({ scope }) => Object.keys(scope.event as object))).to.deep.equal(evaluator.works.map(() => ['items']));
    await lab.close();
  });

  it('fails its step where nothing works it out', async () => {
    const lab = await new RecipeLab(folder()).open();
    const run = await lab.run(`steps: [{ set: { found: '\${{ ${SLOW} }}' } }]`, { event });
    expect(run).to.deep.include({ status: 'failed' });
    expect(run.error).to.include({ code: 'expression_too_large' });
    await lab.close();
  });

  it('that was too slow once stays failed, however fast it is the next time', async () => {
    const lab = await new RecipeLab(folder()).open();
    lab.evaluator = {
      evaluate: () => Promise.reject(new ExpressionError('expression_timeout', SLOW, 0, 'it took longer', 'Filter first.')),
    };
    const text = `steps:
  - try: [{ set: { found: '\${{ ${SLOW}.size() }}' } }]
    catch: [{ wait: { signal: go } }]
  - { id: look, uses: shop.look, with: { found: '\${{ vars.?found.orValue(0) }}' } }
`;
    expect((await lab.run(text, { event })).status).to.equal('waiting');
    await lab.restart();
    lab.evaluator = new KeptEvaluator();
    await lab.store.signalRun('a', { id: '1', name: 'go', data: null }, lab.clock.now());
    await lab.execute();
    expect(lab.calls('look')).to.deep.equal([{ found: 0 }]);
    await lab.close();
  });
});
