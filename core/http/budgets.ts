import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import type { Headers } from './headers.js';
import type { PreparedRequest } from './prepared-request.js';
import { Quota } from './quota.js';
import { RateBudget } from './rate-budget.js';

/** What of a request says which quotas it draws on. */
export type Drawing = Pick<PreparedRequest, 'operation' | 'input'>;

type BudgetsOf = (input: Drawing['input']) => readonly RateBudget[];

/** The quotas of one connection. Operations that draw on none share a budget without a limit, so that a wait asked of one holds for all. */
export class Budgets {
  readonly #quotas: readonly Quota[];
  readonly #rest: readonly RateBudget[];
  readonly #byOperation = new Map<string, BudgetsOf>();

  constructor(documents: readonly BudgetDocument[], clock: Clock, settings: Readonly<Record<string, unknown>> = {}) {
    this.#quotas = documents.map((document) => new Quota({ ...document, limit: limitOf(document, settings) }, clock));
    this.#rest = [new RateBudget({ name: 'pause', limit: Infinity, perMs: 0 }, clock)];
  }

  /** The wait until one more call is inside every budget at once, and the budget that asks for it; undefined counts the call as made. */
  take(request: Drawing): { readonly waitMs: number; readonly budget: string } | undefined {
    const budgets = this.#of(request);
    let longest: { waitMs: number; budget: string } | undefined;
    for (const budget of budgets) {
      const waitMs = budget.wait();
      if (waitMs > (longest?.waitMs ?? 0)) longest = { waitMs, budget: budget.name };
    }
    if (longest === undefined) for (const budget of budgets) budget.record();
    return longest;
  }

  block(request: Drawing, ms: number): void {
    for (const budget of this.#of(request)) budget.block(ms);
  }

  observe(request: Drawing, headers: Headers): void {
    for (const budget of this.#of(request)) budget.observe(headers);
  }

  #of({ operation, input }: Drawing): readonly RateBudget[] {
    let budgetsOf = this.#byOperation.get(operation);
    if (budgetsOf === undefined) this.#byOperation.set(operation, (budgetsOf = this.#covering(operation)));
    return budgetsOf(input);
  }

  #covering(operation: string): BudgetsOf {
    const quotas = this.#quotas.filter((quota) => quota.covers(operation));
    if (quotas.some(({ isByValue }) => isByValue)) return (input) => quotas.map((quota) => quota.budget(input));
    const budgets = quotas.length > 0 ? quotas.map((quota) => quota.budget({})) : this.#rest;
    return () => budgets;
  }
}

/** The limit that holds for a connection with these settings. */
export function limitOf({ limit, limitBy }: BudgetDocument, settings: Readonly<Record<string, unknown>>): number {
  const word = limitBy && settings[limitBy.setting];
  return typeof word === 'string' && Object.hasOwn(limitBy!.limits, word) ? limitBy!.limits[word]! : limit;
}
