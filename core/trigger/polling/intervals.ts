import type { BudgetDocument, ConnectorDocument } from 'trunkline/document';
import { byConnection, connectionOf, keyOf, type PolledTrigger } from './polled-trigger.js';

/** Of each budget of a connection, what all its polls together may use: the rest is for runs. */
const SHARE = 0.5;
const USUAL_MS = 300_000;

interface Drawing {
  readonly key: string;
  readonly everyMs: number;
  /** Requests of one poll. */
  readonly calls: number;
  readonly budgets: readonly BudgetDocument[];
}

/**
 * How often each trigger is polled, in milliseconds: as its recipe says, or less often where all polls of a connection would together use more than
 * their share of one of its budgets. Those that draw on it are then slowed down alike.
 *
 * @param callsOf Requests that the last poll of a trigger took; 0 when that is not known.
 */
export function intervals(triggers: readonly PolledTrigger[], callsOf: (key: string) => number): ReadonlyMap<string, number> {
  return new Map(byConnection(triggers).flatMap((ofOne) => slowed(ofOne.map((polled) => drawing(polled, callsOf)))));
}

function slowed(drawings: readonly Drawing[]): readonly (readonly [string, number])[] {
  const factors = new Map<string, number>();
  for (const budget of new Set(drawings.flatMap(({ budgets }) => budgets.map(({ name }) => name)))) {
    const on = drawings.filter(({ budgets }) => budgets.some(({ name }) => name === budget));
    const { limit, perMs } = on[0]!.budgets.find(({ name }) => name === budget)!;
    const used = on.reduce((sum, { calls, everyMs }) => sum + calls / everyMs, 0);
    factors.set(budget, Math.max(1, used / ((SHARE * limit) / perMs)));
  }
  return drawings.map(({ key, everyMs, budgets }) => [key, everyMs * Math.max(1, ...budgets.map(({ name }) => factors.get(name)!))]);
}

function drawing(polled: PolledTrigger, callsOf: (key: string) => number): Drawing {
  const connection = connectionOf(polled);
  const { document, budgets = document.budgets } = connection;
  const { everyMs = USUAL_MS, uses } = polled.trigger;
  const operation = document.operations[uses.operation];
  const read = operation?.kind === 'trigger' && operation.poll ? listsRead(document, operation.poll.list) : new Set<string>();
  const key = keyOf(polled);
  const drawn = budgets.filter(({ operations }) => operations?.some((name) => read.has(name)) ?? true);
  return { key, everyMs, calls: Math.max(1, callsOf(key)), budgets: drawn };
}

/** A list, and those that it is read over. */
function listsRead(document: ConnectorDocument, name: string, read: Set<string> = new Set()): ReadonlySet<string> {
  const list = document.operations[name];
  if (read.has(name) || list?.kind !== 'list') return read;
  read.add(name);
  if (list.each) for (const one of [list.each, ...list.each.over]) if ('list' in one) listsRead(document, one.list, read);
  return read;
}
