import { type Emulator, type EmulatorDefinition, Routes, startServer, StateFile } from 'trunkline/testing';
import { Api } from './access/api.js';
import type { JobRecord } from './jobs/records.js';
import { addRecipes } from './recipes/recipes.js';
import { seedClients } from './seeds/clients.js';
import { seedConnections } from './seeds/connections.js';
import { seedManaged } from './seeds/managed.js';
import { seedRecipes } from './seeds/recipes.js';
import { seedFolders } from './seeds/work.js';
import { type ChosenSettings, chooseSettings, optionsOf, settings, type WorkatoSettings } from './settings.js';
import { addUsers } from './users/users.js';
import { type Failing, Workato } from './workato.js';
import type { WorkatoTables } from './workspace.js';

/** What happens at Workato without the API: none of it is in the ledger. */
export interface WorkatoEmulator extends Emulator {
  /** A recipe of the caller's own workspace runs: its job begins now, and fails with `error` when that is given. */
  runJob(recipeId: number, job?: Partial<Pick<JobRecord, 'title' | 'error' | 'resume_token'>>): Promise<{ readonly id: string }>;
  /** The next of its kind that is begun through the API fails with these words. */
  failNext(what: Failing, words: string): void;
}

/**
 * Workato's Developer API, one data centre of it, on one origin with the vendor's own paths: the API under `/api`, the same of a customer's
 * workspace under `/api/managed_users/{id}`, event streams under `/api/v1`. A connection's services are `api: <origin>/api`,
 * `event_streams: <origin>/api/v1` and `data_tables: <origin>`. Source: docs/connectors/workato-facts.md.
 *
 * Recipe 910 runs and its connection works, 911 to 914 were stopped for one cause each, 915 cannot be started for want of a connection, 917
 * runs on demand, polling 918 is in back-off for an hour. Of thirteen jobs of a recipe one failed. A request that the vendor cuts after 40
 * seconds is the fault `drop-after`, as long as `latency` or not.
 */
export const emulator: EmulatorDefinition<WorkatoSettings, WorkatoEmulator> = {
  name: 'workato',
  title: 'Workato',
  settings,

  async start(options = {}) {
    const chosen = chooseSettings(options);
    const file = await StateFile.open<WorkatoTables>('workato', options.statePath);
    const workato = new Workato(file, optionsOf(chosen, options.seed ?? 1));
    const server = await startServer({ routes: routesOf(workato), file, errorAnswer: workato.errors.beforeRoute }, options);
    // The made-up history ends now, which only the server's clock knows.
    if (file.isNew) makeUp(workato, chosen, server.now());
    await file.saved();
    return Object.assign(server, {
      async runJob(recipeId: number, job: Partial<JobRecord> = {}) {
        if (workato.own.recipes.find(recipeId) === undefined) throw new TypeError(`There is no recipe ${recipeId}`);
        const { id } = workato.run(workato.own, recipeId, server.now(), job);
        await file.saved();
        return { id };
      },
      failNext: (what: Failing, words: string) => workato.failNext(what, words),
    });
  },
};

function routesOf(workato: Workato): Routes {
  const routes = new Routes();
  const api = new Api(workato, [routes.under('/api'), routes.under('/api/managed_users/{managed_user}')]);
  addUsers(api);
  addRecipes(api);
  return routes;
}

function makeUp(workato: Workato, chosen: ChosenSettings, now: number): void {
  seedClients(workato.own, chosen, chosen.region, now);
  seedFolders(workato.own, now);
  seedConnections(workato.own, now);
  seedRecipes(workato, chosen.recipes, chosen.jobs, now);
  seedManaged(workato, now);
}
