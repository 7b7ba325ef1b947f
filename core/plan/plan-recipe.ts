import type { EffectDocument } from 'trunkline/document';
import { isSchedule, type Recipe, type TriggerNode } from '../recipe/recipe.js';
import { sum } from './bounds.js';
import { callsOf, type PlannedAccount, plannedBudgets } from './budgets.js';
import { type CallSite, callSites, type Documents } from './call-sites.js';
import type { KnownValues } from './loop-size.js';
import type { AfterCrash, Plan, PlannedLoop, PlannedOperation, PlannedTrigger } from './plan.js';

const AFTER_CRASH: Readonly<Record<EffectDocument['kind'], AfterCrash>> = {
  read: 'again',
  idempotent: 'again',
  keyed: 'again-with-key',
  lookup: 'looked-up',
  unsafe: 'person',
};

const DAY_MS = 86_400_000;

/** Says what a checked recipe will do with these accounts. Opens no connection and sends nothing. */
export function planRecipe(recipe: Recipe, accounts: readonly PlannedAccount[], known: KnownValues): Plan {
  const documents: Documents = new Map(accounts.map(({ name, document }) => [name, document]));
  const sites = callSites(recipe, documents, known);
  return {
    recipe: recipe.name,
    connections: accounts.map(({ name, document: { name: connector, title } }) => ({ name, connector, title })),
    triggers: recipe.on.map((trigger) => plannedTrigger(trigger, documents)),
    loops: loopsOf(sites),
    operations: sites.map(plannedOperation),
    calls: sum(sites.map(callsOf)),
    budgets: accounts.flatMap((account) => plannedBudgets(account, sites)),
  };
}

/** Loops without calls in them matter to nobody. */
function loopsOf(sites: readonly CallSite[]): readonly PlannedLoop[] {
  return [...new Map(sites.flatMap(({ loops }) => loops.map((loop) => [loop.path, loop] as const))).values()];
}

function plannedTrigger(trigger: TriggerNode, documents: Documents): PlannedTrigger {
  if (isSchedule(trigger)) return { id: trigger.id, schedule: trigger.schedule, timezone: trigger.timezone };
  const { id, uses, everyMs } = trigger;
  const operation = documents.get(uses.connection)?.operations[uses.operation];
  const { scopes = [] } = operation ?? {};
  if (operation?.kind === 'trigger' && !operation.poll) return { id, ...uses, scopes, toldOnly: true };
  return { id, ...uses, scopes, ...(everyMs !== undefined && { pollsPerDay: Math.round(DAY_MS / everyMs) }) };
}

function plannedOperation(site: CallSite): PlannedOperation {
  const { path, uses, document, loops, each } = site;
  const { kind, title, effect, scopes = [] } = document;
  return {
    path,
    ...uses,
    kind,
    title,
    effect: effect.kind,
    afterCrash: AFTER_CRASH[effect.kind],
    scopes,
    loops: loops.map((loop) => loop.path),
    each,
    calls: callsOf(site),
  };
}
