import type { OwnedStore } from '../../../../core/ports/store/index.js';
import { isSchedule, type Recipe, type ScheduleTrigger } from '../../../../core/recipe/recipe.js';
import { DueTimes } from '../../../../core/schedule/due-times.js';
import type { ScheduledEvent } from '../../../../core/schedule/scheduled-event.js';
import { type ScheduleStore, tickSchedule } from '../../../../core/schedule/tick-schedule.js';
import { SeededRandom } from '../../../simulation/world/seeded-random.js';
import { recipeOf } from '../../run/support/recipe-lab.js';
import { codeOf } from '../../support/rejection.js';
import { faultsOf, faultsOfRightClock } from './judge-year.js';
import { dueAmong, minutesOf } from './oracle.js';
import type { YearDisk } from './year-disk.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FROM = Date.parse('2026-01-01T00:00:00Z');
const YEAR_DAYS = 365;
const REPLICAS = 3;
/** How long the store stays with an owner that is silent. */
const TTL_MS = 30_000;

/** What a process has in its hands instead of the store: the way to seed a bug. */
export type YearBug = (store: ScheduleStore, write: CrashingWrite) => ScheduleStore;
export interface YearOptions {
  readonly bug?: YearBug;
  /** Now and then a process is told a time that is an hour off. */
  readonly clocksJump?: boolean;
  /** Instead of a whole year. */
  readonly days?: number;
}

/** A commit, which the process may die before or after. */
export type CrashingWrite = <T>(commit: () => Promise<T>) => Promise<T>;

interface Watched {
  readonly recipe: Recipe;
  readonly trigger: ScheduleTrigger;
  readonly times: DueTimes;
  readonly due: readonly number[];
}

class Crash extends Error {}

function scheduled(name: string, schedule: string, timezone: string, missed: string): Watched {
  const on = `{ id: t, schedule: '${schedule}', timezone: ${timezone}, missed: ${missed}, overlap: queue }`;
  const recipe = recipeOf(`name: ${name}\non: [${on}]\nsteps: [{ id: one, uses: shop.put }]`);
  const trigger = recipe.on.find(isSchedule)!;
  const due = dueAmong(minutesOf(timezone, FROM, FROM + YEAR_DAYS * DAY_MS), schedule).filter((at) => at > FROM);
  return { recipe, trigger, times: new DueTimes(trigger), due };
}

/** One schedule for each rule of missed times, each in a zone whose clocks change. */
export const yearSchedules = (): readonly Watched[] => [
  scheduled('once', '0 9 * * 1-5', 'Europe/Zurich', 'once'),
  scheduled('all', '30 2 * * *', 'America/New_York', 'all'),
  scheduled('skip', '0 */6 * * *', 'Australia/Lord_Howe', 'skip'),
];

export interface Year {
  /** What happened, in order. */
  readonly trace: readonly string[];
  readonly crashes: number;
  /** What must not have. */
  readonly faults: readonly string[];
}

/** A year of three replicas that own a store one after the other, and die once for each day: before a commit, after it and before they know, or are held up
 * before it until another has taken over. */
export class VirtualYear {
  readonly #random: SeededRandom;
  readonly #trace: string[] = [];
  /** Instants at which looks at the clock were committed, by recipe. */
  readonly #looks = new Map<string, number[]>();
  readonly #until: number;
  readonly #crashTimes: number[];
  readonly #schedules: readonly Watched[];
  /** What processes that were held up have still to write. */
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #lateFaults: string[] = [];
  /** In the hands of the process that is up. */
  #store: OwnedStore | undefined;
  #upAt = FROM;
  #now = FROM;
  #crashes = 0;
  #replica = 0;
  #isDying = false;

