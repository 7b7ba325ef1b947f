import { handle } from '../ids.js';
import { DAY_MS } from '../times.js';
import type { Workato } from '../workato.js';

const CASES: readonly (readonly [recipe: number, name: string])[] = [
  [910, 'An order is written to the ledger'],
  [910, 'An order without lines is left out'],
  [916, 'An order is heard'],
];

export function seedTestCases({ own, options }: Workato, now: number): void {
  for (const [index, [recipe_id, name]] of CASES.entries()) {
    own.testCases.add({ id: handle('tc', options.seed, index + 1), recipe_id, name, created_at: now - 50 * DAY_MS });
  }
}
