import type { BudgetDocument } from 'trunkline/document';
import type { Clock } from '../ports/clock.js';
import type { Headers } from './headers.js';
import type { PreparedRequest } from './prepared-request.js';
import { RateBudget } from './rate-budget.js';

/** What of a request says which quotas it draws on. */
export type Drawing = Pick<PreparedRequest, 'operation' | 'input'>;

/** The quotas of one connection. Operations that draw on none share a budget without a limit, so that a wait asked of one holds for all. */
export class Budgets {
  readonly #documents: readonly BudgetDocument[];
  readonly #made = new Map<string, RateBudget>();
  readonly #rest: readonly RateBudget[];
  readonly #byOperation = new Map<string, readonly BudgetDocument[]>();

  constructor(
    documents: readonly BudgetDocument[],
    private readonly clock: Clock,
    settings: Readonly<Record<string, unknown>> = {},
  ) {
    this.#documents = documents.map((document) => ({ ...document, limit: limitOf(document, settings) }));
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
    const documents = this.#covering(operation);
    if (documents.length === 0) return this.#rest;
    return documents.map((document) => this.#budget(document, input));
  }

  #covering(operation: string): readonly BudgetDocument[] {
    const known = this.#byOperation.get(operation);
    if (known !== undefined) return known;
    const covering = this.#documents.filter(({ operations }) => operations?.includes(operation) ?? true);
    this.#byOperation.set(operation, covering);
    return covering;
  }

  /** One per value of the field that the quota is counted by. */
  #budget(document: BudgetDocument, input: Drawing['input']): RateBudget {
    const value = document.per === undefined ? undefined : input[document.per];
    const name = value === undefined ? document.name : `${document.name} ${JSON.stringify(value)}`;
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = new RateBudget({ ...document, name }, this.clock);
    this.#made.set(name, made);
    return made;
  }
}

function limitOf({ limit, limitBy }: BudgetDocument, settings: Readonly<Record<string, unknown>>): number {
  const word = limitBy && settings[limitBy.setting];
  return typeof word === 'string' && Object.hasOwn(limitBy!.limits, word) ? limitBy!.limits[word]! : limit;
}
