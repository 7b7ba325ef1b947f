import type { SeededRandom } from './seeded-random.js';

interface Turn {
  readonly owner: string;
  readonly label: string;
  readonly run: () => void;
}

interface Alarm extends Turn {
  readonly at: number;
}

/** Milliseconds that one turn may take. */
const MOST_MS = 2;

/**
 * Everything that happens in a simulated world, one turn after the other in an order that the seed decides. A turn has an owner; those of a dead owner
 * never come, those of one that is held up come later. What a turn sets going runs until it waits for another turn.
 */
export class Turns {
  readonly trace: string[] = [];
  count = 0;
  #elapsed = 0;
  #ready: Turn[] = [];
  #alarms: Alarm[] = [];
  readonly #heldUntil = new Map<string, number>();

  constructor(private readonly random: SeededRandom) {}

  get elapsed(): number {
    return this.#elapsed;
  }

  add(owner: string, label: string, run: () => void): void {
    this.#ready.push({ owner, label, run });
  }

  after(ms: number, owner: string, label: string, run: () => void): () => void {
    const alarm = { at: this.#elapsed + Math.max(0, ms), owner, label, run };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
      this.#ready = this.#ready.filter((other) => other !== alarm);
    };
  }

  /** The owner is no more. */
  drop(owner: string): void {
    this.#ready = this.#ready.filter((turn) => turn.owner !== owner);
    this.#alarms = this.#alarms.filter((alarm) => alarm.owner !== owner);
  }

  /** The owner does nothing for so long, and then goes on as if nothing had been. */
  hold(owner: string, ms: number): void {
    this.#heldUntil.set(owner, this.#elapsed + ms);
  }

  tell(who: string, what: string): void {
    this.trace.push(`${String(this.#elapsed).padStart(8)} ${who.padEnd(6)} ${what}`);
  }

  /** Takes one turn; false when nothing will ever happen again. */
  async next(): Promise<boolean> {
    this.#ring();
    const able = this.#ready.filter(({ owner }) => (this.#heldUntil.get(owner) ?? 0) <= this.#elapsed);
    if (able.length === 0) return this.#skip();
    const turn = this.random.pick(able);
    this.#ready.splice(this.#ready.indexOf(turn), 1);
    this.count++;
    this.#elapsed += this.random.below(MOST_MS + 1);
    if (turn.label !== '') this.tell(turn.owner, turn.label);
    turn.run();
    await new Promise((resolve) => setImmediate(resolve));
    return true;
  }

  /** Time goes by until the next alarm, or until somebody who was held up goes on. */
  #skip(): boolean {
    const ends = this.#ready.map(({ owner }) => this.#heldUntil.get(owner) ?? 0);
    const next = Math.min(...this.#alarms.map(({ at }) => at), ...ends);
    if (!Number.isFinite(next)) return false;
    this.#elapsed = Math.max(this.#elapsed, next);
    return true;
  }

  #ring(): void {
    const due = this.#alarms.filter(({ at }) => at <= this.#elapsed);
    if (due.length === 0) return;
    this.#alarms = this.#alarms.filter(({ at }) => at > this.#elapsed);
    this.#ready.push(...due);
  }
}
