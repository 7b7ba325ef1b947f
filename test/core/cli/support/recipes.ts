import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, type CliOptions, type Running, start } from './cli.js';
import { RECIPE, SECRETS, type Vendors, writeProject } from './vendors.js';

/** A project with a recipe for each of the ways in which a run can stand. */
export function recipeProject(folder: string, vendors: Vendors): CliOptions {
  const cwd = writeProject(folder, vendors);
  copyFileSync(RECIPE, join(cwd, 'order-intake.yaml'));
  for (const [name, text] of Object.entries(RECIPES)) writeFileSync(join(cwd, `${name}.yaml`), text);
  return { cwd, env: SECRETS };
}

const RECIPES: Readonly<Record<string, string>> = {
  'launch-one': `name: launch-one
inputs:
  order: { type: integer, description: Number of the order }
  tag: { type: string, default: none }
outputs: { launch: { type: integer }, name: { type: string } }
connections: { shop: hive, ops: wrk }
vars: { prefix: order }
steps:
  - id: order
    uses: shop.getOrder
    with: { id: "\${{ inputs.order }}" }
  - id: launch
    uses: ops.launchWrkflow
    with:
      wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444
      name: \${{ vars.prefix }} \${{ steps.order.merchant_order_id }} \${{ inputs.tag }}
      parameters: { order_id: "\${{ string(inputs.order) }}" }
  - return: { launch: "\${{ steps.launch.launch_id }}", name: "\${{ vars.prefix }}" }
`,
  'launch-all': `name: launch-all
inputs: { orders: { type: array, items: { type: integer } } }
connections: { shop: hive, ops: wrk }
steps:
  - id: each
    for-each: \${{ inputs.orders }}
    as: number
    key: \${{ string(number) }}
    on-error: continue
    steps:
      - { id: order, uses: shop.getOrder, with: { id: "\${{ number }}" } }
      - id: launch
        uses: ops.launchWrkflow
        with:
          wrkflow_uuid: 0b6c9d1e-1111-4a2b-9c3d-222233334444
          name: all \${{ string(number) }}
          parameters: { order_id: "\${{ string(number) }}" }
  - id: tell
    if: \${{ steps.each.failed > 100 }}
    uses: shop.getOrder
    with: { id: 501 }
`,
  approve: `name: approve
connections: { shop: hive }
steps:
  - { id: approval, wait: { signal: approved } }
  - { id: order, uses: shop.getOrder, with: { id: 501 } }
  - return: { by: "\${{ steps.approval }}" }
`,
  slow: `name: slow
connections: { shop: hive }
steps:
  - { id: nap, wait: 50s }
  - { id: order, uses: shop.getOrder, with: { id: 501 } }
`,
};

/** Runs a recipe by hand; gives the id of its run. */
export async function runRecipe(name: string, options: CliOptions, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await cli(['run', `${name}.yaml`, '--json', ...args], options);
  const { run } = JSON.parse(stdout || stderr) as { readonly run?: { readonly id: string } };
  if (!run) throw new Error(stdout + stderr);
  return run.id;
}

/** A server that owns the project's store, and has nothing of its own to do before the new year. */
export async function serveIdly(options: CliOptions): Promise<Running> {
  mkdirSync(join(options.cwd, 'recipes'));
  const recipe = 'name: daily\non: [{ id: day, schedule: 0 0 1 1 * }]\nsteps: [{ return: 1 }]\n';
  writeFileSync(join(options.cwd, 'recipes', 'daily.yaml'), recipe);
  const serving = start(['serve'], options);
  await serving.until('stderr', 'Serves daily.');
  return serving;
}
