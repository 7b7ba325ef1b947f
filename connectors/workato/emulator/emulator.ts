import { type Emulator, type EmulatorDefinition, LongPolls, Routes, startServer, StateFile } from 'trunkline/testing';
import { Api } from './access/api.js';
import { addAutomationEndpoints } from './automation-endpoints.js';
import { addConsume } from './events/consume.js';
import { addPublish } from './events/publish.js';
import { Topics } from './events/topics.js';
import { type Happenings, happenings } from './happenings.js';
import { addStorage } from './packages/storage.js';
import { startStorage } from './packages/storage-server.js';
import { makeUp } from './seeds/make-up.js';
import { chooseSettings, optionsOf, settings, type WorkatoSettings } from './settings.js';
import { Workato } from './workato.js';
import { addWorkspaceEndpoints } from './workspace-endpoints.js';
import type { WorkatoTables } from './workspace.js';

/** What a job is resumed with may have 50 MB; of a package no limit is told. Facts: K99. */
const LONGEST_BODY = 64 * 2 ** 20;

export interface WorkatoEmulator extends Emulator, Happenings {
  /** Who waits for a message now. */
  readonly polls: LongPolls;
}

/**
 * Workato's Developer API, one data centre of it, on one origin with the vendor's own paths: the API under `/api`, the same of a customer's
 * workspace under `/api/managed_users/{id}`, event streams under `/api/v1`. A connection's services are `api: <origin>/api`, or
 * `<origin>/api/managed_users/2002` for the customer's workspace, `event_streams: <origin>/api/v1` and `data_tables: <origin>`.
 * Source: docs/connectors/workato-facts.md.
 *
 * Recipe 910 runs and its connection works, 911 to 914 were stopped for one cause each, 915 cannot be started for want of a connection, 917
 * runs on demand, polling 918 is in back-off for an hour. Of thirteen jobs of a recipe one failed. Topic 71 has messages, 72 has none. A
 * request that the vendor cuts after 40 seconds is the fault `drop-after`.
 *
 * Project 31 has folder 7 with folder 10 in it, lookup table 1 and a data table; API endpoint 1 is of recipe 910, endpoint 2 of 915. Members are
 * 1 to 3, API client roles 11 and 12, on-premise group and agent, genie and API client 1. Exports, imports, builds and deployments take
 * `workSeconds`; `failNext` makes the next one fail.
 */
export const emulator: EmulatorDefinition<WorkatoSettings, WorkatoEmulator> = {
  name: 'workato',
  title: 'Workato',
  settings,

  async start(options = {}) {
    const chosen = chooseSettings(options);
    const file = await StateFile.open<WorkatoTables>('workato', options.statePath);
    const workato = new Workato(file, optionsOf(chosen, options.seed ?? 1));
    const polls = new LongPolls(options.clock);
    const topics = new Topics(workato.own, polls);
    const server = await startServer(
      { routes: routesOf(workato, topics), file, errorAnswer: workato.errors.beforeRoute, maxBodyBytes: LONGEST_BODY },
      options,
    );
    // The made-up history ends now, which only the server's clock knows.
    if (file.isNew) makeUp(workato, topics, chosen, server.now());
    await file.saved();
    const storage = workato.options.downloads === 'elsewhere' ? await startStorage(workato, options) : undefined;
    workato.storageOrigin = storage?.origin;
    const closeServer = server.close.bind(server);
    const close = async (): Promise<void> => {
      polls.close();
      await storage?.close();
      await closeServer();
    };
    return Object.assign(
      server,
      happenings(workato, topics, () => server.now()),
      { polls, close },
    );
  },
};

function routesOf(workato: Workato, topics: Topics): Routes {
  const routes = new Routes();
  const api = new Api(workato, [routes.under('/api'), routes.under('/api/managed_users/{managed_user}')]);
  addAutomationEndpoints(api);
  addWorkspaceEndpoints(api);
  const eventStreams = new Api(workato, [routes.under('/api/v1')]);
  addConsume(eventStreams, topics);
  addPublish(eventStreams, topics);
  addStorage(routes, workato);
  return routes;
}
