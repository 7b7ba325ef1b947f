import type { BudgetDocument, ConnectorDocument } from 'trunkline/document';
import { limitOf } from '../http/budgets.js';
import { sum, times } from './bounds.js';
import type { CallSite } from './call-sites.js';
import type { Bounds, PlannedBudget } from './plan.js';

export interface PlannedAccount {
  readonly name: string;
  readonly document: ConnectorDocument;
  /** Of the connection: some rate limits depend on them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What the sites of one connection draw on its rate limits. */
export function plannedBudgets({ name, document, settings }: PlannedAccount, sites: readonly CallSite[]): readonly PlannedBudget[] {
  return document.budgets.flatMap((budget) => {
    const drawing = sites.filter(({ uses }) => uses.connection === name && (budget.operations?.includes(uses.operation) ?? true));
    return drawing.length === 0 ? [] : [plannedBudget(name, { ...budget, limit: limitOf(budget, settings) }, drawing)];
  });
}

function plannedBudget(connection: string, { name, limit, perMs }: BudgetDocument, sites: readonly CallSite[]): PlannedBudget {
  const calls = sum(sites.map(callsOf));
  const ms = (count: number): number => Math.floor(Math.max(count - 1, 0) / limit) * perMs;
  return {
    connection,
    name,
    limit,
    perMs,
    calls,
    ms: { least: ms(calls.least), most: calls.most === null ? null : ms(calls.most) },
    perThousand: perThousand(sites, perMs / limit),
    msPerThousandRuns: calls.most === null ? null : ms(calls.most * 1_000),
  };
}

/** Calls of a site in one run. */
export const callsOf = ({ each, loops }: Pick<CallSite, 'each' | 'loops'>): Bounds =>
  loops.reduce((sofar, { items }) => times(sofar, items), each);

function perThousand(sites: readonly CallSite[], msPerCall: number): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { loops, each } of sites) {
    const inner = loops.at(-1);
    if (inner?.items.most === null) found[inner.path] = (found[inner.path] ?? 0) + Math.round((each.most ?? 1) * msPerCall * 1_000);
  }
  return found;
}
