import { expect } from 'chai';
import { NotFoundError, RejectedError } from 'trunkline/sdk';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

describe('control flow', () => {
  const folder = tempFolder();
  let lab: RecipeLab;

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
  });
  afterEach(() => lab.close());

  describe('if, then and else', () => {
    const RECIPE = `
steps:
  - if: \${{ event.total > 3 }}
    then:
      - { id: big, uses: shop.put, with: { size: big } }
    else:
      - { id: small, uses: shop.put, with: { size: small } }
  - { id: last, uses: shop.send, if: '\${{ has(steps.big) }}' }
`;

    it('runs one of the two blocks, and shows its output afterwards', async () => {
      expect(await lab.run(RECIPE)).to.include({ status: 'succeeded' });
      expect(lab.calls('put')).to.deep.equal([{ size: 'big' }]);
      expect(lab.calls('send')).to.have.length(1);
      await lab.run(RECIPE, { id: 'b', event: { total: 1 } });
      expect(lab.calls('put')).to.deep.equal([{ size: 'big' }, { size: 'small' }]);
      expect(lab.calls('send')).to.have.length(1);
    });

    it('decides once: a replay takes the same way though the condition would now say otherwise', async () => {
      await lab.start(
        recipeOf(RECIPE.replace('event.total > 3', 'steps.look.go').replace('steps:', 'steps:\n  - { id: look, uses: shop.look }')),
      );
      lab.shop.handlers['look'] = () => ({ go: true });
      lab.shop.handlers['put'] = () => {
        throw new Error('the process dies here');
      };
      const journal = await lab.store.openRun('a', 1);
      await journal!.settle({ path: 'branch_1', scope: '' }, { status: 'succeeded', output: 'else' }, 1);
      delete lab.shop.handlers['put'];
      await lab.execute();
      expect(lab.calls('put')).to.deep.equal([{ size: 'small' }]);
    });
  });

  describe('switch', () => {
    const RECIPE = `
steps:
  - switch: \${{ event.kind }}
    cases:
      - { is: a, steps: [{ id: one, uses: shop.put, with: { case: a } }] }
      - { is: [b, 7], steps: [{ id: two, uses: shop.put, with: { case: b } }] }
    default:
      - { id: other, uses: shop.put, with: { case: none } }
`;
    for (const [kind, chosen] of [
      ['a', 'a'],
      ['b', 'b'],
      [7, 'b'],
      ['7', 'none'],
      [null, 'none'],
    ] as const) {
      it(`takes ${chosen} for ${JSON.stringify(kind)}`, async () => {
        await lab.run(RECIPE, { event: { kind } });
        expect(lab.calls('put')).to.deep.equal([{ case: chosen }]);
      });
    }
  });

  describe('parallel', () => {
    it('runs branches at once, and shows their outputs afterwards', async () => {
      let open = 0;
      let most = 0;
      lab.shop.handlers['look'] = async (input) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
        return input;
      };
      const run = await lab.run(`
steps:
  - parallel:
      left: [{ id: a, uses: shop.look, with: { n: 1 } }]
      right: [{ id: b, uses: shop.look, with: { n: 2 } }]
  - return: { sum: "\${{ steps.a.n + steps.b.n }}" }
`);
      expect(run.output).to.deep.equal({ sum: 3 });
      expect(most).to.equal(2);
    });

    it('begins nothing more in a branch once another has failed', async () => {
      lab.shop.handlers['put'] = () => {
        throw new RejectedError('no');
      };
      lab.shop.handlers['look'] = async () => {
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        return {};
      };
      const run = await lab.run(`
steps:
  - parallel:
      left: [{ id: a, uses: shop.put }]
      right: [{ id: b, uses: shop.look }, { id: c, uses: shop.send }]
`);
      expect(run).to.include({ status: 'failed' });
      expect(lab.calls('send')).to.deep.equal([]);
    });
  });

  describe('try, catch and finally', () => {
    const RECIPE = `
steps:
  - try:
      - { id: one, uses: shop.put }
    catch:
      as: problem
      errors: [NotFoundError, too_late]
      steps:
        - { id: mend, uses: shop.look, with: { code: '\${{ problem.code }}', text: '\${{ problem.message }}' } }
    finally:
      - { id: after, uses: shop.pay }
  - { id: last, uses: shop.send }
`;

    it('catches what it names, and goes on', async () => {
      lab.shop.handlers['put'] = () => {
        throw new NotFoundError('no such order');
      };
      expect(await lab.run(RECIPE)).to.include({ status: 'succeeded' });
      expect(lab.calls('look')).to.deep.equal([{ code: 'not_found', text: 'no such order' }]);
      expect(lab.calls('pay')).to.have.length(1);
      expect(lab.calls('send')).to.have.length(1);
      expect(await lab.notes()).to.deep.equal(['try_1: caught NotFoundError (not_found): no such order']);
    });

    it('does not catch what it does not name, and does finally all the same', async () => {
      lab.shop.handlers['put'] = () => {
        throw new RejectedError('refused');
      };
      expect(await lab.run(RECIPE)).to.include({ status: 'failed' });
      expect(lab.calls('look')).to.deep.equal([]);
      expect(lab.calls('pay')).to.have.length(1);
      expect(lab.calls('send')).to.deep.equal([]);
    });

    it('never catches what a person must look at', async () => {
      lab.shop.handlers['send'] = () => {
        throw new TypeError('a bug');
      };
      const run = await lab.run(`
steps:
  - try: [{ id: one, uses: shop.send }]
    catch: [{ id: two, uses: shop.put }]
    finally: [{ id: three, uses: shop.put }]
`);
      expect(run).to.include({ status: 'uncertain' });
      expect(lab.calls('put')).to.deep.equal([]);
    });
  });

  describe('set, return and fail', () => {
    it('changes vars for what follows in the block, and gives what it returns', async () => {
      const run = await lab.run(`
vars: { count: 1 }
steps:
  - set: { count: '\${{ vars.count + 1 }}', name: x }
  - if: \${{ vars.count == 2 }}
    then: [{ set: { name: 'name \${{ vars.count }}' } }]
  - return: { name: '\${{ vars.name }}', started: '\${{ run.started_at }}' }
  - { id: never, uses: shop.send }
`);
      expect(run).to.include({ status: 'succeeded' });
      expect(run.output).to.deep.equal({ name: 'name 2', started: new Date(lab.clock.now()).toISOString() });
      expect(lab.calls()).to.deep.equal([]);
    });

    it('fails with the message and code it is told', async () => {
      const run = await lab.run(`steps: [{ fail: { message: 'total \${{ event.total }}', code: too_little } }]`);
      expect(run.error).to.deep.equal({ name: 'RunError', code: 'too_little', message: 'total 5' });
    });
  });

  describe('call', () => {
    const CALLED = recipeOf(`
name: called
inputs: { n: { type: integer }, word: { type: string, default: none } }
outputs: { twice: { type: integer }, word: { type: string } }
steps:
  - { id: one, uses: shop.look, with: { n: '\${{ inputs.n }}' } }
  - return: { twice: '\${{ steps.one.n * 2 }}', word: '\${{ inputs.word }}' }
`);
    const RECIPE = `
steps:
  - { id: sub, call: called, with: { n: '\${{ event.total }}' } }
  - return: \${{ steps.sub }}
`;

    it('gives inputs with their defaults, and takes what is returned', async () => {
      lab.shop.handlers['look'] = (input) => input;
      expect((await lab.run(RECIPE, { calls: { called: CALLED } })).output).to.deep.equal({ twice: 10, word: 'none' });
      expect(await lab.steps()).to.deep.equal(['sub/one succeeded', 'sub succeeded']);
    });

    it('fails with every input that is wrong', async () => {
      const run = await lab.run(RECIPE, { calls: { called: CALLED }, event: { total: 'five' } });
      expect(run.error).to.include({ code: 'recipe_inputs' });
      expect((run.error as { details: unknown[] }).details).to.deep.equal([{ path: 'n', message: 'must be an integer', code: 'type' }]);
    });
  });
});
