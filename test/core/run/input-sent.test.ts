import { expect } from 'chai';
import { AuthenticationError, NotFoundError, UncertainError } from 'trunkline/errors';
import type { StepRecord } from '../../../core/ports/store/index.js';
import { Programs } from '../../../core/run/programs.js';
import { type InputSent, inputSent } from '../../../core/run/replayed/input-sent.js';
import { tempFolder } from '../support/temp-folder.js';
import { LAB_DOCUMENT, RecipeLab, recipeOf } from './support/recipe-lab.js';

describe('what a call was given', () => {
  const folder = tempFolder();
  let lab: RecipeLab;
  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
    lab.shop.handlers['send'] = () => {
      throw new UncertainError('The answer was lost.', { code: 'lost' });
    };
  });
  afterEach(() => lab.close());

  const records = async (): Promise<ReadonlyMap<string, StepRecord>> =>
    new Map((await lab.store.steps('a')).map((step) => [step.path, step]));
  const told = async (
    path: string,
    change: (known: ReadonlyMap<string, StepRecord>) => void = () => undefined,
  ): Promise<InputSent | undefined> => {
    const known = await records();
    change(known);
    const run = await lab.ended();
    const program = await new Programs(lab.store).of(run);
    const documents = new Map([['shop', LAB_DOCUMENT]]);
    return inputSent(known.get(path)!, { program, run, records: known, reads: lab.store, documents });
  };
  /** Runs the steps, and holds every call that is uncertain to what the vendor was given; gives their paths. */
  const holds = async (text: string): Promise<readonly string[]> => {
    await lab.run(text);
    const open = [...(await records()).values()].filter(({ status, intent }) => intent && status === 'uncertain');
    const inputs = await Promise.all(open.map(async ({ path }) => (await told(path))?.input));
    expect(inputs).to.have.deep.members(lab.calls('send'));
    return open.map(({ path }) => path);
  };

  it('is told from the event, vars and what earlier steps gave', async () => {
    const steps = `vars: { tag: x }
steps:
  - { id: found, uses: shop.look, with: { of: "\${{ event.total }}" } }
  - { id: mark, set: { tag: "\${{ vars.tag }}y" } }
  - { id: sent, uses: shop.send, with: { n: "\${{ steps.found.echo.of }}", tag: "\${{ vars.tag }}", at: "\${{ run.started_at }}" } }`;
    expect(await holds(steps)).to.deep.equal(['sent']);
    expect((await told('sent'))?.input).to.deep.include({ n: 5, tag: 'xy' });
  });

  it('is told of each item of a loop over an array', async () => {
    const found = await holds(`steps:
  - id: outer
    for-each: \${{ [1, 2] }}
    as: n
    key: \${{ string(n) }}
    on-error: continue
    steps:
      - { id: mark, set: { m: "\${{ n * 10 }}" } }
      - { id: sent, uses: shop.send, with: { n: "\${{ n }}", m: "\${{ vars.m }}" } }
`);
    expect(found).to.have.members(['1', '2'].map((key) => `outer["${key}"].sent`));
  });

  it('is told of each item of a loop over a list of a vendor', async () => {
    lab.shop.lister = () => [
      [{ id: 'p' }, { id: 'q' }],
      [{ id: 'r' }, { id: 's' }],
    ];
    const found = await holds(`steps:
  - id: orders
    for-each: { uses: shop.listOrders }
    as: order
    on-error: continue
    steps:
      - { id: look, uses: shop.look, with: { id: "\${{ order.id }}" } }
      - { id: passed, uses: shop.send, with: { id: "\${{ steps.look.echo.id }}", index: "\${{ index }}" } }
`);
    expect(found).to.have.members(['p', 'q', 'r', 's'].map((key) => `orders["${key}"].passed`));
  });

  it('is told inside of called recipes, branches, and what catches a failure', async () => {
    const part = recipeOf(
      'name: part\ninputs: { n: { type: integer } }\nsteps: [{ id: sent, uses: shop.send, with: { n: "${{ inputs.n + 1 }}" } }]',
    );
    lab.shop.handlers['put'] = () => {
      throw new NotFoundError('It is not there.', { code: 'gone' });
    };
    await lab.run(
      `steps:
  - id: way
    if: \${{ event.total == 5 }}
    then:
      - id: attempt
        try: [{ id: put, uses: shop.put, with: { a: 1 } }]
        catch:
          as: error
          steps: [{ id: sub, call: part, with: { n: "\${{ size(error.code) }}" } }]
`,
      { calls: { part } },
    );
    expect((await told('put'))?.input).to.deep.equal({ a: 1 });
    expect((await told('sub/sent'))?.input).to.deep.equal({ n: 5 });
  });

  it('is told beside a branch that is uncertain as well', async () => {
    let begun = (): void => undefined;
    const second = new Promise<void>((resolve) => (begun = resolve));
    lab.shop.handlers['send'] = async (input) => {
      if (Object.hasOwn(input as object, 'b')) begun();
      else await second;
      throw new UncertainError('The answer was lost.', { code: 'lost' });
    };
    expect(
      await holds(`steps:
  - id: both
    parallel:
      one: [{ id: first, uses: shop.send, with: { a: 1 } }]
      two: [{ id: look, uses: shop.look, with: {} }, { id: second, uses: shop.send, with: { b: "\${{ steps.look.id }}" } }]
`),
    ).to.have.members(['first', 'second']);
  });

  it('is told of a file that is sent', async () => {
    lab.files = {
      read: async () => ({ open: async function* () {} }),
      write: async () => ({ size: 0, sha256: '' }),
    };
    lab.shop.handlers['importOrders'] = () => {
      throw new NotFoundError('It is not there.', { code: 'gone' });
    };
    await lab.run('steps: [{ id: up, uses: shop.importOrders, with: { a: 1 }, from: "out/${{ event.total }}.csv" }]');
    expect(await told('up')).to.deep.equal({ input: { a: 1 }, file: 'out/5.csv' });
  });

  it('is not told where it is not what the journal has the hash of', async () => {
    await lab.run('steps: [{ id: found, uses: shop.look, with: {} }, { id: sent, uses: shop.send, with: { n: "${{ steps.found.id }}" } }]');
    const changed = (known: ReadonlyMap<string, StepRecord>): void =>
      void (known as Map<string, StepRecord>).set('found', { ...known.get('found')!, output: { id: 99 } });
    expect(await told('sent', changed)).to.equal(undefined);
    expect(await told('sent')).to.deep.equal({ input: { n: 1 } });
  });

  it('sends nothing and writes nothing', async () => {
    lab.shop.handlers['pay'] = () => {
      throw new AuthenticationError('Refused.', { code: 'refused' });
    };
    await lab.run('steps: [{ id: sent, uses: shop.send, with: { n: 1 } }, { id: later, uses: shop.pay, with: {} }]');
    const before = [lab.shop.calls.length, await lab.steps(), await lab.notes(), await lab.ended()];
    await told('sent');
    expect([lab.shop.calls.length, await lab.steps(), await lab.notes(), await lab.ended()]).to.deep.equal(before);
  });
});