  constructor(
    private readonly disk: YearDisk,
    schedules: readonly Watched[],
    seed: number,
    private readonly options: YearOptions = {},
  ) {
    this.#random = new SeededRandom(seed);
    const { days = YEAR_DAYS } = options;
    this.#until = FROM + days * DAY_MS;
    this.#schedules = schedules.map((one) => ({ ...one, due: one.due.filter((at) => at < this.#until) }));
    const times = Array.from({ length: days }, () => this.#random.between(FROM, this.#until - (days * DAY_MS) / 12));
    this.#crashTimes = times.toSorted((one, two) => one - two);
  }

  async pass(): Promise<Year> {
    this.disk.wipe();
    await this.#takeOver(FROM);
    const instants = [...new Set(this.#schedules.flatMap(({ due }) => due))].toSorted((one, two) => one - two);
    for (const instant of instants) {
      while (!this.#store && this.#upAt <= instant) await this.#takeOver(this.#upAt);
      if (!this.#store) continue;
      if (this.options.clocksJump && this.#random.chance(0.05)) await this.#lookWrongly(instant);
      this.#isDying = (this.#crashTimes[this.#crashes] ?? Infinity) <= instant;
      const due = this.#schedules.filter((one) => one.due.includes(instant));
      await this.#look(instant + this.#random.between(0, 2_000), due);
    }
    if (!this.#store) await this.#takeOver(this.#upAt);
    await this.#look(Math.max(this.#until, this.#upAt), this.#schedules);
    return this.#end();
  }

  /** One of the others owns the store from here on; who was held up is refused. */
  async #takeOver(now: number): Promise<void> {
    this.#now = now;
    const store = this.disk.open(() => this.#now);
    this.#store = await store.acquire({ name: 'engine', holder: `replica-${this.#replica}`, ttlMs: TTL_MS, now });
    for (const commit of this.#late.splice(0)) {
      const told = await commit().then(
        () => 'nothing',
        (error: unknown) => String(codeOf(error)),
      );
      if (told !== 'store_fenced') this.#lateFaults.push(`a process that had lost the store was told ${told}`);
    }
    await this.#look(now, this.#schedules);
  }

  /** @param shown What the clock says of it. */
  async #look(now: number, schedules: readonly Watched[], shown = now): Promise<void> {
    for (const { recipe, trigger, times } of schedules) {
      const clock = { now: () => shown };
      try {
        const { started } = await tickSchedule({ recipe, trigger, times }, { store: this.#hands(recipe.name, shown), clock });
        this.#trace.push(`${now} replica ${this.#replica}: ${recipe.name} starts ${started}`);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        this.#trace.push(`${now} replica ${this.#replica}: dies with ${recipe.name}, ${error.message}`);
        return this.#die(now);
      }
    }
  }

  /** A little before an instant, by a clock that is an hour ahead or behind. */
  async #lookWrongly(instant: number): Promise<void> {
    const now = instant - HOUR_MS / 2;
    await this.#look(now, this.#schedules, now + this.#random.pick([-1, 1]) * HOUR_MS);
  }

  /** The store as the process has it, which may die with each commit. */
  #hands(name: string, shown: number): ScheduleStore {
    const store = this.#store!;
    const { bug } = this.options;
    const write: CrashingWrite = (commit) =>
      this.#write(async () => {
        const result = await commit();
        this.#looks.set(name, [...(this.#looks.get(name) ?? []), shown]);
        return result;
      });
    const bare: ScheduleStore = { cursor: (key) => store.cursor(key), startRuns: (...args) => store.startRuns(...args) };
    return bug ? bug(bare, write) : { ...bare, startRuns: (...args) => write(() => bare.startRuns(...args)) };
  }

  async #write<T>(commit: () => Promise<T>): Promise<T> {
    if (!this.#isDying) return commit();
    this.#isDying = false;
    this.#crashes += 1;
    const how = this.#random.pick(['before its commit', 'after its commit', 'held up before its commit'] as const);
    if (how === 'after its commit') await commit();
    if (how === 'held up before its commit' && this.disk.canBeShared) this.#late.push(commit);
    throw new Crash(how);
  }

  /** Another takes over, at once or after an outage. */
  async #die(now: number): Promise<void> {
    if (this.#late.length === 0) await this.#store?.close();
    this.#store = undefined;
    this.#replica = (this.#replica + this.#random.between(1, REPLICAS - 1)) % REPLICAS;
    this.#upAt = now + (this.#random.chance(0.6) ? TTL_MS : this.#random.between(60_000, 30 * HOUR_MS));
  }

  async #end(): Promise<Year> {
    const faults = [...this.#lateFaults];
    for (const { recipe, trigger, due } of this.#schedules) {
      const runs = (await this.#store!.runs({ recipe: recipe.name, limit: 10_000 })).toReversed();
      const events = runs.map(({ event }) => event as ScheduledEvent);
      const outcome = { missed: trigger.missed, due, events, looks: this.#looks.get(recipe.name)! };
      faults.push(...faultsOf(outcome), ...(this.options.clocksJump ? [] : faultsOfRightClock(outcome)));
      this.#trace.push(...runs.map(({ id, event }) => `${id} ${JSON.stringify(event)}`));
    }
    await this.#store!.close();
    return { trace: this.#trace, crashes: this.#crashes, faults };
  }
}
