import type { DueQuery, DueRun } from '../ports/store/index.js';
import type { RunPorts } from './execute-run.js';

/**
 * Runs that can go on, one by one and none twice. One that is due within the longest wait of a step is taken too, since it would be waited for
 * here; one whose lane was full is found when the runs before it have ended.
 */
export class DueRuns {
  /** Runs of this round that are under way, or were left for later by it. */
  readonly #taken = new Set<string>();
  #under = 0;
  #isOver = false;
  #page: DueRun[] = [];
  #reading: Promise<void> | undefined;
  #idle: (() => void)[] = [];

  constructor(
    private readonly ports: Pick<RunPorts, 'store' | 'clock'>,
    private readonly recipe: string,
    private readonly withinMs: number,
    private readonly limit: number,
  ) {}

  /** Undefined when there is none left, and none under way whose end could make another due. */
  async next(): Promise<DueRun | undefined> {
    while (!this.#isOver) {
      const run = this.#page.shift();
      if (run) {
        this.#under += 1;
        return run;
      }
      this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
      await this.#reading;
      if (this.#page.length > 0 || this.#isOver) continue;
      if (this.#under === 0) return undefined;
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
    return undefined;
  }

  done({ id }: DueRun, isParked: boolean): void {
    this.#under -= 1;
    if (!isParked) this.#taken.delete(id);
    for (const wake of this.#idle.splice(0)) wake();
  }

  /** Nobody waits for a run any more. */
  wakeAll(): void {
    this.#isOver = true;
    for (const wake of this.#idle.splice(0)) wake();
  }

  async #read(): Promise<void> {
    const { store, clock } = this.ports;
    const query: DueQuery = { recipe: this.recipe, now: clock.now() + this.withinMs, limit: this.limit };
    let after = 0;
    for (;;) {
      const runs = await store.dueRuns({ ...query, after });
      const fresh = runs.filter(({ id }) => !this.#taken.has(id));
      for (const run of fresh) this.#taken.add(run.id);
      this.#page.push(...fresh);
      if (fresh.length > 0 || runs.length < this.limit) return;
      after = runs.at(-1)!.order;
    }
  }
}
