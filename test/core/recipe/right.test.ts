import { expect } from 'chai';
import fc from 'fast-check';
import { type Pair, isMap, isScalar, isSeq, parseDocument, Scalar, visit } from 'yaml';
import { faultText } from '../../../core/text/fault.js';
import { runs } from '../../support/depth.js';
import { RIGHT } from './support/right-recipes.js';
import { faultsOf, recipeText } from './support/shop.js';

const OTHER = `
name: other
inputs: { email: { type: string } }
outputs: { count: { type: integer } }
steps: [return: { count: 1 }]
`;

const sources = Object.values(RIGHT).map((text) => recipeText(...text.trim().split('\n')));

describe('a recipe without a mistake', () => {
  for (const [what, text] of Object.entries(RIGHT)) {
    it(`has no fault: ${what}`, () => {
      const source = recipeText(...text.trim().split('\n'));
      const told = faultsOf(source, { other: OTHER }).map((fault) => faultText(fault, source));
      expect(told, told.join('\n')).to.deep.equal([]);
    });
  }

  it('gives faults and never throws, whatever is dropped, renamed or put elsewhere in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: 3 }), (source, changes) => {
        const changed = changes.reduce((text, how) => mutated(text, how), source);
        for (const { line, column, message, remedy } of faultsOf(changed, { other: OTHER })) {
          expect([line > 0, column > 0, message !== '', remedy !== ''], changed).to.deep.equal([true, true, true, true]);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

interface Change {
  readonly at: number;
  readonly how: 'drop' | 'rename' | 'null' | 'number' | 'list' | 'text' | 'expression' | 'cut';
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  how: fc.constantFrom('drop', 'rename', 'null', 'number', 'list', 'text', 'expression', 'cut'),
});

const VALUES: Readonly<Partial<Record<Change['how'], unknown>>> = {
  null: null,
  number: 7,
  list: [1, 'a'],
  text: 'odd',
  expression: '${{ event.lines.map(l, l.sku + 1) }}',
};

/** The recipe with one entry changed; a text that is cut need be no YAML any more. */
function mutated(source: string, { at, how }: Change): string {
  if (how === 'cut') return source.slice(0, Math.floor((source.length * at) / 200));
  const document = parseDocument(source);
  if (document.errors.length > 0) return source;
  const pairs: Pair[] = [];
  visit(document, { Pair: (_key, pair) => void pairs.push(pair) });
  const pair = pairs[at % Math.max(1, pairs.length)];
  if (!pair) return source;
  if (how === 'drop') visit(document, { Pair: (_key, one) => (one === pair ? visit.REMOVE : undefined) });
  else if (how === 'rename') pair.key = new Scalar(isScalar(pair.key) ? `${String(pair.key.value).slice(1)}x` : 'x');
  else if (isMap(pair.value) || isSeq(pair.value) || isScalar(pair.value)) pair.value = document.createNode(VALUES[how]);
  return document.toString();
}
