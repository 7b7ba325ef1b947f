import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorDocument } from 'trunkline/document';
import { parse } from 'yaml';
import { recipeSchema } from '../../../core/recipe/schema/recipe-schema.js';
import { builtDocuments, ROOT } from '../../docs/pages.js';
import { MISTAKES } from './support/mistakes/index.js';
import { RIGHT } from './support/right-recipes.js';
import { recipeText, SHOP } from './support/shop.js';

/** Mistakes that an editor can tell; the others are in expressions, or in what leads where. */
const TOLD: readonly string[] = [
  'an unknown key of the file',
  'no steps',
  'an empty step',
  'a kind that is misspelled',
  'two kinds in one step',
  'a key that a kind does not have',
  'a name of another form',
  'a duration without a unit',
  'a concurrency rule that there is not',
  'a connector that there is not',
  'a connection that there is not',
  'an operation that there is not',
  'a list as a step',
  'a download that becomes no file',
  'a file of an action',
  'an action as a trigger',
  'an action in a loop',
  'a schedule of too few fields',
  'a schedule with seconds',
  'a schedule that means another time in each process',
  'an offset as a time zone',
  'a rule for missed times that there is not',
  'too many missed times',
  'a poll of a schedule',
  '`uses` without a dot',
  'a missing input',
  'an unknown input',
  'an input of an action that takes none',
  'a word that is none of those',
  'a number that is too large',
  'a text that is too long',
  'a field of a nested map',
  'a wrong input of a trigger',
  'a condition with text around it',
  'no id',
  'a step that tries too often',
  'a retry without a count',
  'a case without steps',
  'a switch without cases',
  'a loop that does too much at once',
  'a loop rule that there is not',
  'a try that catches nothing',
  'a wait of nothing',
  'a signal whose name has another form',
  'a rule for a time that is not limited',
  'a rule that there is not',
  'both an instant and a signal',
  'a code of another form',
  'an input without a type',
  'an input of a type that there is not',
];

function validator(...connections: readonly { readonly name: string; readonly document: ConnectorDocument }[]): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: false });
  formats.default(ajv);
  return ajv.compile(recipeSchema(connections.length > 0 ? connections : undefined));
}

describe('the JSON Schema of recipes', () => {
  const shop = validator({ name: 'shop', document: SHOP }, { name: 'other', document: SHOP });
  const plain = validator();
  const data = (lines: readonly string[]): unknown => parse(recipeText(...lines).replace('‸', ''));

  for (const [what, text] of Object.entries(RIGHT)) {
    it(`takes ${what}`, () => {
      for (const validate of [shop, plain]) expect(validate(data(text.trim().split('\n'))), JSON.stringify(validate.errors)).to.equal(true);
    });
  }

  it('takes the recipes of the documentation, with their project’s connections', async () => {
    const documents = new Map((await builtDocuments()).map((document) => [document.name, document]));
    const { connections } = parse(readFileSync(join(ROOT, 'docs/recipes/trunkline.yaml'), 'utf8')) as {
      readonly connections: Readonly<Record<string, { readonly connector: string }>>;
    };
    const validate = validator(
      ...Object.entries(connections).map(([name, { connector }]) => ({ name, document: documents.get(connector)! })),
    );
    const files = readdirSync(join(ROOT, 'docs/recipes')).filter((name) => name.endsWith('.yaml') && name !== 'trunkline.yaml');
    expect(files.length).to.be.greaterThan(10);
    for (const file of files) {
      expect(
        validate(parse(readFileSync(join(ROOT, 'docs/recipes', file), 'utf8'))),
        `${file}: ${JSON.stringify(validate.errors)}`,
      ).to.equal(true);
    }
  });

  it('refuses what is wrong in the form of a recipe and in the inputs of operations', () => {
    const refused = MISTAKES.filter(({ what, lines }) => TOLD.includes(what) && !shop(data(lines)));
    expect(refused.map(({ what }) => what)).to.deep.equal(TOLD);
    expect(TOLD.length).to.be.at.least(40);
  });

  it('gives each operation where it may stand, with what it does', () => {
    const { definitions } = recipeSchema([{ name: 'shop', document: SHOP }]) as unknown as Definitions;
    const named = (kind: string): readonly string[] => (definitions[kind]!.properties['uses']!.anyOf ?? []).map((one) => one.const);
    expect(named('action')).to.deep.equal(['shop.getOrder', 'shop.cancelOrder', 'shop.sendMail', 'shop.ping', 'shop.invoice']);
    expect([named('trigger'), named('list')]).to.deep.equal([
      ['shop.newOrder', 'shop.toldOrder', 'shop.orderDiffers'],
      ['shop.listOrders'],
    ]);
    expect(Object.keys(definitions['shop.NewMail']!.properties)).to.include('subject').and.include('customer');
  });

  it('does not grow with the number of connections to one connector', () => {
    const size = (count: number): number =>
      JSON.stringify(recipeSchema(Array.from({ length: count }, (_, n) => ({ name: `shop${n}`, document: SHOP })))).length;
    expect(size(10)).to.be.lessThan(size(1) * 2);
  });
});

interface Definitions {
  readonly definitions: Readonly<
    Record<string, { readonly properties: Readonly<Record<string, { readonly anyOf?: readonly { readonly const: string }[] }>> }>
  >;
}
