import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import type { Headers } from './headers.js';
import { RateBudget } from './rate-budget.js';

/** The quotas of one connection. Operations that draw on none share a budget without a limit, so that a wait asked of one holds for all. */
export class Budgets {
  readonly #declared: readonly { readonly document: BudgetDocument; readonly budget: RateBudget }[];
  readonly #rest: readonly RateBudget[];
  readonly #byOperation = new Map<string, readonly RateBudget[]>();

  constructor(documents: readonly BudgetDocument[], clock: Clock) {
    this.#declared = documents.map((document) => ({ document, budget: new RateBudget(document, clock) }));
    this.#rest = [new RateBudget({ name: 'pause', limit: Infinity, perMs: 0 }, clock)];
  }

  /** The wait until one more call is inside every budget at once, and the budget that asks for it; undefined counts the call as made. */
  take(operation: string): { readonly waitMs: number; readonly budget: string } | undefined {
    const budgets = this.#of(operation);
    let longest: { waitMs: number; budget: string } | undefined;
    for (const budget of budgets) {
      const waitMs = budget.wait();
      if (waitMs > (longest?.waitMs ?? 0)) longest = { waitMs, budget: budget.name };
    }
    if (longest === undefined) for (const budget of budgets) budget.record();
    return longest;
  }

  block(operation: string, ms: number): void {
    for (const budget of this.#of(operation)) budget.block(ms);
  }

  observe(operation: string, headers: Headers): void {
    for (const budget of this.#of(operation)) budget.observe(headers);
  }

  #of(operation: string): readonly RateBudget[] {
    const known = this.#byOperation.get(operation);
    if (known !== undefined) return known;
    const covering = this.#declared.filter(({ document }) => document.operations?.includes(operation) ?? true).map(({ budget }) => budget);
    const budgets = covering.length > 0 ? covering : this.#rest;
    this.#byOperation.set(operation, budgets);
    return budgets;
  }
}
