import { expect } from 'chai';
import { ExpressionError } from '../../core/recipe/expression-error.js';
import { INLINE_STEPS, compileExpression } from '../../core/recipe/expression.js';
import { parseRecipe } from '../../core/recipe/read/parse.js';
import { compileValue } from '../../core/run/program/resolve.js';
import { tempFolder } from '../core/support/temp-folder.js';
import { recipeOf, RecipeLab } from '../core/run/support/recipe-lab.js';
import { SeededRandom } from '../simulation/world/seeded-random.js';
import { isDeep } from '../support/depth.js';
import { expectData, sharedState } from './clean-room.js';
import { ESCAPES, hostileExpression } from './hostile-expressions.js';
import { ODD_YAML, YAML_ATTACKS, hostileYaml } from './hostile-yaml.js';

const SEED = Number(process.env['SEED'] ?? 1);
const EXPRESSIONS = isDeep ? 180_000 : 18_000;
const FILES = isDeep ? 20_000 : 2_000;
/** No program may hold the process up for longer, in milliseconds; the goal is a tenth of a second. */
const BUDGET = 3_000;

const POLLUTION = '{"__proto__":{"polluted":1},"prototype":{"polluted":1},"a":{"__proto__":{"polluted":2}},"toString":1,"then":2}';
const TEMPLATES = [
  '${{ vars.n }}',
  '${{ event.constructor }}',
  '{{7*7}}',
  '${{',
  '}}',
  '${{ 1 }}${{ 2 }}',
  "${{ '}}' }}",
  '#{1}',
  '$(id)',
  '`id`',
];

const scope = {
  event: {
    text: 'text',
    long: 'a'.repeat(50_000),
    list: Array.from({ length: 300 }, (_, n) => n),
    deep: { deep: { deep: [1, { a: 'b' }] } },
    template: '${{ vars.n }}',
    polluting: JSON.parse(POLLUTION) as unknown,
    constructed: { constructor: { prototype: { polluted: 1 } } },
  },
  inputs: {},
  vars: { n: 7, constructor: 'mine' },
  steps: { a: { id: 1 } },
  run: { id: 'r' },
};

