import { expect } from 'chai';
import { RateLimitError, RejectedError, SuspendedError, UnavailableError, UncertainError } from 'trunkline/sdk';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

const order = (id: number): { id: number } => ({ id });

describe('loops', () => {
  const folder = tempFolder();
  let lab: RecipeLab;

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
  });
  afterEach(() => lab.close());

  describe('over a list at hand', () => {
    it('runs its steps for each item, and tells how they fared', async () => {
      const run = await lab.run(
        `
steps:
  - id: each
    for-each: \${{ event.items }}
    as: line
    collect: \${{ steps.one.id + index }}
    steps:
      - { id: one, uses: shop.put, with: { sku: '\${{ line.sku }}', place: '\${{ index }}' } }
  - return: \${{ steps.each }}
`,
        { event: { items: [{ sku: 'a' }, { sku: 'b' }] } },
      );
      expect(lab.calls('put')).to.deep.equal([
        { sku: 'a', place: 0 },
        { sku: 'b', place: 1 },
      ]);
      expect(run.output).to.deep.equal({ succeeded: 2, failed: 0, skipped: 0, uncertain: 0, complete: true, items: [1, 3] });
      expect(await lab.steps()).to.deep.equal(['each succeeded', 'each["0"].one succeeded', 'each["1"].one succeeded']);
    });

    it('gives each item a key of its own for the vendor, the same one over restarts', async () => {
      let cut = true;
      lab.shop.handlers['pay'] = (input) => {
        if ((input as { n: number }).n === 2 && cut) throw new Error('the process dies here');
        return {};
      };
      const text = `
steps:
  - id: each
    for-each: [1, 2, 3]
    key: \${{ item }}
    steps: [{ id: one, uses: shop.pay, with: { n: '\${{ item }}' } }]
`;
      await lab.run(text);
      cut = false;
      await lab.store.retryRun('a', 'mended', lab.clock.now());
      await lab.restart();
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'succeeded' });
      const keys = lab.shop.calls.map(({ key, input }) => `${(input as { n: number }).n} ${key}`);
      expect(new Set(keys).size).to.equal(3);
      expect(keys).to.have.length(4);
    });

    it('takes the first of items with the same key', async () => {
      await lab.run(
        `
steps:
  - id: each
    for-each: \${{ event.items }}
    key: \${{ item.id }}
    steps: [{ id: one, uses: shop.put, with: { n: '\${{ item.n }}' } }]
`,
        {
          event: {
            items: [
              { id: 'x', n: 1 },
              { id: 'x', n: 2 },
              { id: 'y', n: 3 },
            ],
          },
        },
      );
      expect(lab.calls('put')).to.deep.equal([{ n: 1 }, { n: 3 }]);
    });

    it('runs no more at once than allowed', async () => {
      let open = 0;
      let most = 0;
      lab.shop.handlers['put'] = async () => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
      };
      await lab.run(`steps: [{ id: each, for-each: [1, 2, 3, 4, 5, 6, 7], max-parallel: 3, steps: [{ id: one, uses: shop.put }] }]`);
      expect(most).to.equal(3);
      expect(lab.calls('put')).to.have.length(7);
    });

    it('stops at the first failure, unless it is told to go on', async () => {
      lab.shop.handlers['put'] = (input) => {
        if ((input as { n: number }).n === 2) throw new RejectedError('not this one');
        return {};
      };
      const steps = "steps: [{ id: one, uses: shop.put, with: { n: '${{ item }}' } }]";
      const stopped = await lab.run(`steps: [{ id: each, for-each: [1, 2, 3], ${steps} }]`);
      expect(stopped.error).to.include({ message: 'not this one' });
      expect(lab.calls('put')).to.have.length(2);

      const gone = await lab.run(
        `steps: [{ id: each, for-each: [1, 2, 3], on-error: continue, ${steps} }, { return: '\${{ steps.each.failed }}' }]`,
        { id: 'b' },
      );
      expect(gone).to.include({ status: 'succeeded', output: 1 });
      expect((await lab.store.items('b', { status: 'failed' })).map(({ key, index }) => [key, index])).to.deep.equal([['1', 1]]);
    });

    it('makes exactly the missing calls when what failed is tried again', async () => {
      let down = true;
      lab.shop.handlers['put'] = (input) => {
        if (down && (input as { n: number }).n % 3 === 0) throw new RejectedError('down');
        return {};
      };
      const items = Array.from({ length: 30 }, (_, n) => n);
      await lab.run(
        `steps: [{ id: each, for-each: '\${{ event }}', on-error: continue, max-parallel: 4, steps: [{ id: one, uses: shop.put, with: { n: '\${{ item }}' } }] }, { id: last, uses: shop.look }]`,
        { event: items },
      );
      expect(lab.shop.effects).to.have.length(20);
      down = false;
      const made = lab.shop.calls.length;
      expect(await lab.store.retryRun('a', 'the vendor is back', lab.clock.now())).to.deep.equal({ steps: 10, items: 10 });
      await lab.execute();
      expect(lab.shop.calls.slice(made).map(({ input }) => (input as { n: number }).n)).to.have.members(items.filter((n) => n % 3 === 0));
      expect(lab.shop.effects).to.have.length(30);
      expect(await lab.ended()).to.include({ status: 'succeeded' });
    });

    it('says what the first of its waiting items waits for, and how many more there are', async () => {
      lab.shop.handlers['send'] = () => {
        throw new RateLimitError('slow down', { retryAfterMs: 7_200_000 });
      };
      const run = await lab.run('steps: [{ id: each, for-each: [1, 2, 3], max-parallel: 3, steps: [{ id: one, uses: shop.send }] }]');
      expect(run.wait?.reason).to.match(/^step each\["\d"\]\.one: another attempt after 7200000 ms: slow down; and 2 more$/);
    });

    it('lets nothing behind it begin before every outcome is known, and then tells what became of all', async () => {
      lab.shop.handlers['send'] = (input) => {
        if ((input as { n: number }).n === 2) throw new UncertainError('no answer');
        return {};
      };
      const run = await lab.run(`
steps:
  - { id: each, for-each: [1, 2, 3], on-error: continue, steps: [{ id: one, uses: shop.send, with: { n: '\${{ item }}' } }] }
  - { id: sum, uses: shop.send, with: { n: '\${{ steps.each.succeeded + 100 }}' } }
  - return: \${{ steps.each.succeeded }}
`);
      expect(run).to.include({ status: 'uncertain' });
      expect(run.output).to.equal(undefined);
      expect(lab.calls('send')).to.deep.equal([{ n: 1 }, { n: 2 }, { n: 3 }]);
      await lab.store.resolveStep('a', 'each["1"].one', { kind: 'happened', output: {}, reason: 'seen', attempts: 1 }, 1);
      await lab.execute();
      expect(await lab.ended()).to.deep.include({ status: 'succeeded', output: 3 });
      expect(lab.calls('send').slice(3)).to.deep.equal([{ n: 103 }]);
    });

    it('ends uncertain when the outcome of an item is, though it goes on with the others', async () => {
      lab.shop.handlers['send'] = (input) => {
        if ((input as { n: number }).n === 2) throw new UncertainError('no answer');
        return {};
      };
      const run = await lab.run(
        `steps: [{ id: each, for-each: [1, 2, 3], on-error: continue, steps: [{ id: one, uses: shop.send, with: { n: '\${{ item }}' } }] }]`,
      );
      expect(run).to.include({ status: 'uncertain' });
      expect(lab.calls('send')).to.have.length(3);
      expect(
        await lab.store.resolveStep('a', 'each["1"].one', { kind: 'happened', output: {}, reason: 'seen at the vendor', attempts: 1 }, 1),
      ).to.equal(true);
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'succeeded' });
      expect(lab.calls('send')).to.have.length(3);
    });

    it('P4: ends uncertain when its time is over and an earlier process left a call open; no catch hides that', async () => {
      const stop = new AbortController();
      lab.shop.handlers['send'] = async (_input, { signal }) => {
        setImmediate(() => stop.abort());
        return new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));
      };
      const text = `
steps:
  - try: [{ id: each, for-each: [1, 2], max-parallel: 2, timeout: 1h, steps: [{ id: one, uses: shop.send, with: { n: '\${{ item }}' } }] }]
    catch: [{ id: after, uses: shop.put }]
`;
      await lab.start(recipeOf(text));
      await lab.execute({ signal: stop.signal });
      await lab.restart();
      lab.clock.jump(2 * 3_600_000);
      await lab.execute();
      expect((await lab.ended()).status).to.equal('uncertain');
      expect(await lab.steps()).to.include.members(['each["0"].one uncertain', 'each["1"].one uncertain']);
      expect([lab.calls('send').length, lab.calls('put').length]).to.deep.equal([2, 0]);
    });

    it('P4: ends uncertain for an item of an inner loop, after a wait in between too', async () => {
      lab.shop.handlers['send'] = () => {
        throw new UncertainError('no answer');
      };
      await lab.start(
        recipeOf(`
steps:
  - id: outer
    for-each: [1, 2]
    max-parallel: 2
    steps:
      - { id: inner, for-each: [1], on-error: continue, steps: [{ id: one, uses: shop.send, with: { n: '\${{ item }}' }, if: '\${{ index == 0 }}' }] }
      - { wait: { signal: go }, if: '\${{ item == 2 }}' }
`),
      );
      await lab.execute();
      await lab.restart();
      await lab.store.signalRun('a', { id: 's', name: 'go', data: null }, lab.clock.now());
      await lab.execute();
      expect((await lab.ended()).status).to.equal('uncertain');
    });

    it('P4: ends uncertain rather than failed when the outcome of an item is not known and its time is over', async () => {
      lab.shop.handlers['send'] = (input) => {
        lab.clock.jump(3_600_000);
        if ((input as { n: number }).n === 1) throw new UncertainError('no answer');
        return {};
      };
      const run = await lab.run(
        `steps: [{ id: each, for-each: [1, 2, 3], on-error: continue, timeout: 90m, steps: [{ id: one, uses: shop.send, with: { n: '\${{ item }}' } }] }]`,
      );
      expect(run.status).to.equal('uncertain');
      expect((await lab.notes()).some((note) => note.includes('its time is over'))).to.equal(true);
    });

    it('loops in loops', async () => {
      await lab.run(
        `
steps:
  - id: outer
    for-each: [[1, 2], [3]]
    as: row
    steps:
      - id: inner
        for-each: \${{ row }}
        as: cell
        steps: [{ id: one, uses: shop.put, with: { n: '\${{ cell }}' } }]
`,
      );
      expect(lab.calls('put')).to.deep.equal([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await lab.steps()).to.include('outer["0"].inner["1"].one succeeded');
    });
  });

  describe('over a list of a vendor', () => {
    for (const [name, error] of [
      ['says when to come again', new RateLimitError('The quota is used up.', { retryAfterMs: 7_200_000 })],
      ['wants a person to act', new SuspendedError('The plan lacks this.')],
    ] as const) {
      it(`keeps its place when the vendor ${name}`, async () => {
        lab.shop.lister = () => [[order(1)], error];
        await lab.run(
          `steps: [{ id: each, for-each: { uses: shop.listOrders }, steps: [{ id: one, uses: shop.put, with: { n: '\${{ item.id }}' } }] }]`,
        );
        expect((await lab.ended()).status).to.equal('waiting');
        lab.shop.lister = () => [[order(1)], [order(2)]];
        lab.clock.jump(7_200_000);
        await lab.execute();
        expect((await lab.ended()).status).to.equal('succeeded');
        expect(lab.calls('put')).to.deep.equal([{ n: 1 }, { n: 2 }]);
      });
    }

    const RECIPE = `
steps:
  - id: each
    for-each: { uses: shop.listOrders, with: { created_after: 2026-01-01T00:00:00Z } }
    steps: [{ id: one, uses: shop.put, with: { id: '\${{ item.id }}' } }]
  - return: \${{ steps.each.succeeded }}
`;

    it('reads page by page, and tells items apart by the key of the list', async () => {
      lab.shop.lister = () => [
        [order(1), order(2)],
        [order(2), order(3)],
      ];
      expect(await lab.run(RECIPE)).to.include({ status: 'succeeded', output: 3 });
      expect(lab.calls('put')).to.deep.equal([{ id: 1 }, { id: 2 }, { id: 3 }]);
      expect(lab.shop.readings).to.deep.equal([{ created_after: '2026-01-01T00:00:00Z' }]);
      expect(await lab.steps()).to.include('each["2"].one succeeded');
    });

    it('never reads a page again that is in the journal', async () => {
      const controller = new AbortController();
      lab.shop.lister = () => [[order(1), order(2)], [order(3), order(4)], [order(5)]];
      lab.shop.handlers['put'] = (input) => {
        if ((input as { id: number }).id === 3) controller.abort();
        return {};
      };
      const { recipeOf } = await import('./support/recipe-lab.js');
      await lab.start(recipeOf(RECIPE));
      await lab.execute({ signal: controller.signal });
      await lab.restart();
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'succeeded', output: 5 });
      expect(lab.calls('put')).to.deep.equal([1, 2, 3, 4, 5].map((id) => ({ id })));
      expect(lab.shop.pagesRead).to.deep.equal([0, 1, 2]);
    });

    it('reads on behind the last page when reading fails, as often as it may', async () => {
      let faults = 2;
      lab.shop.lister = function* () {
        yield [order(1)];
        if (faults-- > 0) yield new UnavailableError('down');
        yield [order(2)];
      };
      const text = RECIPE.replace('with: {', 'retry: { attempts: 3, delay: 1s }, with: {');
      expect(await lab.run(text)).to.include({ status: 'succeeded', output: 2 });
      expect(lab.shop.pagesRead.filter((page) => page === 0)).to.have.length(1);
      expect((await lab.notes()).filter((note) => note.includes('reads on'))).to.have.length(2);
    });

    it('fails when the list ends incomplete, and keeps what was done', async () => {
      lab.shop.lister = () => [[order(1)], { status: 'incomplete', reason: 'max-pages', pages: 1, records: 1 }];
      const run = await lab.run(RECIPE);
      expect(run.error).to.include({ code: 'list_incomplete' });
      expect(lab.calls('put')).to.deep.equal([{ id: 1 }]);
    });

    it('takes no more records than it is told', async () => {
      lab.shop.lister = () => [
        [order(1), order(2)],
        [order(3), order(4)],
      ];
      const text = RECIPE.replace('with: {', 'limit: 3, with: {');
      expect(await lab.run(text)).to.include({ output: 3 });
      expect(lab.calls('put')).to.have.length(3);
    });
  });
});
