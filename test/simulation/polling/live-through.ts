import type { OwnedStore } from '../../../core/ports/store/index.js';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import type { EventTrigger, Recipe } from '../../../core/recipe/recipe.js';
import { standBy } from '../../../core/run/hold-lease.js';
import { SqlStore } from '../../../core/store/sql/sql-store.js';
import { isRefusal } from '../../../core/store/store-error.js';
import { Poller } from '../../../core/trigger/polling/poller.js';
import { SeededRandom } from '../world/seeded-random.js';
import { SimClock, Wall } from '../world/sim-clock.js';
import { SimDatabase, type DiskBug, type SimDisk } from '../world/sim-disk.js';
import { Turns } from '../world/turns.js';
import { faultsOf } from './judge-events.js';
import { ModelVendor, type VendorBug, WAYS } from './model-vendor.js';

export interface PollBug {
  readonly disk?: DiskBug;
  readonly vendor?: VendorBug;
  readonly store?: (store: OwnedStore, disk: SimDisk) => OwnedStore;
}

export interface History {
  readonly faults: readonly string[];
  readonly trace: readonly string[];
  readonly turns: number;
}

const REPLICAS = 3;
const TTL_MS = 6_000;
const CALM_TURNS = 3_000;
/** Polls of one process without a failure, after the last of which nothing is left to find. */
const QUIET_POLLS = 4;

/** One history: a list changes, is polled by three replicas that fail and die, and is left alone in the end. What was told is judged then. */
export async function liveThrough(disk: SimDisk, seed: number, bug: PollBug = {}): Promise<History> {
  const history = new PollingWorld(disk, new SeededRandom(seed), bug);
  return history.live();
}

class PollingWorld {
  readonly #turns: Turns;
  readonly #wall: Wall;
  readonly #vendor: ModelVendor;
  readonly #recipe: Recipe;
  readonly #begins: string;
  readonly #alive: string[] = [];
  readonly #faults: string[] = [];
  /** Records that were there when the trigger began: told or not. */
  #free = new Set<number>();
  #hasBegun = false;
  #cursor = '';
  #started = 0;
  #quiet = 0;

  constructor(
    private readonly disk: SimDisk,
    private readonly random: SeededRandom,
    private readonly bug: PollBug,
  ) {
    this.#turns = new Turns(random.stream('turns'));
    this.#wall = new Wall(this.#turns);
    const way = WAYS[random.stream('way').pick(Object.keys(WAYS))]!;
    this.#vendor = new ModelVendor(way, random.stream('vendor'), this.#turns, bug.vendor ?? {});
    this.#begins = random.stream('start').chance(0.3) && !way.poll.detects ? 'now' : 'all';
    const on = `{ id: t, uses: shop.newOrder, every: 2s, start: ${this.#begins} }`;
    this.#recipe = parseRecipe(
      'r.yaml',
      `name: watch\nconnections: { shop: acme }\non: [${on}]\nsteps: [{ id: a, uses: shop.ping }]`,
    ).recipe!;
    disk.wipe();
    disk.bug = bug.disk ?? {};
    disk.now = () => this.#turns.elapsed;
    disk.onCommit = () => this.#onCommit();
  }

  async live(): Promise<History> {
    const { random } = this;
    const events = random.stream('events');
    while (this.#alive.length < REPLICAS) this.#begin();
    const storm = events.between(60, 150);
    while (this.#turns.count < storm) {
      if (events.chance(0.06)) for (let count = events.between(1, 6); count > 0; count--) this.#vendor.insert();
      if (events.chance(0.1)) this.#vendor.edit();
      if (events.chance(0.02)) this.#vendor.remove();
      if (events.chance(0.03)) this.#vendor.restore();
      if (events.chance(0.04)) this.#kill(events.pick(this.#alive));
      if (events.chance(0.04)) this.#turns.hold(events.pick(this.#alive), events.between(6_000, 15_000));
      await this.#turns.next();
    }
    this.#vendor.faults = 0;
    this.#quiet = 0;
    for (const process of this.#alive.slice(1)) this.#turns.drop(process);
    for (let turns = 0; turns < CALM_TURNS && this.#quiet < QUIET_POLLS; turns++) await this.#turns.next();
    for (const process of this.#alive.slice()) this.#turns.drop(process);
    if (this.#quiet < QUIET_POLLS) this.#faults.push('the polling never came to rest');
    const told = this.disk.rows('SELECT event FROM run ORDER BY seq').map(({ event }) => JSON.parse(String(event)) as never);
    const { detects } = this.#vendor.way.poll;
    return {
      faults: [...this.#faults, ...faultsOf(told, this.#vendor, detects, this.#free)],
      trace: this.#turns.trace,
      turns: this.#turns.count,
    };
  }

  #begin(): void {
    const name = `p${++this.#started}`;
    this.#alive.push(name);
    this.#turns.add(name, 'begins', () => {
      this.#process(name).catch((error: unknown) => this.#faults.push(`${name} broke: ${String(error)}`));
    });
  }

  #kill(name: string): void {
    this.#turns.tell(name, 'is killed');
    this.#turns.drop(name);
    this.#alive.splice(this.#alive.indexOf(name), 1);
    this.#begin();
  }

  async #process(name: string): Promise<void> {
    const clock = new SimClock(name, this.#turns, this.#wall);
    const store = new SqlStore(new SimDatabase(this.disk, name, this.#turns, false), {});
    for (let times = 1; ; times++) {
      const held = await standBy(store, clock, { name: 'engine', holder: `${name}/${times}`, ttlMs: TTL_MS }).catch((error: unknown) => {
        if (isRefusal(error)) return 'overtaken' as const; // Held up while it took over: the next one was quicker.
        throw error;
      });
      if (held === 'overtaken') continue;
      if (!held) return;
      try {
        await this.#own(name, this.bug.store?.(held.store, this.disk) ?? held.store, clock, held.lost);
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
      await held.release();
    }
  }

  async #own(name: string, store: OwnedStore, clock: SimClock, lost: AbortSignal): Promise<void> {
    const random = this.random.stream(`jitter ${name}`);
    const poller = new Poller({ store, clock, random, log: { write: () => undefined } });
    const connections = new Map([['shop', this.#vendor.connection(name)]]);
    poller.set([{ bound: { recipe: this.#recipe, connections }, trigger: this.#recipe.on[0] as EventTrigger }]);
    while (!lost.aborted) {
      const results = await poller.poll(lost);
      this.#turns.tell(name, `polled: ${JSON.stringify(results)}`);
      if (results.some(({ status }) => status === 'complete')) {
        this.#quiet++;
        this.#vendor.wasRead();
      }
      const next = (await poller.next())!;
      await clock.sleep(Math.max(next - clock.now(), 1), lost).catch((error: unknown) => {
        if (!lost.aborted) throw error;
      });
    }
  }

  /** Every commit: where the trigger began, and that its cursor never moves back. */
  #onCommit(): void {
    const [state] = this.disk.rows('SELECT start FROM trigger_state WHERE start IS NOT NULL');
    if (state && !this.#hasBegun) {
      this.#hasBegun = true;
      if (this.#begins === 'now') this.#free = new Set(this.#vendor.ever);
    }
    const cursor = String(this.disk.rows('SELECT value FROM cursor')[0]?.['value'] ?? '').padStart(24, '0');
    if (cursor < this.#cursor) this.#faults.push(`the cursor moved back from ${this.#cursor} to ${cursor}`);
    else this.#cursor = cursor;
  }
}
