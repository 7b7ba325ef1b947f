import type { OwnedStore, RunCommand, Store } from '../../../core/ports/store/index.js';
import { SqlStore } from '../../../core/store/sql/sql-store.js';
import { isRefusal } from '../../../core/store/store-error.js';
import type { Row } from '../../../core/store/sql/work.js';
import type { Judge } from './judge.js';
import type { SeededRandom } from './seeded-random.js';
import { START, type Wall } from './sim-clock.js';
import { SimDatabase, type SimDisk } from './sim-disk.js';
import type { SimVendor } from './sim-vendor.js';
import type { Turns } from './turns.js';

const MOST_EVENTS = 3;
const SIGNALS = ['go', 'stop'] as const;

interface Place {
  readonly disk: SimDisk;
  readonly turns: Turns;
  readonly wall: Wall;
  readonly judge: Judge;
  readonly vendor: SimVendor;
  readonly owners: readonly OwnedStore[];
}

/** Who makes events, leaves commands in the store, and in the end sees to what waits for a person. */
export class People {
  /** Keys of steps that they have settled. */
  readonly settled = new Set<string>();
  readonly #store: Store;
  readonly #retried = new Set<string>();
  #commands = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly place: Place,
  ) {
    this.#store = new SqlStore(new SimDatabase(place.disk, 'people', place.turns, false), {});
  }

  makeEvents(): void {
    const { events } = this.place.vendor;
    if (events.length >= MOST_EVENTS || !this.random.chance(events.length === 0 ? 1 : 0.03)) return;
    const n = events.length + 1;
    events.push({
      id: n,
      created_at: new Date(START + this.place.turns.elapsed).toISOString(),
      n,
      even: n % 2 === 0,
      kind: this.random.pick(['a', 'b', 'c', 'd']),
      lane: this.random.pick(['left', 'right']),
    });
    this.place.turns.tell('vendor', `has event ${n}`);
  }

  /** Now and then somebody wants something of some run. */
  act(): void {
    if (!this.random.chance(0.02)) return;
    const runs = this.#runs();
    if (runs.length === 0) return;
    const run = this.random.pick(runs);
    if (run['status'] === 'uncertain') return this.#resolve(run);
    if (run['status'] === 'failed' && this.random.chance(0.5)) return this.#retry(run);
    if (this.random.chance(0.35)) this.#cancel(run);
    else this.#signal(run, this.random.pick(SIGNALS));
  }

  /** What a run waits for comes: its time, a signal, a person. */
  help(): void {
    const { wall, turns } = this.place;
    const due = this.#runs().flatMap(({ due_at: at }) => (Number(at) > 0 ? [Number(at)] : []));
    if (due.length > 0 && Math.min(...due) > wall.now()) {
      turns.tell('world', 'the wall clock jumps to when a run is due');
      wall.jump(Math.min(...due) - wall.now());
    }
    for (const run of this.#runs()) {
      if (run['status'] === 'uncertain') this.#resolve(run);
      else if (run['status'] === 'failed' && !this.#retried.has(String(run['id']))) this.#retry(run);
      else if (run['status'] === 'waiting') {
        for (const name of SIGNALS) this.#signal(run, name);
        if (String(run['wait']).includes('died')) this.#command(run, 'resume');
      }
    }
  }

  isAllOver(): boolean {
    const open = this.#runs().some(({ status, id }) => status === 'uncertain' || (status === 'failed' && !this.#retried.has(String(id))));
    const unfinished = this.#runs().some(({ ended_at: end }) => end === null);
    const commands = this.place.disk.rows('SELECT 1 FROM command WHERE answer IS NULL').length;
    return !open && !unfinished && commands === 0 && this.#runs().length >= this.place.vendor.events.length;
  }

  #runs(): readonly Row[] {
    return this.place.disk.rows('SELECT seq, id, status, wait, due_at, ended_at FROM run ORDER BY seq');
  }

  /** By a command in the store, or by a program that has the owner's store in its hands. */
  #cancel(run: Row): void {
    const { owners, wall, turns } = this.place;
    const owner = owners[this.random.below(4)];
    if (!owner) return this.#command(run, 'cancel');
    const id = String(run['id']);
    turns.tell('people', `cancel ${id.slice(0, 6)} in the owner`);
    owner.cancelRun(id, 'people', wall.now()).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  }

  #signal(run: Row, name: string): void {
    this.#command(run, 'signal', { id: `signal ${this.#commands}`, name, data: this.#commands });
  }

  #retry(run: Row): void {
    this.#retried.add(String(run['id']));
    this.place.judge.reopenable.add(String(run['id']));
    this.#command(run, 'retry');
  }

  /** Looks at the vendor what really happened, and says so. */
  #resolve(run: Row): void {
    const { disk, vendor, judge } = this.place;
    const open = disk.rows(
      `SELECT path, key, attempts FROM step WHERE run = ?1 AND status = 'uncertain' AND key IS NOT NULL`,
      Number(run['seq']),
    );
    judge.reopenable.add(String(run['id']));
    for (const { path, key, attempts } of open) {
      const found = vendor.effects.find((effect) => effect.key === key);
      const kind = found ? 'happened' : 'try-again';
      if (found) this.settled.add(String(key));
      this.#command(run, 'resolve', { path, decision: { kind, reason: 'looked', attempts, ...(found && { output: { id: found.what } }) } });
    }
  }

  #command(run: Row, kind: RunCommand['kind'], data?: unknown): void {
    const { turns, wall } = this.place;
    this.#commands++;
    const id = String(run['id']);
    turns.tell('people', `${kind} ${id.slice(0, 6)} ${data === undefined ? '' : JSON.stringify(data)}`);
    void this.#store.command({ kind, run: id, reason: 'people', ...(data !== undefined && { data }) }, wall.now());
  }
}
