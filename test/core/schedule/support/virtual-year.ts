import type { OwnedStore } from '../../../../core/ports/store/index.js';
import { isSchedule, type Recipe, type ScheduleTrigger } from '../../../../core/recipe/recipe.js';
import { GRACE_MS } from '../../../../core/schedule/missed.js';
import type { ScheduledEvent } from '../../../../core/schedule/scheduled-event.js';
import { type ScheduleStore, tickSchedule } from '../../../../core/schedule/tick-schedule.js';
import { SeededRandom } from '../../../simulation/world/seeded-random.js';
import { recipeOf } from '../../run/support/recipe-lab.js';
import { codeOf } from '../../support/rejection.js';
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
  readonly due: readonly number[];
}

class Crash extends Error {}

const scheduled = (name: string, schedule: string, timezone: string, missed: string): Watched => {
  const on = `{ id: t, schedule: '${schedule}', timezone: ${timezone}, missed: ${missed}, overlap: queue }`;
  const recipe = recipeOf(`name: ${name}\non: [${on}]\nsteps: [{ id: one, uses: shop.put }]`);
  return {
    recipe,
    trigger: recipe.on.find(isSchedule)!,
    due: dueAmong(minutesOf(timezone, FROM, FROM + YEAR_DAYS * DAY_MS), schedule).filter((at) => at > FROM),
  };
};

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
    let store = await this.#own(FROM);
    let upAt = FROM;
    let isUp = await this.#look(store, FROM, this.#schedules);
    const instants = [...new Set(this.#schedules.flatMap(({ due }) => due)), this.#until].toSorted((one, two) => one - two);
    for (const instant of instants) {
      const last = instant === this.#until;
      while (!isUp && (upAt <= instant || last)) {
        store = await this.#own(upAt);
        await this.#goOnLate();
        isUp = await this.#look(store, upAt, this.#schedules);
        if (!isUp) upAt = await this.#die(store, upAt);
      }
      if (!isUp) continue;
      if (this.options.clocksJump && !last && this.#random.chance(0.05)) await this.#lookWrongly(store, instant);
      this.#isDying = (this.#crashTimes[this.#crashes] ?? Infinity) <= instant;
      const now = instant + this.#random.between(0, 2_000);
      isUp = await this.#look(store, now, last ? this.#schedules : this.#schedules.filter(({ due }) => due.includes(instant)));
      if (!isUp) upAt = await this.#die(store, now);
    }
    return this.#end(store);
  }

  async #own(now: number): Promise<OwnedStore> {
    this.#now = now;
    const store = this.disk.open(() => this.#now);
    const owned = await store.acquire({ name: 'engine', holder: `replica-${this.#replica}`, ttlMs: TTL_MS, now });
    if (owned) return owned;
    throw new Error('The store has an owner that is dead.');
  }

  /** False when the process died of it. */
  async #look(store: OwnedStore, now: number, schedules: readonly Watched[], shown = now): Promise<boolean> {
    const { bug = (own, write) => ({ ...own, startRuns: (...args) => write(() => own.startRuns(...args)) }) } = this.options;
    for (const { recipe, trigger } of schedules) {
      const write: CrashingWrite = (commit) =>
        this.#write(async () => {
          const result = await commit();
          this.#looks.set(recipe.name, [...(this.#looks.get(recipe.name) ?? []), shown]);
          return result;
        });
      const bare: ScheduleStore = { cursor: (key) => store.cursor(key), startRuns: (...args) => store.startRuns(...args) };
      try {
        const { started } = await tickSchedule({ recipe, trigger }, { store: bug(bare, write), clock: { now: () => shown } });
        this.#trace.push(`${now} replica ${this.#replica}: ${recipe.name} starts ${started}`);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        this.#trace.push(`${now} replica ${this.#replica}: dies with ${recipe.name}, ${error.message}`);
        return false;
      }
    }
    return true;
  }

  /** A little before an instant, by a clock that is an hour ahead or behind. */
  async #lookWrongly(store: OwnedStore, instant: number): Promise<void> {
    const now = instant - HOUR_MS / 2;
    await this.#look(store, now, this.#schedules, now + this.#random.pick([-1, 1]) * HOUR_MS);
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

  /** Who was held up goes on when another has long taken over, and must be refused. */
  async #goOnLate(): Promise<void> {
    for (const commit of this.#late.splice(0)) {
      const code = await commit().then(
        () => 'nothing',
        (error: unknown) => codeOf(error),
      );
      if (code !== 'store_fenced') this.#lateFaults.push(`a process that had lost the store was told ${code}`);
    }
  }

  /** Another takes over, at once or after an outage. */
  async #die(store: OwnedStore, now: number): Promise<number> {
    if (this.#late.length === 0) await store.close();
    this.#replica = (this.#replica + this.#random.between(1, REPLICAS - 1)) % REPLICAS;
    return now + (this.#random.chance(0.6) ? TTL_MS : this.#random.between(60_000, 30 * HOUR_MS));
  }

  async #end(store: OwnedStore): Promise<Year> {
    const started = new Map<string, ScheduledEvent[]>();
    for (const { recipe } of this.#schedules) {
      const runs = (await store.runs({ recipe: recipe.name, limit: 10_000 })).toReversed();
      started.set(
        recipe.name,
        runs.map(({ event }) => event as ScheduledEvent),
      );
      this.#trace.push(...runs.map(({ id, event }) => `${id} ${JSON.stringify(event)}`));
    }
    await store.close();
    const faults = [...this.#lateFaults, ...this.#schedules.flatMap((one) => this.#judge(one, started.get(one.recipe.name)!))];
    return { trace: this.#trace, crashes: this.#crashes, faults };
  }

  #judge({ recipe, trigger, due }: Watched, events: readonly ScheduledEvent[]): readonly string[] {
    const starts = events.map((event) => Date.parse(event.due));
    const expected = { once: () => starts.filter((at) => due.includes(at)), all: () => due, skip: () => this.#lookedAt(recipe.name, due) };
    const told = starts.length + events.reduce((sum, { missed }) => sum + missed, 0);
    const [ours, theirs] = [starts, expected[trigger.missed]()].map((all) => all.toSorted((one, two) => one - two).join());
    return [
      ...(new Set(starts).size === starts.length ? [] : [`${recipe.name}: an instant started two runs`]),
      ...(this.options.clocksJump === true && trigger.missed !== 'all'
        ? []
        : ours === theirs
          ? []
          : [`${recipe.name}: runs of other instants`]),
      ...(this.options.clocksJump === true || trigger.missed !== 'once' || told === due.length
        ? []
        : [`once: ${told} of ${due.length} told`]),
    ];
  }

  /** The last due instant before each look, where it had only just come. */
  #lookedAt(name: string, due: readonly number[]): readonly number[] {
    const looks = this.#looks.get(name)!;
    return looks.flatMap((now, place) => {
      const last = due.findLast((at) => at <= now && at > (looks[place - 1] ?? now));
      return last !== undefined && now - last <= GRACE_MS ? [last] : [];
    });
  }
}
