import { authorize, type EmulatorDefinition, limitRate, RateLimiter, Routes, startServer, StateFile } from 'trunkline/testing';
import { keys } from './access.js';
import { Account, type AccountTables } from './account.js';
import { errorAnswer, forbidden, tooMany, unauthorized } from './errors.js';
import { addLaunches } from './launch-routes.js';
import { addLaunching } from './start-launch.js';
import { addWrkflows } from './wrkflow-routes.js';

export interface WrkSettings {
  readonly apiKey?: string;
  readonly readKey?: string;
  readonly launches?: number;
  readonly launchesPerDay?: number;
  readonly requestsPerSecond?: number;
}

/**
 * Wrk's API under `/api/v1`, and the older launch endpoint `/api/trigger/launch/`. Over HTTPS only at the vendor, over plain HTTP here.
 * Source: support.account.wrk.com, Getting Started; README of wrk-platform-sdk 2.6.0.
 *
 * Launches go on with the emulator's clock. Their ids begin at 23131; with the default of 12 made-up ones, the first new one is 23143. One whose
 * name begins with `broken` ends with an error.
 */
export const emulator: EmulatorDefinition<WrkSettings> = {
  name: 'wrk',
  title: 'Wrk',
  settings: {
    apiKey: { description: 'The key that is let in', default: 'wrk_emulator_key' },
    readKey: { description: 'A key without the right to launch, pause and resume; let in beside the other', default: 'wrk_read_key' },
    launches: { description: 'How many launches a new account has behind it', default: 12 },
    launchesPerDay: { description: 'Launches let through per day, by UTC', default: 1000 },
    requestsPerSecond: { description: 'Requests let through per second; the real number is not known', default: 50 },
  },

  async start(options = {}) {
    const { settings } = emulator;
    const file = await StateFile.open<AccountTables>('wrk', options.statePath);
    const account = new Account(file, options.seed ?? 1, options.launches ?? settings.launches.default);
    await file.saved();

    const routes = new Routes();
    addWrkflows(routes.under('/api/v1'), account);
    addLaunches(routes.under('/api/v1'), account);
    addLaunching(routes, account, options.launchesPerDay ?? settings.launchesPerDay.default);
    const limit = options.requestsPerSecond ?? settings.requestsPerSecond.default;
    const { isKnown, may } = keys({
      all: options.apiKey ?? settings.apiKey.default,
      read: options.readKey ?? settings.readKey.default,
    });
    return startServer(
      {
        routes,
        file,
        layers: [
          limitRate({
            limiter: new RateLimiter({ limit, perMs: 1000, window: 'sliding' }),
            refuse: () => tooMany('Too many requests hit the API too quickly'),
          }),
          authorize(isKnown, unauthorized),
          authorize(may, forbidden),
        ],
        errorAnswer,
      },
      options,
    );
  },
};
