import { expect } from 'chai';
import type { OwnedStore, RunJournal } from '../../../core/ports/store/index.js';
import { executeRuns } from '../../../core/run/execute-runs.js';
import { changed } from '../../crash/lab/journal-bugs.js';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

const HOUR = 3_600_000;

describe('waits, signals and deadlines', () => {
  const folder = tempFolder();
  let lab: RecipeLab;

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
  });
  afterEach(() => lab.close());

  it('waits a short time here, and a long one in the store', async () => {
    const from = lab.clock.now();
    expect(await lab.run(`steps: [{ wait: 20s }, { id: one, uses: shop.put }]`)).to.include({ status: 'succeeded' });
    expect(lab.clock.now() - from).to.equal(20_000);

    await lab.run(`steps: [{ wait: 2h }, { id: one, uses: shop.send }]`, { id: 'b' });
    const { status, wait } = await lab.ended('b');
    expect(status).to.equal('waiting');
    expect(wait?.until).to.equal(lab.clock.now() + 2 * HOUR);
    expect(await lab.store.nextWake()).to.equal(wait?.until);
    await lab.restart();
    lab.clock.jump(HOUR);
    await lab.execute();
    expect(lab.calls('send')).to.deep.equal([]);
    lab.clock.jump(HOUR);
    await lab.execute();
    expect(await lab.ended('b')).to.include({ status: 'succeeded' });
    expect(lab.calls('send')).to.have.length(1);
  });

  it('waits for an instant, and not at all for one that is over', async () => {
    const at = new Date(lab.clock.now() + 30_000).toISOString();
    await lab.run(`steps: [{ wait: { until: '\${{ event.at }}' } }]`, { event: { at } });
    expect(lab.clock.now()).to.equal(Date.parse(at));
    await lab.run(`steps: [{ wait: { until: '\${{ event.at }}' } }]`, { id: 'b', event: { at: '2020-01-01T00:00:00Z' } });
    expect(lab.clock.now()).to.equal(Date.parse(at));
    expect(await lab.ended('b')).to.include({ status: 'succeeded' });
  });

  it('waits for a duration that an expression gives', async () => {
    const from = lab.clock.now();
    await lab.run(`steps: [{ wait: '\${{ duration("90s") }}' }]`);
    lab.clock.jump(90_000);
    await lab.execute();
    expect(await lab.ended()).to.include({ status: 'succeeded' });
    expect(lab.clock.now() - from).to.be.at.least(90_000);
  });

  describe('for a signal', () => {
    const RECIPE = `
steps:
  - id: approval
    wait: { signal: approved, timeout: 2d, on-timeout: continue }
  - return: \${{ steps.approval }}
`;

    it('goes on with what came with it, whether it comes before or after the run waits', async () => {
      await lab.run(RECIPE);
      expect(await lab.ended()).to.include({ status: 'waiting' });
      await lab.store.signalRun('a', { id: '1', name: 'approved', data: { by: 'Ada' } }, lab.clock.now());
      await lab.execute();
      expect(await lab.ended()).to.deep.include({ status: 'succeeded', output: { by: 'Ada' } });

      await lab.start(recipeOf(RECIPE), { id: 'b' });
      await lab.store.signalRun('b', { id: '2', name: 'approved', data: 'early' }, lab.clock.now());
      await lab.execute();
      expect(await lab.ended('b')).to.include({ status: 'succeeded', output: 'early' });
    });

    it('takes one signal once, and leaves others alone', async () => {
      await lab.run(`steps: [{ id: one, wait: { signal: x } }, { id: two, wait: { signal: x } }]`);
      await lab.store.signalRun('a', { id: '1', name: 'y', data: null }, lab.clock.now());
      await lab.store.signalRun('a', { id: '2', name: 'x', data: null }, lab.clock.now());
      await lab.store.signalRun('a', { id: '2', name: 'x', data: null }, lab.clock.now());
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'waiting' });
      expect(await lab.steps()).to.deep.equal(['one succeeded', 'two begun']);
    });

    it('gives null, or fails, when the time is over', async () => {
      await lab.run(RECIPE);
      lab.clock.jump(48 * HOUR);
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'succeeded', output: null });
      expect(await lab.notes()).to.include('approval: no signal approved came in time');

      await lab.run(RECIPE.replace(', on-timeout: continue', ''), { id: 'b' });
      lab.clock.jump(48 * HOUR);
      await lab.execute();
      expect((await lab.ended('b')).error).to.include({ code: 'signal_timeout' });
    });
  });

  describe('deadlines', () => {
    it('R16: ends a run whose time was over while nobody looked, and begins nothing more', async () => {
      await lab.run(`timeout: 1h\nsteps: [{ wait: 30m }, { id: one, uses: shop.send }]`);
      lab.clock.jump(5 * HOUR);
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'failed' });
      expect((await lab.ended()).error).to.include({ code: 'run_deadline' });
      expect(lab.calls('send')).to.deep.equal([]);
    });

    it('fails a step whose own time is over, and what is around it may catch that', async () => {
      const run = await lab.run(`
steps:
  - try: [{ id: slow, wait: 50s, timeout: 10s }]
    catch: { errors: [step_deadline], steps: [{ id: one, uses: shop.put }] }
`);
      expect(run).to.include({ status: 'succeeded' });
      expect(lab.calls('put')).to.have.length(1);
    });

    it('fails a switch whose time is over after it has chosen, and a retry gives it its time anew', async () => {
      const text = `
steps:
  - id: choice
    switch: 1
    timeout: 10s
    cases: [{ is: 1, steps: [{ id: one, uses: shop.put }, { wait: 8s }, { id: two, uses: shop.put }, { wait: 8s }] }]
`;
      expect((await lab.run(text)).error).to.include({ code: 'step_deadline' });
      expect(await lab.store.retryRun('a', 'again', lab.clock.now())).to.deep.equal({ steps: 1, items: 0 });
      await lab.execute();
      expect((await lab.ended()).status).to.equal('succeeded');
      expect(lab.calls('put')).to.have.length(2);
    });

    it('P16: sends nothing when writing the intent took until the deadline', async () => {
      const slow = changed(lab.store, {
        openRun: async (...args: Parameters<OwnedStore['openRun']>) => {
          const journal = (await lab.store.openRun(...args))!;
          const intend = async (...intent: Parameters<RunJournal['intend']>): Promise<void> => {
            await journal.intend(...intent);
            lab.clock.jump(60_000);
          };
          return changed(journal, { intend });
        },
      });
      await lab.start(recipeOf('steps: [{ id: one, uses: shop.send, timeout: 50s }]'));
      await executeRuns('r', new Map([['shop', lab.shop]]), { store: slow, clock: lab.clock, log: lab.log });
      expect((await lab.ended()).error).to.include({ code: 'step_deadline' });
      expect(lab.calls('send')).to.deep.equal([]);
    });

    it('does not let a try inside a step catch the end of that step’s time', async () => {
      const run = await lab.run(`
steps:
  - id: each
    for-each: [1]
    timeout: 10s
    steps:
      - try: [{ wait: 50s }]
        catch: [{ id: one, uses: shop.put }]
        finally: [{ id: two, uses: shop.put }]
`);
      expect(run.error).to.include({ code: 'step_deadline' });
      expect(lab.calls('put')).to.deep.equal([]);
    });

    it('gives a call no more time than its step has left', async () => {
      lab.shop.handlers['look'] = (_input, { timeoutMs }) => ({ timeoutMs });
      const run = await lab.run(`steps: [{ id: one, uses: shop.look, timeout: 5s }, { return: '\${{ steps.one.timeoutMs }}' }]`);
      expect(run.output).to.equal(5_000);
    });
  });

  describe('cancelling', () => {
    it('P16: begins no step once it was acknowledged, nor a finally', async () => {
      lab.shop.handlers['look'] = async () => {
        await lab.store.cancelRun('a', 'by hand', lab.clock.now());
        return {};
      };
      const run = await lab.run(`
steps:
  - try: [{ id: one, uses: shop.look }, { id: two, uses: shop.put }]
    finally: [{ id: three, uses: shop.put }]
`);
      expect(run).to.include({ status: 'cancelled' });
      expect(lab.shop.effects).to.deep.equal([]);
    });

    it('cancels a run that waits, and a command cuts off a call that is under way', async () => {
      await lab.run(`steps: [{ wait: 2h }, { id: one, uses: shop.put }]`);
      await lab.store.cancelRun('a', 'by hand', lab.clock.now());
      await lab.execute();
      expect(await lab.ended()).to.include({ status: 'cancelled' });
      expect(await lab.store.cancelRun('a', 'again', lab.clock.now())).to.equal(false);
    });
  });

  it('runs one run of a concurrency key after the other, and skips where told', async () => {
    let open = 0;
    lab.shop.handlers['put'] = async () => {
      expect(++open).to.equal(1);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
    };
    const recipe = recipeOf(`steps: [{ id: one, uses: shop.put }, { id: two, uses: shop.put }]`);
    const lane = { key: 'k', max: 1, full: 'queue' } as const;
    for (const id of ['a', 'b', 'c']) await lab.start(recipe, { id, lane });
    expect(await lab.execute()).to.include({ succeeded: 3 });
    await lab.start(recipe, { id: 'd', lane: { ...lane, full: 'skip' } });
    await lab.start(recipe, { id: 'e', lane: { ...lane, full: 'skip' } });
    await lab.execute();
    expect(await lab.ended('d')).to.include({ status: 'succeeded' });
    expect(await lab.ended('e')).to.include({ status: 'cancelled' });
  });
});
