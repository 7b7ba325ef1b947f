import {
  type Emulator,
  type EmulatorDefinition,
  limitRate,
  RateLimiter,
  Routes,
  startServer,
  StateFile,
  WebhookSender,
} from 'trunkline/testing';
import { Access } from './access/access.js';
import { Quota } from './access/quota.js';
import { errorAnswer } from './answers.js';
import { answerHeaders, gone } from './layers.js';
import { type Plan, PLANS } from './plans.js';
import { addReports } from './reports/routes.js';
import { seedEntries } from './seeds/entries.js';
import { seedPeople } from './seeds/people.js';
import { seedWork } from './seeds/work.js';
import { SECOND_MS } from './times.js';
import { Toggl, type TogglTables } from './toggl.js';
import { addTrack } from './track/routes.js';
import { addWebhooks } from './webhooks/routes.js';

export interface TogglSettings {
  readonly apiToken?: string;
  readonly memberToken?: string;
  readonly email?: string;
  readonly password?: string;
  readonly plan?: string;
  readonly entries?: number;
  readonly quota?: string;
  readonly burst?: number;
  readonly gone?: string;
  readonly duplicates?: number;
  readonly retrySeconds?: string;
}

export interface TogglEmulator extends Emulator {
  /** What sends to the callbacks: await `settled()` before looking at what arrived. */
  readonly webhooks: WebhookSender;
}

/**
 * Toggl Track: API v9 under `/api/v9`, Reports v3 under `/reports/api/v3`, Webhooks v1 under `/webhooks/api/v1`. Source: docs/connectors/toggl-facts.md.
 *
 * Workspace 777 in organization 70 has the plan of the settings, 778 in organization 71 is premium. Users are 5 (Ann, an admin of both), 6 (Ben,
 * who is in 777 only), 7 and 8. Made-up time entries have the ids 1001 and up and end yesterday; new ones begin at 9001.
 */
export const emulator: EmulatorDefinition<TogglSettings, TogglEmulator> = {
  name: 'toggl',
  title: 'Toggl Track',
  settings: {
    apiToken: { description: 'The API token of Ann, an admin of both workspaces', default: 'toggl_emulator_token' },
    memberToken: { description: 'The API token of Ben, who is in the first workspace only', default: 'toggl_member_token' },
    email: { description: 'The e-mail address of Ann', default: 'ann@example.com' },
    password: { description: 'The password of Ann', default: 'toggl_emulator_password' },
    plan: { description: `The plan of the first workspace: ${PLANS.join(', ')}`, default: 'free' },
    entries: { description: 'How many time entries a new account has behind it', default: 300 },
    quota: { description: 'Whether requests per hour are counted: on, off', default: 'on' },
    burst: { description: 'Requests let through at once, and in as many seconds; the real number is not known', default: 60 },
    gone: { description: 'Paths that begin so answer 410, joined by commas', default: '/api/v8/,/reports/api/v2/' },
    duplicates: { description: 'Chance, from 0 to 1, that a webhook event is delivered twice', default: 0 },
    retrySeconds: {
      description: 'Waits before a webhook event is delivered again, joined by commas; the real ones are not known',
      default: '5,60,600,3600,21600',
    },
  },

  async start(options = {}) {
    const chosen = withDefaults(options);
    const plan = planNamed(chosen.plan);
    const file = await StateFile.open<TogglTables>('toggl', options.statePath);
    const toggl = new Toggl(file, options.seed ?? 1);
    const routes = new Routes();
    const access = new Access(toggl, new Quota(chosen.quota !== 'off'));
    addTrack(routes, access);
    addReports(routes, access);
    const retryAfterMs = waitsOf(chosen.retrySeconds);
    const sender = new WebhookSender({ retryAfterMs, duplicates: chosen.duplicates, seed: toggl.seed });
    addWebhooks(routes, access, sender);
    const limiter = new RateLimiter({ limit: chosen.burst, perMs: chosen.burst * SECOND_MS, window: 'sliding' });
    const bursts = limitRate({ limiter, refuse: () => errorAnswer(429, 'fault') });
    const layers = [answerHeaders(toggl.seed), bursts, gone(chosen.gone.split(','))];
    const server = await startServer({ routes, file, layers, errorAnswer }, options);
    // The made-up history ends on the server's day, which only the server's clock knows.
    if (file.isNew) makeUp(toggl, chosen, plan, server.now());
    await file.saved();
    return withSender(server, sender);
  },
};

function withDefaults(options: TogglSettings): Required<TogglSettings> {
  const usual = Object.entries(emulator.settings).map(([name, setting]) => [name, setting.default]);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...usual, ...given]) as Required<TogglSettings>;
}

/** Closing the emulator gives up what waits to be sent. */
function withSender(server: Emulator, webhooks: WebhookSender): TogglEmulator {
  const closeServer = server.close.bind(server);
  const close = async (): Promise<void> => {
    await webhooks.close();
    await closeServer();
  };
  return Object.assign(server, { webhooks, close });
}

function waitsOf(seconds: string): number[] {
  const waits = seconds.split(',').map((wait) => Number(wait) * SECOND_MS);
  if (!waits.every((wait) => wait >= 0)) throw new RangeError(`The waits ${seconds} are not seconds, joined by commas`);
  return waits;
}

function planNamed(name: string): Plan {
  const plan = PLANS.find((one) => one === name);
  if (plan === undefined) throw new RangeError(`The plan ${name} is none of ${PLANS.join(', ')}`);
  return plan;
}

function makeUp(toggl: Toggl, chosen: Required<TogglSettings>, plan: Plan, now: number): void {
  seedPeople(toggl, chosen, plan, now);
  seedWork(toggl, now);
  seedEntries(toggl, chosen.entries, now);
}
