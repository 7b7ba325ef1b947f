import { expect } from 'chai';
import { AuthenticationError, InvalidInputError } from 'trunkline/errors';
import type { Run } from '../../../core/ports/store/index.js';
import { RunLoop } from '../../../core/run/run-loop.js';
import { revisionOf } from '../../../core/recipe/revision.js';
import { StoreError } from '../../../core/store/store-error.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';
import { recipeOf, RecipeLab } from './support/recipe-lab.js';

describe('a loop over runs', () => {
  const folder = tempFolder();
  let lab: RecipeLab;
  let loop: RunLoop;
  let stop: AbortController;
  let running: Promise<void>;
  /** Runs whose accounts cannot be opened. */
  const unopened = new Set<string>();

  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
    stop = new AbortController();
    unopened.clear();
    const connections = async ({ id }: Run): Promise<ReadonlyMap<string, RecipeLab['shop']>> => {
      if (unopened.has(id)) throw new InvalidInputError('There is no connection `shop`.');
      return new Map([['shop', lab.shop]]);
    };
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
    await start('a', 'steps: [{ wait: 10m }, { id: s, uses: shop.put }]');
    const { endedAt } = await ended('a');
    expect(endedAt! - begun).to.be.at.least(HOUR / 6);
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

  it('lets a run whose accounts cannot be opened wait, with the reason, and executes the others', async () => {
    unopened.add('a');
    await start('a', 'steps: [{ id: s, uses: shop.put }]');
    await start('b', 'steps: [{ id: s, uses: shop.put }]');
    expect((await ended('b')).status).to.equal('succeeded');
    await until(async () => (await lab.ended('a')).status === 'waiting');
    expect((await lab.ended('a')).wait?.reason).to.equal('There is no connection `shop`.');
    unopened.clear();
    expect((await ended('a')).status).to.equal('succeeded');
  });

  it('cancels a run whose accounts cannot be opened', async () => {
    unopened.add('a');
    await start('a', 'steps: [{ id: s, uses: shop.put }]');
    await until(async () => (await lab.ended('a')).status === 'waiting');
    await lab.store.command({ kind: 'cancel', run: 'a', reason: 'not wanted' }, lab.clock.now());
    expect((await ended('a')).status).to.equal('cancelled');
  });

  it('rests while there is no room for a run that is due', async () => {
    lab.shop.handlers['look'] = async (_input, { signal }) => new Promise((_resolve, reject) => signal!.addEventListener('abort', reject));
    await start('due', 'steps: [{ wait: 10s }, { id: s, uses: shop.put }]');
    await until(async () => (await lab.ended('due')).status === 'waiting');
    for (const id of ['one', 'two']) await start(id, 'steps: [{ id: s, uses: shop.look }]');
    await until(() => lab.shop.calls.length === 2);
    const begun = lab.clock.now();
    let looks = 0;
    const { nextWake } = lab.store;
    lab.store.nextWake = (...given) => (looks++, nextWake.apply(lab.store, given));
    await until(() => lab.clock.now() - begun > MINUTE);
    expect(looks).to.be.at.most(MINUTE / 1_000);
  });

  it('ends when it cannot learn what people ask any more, rather than execute on and obey nobody', async () => {
    lab.store.openCommands = () => Promise.reject(new StoreError('store_unreachable', 'The database is away.', 'Look at it.'));
    const failed = await rejection(running);
    running = Promise.resolve();
    expect(failed).to.include({ code: 'store_unreachable' });
  });

  it('cuts off what is under way when the store fails, and ends', async () => {
    lab.shop.handlers['look'] = async (_input, { signal }) => new Promise((_resolve, reject) => signal!.addEventListener('abort', reject));
    await start('a', 'steps: [{ id: s, uses: shop.look }]');
    await until(() => lab.shop.calls.length === 1);
    lab.store.dueRuns = () => Promise.reject(new StoreError('store_unreachable', 'The database is away.', 'Look at it.'));
    loop.wake();
    const failed = await rejection(running);
    running = Promise.resolve();
    expect(failed).to.include({ code: 'store_unreachable' });
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

    it('goes on with all that wait for it once a person has resumed one, and says why', async () => {
      const [resumed, ...others] = await lab.store.runs({ status: ['waiting'], limit: 4 });
      const closed = { connection: lab.shop.id, operation: 'put', kind: 'suspended', fields: [], inputs: '', at: 0 } as const;
      await lab.store.keepBarrier({ ...closed, error: { message: 'Pay first.' } });
      const number = await lab.store.command({ kind: 'resume', run: resumed!.id, reason: 'another key' }, lab.clock.now());
      await until(async () => (await lab.store.commandAnswer(number)) !== undefined);
      expect(await lab.store.barriers(lab.shop.id)).to.deep.equal([]);
      const notes = await Promise.all(others.map(({ id }) => lab.notes(id))); // One that is under way just now needs no waking.
      expect(notes.flat()).to.include(`: looks whether ${lab.shop.id} was mended`);
      delete lab.shop.handlers['put'];
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
