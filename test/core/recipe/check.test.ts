import { expect } from 'chai';
import { checkRecipe } from '../../../core/recipe/check/check.js';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import { action, connector, download, list, trigger, upload } from '../support/documents.js';

const ACME = connector({
  listOrders: list({ input: 'Filter' }),
  newOrder: { ...trigger(), input: 'Filter' },
  toldOrder: { ...trigger(), poll: undefined, webhook: { event: ['order'], record: { path: [] }, key: { path: ['id'] } } },
  addNote: action({ kind: 'unsafe' }, { input: 'NewNote', output: 'Note' }),
  ping: action({ kind: 'read' }),
  orderLog: download(),
  importOrders: upload(),
});

const HEAD = [
  'name: intake',
  'connections: { shop: acme }',
  'vars: { greeting: hello }',
  'on:',
  '  - { id: orders, uses: shop.newOrder, every: 5m }',
];

const PING = 'steps: [{ id: one, uses: shop.ping }]';

/** `line:column message`, for a recipe with these steps. */
function faults(...steps: string[]): string[] {
  return faultsOf([...HEAD, 'steps:', ...steps].join('\n'));
}

function faultsOf(source: string): string[] {
  return checkRecipe(parseRecipe('intake.yaml', source), { connectors: [ACME] }).map(
    ({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`,
  );
}

const step = (input: string, id = 'one'): string => `  - { id: ${id}, uses: shop.addNote, with: ${input} }`;

describe('checking a recipe', () => {
  it('finds nothing wrong with a right one', () => {
    expect(
      faults(
        '  - id: one',
        '    uses: shop.addNote',
        '    if: ${{ event.total > 100 && event.customer.tags.exists(tag, tag == "vip") }}',
        '    retry: { attempts: 3, delay: 1s, backoff: constant }',
        '    with:',
        '      text: "${{ vars.greeting }} ${{ event.customer.email }}"',
        '      stars: ${{ event.id }}',
        '  - { id: two, uses: shop.ping, if: "${{ has(steps.one) && steps.one.id > 0 }}" }',
      ),
    ).to.deep.equal([]);
  });

  it('lists all faults at once, in the order of their places', () => {
    expect(faultsOf('name: Intake!\nconnections: { shop: acmee }\nstepz: []\n').map((fault) => fault.split(' ')[0])).to.deep.equal([
      '1:1',
      '1:7',
      '2:16',
      '2:22',
      '3:1',
    ]);
  });

  it('tells of a schedule’s times and of its zone at once', () => {
    const source = `name: a\non: [{ id: x, schedule: "0 25 * * *", timezone: Europe/Nowhere }]\nconnections: { shop: acme }\n${PING}`;
    expect(faultsOf(source).map((told) => told.split('.')[0])).to.deep.equal([
      '2:25 A schedule cannot be read: Invalid value for hour: 25',
      '2:49 There is no time zone `Europe/Nowhere`',
    ]);
  });

  it('says which name was probably meant', () => {
    expect(faults('  - { id: one, uses: shop.addNot, with: { text: a } }')).to.deep.equal([
      '7:27 Connector `acme` has no action `addNot`. Did you mean `addNote`?',
    ]);
    expect(faults('  - { id: one, uses: shpo.addNote, with: { text: a } }')[0]).to.equal(
      '7:22 There is no connection `shpo`. Did you mean `shop`?',
    );
    expect(faults('  - { id: one, uses: shop.ping, iff: true }')).to.deep.equal([
      '7:33 A `uses` step has no key `iff`. Did you mean `if`?',
    ]);
  });

  it('knows triggers, actions, lists, downloads and uploads apart', () => {
    expect(faults('  - { id: one, uses: shop.newOrder }')[0]).to.match(/^7:27 `newOrder` is a trigger, and a step needs an action/);
    expect(faults('  - { id: one, uses: shop.listOrders }')[0]).to.match(/^7:27 `listOrders` is a list/);
    expect(faults('  - { id: one, uses: shop.orderLog }')).to.deep.equal([
      '7:22 `orderLog` is a download, and this step has no `to`. Name a file below the project’s folder `files`: `to: exports/today.zip`.',
    ]);
    expect(faults('  - { id: one, uses: shop.orderLog, to: "logs/${{ event.id }}.txt" }')).to.deep.equal([]);
    expect(faults('  - { id: one, uses: shop.ping, to: a.txt }')).to.deep.equal(['7:33 `ping` has no use for `to`. Leave it out.']);
    expect(faults('  - { id: one, uses: shop.importOrders }')).to.deep.equal([
      '7:22 `importOrders` is an upload, and this step has no `from`. Name a file below the project’s folder `files`: `from: exports/today.zip`.',
    ]);
    const source = `name: a\nconnections: { shop: acme }\non: [{ id: x, uses: shop.ping }]\n${PING}`;
    expect(faultsOf(source)[0]).to.match(/^3:26 `ping` is an action, and a trigger is needed/);
  });

  it('takes a trigger that only webhooks tell of', () => {
    const source = `name: a\nconnections: { shop: acme }\non: [{ id: x, uses: shop.toldOrder }]\n${PING}`;
    expect(faultsOf(source)).to.deep.equal([]);
  });

  it('checks constants against the input class, and lets an expression stand for any value of its type', () => {
    expect(faults(step('{ stars: 9, kind: odd, txt: a }'))).to.deep.equal([
      '7:42 `addNote` needs the input `text`. Add `text:` under `with`.',
      '7:51 `stars` must be <= 5. See what `addNote` takes: trunkline describe acme.addNote',
      '7:60 `kind` must be equal to one of the allowed values: "good", "bad". See what `addNote` takes: trunkline describe acme.addNote',
      '7:65 `addNote` has no input `txt`. Did you mean `text`?',
    ]);
    expect(faults(step('{ text: "order ${{ event.id }}", stars: "${{ event.total }}", customer: "${{ event.customer }}" }'))).to.deep.equal(
      [],
    );
    expect(faults(step('{ text: a, customer: { emial: x, tags: [1, "${{ event.id }}"] } }'))).to.deep.equal([
      '7:65 `addNote` has no input `emial`. Did you mean `email`?',
      '7:82 `customer.tags.0` must be a string. Put it in quotes: `"1"`.',
      '7:85 An item takes a text, and this gives a whole number. Convert it: `${{ string(event.id) }}`.',
    ]);
    expect(faults('  - { id: one, uses: shop.ping, with: { a: 1 } }')[0]).to.match(/^7:39 `ping` takes no input/);
  });

  it('follows members into records and outputs', () => {
    expect(faults(step('{ text: "x ${{ event.customer.emial }}" }'))).to.deep.equal([
      '7:72 There is no field `emial`. Did you mean `email`?',
    ]);
    expect(faults(step('{ text: a }'), step('{ text: "${{ steps.one.idd }}" }', 'two'))).to.deep.equal([
      '8:65 There is no field `idd`. Did you mean `id`?',
    ]);
    expect(faults(step('{ text: "${{ event.total.cents }}" }'))[0]).to.include('There is no field `cents`');
  });

  it('knows roots, vars and the order of steps', () => {
    expect(faults(step('{ text: "${{ evnt.id }}" }'))[0]).to.equal('7:55 `evnt` is not known. Did you mean `event`?');
    expect(faults(step('{ text: "${{ vars.greting }}" }'))[0]).to.equal('7:60 There is no var `greting`. Did you mean `greeting`?');
    expect(faults(step('{ text: "${{ steps.two.id }}" }'), step('{ text: a }', 'two'))[0]).to.include('has not run yet here');
    expect(faults(step('{ text: "${{ steps.one.id }}" }'))[0]).to.include('has not run yet here');
    expect(faults(step('{ text: "${{ steps.uno.id }}" }'))[0]).to.include('There is no step `uno`');
  });

  it('points into folded, quoted and escaped scalars', () => {
    const folded = [
      '  - id: one',
      '    uses: shop.addNote',
      '    with:',
      '      text: >-',
      '        hello',
      '        there ${{ event.id +* 1 }}',
    ];
    expect(faults(...folded)[0]).to.match(/^12:29 /);
    expect(faults(step(`{ text: "a \\"b\\" \\u00e9 \${{ evnt.id }}" }`))[0]).to.match(/^7:70 /);
    expect(faults(step(`{ text: 'it''s \${{ evnt.id }}' }`))[0]).to.match(/^7:61 /);
  });

  it('warns about a connection that is not used', () => {
    const [warning] = checkRecipe(parseRecipe('a.yaml', 'name: a\nconnections: { shop: acme }\nsteps: [fail: no]'), { connectors: [ACME] });
    expect(warning).to.include({ severity: 'warning', line: 2, column: 16 });
  });

  it('refuses two triggers or steps with one id', () => {
    expect(faults(step('{ text: a }'), step('{ text: b }'))[0]).to.match(/^8:11 There is another step with the id `one`/);
  });
});
