import { expect } from 'chai';
import type { ScheduleTrigger } from '../../../core/recipe/recipe.js';
import { isSchedule } from '../../../core/recipe/recipe.js';
import { nextDues } from '../../../core/schedule/next-dues.js';
import { tickSchedule, type TickResult } from '../../../core/schedule/tick-schedule.js';
import { runOnce } from '../../../core/trigger/run-once.js';
import { RecipeLab, recipeOf } from '../run/support/recipe-lab.js';
import { tempFolder } from '../support/temp-folder.js';

const instant = (time: string): number => Date.parse(`2026-${time}Z`);

describe('a schedule', () => {
  const folder = tempFolder();
  let lab: RecipeLab;
  beforeEach(async () => {
    lab = await new RecipeLab(folder()).open();
  });
  afterEach(() => lab.close());

  const scheduled = (words: string, more = ''): ReturnType<typeof recipeOf> =>
    recipeOf(`${more}\non: [{ id: daily, schedule: '0 9 * * *', timezone: Europe/Zurich${words} }]\nsteps: [{ id: one, uses: shop.put }]`);
  const tick = (time: string, recipe = scheduled('')): Promise<TickResult> =>
    tickSchedule({ recipe, trigger: recipe.on.find(isSchedule)! }, { store: lab.store, clock: { now: () => instant(time) } });
  const runs = async (): Promise<readonly (readonly unknown[])[]> =>
    (await lab.store.runs({ limit: 100 })).toReversed().map(({ event, status }) => [(event as { due: string }).due.slice(5, 16), status]);

  it('counts from the moment it is first seen, and tells when it is due next', async () => {
    expect(await tick('06-01T12:00')).to.deep.equal({ started: 0, next: instant('06-02T07:00') });
    expect(await tick('06-02T06:59')).to.deep.equal({ started: 0, next: instant('06-02T07:00') });
    expect(await tick('06-02T07:00')).to.deep.equal({ started: 1, next: instant('06-03T07:00') });
    expect(await tick('06-02T07:00')).to.deep.include({ started: 0 });
    const [run] = await lab.store.runs({ limit: 2 });
    expect(run?.event).to.deep.equal({ due: '2026-06-02T07:00:00.000Z', scheduled: '2026-06-02T09:00:00+02:00', missed: 0 });
  });

  it('starts nothing twice when the clock jumps ahead and back, and loses nothing', async () => {
    await tick('06-01T06:30');
    expect(await tick('06-03T07:30')).to.include({ started: 1 });
    expect(await tick('06-01T06:31')).to.include({ started: 0 });
    for (const day of ['06-01', '06-02', '06-03', '06-04']) await tick(`${day}T07:00`);
    expect((await runs()).map(([due]) => due)).to.have.members(['06-01T07:00', '06-02T07:00', '06-03T07:00', '06-04T07:00']);
  });

  it('goes on from where it stood when its times are edited', async () => {
    await tick('06-01T12:00');
    const edited = recipeOf(`on: [{ id: daily, schedule: '0 6 * * *' }]\nsteps: [{ id: one, uses: shop.put }]`);
    await tick('06-02T05:00', edited);
    await tick('06-02T06:30', edited);
    await tick('06-02T07:30', edited);
    expect(await runs()).to.deep.equal([['06-02T06:00', 'pending']]);
  });

  it('ends a run that is due while another goes on, unless told otherwise', async () => {
    await tick('06-01T00:00');
    for (const day of ['06-01', '06-02']) await tick(`${day}T07:00`);
    expect(await runs()).to.deep.equal([
      ['06-01T07:00', 'pending'],
      ['06-02T07:00', 'cancelled'],
    ]);
  });

  it('has one run wait for the other with `queue`, and all missed ones without a word', async () => {
    const recipe = scheduled(', missed: all');
    await tick('06-01T00:00', recipe);
    expect(await tick('06-04T00:00', recipe)).to.include({ started: 3 });
    expect((await lab.store.dueRuns({ now: lab.clock.now(), limit: 9 })).length).to.equal(1);
    expect(await lab.execute()).to.include({ succeeded: 3 });
  });

  it('cancels the run before with `cancel`: it begins no call any more, and the new one follows', async () => {
    const recipe = recipeOf(
      `on: [{ id: daily, schedule: '0 9 * * *', timezone: Europe/Zurich, overlap: cancel }]\nsteps: [{ id: one, uses: shop.put }, { id: two, uses: shop.put }]`,
    );
    await tick('06-01T00:00', recipe);
    await tick('06-01T07:00', recipe);
    let puts = 0;
    lab.shop.handlers['put'] = async () => {
      puts += 1;
      if (puts === 1) await tick('06-02T07:00', recipe);
    };
    expect(await lab.execute()).to.include({ cancelled: 1, succeeded: 1 });
    expect(await runs()).to.deep.equal([
      ['06-01T07:00', 'cancelled'],
      ['06-02T07:00', 'succeeded'],
    ]);
    expect(puts).to.equal(3);
  });

  it('takes the lane of its recipe where that has a concurrency', async () => {
    const recipe = scheduled(', missed: all', `concurrency: { key: '\${{ event.due }}' }`);
    await tick('06-01T00:00', recipe);
    await tick('06-03T00:00', recipe);
    expect((await lab.store.dueRuns({ now: lab.clock.now(), limit: 9 })).length).to.equal(2);
  });

  it('starts nothing while the run and the mark cannot be written together', async () => {
    await tick('06-01T00:00');
    const broken = { cursor: (key: string) => lab.store.cursor(key), startRuns: () => Promise.reject(new Error('disk full')) };
    const recipe = scheduled('');
    const trigger = recipe.on[0] as ScheduleTrigger;
    const failed = tickSchedule({ recipe, trigger }, { store: broken, clock: { now: () => instant('06-01T07:00') } });
    expect(await failed.catch((error: Error) => error.message)).to.equal('disk full');
    await tick('06-01T07:01');
    expect(await runs()).to.deep.equal([['06-01T07:00', 'pending']]);
  });

  it('is looked at in each round of its recipe, which runs what is due', async () => {
    const recipe = recipeOf(`on: [{ id: often, schedule: '*/5 * * * *' }]\nsteps: [{ id: one, uses: shop.put }]`);
    const round = () =>
      runOnce({ recipe, connections: new Map([['shop', lab.shop]]) }, { store: lab.store, clock: lab.clock, log: lab.log });
    expect(await round()).to.include({ started: 0, succeeded: 0 });
    await lab.clock.advance(6 * 60_000);
    expect(await round()).to.include({ started: 1, succeeded: 1, read: 0, skipped: 0 });
    expect(await round()).to.include({ started: 0, succeeded: 0 });
    const ticked = lab.log.events.filter(({ event }) => event === 'trigger.ticked').map(({ data }) => data);
    expect(ticked.map((data) => data?.['started'])).to.deep.equal([0, 1, 0]);
    expect(ticked[0]).to.deep.equal({ recipe: 'r', trigger: 'often', started: 0, next: '2026-01-01T00:05:00.000Z' });
  });

  it('tells its next times, and fewer when there are no more', () => {
    expect(nextDues({ schedule: '30 2 * * *', timezone: 'Europe/Zurich' }, instant('03-28T00:00'), 2)).to.deep.equal([
      { due: '2026-03-28T01:30:00.000Z', scheduled: '2026-03-28T02:30:00+01:00' },
      { due: '2026-03-29T01:00:00.000Z', scheduled: '2026-03-29T03:00:00+02:00' },
    ]);
    expect(nextDues({ schedule: '0 0 30 2 *', timezone: 'UTC' }, 0, 2)).to.deep.equal([]);
  });
});
