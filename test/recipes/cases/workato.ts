import { launched, type RecipeCase, STOCK_REPORT, task } from '../recipe-case.js';
import type { Vendors } from '../vendors.js';

/** The handle of the emulator's next job. */
const JOB = 'j-MDZ4UMAW-2JLSKN';

const ERROR = 'Customer 44 is unknown at NetSuite';

/** A recipe runs, and its job has ended. */
async function ran(
  vendors: Vendors,
  recipe: number,
  job: { readonly error?: string; readonly is_poll_error?: boolean } = {},
): Promise<void> {
  await vendors.workato.runJob(recipe, { title: 'Order 14', ...job });
  await vendors.pass(60);
}

export const WORKATO: readonly RecipeCase[] = [
  {
    recipe: 'failed-job-task',
    spares: async (vendors) => {
      await ran(vendors, 910);
      await ran(vendors, 910, { error: 'NetSuite did not answer', is_poll_error: true });
      await ran(vendors, 916, { error: ERROR });
    },
    happens: (vendors) => ran(vendors, 910, { error: ERROR }),
    makes: [task(40, { name: `Order 14: ${ERROR} (${JOB})`, external_reference: JOB })],
    last: 'unsafe',
  },
  {
    recipe: 'announce-stopped-recipe',
    spares: (vendors) => vendors.somebody('workato', 'PUT', '/api/recipes/916/stop'),
    happens: (vendors) => vendors.workato.stopRecipe(910, 'trigger_errors_limit'),
    makes: [launched(STOCK_REPORT, 'Workato stopped Orders to ledger', { recipe_id: 910, cause: 'trigger_errors_limit', failed_jobs: 1 })],
    last: 'unsafe',
  },
];
