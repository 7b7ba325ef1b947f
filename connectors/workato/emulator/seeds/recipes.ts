import { seededRandom } from 'trunkline/testing';
import { applicationsOf } from '../recipes/code.js';
import { newRecipe } from '../recipes/new-recipe.js';
import { addVersion } from '../recipes/versions.js';
import type { RecipeConfig, RecipeRecord } from '../recipes/records.js';
import { DAY_MS, MINUTE_MS } from '../times.js';
import type { Workato } from '../workato.js';
import type { Workspace } from '../workspace.js';
import { LEDGER_CONNECTION, LOST_CONNECTION } from './connections.js';
import { ORDERS_FOLDER } from './work.js';

const FIRST_RECIPE = 901;
const NOUNS = ['Orders', 'Invoices', 'People', 'Tickets', 'Refunds', 'Leads'];
const TARGETS = ['ledger', 'sheet', 'mailing list', 'archive'];
const TRIGGERS = ['clock', 'salesforce', 'jira', 'zendesk'];
/** Every so many jobs one fails. */
const FAILING = 13;
const JOB_EVERY_MS = 10 * MINUTE_MS;

/** What sets these recipes apart from the others. */
const SPECIAL: Readonly<Record<number, (now: number) => Partial<RecipeRecord>>> = {
  910: () => ({
    name: 'Orders to ledger',
    running: true,
    folder_id: ORDERS_FOLDER,
    code: codeOf('clock', 'netsuite'),
    config: [configOf('netsuite', LEDGER_CONNECTION)],
    tags: ['tag-finance'],
  }),
  911: (now) => ({ running: false, stop_cause: 'trigger_errors_limit', stopped_at: now - 2 * DAY_MS }),
  912: (now) => ({ running: false, stop_cause: 'action_quota_limit', stopped_at: now - 5 * DAY_MS }),
  913: (now) => ({ running: false, stop_cause: 'trial_expired', stopped_at: now - 9 * DAY_MS }),
  914: (now) => ({ running: false, stop_cause: 'txn_quota_limit', stopped_at: now - 12 * DAY_MS }),
  915: () => ({ name: 'Chat of orders', running: false, code: codeOf('clock', 'slack'), config: [configOf('slack', LOST_CONNECTION)] }),
  916: () => ({ name: 'Heard orders', running: true, code: codeOf('workato_webhook', 'netsuite') }),
  917: () => ({ name: 'Orders on demand', running: true, code: codeOf('workato_recipe_function', 'netsuite') }),
  918: (now) => ({ name: 'Orders that tire', running: true, code: codeOf('salesforce', 'netsuite'), backoff_until: now + 60 * MINUTE_MS }),
};

/** As many recipes as are asked for, those that run with as many jobs each. */
export function seedRecipes(workato: Workato, recipes: number, jobs: number, now: number): void {
  const { own, options } = workato;
  for (let id = FIRST_RECIPE; id < FIRST_RECIPE + recipes; id += 1) {
    const recipe = own.recipes.add(seededRecipe(options.seed, id, now));
    addVersion(own, recipe, recipe.created_at);
    if (recipe.running) seedJobs(workato, own, id, jobs, now);
  }
}

/** Jobs that ended before `now`, ten minutes apart. */
export function seedJobs(workato: Workato, workspace: Workspace, recipe_id: number, jobs: number, now: number): void {
  for (let number = 1; number <= jobs; number += 1) {
    const started_at = now - (jobs - number + 1) * JOB_EVERY_MS;
    const error = number % FAILING === 5 ? 'The application answered 500' : null;
    workato.run(workspace, recipe_id, started_at, { title: `Order ${number}`, error });
  }
}

export function codeOf(trigger: string, action: string): string {
  const step = { number: 1, provider: action, name: 'create', keyword: 'action', input: {} };
  return JSON.stringify({ number: 0, provider: trigger, name: 'new', keyword: 'trigger', input: {}, block: [step] });
}

export function configOf(provider: string, account_id: number): RecipeConfig {
  return { keyword: 'application', name: provider, provider, skip_validation: false, account_id };
}

function seededRecipe(seed: number, id: number, now: number): RecipeRecord {
  const random = seededRandom(seed, id);
  const made = now - random.integer(30, 300) * DAY_MS;
  const recipe = {
    ...newRecipe(id, made),
    name: `${random.pick(NOUNS)} to ${random.pick(TARGETS)}`,
    updated_at: now - random.integer(1, 29) * DAY_MS,
    folder_id: ORDERS_FOLDER + (id % 3),
    running: random.next() < 0.7,
    code: codeOf(random.pick(TRIGGERS), 'netsuite'),
    lifetime_task_count: random.integer(0, 5000),
    ...SPECIAL[id]?.(now),
  };
  return { ...recipe, ...applicationsOf(recipe.code) };
}
