import type { OwnedStore } from '../../../core/ports/store/index.js';
import type { LogEvent } from '../../../core/ports/log.js';
import { standBy } from '../../../core/run/hold-lease.js';
import { SqlStore } from '../../../core/store/sql/sql-store.js';
import { isRefusal } from '../../../core/store/store-error.js';
import { runOnce } from '../../../core/trigger/run-once.js';
import type { Recipe } from '../../../core/recipe/recipe.js';
import type { RecipeConnection } from '../../../core/runtime/connection.js';
import { SimClock, type Wall } from './sim-clock.js';
import { SimDatabase, type SimDisk } from './sim-disk.js';
import type { Turns } from './turns.js';

export interface ProcessSettings {
  readonly concurrency: number;
  readonly maxWaitMs: number;
  readonly commandsEveryMs: number;
  readonly slowReads: boolean;
}

/** What a process lives in. */
export interface Surroundings {
  readonly turns: Turns;
  readonly wall: Wall;
  readonly disk: SimDisk;
  readonly recipe: Recipe;
  readonly settings: ProcessSettings;
  connection(process: string): RecipeConnection;
  /** Changes what the process does with its store: a seeded bug. */
  spoil(store: OwnedStore): OwnedStore;
  /** The process has the store now, or no more. */
  onOwner(process: string, store: OwnedStore | undefined): void;
  onBroken(process: string, error: unknown): void;
}

/** How long an owner with nothing to do waits before it looks again. */
const IDLE_MS = 20_000;

/** One process as the command line makes it: it stands by until the store is its own, then polls and executes, round after round. */
export class SimProcess {
  readonly #clock: SimClock;

  constructor(
    readonly name: string,
    private readonly world: Surroundings,
  ) {
    this.#clock = new SimClock(name, world.turns, world.wall);
  }

  start(): void {
    this.world.turns.add(this.name, 'begins', () => {
      this.#live().catch((error: unknown) => this.world.onBroken(this.name, error));
    });
  }

  async #live(): Promise<void> {
    const { disk, turns, settings } = this.world;
    const store = new SqlStore(new SimDatabase(disk, this.name, turns, settings.slowReads), {});
    for (let times = 1; ; times++) {
      const held = await standBy(store, this.#clock, { name: 'engine', holder: `${this.name}/${times}` });
      if (!held) return;
      turns.tell(this.name, `owns the store, epoch ${held.store.lease.epoch}`);
      const spoilt = this.world.spoil(held.store);
      this.world.onOwner(this.name, spoilt);
      try {
        await this.#own(spoilt, held.lost);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        turns.tell(this.name, `lost the store: ${String(error)}`);
      }
      this.world.onOwner(this.name, undefined);
      await held.release();
    }
  }

  async #own(store: OwnedStore, lost: AbortSignal): Promise<void> {
    const { recipe, settings } = this.world;
    const connections = new Map([['shop', this.world.connection(this.name)]]);
    const log = { write: (event: LogEvent): void => this.#log(event) };
    while (!lost.aborted) {
      await runOnce({ recipe, connections }, { store, clock: this.#clock, log }, { ...settings, signal: lost });
      const wake = await store.nextWake(recipe.name);
      const idle = Math.min(Math.max((wake ?? Infinity) - this.#clock.now(), 1), IDLE_MS);
      await this.#clock.sleep(idle, lost).catch((error: unknown) => {
        if (!lost.aborted) throw error;
      });
    }
  }

  #log({ event, run, data }: LogEvent): void {
    if (run === undefined) return;
    const { step, status } = (data ?? {}) as { readonly step?: string; readonly status?: string };
    this.world.turns.tell(this.name, [event, run.slice(0, 6), step, status].filter((part) => part !== undefined).join(' '));
  }
}
