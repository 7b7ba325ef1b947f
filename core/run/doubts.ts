import type { RunJournal, StepRecord } from '../ports/store/index.js';

/**
 * Calls of earlier processes whose outcome is not known, and which this one has not come back to. What is given up now, because its time is over or
 * because another part of the run has failed, may be one of them.
 */
export class Doubts {
  #left: Promise<Map<string, StepRecord>> | undefined;
  readonly #visited = new Set<string>();

  constructor(private readonly journal: Pick<RunJournal, 'isNew' | 'doubtfulSteps'>) {}

  /** The step is looked after. */
  visit(path: string): void {
    if (!this.journal.isNew) this.#visited.add(path);
  }

  async within(holds: (path: string) => boolean): Promise<readonly StepRecord[]> {
    if (this.journal.isNew) return [];
    this.#left ??= this.#read();
    const left = await this.#left;
    for (const path of this.#visited) left.delete(path);
    return [...left.values()].filter(({ path }) => holds(path));
  }

  async #read(): Promise<Map<string, StepRecord>> {
    return new Map((await this.journal.doubtfulSteps()).map((step) => [step.path, step]));
  }
}
