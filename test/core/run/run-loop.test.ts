import { expect } from 'chai';
import { AuthenticationError } from 'trunkline/errors';
import type { Run } from '../../../core/ports/store/index.js';
import { RunLoop } from '../../../core/run/run-loop.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

describe('a loop over runs', () => {
  const folder = tempFolder();
  let lab: RecipeLab;
  let loop: RunLoop;
  let stop: AbortController;
  let running: Promise<void>;

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
    stop = new AbortController();
    const connections = async (): Promise<ReadonlyMap<string, RecipeLab['shop']>> => new Map([['shop', lab.shop]]);
    loop = new RunLoop({ store: lab.store, clock: lab.clock, log: lab.log }, { connections, concurrency: 2 });
    running = loop.run(stop.signal);
  });

  afterEach(async () => {
    stop.abort();
    await running;
    await lab.close();
  });

  it('executes runs of every recipe as they are made', async () => {
    await start('a', 'name: one\nsteps: [{ id: s, uses: shop.put }]');
    await start('b', 'name: other\nsteps: [{ id: s, uses: shop.pay }]');
    expect((await ended('a')).status).to.equal('succeeded');
    expect((await ended('b')).status).to.equal('succeeded');
    await start('c', 'name: one\nsteps: [{ id: s, uses: shop.put }]');
    expect((await ended('c')).status).to.equal('succeeded');
  });

  it('goes on with a run at the instant it waits for', async () => {
    const begun = lab.clock.now();
    await start('a', 'steps: [{ wait: 3h }, { id: s, uses: shop.put }]');
    const { endedAt } = await ended('a');
    expect(endedAt! - begun).to.be.at.least(3 * HOUR);
  });

  it('lets a run that comes later not wait for one that takes long', async () => {
    let release = (): void => undefined;
    lab.shop.handlers['look'] = () => new Promise<void>((resolve) => (release = resolve));
    await start('slow', 'steps: [{ id: s, uses: shop.look }]');
    await until(() => lab.shop.calls.length === 1);
    await start('quick', 'steps: [{ id: s, uses: shop.put }]');
    expect((await ended('quick')).status).to.equal('succeeded');
    expect((await lab.ended('slow')).status).to.equal('running');
    release();
    expect((await ended('slow')).status).to.equal('succeeded');
  });

  it('leaves what is under way to the next process when it is stopped', async () => {
    lab.shop.handlers['look'] = async (_input, { signal }) => new Promise((_resolve, reject) => signal!.addEventListener('abort', reject));
    await start('a', 'steps: [{ id: s, uses: shop.look }]');
    await until(() => lab.shop.calls.length === 1);
    stop.abort();
    await running;
    expect((await lab.ended()).endedAt).to.equal(undefined);
  });

  describe('with an account that is refused', () => {
    beforeEach(async () => {
      lab.shop.handlers['put'] = () => {
        throw new AuthenticationError('The key is no longer good.');
      };
      for (const id of ['a', 'b', 'c', 'd']) await start(id, 'steps: [{ id: s, uses: shop.put }]');
      await until(async () => (await lab.store.countRuns()).waiting === 4);
    });

    it('asks the vendor ever less often, with one run for all', async () => {
      const first = lab.clock.now();
      await until(() => lab.clock.now() - first > 3 * HOUR);
      const runs = await lab.store.runs({ status: ['waiting'], limit: 9 });
      expect(runs.map(({ wait }) => wait?.connection)).to.deep.equal(Array.from({ length: 4 }, () => lab.shop.id));
      expect(lab.shop.calls.length).to.be.within(6, 16); // after 1, 2, 4 … 60 minutes, and at first as many as were under way
    });

    it('goes on with all that wait for it once a person has resumed one', async () => {
      delete lab.shop.handlers['put'];
      const [waiting] = await lab.store.runs({ status: ['waiting'], limit: 1 });
      await lab.store.command({ kind: 'resume', run: waiting!.id, reason: 'another key' }, lab.clock.now());
      for (const id of ['a', 'b', 'c', 'd']) expect((await ended(id)).status).to.equal('succeeded');
    });
  });

  async function start(id: string, text: string): Promise<void> {
    await lab.store.startRun({ id, recipe: revisionOf(recipeOf(text)), event: {} }, lab.clock.now());
    loop.wake();
  }

  async function ended(id: string): Promise<Run> {
    await until(async () => (await lab.ended(id)).endedAt !== undefined);
    return lab.ended(id);
  }
});

const HOUR = 3_600_000;

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
