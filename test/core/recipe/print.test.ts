import { expect } from 'chai';
import fc from 'fast-check';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import { printRecipe } from '../../../core/recipe/print.js';
import type { Recipe } from '../../../core/recipe/recipe.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { runs } from '../../support/depth.js';
import { anyRecipe } from './support/any-recipe.js';
import { RIGHT } from './support/right-recipes.js';
import { recipeText } from './support/shop.js';

function read(source: string): Recipe {
  const { recipe, file } = parseRecipe('printed.yaml', source);
  if (!recipe || file.hasErrors) throw new Error(`${JSON.stringify(file.faults)}\n${source}`);
  return recipe;
}

describe('the canonical form of a recipe', () => {
  it('is read as the same recipe, and printed the same again', () => {
    fc.assert(
      fc.property(anyRecipe(), (recipe) => {
        const printed = printRecipe(recipe);
        const again = read(printed);
        expect(again).to.deep.equal(recipe);
        expect(printRecipe(again)).to.equal(printed);
        expect(revisionOf(again)).to.deep.equal(revisionOf(recipe));
      }),
      { numRuns: Math.min(runs(1_000), 10_000) },
    );
  });

  it('is the same whatever comments, quotes, styles and orders of keys the file has', () => {
    const one = `
name: intake
# what it is for
connections: { shop: shop }
vars:
  limit: 10
  who: "ada"
steps:
  - id: mail   # to the customer
    uses: shop.sendMail
    with: { to: 'a@b.c', subject: "\${{ vars.who }}" }
    timeout: 90s
    retry: { attempts: 3, delay: 1s, backoff: exponential }
`;
    const other = `
steps:
  - timeout: 1m30s
    retry:
      attempts: 3
    with:
      subject: >-
        \${{ vars.who }}
      to: a@b.c
    uses: shop.sendMail
    id: mail
vars: {"who": ada, "limit": 10}
connections:
  # of the project
  shop: shop
name: "intake"
`;
    expect(printRecipe(read(other))).to.not.equal(other);
    expect(revisionOf(read(other))).to.deep.equal(revisionOf(read(one)));
    expect(revisionOf(read(one.replace('limit: 10', 'limit: 11'))).hash).to.not.equal(revisionOf(read(one)).hash);
  });

  for (const [what, text] of Object.entries(RIGHT)) {
    it(`has the same meaning as the file: ${what}`, () => {
      const recipe = read(recipeText(...text.trim().split('\n')));
      expect(read(printRecipe(recipe))).to.deep.equal(recipe);
    });
  }
});
