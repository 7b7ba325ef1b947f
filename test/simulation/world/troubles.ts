import type { SeededRandom } from './seeded-random.js';
import type { Wall } from './sim-clock.js';
import type { SimDisk } from './sim-disk.js';
import type { Turns } from './turns.js';

/** What can be left out of a world to see whether it matters. */
export const TROUBLES = ['vendor faults', 'crashes', 'hold-ups', 'clock jumps', 'people', 'second process'] as const;
export type Trouble = (typeof TROUBLES)[number];

interface Place {
  readonly disk: SimDisk;
  readonly turns: Turns;
  readonly wall: Wall;
  readonly alive: readonly string[];
  begin(): void;
  end(process: string): void;
}

/** What strikes processes and clocks between two turns. */
export class Troubles {
  readonly #crash: number;
  readonly #hold: number;
  readonly #jump: number;

  constructor(
    private readonly random: SeededRandom,
    private readonly place: Place,
    without: ReadonlySet<Trouble>,
  ) {
    this.#crash = without.has('crashes') ? 0 : random.pick([0, 0.01, 0.03]);
    this.#hold = without.has('hold-ups') ? 0 : random.pick([0, 0, 0.01]);
    this.#jump = without.has('clock jumps') ? 0 : random.pick([0, 0, 0.01]);
  }

  strike(): void {
    // Each draws its own chance in every turn, so that leaving one out does not move the others.
    const [crash, hold, jump] = [this.random.next(), this.random.next(), this.random.next()];
    const { alive, turns, wall } = this.place;
    const victim = alive[Math.floor((crash + hold + jump) * 1_000) % Math.max(alive.length, 1)];
    if (victim !== undefined && crash < this.#crash) this.#kill(victim);
    else if (victim !== undefined && hold < this.#hold) {
      turns.tell('world', `holds ${victim} up`);
      turns.hold(victim, 20_000 + Math.floor(jump * 60_000));
    }
    if (jump >= this.#jump) return;
    const ms = hold < 0.5 ? -Math.floor(crash * 60_000) : Math.floor(crash * 10_800_000);
    turns.tell('world', `the wall clock jumps by ${ms} ms`);
    wall.jump(ms);
  }

  /** With luck the machine sees the death, as SQLite's lock does; else the lease has to run out. */
  #kill(victim: string): void {
    const { turns, disk } = this.place;
    const isSeen = this.random.chance(0.7);
    turns.tell('world', `kills ${victim}${isSeen ? '' : ', and nobody sees it'}`);
    this.place.end(victim);
    if (isSeen) disk.rows(`UPDATE lease SET expires_at = 0 WHERE holder LIKE ?1 RETURNING name`, `${victim}/%`);
    turns.after(this.random.below(5_000), 'world', '', () => this.place.begin());
  }
}
