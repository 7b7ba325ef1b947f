import { type Emulator, type EmulatorDefinition, Routes, startServer, StateFile } from 'trunkline/testing';
import { checkCredentials } from './credentials.js';
import { dressAnswers } from './dress.js';
import { errorAnswer } from './errors.js';
import { commitHash } from './seeds/commits.js';
import { idOf } from './seeds/ids.js';
import { Service, type ServiceTables } from './service.js';
import { addSpinnaker } from './spinnaker.js';
import { addVersion2 } from './v2.js';
import { addApplications } from './v3/applications.js';
import { addBuilds } from './v3/builds.js';
import { addRunSteps } from './v3/run-steps.js';
import { addRuns } from './v3/runs.js';
import { addStarting } from './v3/start-run.js';
import { addToken, addTokens } from './v3/tokens.js';
import { addWorkflows } from './v3/workflows.js';

export interface WerckerSettings {
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly applications?: number;
  readonly runs?: number;
  readonly runSeconds?: number;
}

export interface WerckerEmulator extends Emulator {
  /** Someone pushes a commit: its run is made, and the pipeline's workflow follows. Not in the ledger, which is for what came through the API. */
  push(pipelineId: string, commit?: { readonly branch?: string; readonly message?: string }): Promise<{ readonly runId: string }>;
  /** Someone adds an application of Acme on the web page. */
  addApplication(name: string): Promise<{ readonly id: string }>;
}

/**
 * Wercker's API: version 3 under `/api/v3`, what is left of version 2, and Spinnaker's endpoints. The caller is ada, of the organisation
 * Acme. Source: docs/connectors/wercker-facts.md.
 *
 * A run waits for a tenth of `runSeconds`, then works; it fails on a branch whose name begins with `broken`. Acme has storefront, whose
 * build is followed by a deploy, billing (private), legacy (classic, with builds and deploys) and secret, which ada must not see.
 */
export const emulator: EmulatorDefinition<WerckerSettings, WerckerEmulator> = {
  name: 'wercker',
  title: 'Wercker',
  settings: {
    token: { description: 'The personal token that is let in from the start', default: 'wercker_emulator_token' },
    username: { description: 'User name that may create a token', default: 'ada' },
    password: { description: 'Password that may create a token', default: 'wercker_emulator_password' },
    applications: { description: 'How many applications Acme has, at least 4', default: 24 },
    runs: { description: 'How many runs a new account has behind it', default: 90 },
    runSeconds: { description: 'How long a run takes, in seconds', default: 20 },
  },

  async start(options = {}) {
    const { settings } = emulator;
    const file = await StateFile.open<ServiceTables>('wercker', options.statePath);
    const service = new Service(file, {
      seed: options.seed ?? 1,
      applications: options.applications ?? settings.applications.default,
      runs: options.runs ?? settings.runs.default,
      runSeconds: options.runSeconds ?? settings.runSeconds.default,
    });
    if (file.isNew) addToken(service, 'emulator', options.token ?? settings.token.default, Date.parse('2017-05-02T09:00:00.000Z'));
    await file.saved();

    const login = { username: options.username ?? settings.username.default, password: options.password ?? settings.password.default };
    const server = await startServer(
      {
        routes: routesOf(service),
        file,
        layers: [
          dressAnswers(),
          checkCredentials(service, login),
          (next) => (request) => {
            service.advance(request.at);
            return next(request);
          },
        ],
        errorAnswer,
      },
      options,
    );

    return Object.assign(server, {
      async push(pipelineId: string, { branch = 'master', message = 'fix' } = {}) {
        const pipeline = service.pipelines.find(pipelineId);
        if (pipeline === undefined) throw new TypeError(`There is no pipeline ${pipelineId}`);
        const commit = commitHash(service.options.seed, service.runs.size + 1);
        const run = service.startRun(pipeline, { branch, message, commitHash: commit, envVars: [] }, server.now());
        await file.saved();
        return { runId: run.id };
      },
      async addApplication(name: string) {
        const id = idOf('application', service.applications.size + 1);
        const at = server.now();
        const open = { privacy: 'public', stack: 6, ignoredBranches: [], isMember: true } as const;
        service.applications.add({ id, createdAt: at, updatedAt: at, owner: 'Acme', name, ...open });
        await file.saved();
        return { id };
      },
    });
  },
};

function routesOf(service: Service): Routes {
  const routes = new Routes();
  const version3 = routes.under('/api/v3');
  addApplications(version3, service);
  addRuns(version3, service);
  addStarting(version3, service);
  addRunSteps(version3, service);
  addWorkflows(version3, service);
  addBuilds(version3, service);
  addTokens(version3, service);
  addVersion2(routes.under('/api/v2'), service);
  addSpinnaker(routes.under('/api/spinnaker/v1'), service);
  return routes;
}
