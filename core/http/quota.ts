import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import type { PreparedRequest } from './prepared-request.js';
import { RateBudget } from './rate-budget.js';

type Input = PreparedRequest['input'];

/** Budgets kept before the quiet ones among them are looked for. */
const FEW = 1000;

/** One declared quota: a budget, or one for each value of the input field that it is counted by. */
export class Quota {
  readonly #budgets = new Map<string, RateBudget>();
  #sweepAt = FEW;

  constructor(
    private readonly document: BudgetDocument,
    private readonly clock: Clock,
  ) {}

  get isByValue(): boolean {
    return this.document.per !== undefined;
  }

  covers(operation: string): boolean {
    return this.document.operations?.includes(operation) ?? true;
  }

  /** Calls without the field draw on one budget together. */
  budget(input: Input): RateBudget {
    const { per } = this.document;
    const value = per === undefined || !Object.hasOwn(input, per) ? undefined : (input[per] ?? undefined);
    const key = value === undefined ? '' : JSON.stringify(value);
    const known = this.#budgets.get(key);
    if (known !== undefined) return known;
    this.#sweep();
    const made = new RateBudget({ ...this.document, name: `${this.document.name} ${key}`.trimEnd() }, this.clock);
    this.#budgets.set(key, made);
    return made;
  }

  /** A quiet budget is as a new one would be: a connection that calls for ever more values does not keep them all. */
  #sweep(): void {
    if (this.#budgets.size < this.#sweepAt) return;
    for (const [key, budget] of this.#budgets) if (budget.isQuiet()) this.#budgets.delete(key);
    this.#sweepAt = Math.max(FEW, 2 * this.#budgets.size);
  }
}
