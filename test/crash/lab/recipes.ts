import type { Recipe } from '../../../core/recipe/recipe.js';
import { recipeOf } from '../../core/run/support/recipe-lab.js';

/** One recipe that is crashed at every point, with what its runs are started by. */
export interface Scenario {
  readonly name: string;
  readonly recipe: Recipe;
  readonly events: readonly unknown[];
  /** Signals sent to each run once it waits, in this order. */
  readonly signals?: readonly string[];
  /** Calls that the vendor refuses with 429 at the first try, by operation. */
  readonly refuses?: readonly string[];
  /** Calls that the vendor rejects for good, by operation and input. */
  readonly rejects?: (operation: string, input: Readonly<Record<string, unknown>>) => boolean;
  readonly pages?: readonly (readonly unknown[])[];
}

export const scenario = (
  name: string,
  text: string,
  more: Partial<Scenario> & { readonly calls?: Readonly<Record<string, Recipe>> } = {},
): Scenario => {
  const { calls, ...rest } = more;
  return {
    name,
    recipe: recipeOf(text, calls),
    events: [
      { n: 1, items: [1, 2, 3] },
      { n: 2, items: [4, 5] },
    ],
    ...rest,
  };
};

const N = "with: { n: '${{ event.n }}' }";
const I = "with: { n: '${{ event.n }}', i: '${{ item }}' }";
const RETRY = 'retry: { attempts: 3, delay: 1s }';

const CALLED = recipeOf(`
name: called
inputs: { n: { type: integer } }
steps:
  - { id: pay, uses: shop.pay, with: { n: '\${{ inputs.n }}', in: called } }
  - { id: send, uses: shop.send, with: { n: '\${{ inputs.n }}', in: called } }
  - return: \${{ steps.pay.id }}
`);

/** Every construct, every effect, in the shapes that people write. */
export const SCENARIOS: readonly Scenario[] = [
  scenario(
    'a line of every effect',
    `steps: [{ id: a, uses: shop.look, ${N} }, { id: b, uses: shop.put, ${N} }, { id: c, uses: shop.pay, ${N} }, { id: d, uses: shop.find, ${N} }, { id: e, uses: shop.send, ${N} }, { return: '\${{ steps.a.id }}' }]`,
  ),
  scenario('retries and refusals', `steps: [{ id: c, uses: shop.pay, ${RETRY}, ${N} }, { id: e, uses: shop.send, ${RETRY}, ${N} }]`, {
    refuses: ['pay', 'send'],
  }),
  scenario(
    'a branch and a switch',
    `
steps:
  - { id: look, uses: shop.look, ${N} }
  - if: \${{ event.n == 1 }}
    then: [{ id: a, uses: shop.pay, ${N} }]
    else: [{ id: b, uses: shop.send, ${N} }]
  - switch: \${{ event.n }}
    cases: [{ is: 1, steps: [{ id: c, uses: shop.send, ${N} }] }]
    default: [{ id: d, uses: shop.pay, ${N} }]`,
  ),
  scenario(
    'a loop, one by one',
    `steps: [{ id: each, for-each: '\${{ event.items }}', collect: '\${{ steps.a.id }}', steps: [{ id: a, uses: shop.pay, ${I} }, { id: b, uses: shop.send, ${I} }] }, { return: '\${{ steps.each.succeeded }}' }]`,
  ),
  scenario(
    'a loop, some at once, that goes on',
    `steps: [{ id: each, for-each: '\${{ event.items }}', max-parallel: 3, on-error: continue, steps: [{ id: a, uses: shop.pay, ${I} }, { id: b, uses: shop.put, ${I} }] }, { return: '\${{ [steps.each.succeeded, steps.each.failed] }}' }]`,
    {
      rejects: (operation, { i }) => operation === 'put' && i === 2,
    },
  ),
  scenario(
    'a list of the vendor',
    `steps: [{ id: each, for-each: { uses: shop.listOrders }, steps: [{ id: a, uses: shop.pay, with: { n: '\${{ event.n }}', i: '\${{ item.id }}' } }] }, { return: '\${{ steps.each.succeeded }}' }]`,
    {
      pages: [[{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }], [{ id: 4 }]],
      events: [{ n: 1 }],
    },
  ),
  scenario(
    'a loop in a loop',
    `steps: [{ id: outer, for-each: [[1, 2], [3]], as: row, steps: [{ id: inner, for-each: '\${{ row }}', steps: [{ id: a, uses: shop.pay, ${I} }] }, { id: b, uses: shop.send, with: { n: '\${{ event.n }}', row: '\${{ index }}' } }] }]`,
  ),
  scenario(
    'branches at once',
    `steps: [{ parallel: { left: [{ id: a, uses: shop.pay, ${N} }, { id: b, uses: shop.send, ${N} }], right: [{ id: c, uses: shop.find, ${N} }, { id: d, uses: shop.put, ${N} }] } }, { id: e, uses: shop.pay, with: { n: '\${{ event.n }}', at: end } }]`,
  ),
  scenario(
    'an error that is caught',
    `
steps:
  - try: [{ id: a, uses: shop.put, ${N} }, { id: b, uses: shop.send, ${N} }]
    catch: { errors: [RejectedError], steps: [{ id: c, uses: shop.pay, ${N} }] }
    finally: [{ id: d, uses: shop.find, ${N} }]`,
    { rejects: (operation) => operation === 'put' },
  ),
  scenario(
    'waits',
    `steps: [{ id: a, uses: shop.pay, ${N} }, { wait: 2h }, { id: w, wait: { signal: go } }, { id: b, uses: shop.send, ${N} }, { return: '\${{ steps.w }}' }]`,
    { signals: ['go'] },
  ),
  scenario(
    'a recipe that calls another',
    `steps: [{ id: sub, call: called, with: { n: '\${{ event.n }}' } }, { id: b, uses: shop.pay, ${N} }, { return: '\${{ has(steps.sub) }}' }]`,
    { calls: { called: CALLED } },
  ),
  scenario('runs of one key', `steps: [{ id: a, uses: shop.pay, ${N} }, { id: b, uses: shop.send, ${N} }]`, {
    events: [{ n: 1 }, { n: 2 }, { n: 3 }],
  }),
];
