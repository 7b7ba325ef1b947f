import type { Case } from '../check.js';
import { fail } from '../expect.js';
import type { Subject } from '../subject.js';

/** Every quota is shown, and every header that is read of it. */
export function* quotaCases({ document, fixtures }: Subject): Generator<Case> {
  const { quotas = [] } = fixtures;
  for (const [index, { name, headers }] of document.budgets.entries()) {
    yield {
      name: `the quota ${name} is shown`,
      run: () => {
        if (quotas.length <= index) fail('`quotas` lacks it: write how many calls the vendor allows, in how many seconds');
        const told = quotas.filter(({ usedUp }) => usedUp).length;
        const read = document.budgets.slice(0, index + 1).filter((budget) => budget.headers).length;
        if (headers && told < read)
          fail('`usedUp` of the quota is missing: write the headers that say it is used up, and how long the next call waits');
      },
    };
  }
}
