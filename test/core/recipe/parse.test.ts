import { expect } from 'chai';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import { recipeOf, revisionOf } from '../../../core/recipe/revision.js';
import { parseDuration } from '../../../core/text/duration.js';
import { YamlFile } from '../../../core/yaml/yaml-file.js';

const SOURCE = `
name: intake
connections: { shop: acme }
vars: { limit: 100 }
on:
  - { id: orders, uses: shop.newOrder, every: 5m, with: { shop: 7 } }
steps:
  - id: send
    uses: shop.addNote
    if: \${{ event.total > 100 }}
    retry: { attempts: 3, delay: 2s }
    with: { text: "\${{ event.id }}" }
`;

const messages = (source: string): string[] =>
  parseRecipe('a.yaml', source).file.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('parsing a recipe', () => {
  it('gives plain data', () => {
    expect(parseRecipe('a.yaml', SOURCE).recipe).to.deep.equal({
      name: 'intake',
      connections: { shop: 'acme' },
      vars: { limit: 100 },
      inputs: {},
      outputs: {},
      calls: {},
      on: [{ id: 'orders', uses: { connection: 'shop', operation: 'newOrder' }, everyMs: 300_000, with: { shop: 7 } }],
      steps: [
        {
          kind: 'action',
          id: 'send',
          uses: { connection: 'shop', operation: 'addNote' },
          if: '${{ event.total > 100 }}',
          retry: { attempts: 3, delayMs: 2_000, backoff: 'exponential' },
          with: { text: '${{ event.id }}' },
        },
      ],
    });
  });

  it('gives the same hash whatever the comments, the order of keys and the quotes', () => {
    const other = SOURCE.replace('connections:', '# who\nconnections:')
      .replace('every: 5m, with: { shop: 7 }', 'with: {"shop":7}, every: 300s')
      .replace('"${{ event.id }}"', "'${{ event.id }}'");
    const [first, second] = [SOURCE, other].map((source) => revisionOf(recipe(source)));
    expect(second).to.deep.equal(first);
    expect(revisionOf(recipe(SOURCE.replace('100', '101'))).hash).to.not.equal(first?.hash);
    expect(recipeOf(revisionOf(recipe(SOURCE)))).to.deep.equal(recipe(SOURCE));
  });

  it('refuses what YAML can do and a recipe should not', () => {
    expect(messages('a: &x 1\nb: *x')).to.deep.equal(['1:7 Anchors are not used here: &x.', '2:4 Aliases are not used here: *x.']);
    expect(messages('name: !run x')[0]).to.match(/^1:7 Unresolved tag/);
    expect(messages('name: a\nname: b')[0]).to.match(/^2:1 /);
    expect(messages(`name: ${'x'.repeat(1 << 21)}`)[0]).to.include('larger than');
    expect(messages('')[0]).to.include('empty');
  });

  it('refuses deep nesting of any form before it is parsed', () => {
    for (const deep of ['['.repeat(2_000), '{a: '.repeat(2_000), `${'- '.repeat(2_000)}a`, `${'? '.repeat(2_000)}a`, nested(300)]) {
      expect(messages(deep).join(), deep.slice(0, 10)).to.include('nested deeper');
    }
    expect(messages(`name: "${'['.repeat(2_000)}"`).join()).to.not.include('nested deeper');
    expect(messages(`name: |\n${' '.repeat(500)}x`).join()).to.not.include('nested deeper');
  });

  it('reads no as a text and refuses numbers that it cannot keep', () => {
    expect(recipe('name: a\nvars: { answer: no }\nsteps: [fail: no]').vars).to.deep.equal({ answer: 'no' });
    expect(messages('name: a\nvars: { id: 9007199254740993 }\nsteps: [fail: no]')[0]).to.match(/^2:13 .*too large/);
  });

  it('reads durations, and nothing that only looks like one', () => {
    expect(['250ms', '30s', '5m', '2h', '1d', '1h30m'].map(parseDuration)).to.deep.equal([
      250, 30_000, 300_000, 7_200_000, 86_400_000, 5_400_000,
    ]);
    for (const text of ['', '5', '0s', '-5s', '1.5h', '5 m', '5M', 's']) expect(parseDuration(text), text).to.equal(undefined);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (source) => void parseRecipe('a.yaml', source)));
    fc.assert(fc.property(fc.json(), (source) => void parseRecipe('a.yaml', source)));
  });

  it('finds every character of a scalar where it stands in the file', () => {
    const word = fc.stringMatching(/^[a-z0-9"'é\\:#]{1,12}$/);
    const styles = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), styles, fc.integer({ min: 20, max: 80 }), (words, style, lineWidth) => {
        const text = `${words.join(' ')} mark end`;
        const source = stringify({ key: text }, { defaultStringType: style as 'PLAIN', defaultKeyType: 'PLAIN', lineWidth });
        const file = new YamlFile('a.yaml', source);
        const scalar = (file.root as unknown as { items: [{ value: Parameters<YamlFile['offsetIn']>[0] }] }).items[0].value;
        fc.pre(scalar.value === text); // a few texts are written so that they read differently
        expect(source.slice(file.offsetIn(scalar, text.lastIndexOf('mark'))).startsWith('mark')).to.equal(true);
      }),
    );
  });
});

function recipe(source: string): NonNullable<ReturnType<typeof parseRecipe>['recipe']> {
  const parsed = parseRecipe('a.yaml', source);
  if (!parsed.recipe || parsed.file.hasErrors) throw new Error(JSON.stringify(parsed.file.faults));
  return parsed.recipe;
}

const nested = (levels: number): string => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
