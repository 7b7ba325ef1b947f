import type { OwnedStore } from '../../../core/ports/store/index.js';
import { Judge } from './judge.js';
import { judgeEnd } from './judge-end.js';
import { People } from './people.js';
import { SeededRandom } from './seeded-random.js';
import { Wall } from './sim-clock.js';
import type { SimBug } from './sim-bugs.js';
import type { SimDisk } from './sim-disk.js';
import { SimProcess, type Surroundings } from './sim-process.js';
import { type SimRecipe, simRecipe } from './sim-recipes.js';
import { SimVendor } from './sim-vendor.js';
import { Troubles, type Trouble } from './troubles.js';
import { Turns } from './turns.js';

export interface SimOptions {
  readonly seed: number;
  readonly bug?: SimBug;
  /** What does not happen in this world. */
  readonly without?: ReadonlySet<Trouble>;
}

export interface SimResult {
  readonly faults: readonly string[];
  /** One line for each thing that happened. */
  readonly trace: readonly string[];
  readonly turns: number;
  readonly runs: number;
}

/** After this many turns whatever is not over never will be. */
const MOST_TURNS = 8_000;
/** Turns in which no run changes, before somebody looks what it waits for. */
const PATIENCE = 30;

/** Lives through one world: a storm in which everything goes wrong that the seed wants, then a calm in which everything must come to its end. */
export async function simulate(disk: SimDisk, { seed, bug = {}, without = new Set() }: SimOptions): Promise<SimResult> {
  const world = new World(disk, seed, bug, without);
  await world.live();
  return { faults: world.judge.faults, trace: world.turns.trace, turns: world.turns.count, runs: world.vendor.events.length };
}

class World implements Surroundings {
  readonly random: SeededRandom;
  readonly turns: Turns;
  readonly wall: Wall;
  readonly judge: Judge;
  readonly vendor: SimVendor;
  readonly sim: SimRecipe;
  readonly settings: Surroundings['settings'];
  readonly #people: People;
  readonly #troubles: Troubles;
  readonly #alive: string[] = [];
  readonly #owners = new Map<string, OwnedStore>();
  #started = 0;

  constructor(
    readonly disk: SimDisk,
    seed: number,
    private readonly bug: SimBug,
    private readonly without: ReadonlySet<Trouble>,
  ) {
    this.random = new SeededRandom(seed);
    this.turns = new Turns(this.random.stream('turns'));
    this.wall = new Wall(this.turns);
    this.sim = simRecipe(this.random.stream('recipe'));
    this.judge = new Judge(disk, this.turns, this.wall, this.sim.recipe.timeoutMs);
    this.vendor = new SimVendor(this.random.stream('vendor'), this.turns, this.judge);
    if (without.has('vendor faults')) this.vendor.faults = 0;
    const random = this.random.stream('settings');
    this.settings = {
      concurrency: random.between(1, 3),
      maxWaitMs: random.pick([0, 5_000, 60_000]),
      commandsEveryMs: random.pick([1_000, 15_000]),
      slowReads: random.chance(0.3),
    };
    const steady = random.chance(0.5);
    disk.wipe();
    disk.bug = bug.disk ?? {};
    disk.now = () => (steady ? this.turns.elapsed : this.wall.now());
    disk.onCommit = () => this.judge.onCommit();
    this.#people = new People(this.random.stream('people'), this);
    this.#troubles = new Troubles(this.random.stream('troubles'), this, without);
  }

  get recipe(): SimRecipe['recipe'] {
    return this.sim.recipe;
  }

  get alive(): readonly string[] {
    return this.#alive;
  }

  connection(process: string): ReturnType<SimVendor['connection']> {
    const connection = this.vendor.connection(process, this.bug.key ?? ((key) => key));
    return this.bug.connection?.(connection) ?? connection;
  }

  spoil(store: OwnedStore): OwnedStore {
    return this.bug.store?.(store, this.disk) ?? store;
  }

  onOwner(process: string, store: OwnedStore | undefined): void {
    if (store) this.#owners.set(process, store);
    else this.#owners.delete(process);
  }

  /** Stores in the hands of processes that believe to own them. */
  get owners(): readonly OwnedStore[] {
    return [...this.#owners.values()];
  }

  onBroken(process: string, error: unknown): void {
    this.judge.fault('P9', `process ${process} broke: ${error instanceof Error ? error.stack : String(error)}`);
    this.end(process);
  }

  begin(): void {
    const name = `p${++this.#started}`;
    this.#alive.push(name);
    new SimProcess(name, this).start();
  }

  end(process: string): void {
    this.turns.drop(process);
    this.#owners.delete(process);
    this.#alive.splice(this.#alive.indexOf(process), 1);
  }

  async live(): Promise<void> {
    this.begin();
    if (!this.without.has('second process') && this.random.chance(0.4)) this.begin();
    const storm = this.random.between(60, 260);
    while (this.turns.count < storm && this.judge.faults.length === 0) {
      this.#troubles.strike();
      if (!this.without.has('people')) this.#people.act();
      this.#people.makeEvents();
      if (!(await this.turns.next())) break;
    }
    await this.#calm();
    if (this.judge.faults.length > 0) return;
    const { disk, vendor, judge, sim } = this;
    judgeEnd({ disk, vendor, judge, loopSizes: sim.loopSizes, settledByPerson: this.#people.settled });
  }

  async #calm(): Promise<void> {
    this.turns.tell('world', 'is calm from here on');
    this.vendor.faults = 0;
    if (this.#alive.length === 0) this.begin();
    while (this.turns.count < MOST_TURNS && this.judge.faults.length === 0) {
      if (this.turns.count - this.judge.changedAt > PATIENCE) {
        if (this.#people.isAllOver()) return;
        this.judge.changedAt = this.turns.count;
        this.#people.help();
      }
      if (!(await this.turns.next())) return;
    }
  }
}
