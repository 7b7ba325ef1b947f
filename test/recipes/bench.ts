import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import type { RoundSummary } from '../../core/trigger/run-once.js';
import type { Made } from './recipe-case.js';
import { type VendorName, Vendors } from './vendors.js';

/** The folder of the recipes, with their project's file. */
export const RECIPES = fileURLToPath(new URL('../../../docs/recipes/', import.meta.url));

const NAMES: readonly VendorName[] = ['hive', 'toggl', 'wercker', 'workato', 'wrk'];

/** A recipe, the vendors it works with, and what it remembers from round to round. */
export class Bench implements AsyncDisposable {
  #before: Readonly<Record<string, number>> = {};

  private constructor(
    readonly vendors: Vendors,
    private readonly recipe: string,
    private readonly stateFolder: string,
  ) {}

  static async start(recipe: string, stateFolder: string): Promise<Bench> {
    return new Bench(await Vendors.start(), recipe, stateFolder);
  }

  /** One round, as `trunkline run` makes it: the project is opened for it and closed after. */
  async round(): Promise<RoundSummary> {
    const { vendors, stateFolder } = this;
    await using project = await openProject(RECIPES, {
      stateFolder,
      ports: { clock: vendors.clock },
      connections: {
        shop: at(vendors.hive.origin, 'hive_emulator_key', { v1: 'merchant_api/v1', v2: 'merchant_api/v2' }),
        track: at(vendors.toggl.origin, 'toggl_emulator_token', { v9: 'api/v9' }),
        ci: at(vendors.wercker.origin, 'wercker_emulator_token', { v3: 'api/v3' }),
        flows: at(vendors.workato.origin, 'workato_emulator_token', { api: 'api', event_streams: 'api/v1' }),
        ops: at(vendors.wrk.origin, 'wrk_emulator_key', { v1: 'api/v1' }, 'key'),
      },
    });
    return await project.run(join(RECIPES, `${this.recipe}.yaml`));
  }

  /** What was done by others until now is not the recipe's. */
  begin(): void {
    this.#before = Object.fromEntries(NAMES.map((name) => [name, this.vendors.effects(name).length]));
  }

  /** What was done at the vendors since `begin`. */
  made(): Made[] {
    return NAMES.flatMap((vendor) =>
      this.vendors
        .effects(vendor)
        .slice(this.#before[vendor])
        .map(({ kind, request: { method, path, body } }) => ({ vendor, kind, method, path, body })),
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.vendors[Symbol.asyncDispose]();
  }
}

function at(origin: string, secret: string, paths: Readonly<Record<string, string>>, field = 'token') {
  const services = Object.entries(paths).map(([name, path]) => [name, { url: `${origin}/${path}`, allowLoopback: true }] as const);
  return { settings: { [field]: new Secret(secret) }, services: Object.fromEntries(services) };
}