describe('P14: hostile programs', function () {
  this.timeout(3_600_000);
  const folder = tempFolder();
  let longest = { ms: 0, program: '' };
  let untouched: ReturnType<typeof sharedState>;

  before(() => (untouched = sharedState()));
  afterEach(() => expect(sharedState()).to.deep.equal(untouched));
  after(() => console.log(`      longest: ${longest.ms.toFixed(0)} ms: ${longest.program.slice(0, 120)}`));

  function timed<T>(program: string, run: () => T): T {
    const began = performance.now();
    try {
      return run();
    } finally {
      const ms = performance.now() - began;
      if (ms > longest.ms) longest = { ms, program };
    }
  }

  /** What it gives; null when it throws an ExpressionError, or costs more than is evaluated where others wait. */
  function evaluate(source: string): unknown {
    try {
      const expression = compileExpression(source);
      return expression.cost(scope) > INLINE_STEPS ? null : expression.evaluate(scope);
    } catch (error) {
      if (error instanceof ExpressionError) return null;
      throw error;
    }
  }

  it(`S12 S13: ${EXPRESSIONS} expressions give data or an error of their own, and end`, () => {
    const before = JSON.stringify(scope);
    const random = new SeededRandom(SEED);
    for (let n = 0; n < EXPRESSIONS; n++) {
      const source = hostileExpression(random);
      expectData(
        timed(source, () => evaluate(source)),
        source.slice(0, 200),
      );
    }
    expect(JSON.stringify(scope)).to.equal(before);
    expect(longest.ms, longest.program.slice(0, 500)).to.be.lessThan(BUDGET);
  });

  it('S12: no known escape gives anything but an error, own data or a constant', () => {
    for (const source of ESCAPES) {
      const value = evaluate(source);
      expectData(value, source);
      expect(JSON.stringify(value) ?? '').to.not.match(/native code|process|\[object/);
    }
  });

  it('S14: what looks like a template in data stays what it is', () => {
    for (const text of TEMPLATES) {
      const value = { ...scope, event: { text, map: { [text]: text }, list: [text] } };
      expect(compileValue('${{ event.text }}')(value)).to.equal(text);
      expect(compileValue('<${{ event.text }}>')(value)).to.equal(`<${text}>`);
      expect(compileValue({ a: ['${{ event.map }}', '${{ event.list }}'] })(value)).to.deep.equal({ a: [{ [text]: text }, [text]] });
    }
  });

  it('S14: nor is it read as one on its way through a run', async () => {
    const lab = await new RecipeLab(folder()).open();
    lab.shop.handlers['look'] = () => ({ said: TEMPLATES });
    await lab.run(
      `
steps:
  - { id: a, uses: shop.look }
  - { set: { kept: '\${{ steps.a.said }}' } }
  - { id: each, for-each: '\${{ vars.kept }}', collect: '\${{ item }}', steps: [{ id: b, uses: shop.put, with: { text: '\${{ item }}' } }] }
  - { return: '\${{ steps.each.items }}' }
`,
    );
    expect((await lab.ended()).output).to.deep.equal(TEMPLATES);
    expect(lab.calls('put')).to.deep.equal(TEMPLATES.map((text) => ({ text })));
    await lab.close();
  });

  it('data with __proto__ in it changes nothing but itself on its way through a run', async () => {
    const lab = await new RecipeLab(folder()).open();
    const poison = JSON.parse(POLLUTION) as object;
    lab.shop.handlers['look'] = () => poison;
    const text = `
steps:
  - { id: a, uses: shop.look, with: { x: '\${{ event }}' } }
  - { set: { p: '\${{ steps.a }}', q: '\${{ event }}' } }
  - { wait: { signal: go } }
  - { id: each, for-each: ['\${{ event }}'], collect: '\${{ item }}', steps: [{ id: b, uses: shop.put, with: { x: '\${{ item }}', y: '\${{ vars.p }}' } }] }
  - { return: '\${{ steps.each.items[0] }}' }
`;
    await lab.start(recipeOf(text), {
      event: poison,
      given: { vars: poison as Record<string, unknown> },
    });
    await lab.execute();
    await lab.restart();
    await lab.store.signalRun('a', { id: 's', name: 'go', data: poison }, lab.clock.now());
    await lab.execute();
    const run = await lab.ended();
    expect(run.error).to.equal(undefined);
    expect(JSON.stringify(run.output)).to.equal(POLLUTION);
    expect(JSON.stringify(lab.calls('put'))).to.equal(`[{"x":${POLLUTION},"y":${POLLUTION}}]`);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    await lab.close();
  });

  it(`S15: ${FILES} files are read or refused with a place, and never throw`, () => {
    const random = new SeededRandom(SEED + 1);
    for (let n = 0; n < FILES; n++) {
      const source = hostileYaml(random);
      const { file, recipe } = timed(source, () => parseRecipe('recipe.yaml', source));
      if (recipe && !file.hasErrors) expectData(JSON.parse(JSON.stringify(recipe)), 'the recipe');
      for (const { line, column } of file.faults) expect(Math.min(line, column)).to.be.at.least(1);
    }
    expect(longest.ms, longest.program.slice(0, 500)).to.be.lessThan(BUDGET);
  });

  for (const [name, source] of Object.entries(YAML_ATTACKS)) {
    it(`S15: refuses ${name}`, () => {
      const text = source();
      const { file } = timed(name, () => parseRecipe('recipe.yaml', text));
      expect(file.hasErrors).to.equal(true);
    });
  }

  for (const [name, source] of Object.entries(ODD_YAML)) {
    it(`reads ${name}`, () => {
      const { file, recipe } = parseRecipe('recipe.yaml', source);
      expect(file.faults).to.deep.equal([]);
      expect(recipe?.name).to.equal('sound');
    });
  }
});
