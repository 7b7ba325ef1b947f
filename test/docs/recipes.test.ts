import { expect } from 'chai';
import { parseProject } from '../../core/project/parse-project.js';
import { checkRecipe } from '../../core/recipe/check/check.js';
import { compileExpression } from '../../core/recipe/expression.js';
import { parseRecipe } from '../../core/recipe/read/parse.js';
import { verdict, EFFECTS } from './error-facts.js';
import { builtDocuments } from './pages.js';
import { copiedPages, type WrittenPage } from './written-pages.js';

describe('the recipes and tables on the pages', () => {
  let pages: readonly WrittenPage[];
  before(async () => {
    pages = await copiedPages();
  });

  const yaml = (directive: string) =>
    pages.flatMap(({ path, blocks }) =>
      blocks
        .filter((block) => block.language === 'yaml' && block.directive === directive)
        .map((block) => ({ ...block, at: `${path}:${block.line}` })),
    );

  it('say of each YAML block what it is', () => {
    const blocks = pages.flatMap(({ path, blocks: all }) =>
      all.filter(({ language }) => language === 'yaml').map((block) => ({ ...block, path })),
    );
    expect(blocks.filter(({ directive }) => directive !== 'recipe' && directive !== 'project')).to.deep.equal([]);
  });

  it('hold recipes without a fault or a warning', async () => {
    const documents = await builtDocuments();
    expect(yaml('recipe')).to.have.length.greaterThan(1);
    const recipes = new Map(yaml('recipe').map(({ text, at }) => [/^name: (.*)$/m.exec(text)?.[1] ?? '', parseRecipe(at, text).recipe]));
    for (const { text, at } of yaml('recipe')) {
      expect(checkRecipe(parseRecipe(at, text), { connectors: documents, recipes }), at).to.deep.equal([]);
    }
  });

  it('hold project files that can be read', () => {
    expect(yaml('project')).to.have.length.greaterThan(1);
    for (const { text, at } of yaml('project')) expect(() => parseProject(at, text), at).not.to.throw();
  });

  it('hold expressions that compile', () => {
    const tables = pages.flatMap(({ text }) => [...text.matchAll(/^<!-- expressions -->\n((?:\|.*\n)+)/gm)].map(([, rows = '']) => rows));
    const expressions = tables.flatMap((rows) => [...rows.matchAll(/`([^`]+)`/g)].map(([, source = '']) => source));
    expect(expressions).to.have.length.greaterThan(10);
    for (const source of expressions) expect(() => compileExpression(source), source).not.to.throw();
  });

  it('tell of each effect what the code does', () => {
    const table = pages
      .flatMap(({ text }) => [...text.matchAll(/^<!-- effects -->\n((?:\|.*\n)+)/gm)].map(([, rows = '']) => rows))
      .join('');
    const cells = new Map(
      table
        .split('\n')
        .slice(2)
        .map((row) => row.split('|').map((cell) => cell.trim()))
        .map(([, effect, ...rest]) => [effect, rest.slice(0, 4)]),
    );
    for (const effect of EFFECTS) {
      const told = (['refused', '429', '503', 'lost'] as const).map((failure) => verdict(effect, failure));
      expect(cells.get(`\`${effect.kind}\``), effect.kind).to.deep.equal(told);
    }
  });
});
