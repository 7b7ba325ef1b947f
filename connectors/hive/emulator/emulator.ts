import {
  type Answer,
  authorize,
  type Emulator,
  type EmulatorDefinition,
  limitRate,
  RateLimiter,
  type Refusal,
  Routes,
  startServer,
  StateFile,
  withHeaders,
} from 'trunkline/testing';
import type { Order } from './records.js';
import { Shop, type ShopTables } from './shop.js';
import { badRequest, errors } from './answers.js';
import { addVersion1 } from './v1/routes.js';
import { withoutSuccess } from './v2/errors.js';
import { addVersion2 } from './v2/routes.js';

export interface HiveSettings {
  readonly apiKey?: string;
  readonly orders?: number;
  readonly requestsPerMinute?: number;
}

export interface HiveEmulator extends Emulator {
  /**
   * Makes an order as if a customer had placed it: fulfillable, newer than all others, and not in the ledger, which is for what came through
   * the API. Resolves when it is saved. With `created_at` it stands where it says, also behind newer ones.
   */
  addOrder(partial?: Partial<Omit<Order, 'id'>>): Promise<Order>;
}

/**
 * Hive's merchant API: version 1 under `/merchant_api/v1`, version 2 under `/merchant_api/v2`, one key and one rate limit for both.
 * Source: developers.hive.app, General; hive-merchant-api.redocly.app.
 *
 * Orders have the ids 501 and up, SKUs 1 to 12, warehouses 71 to 73, restocking shipments 13 to 19, shipments 901 and up, returns 81 and up.
 * Those are of sales channel 101, the one that version 1 shows. Version 2 shows 202 as well: 30 orders with the ids 200001 and up.
 */
export const emulator: EmulatorDefinition<HiveSettings, HiveEmulator> = {
  name: 'hive',
  title: 'Hive',
  settings: {
    apiKey: { description: 'The key that is let in', default: 'hive_emulator_key' },
    orders: { description: 'How many orders the made-up history has; more than an earlier run adds newer ones', default: 250 },
    requestsPerMinute: { description: 'Requests let through per minute', default: 100 },
  },

  async start(options = {}) {
    const { settings } = emulator;
    const file = await StateFile.open<ShopTables>('hive', options.statePath);
    const shop = new Shop(file, options.seed ?? 1);
    shop.seedOrders(options.orders ?? settings.orders.default);
    await file.saved();

    const routes = new Routes();
    addVersion1(routes, shop);
    addVersion2(routes, shop);
    const limit = options.requestsPerMinute ?? settings.requestsPerMinute.default;
    const authorization = `Bearer ${options.apiKey ?? settings.apiKey.default}`;
    const server = await startServer(
      {
        routes,
        file,
        layers: [
          withoutSuccess,
          limitRate({
            limiter: new RateLimiter({ limit, perMs: 60_000 }),
            headers: (use) => rateHeaders(use.used, limit),
            refuse: (use) => tooManyRequests(use.retryAfterMs),
          }),
          authorize(
            (request) => request.headers.authorization === authorization,
            () => errors(401, ['authentication required']),
          ),
        ],
        errorAnswer: (status, reason) => errorAnswer(status, reason, limit),
      },
      options,
    );

    return Object.assign(server, {
      async addOrder(partial: Partial<Omit<Order, 'id'>> = {}): Promise<Order> {
        const { created_at: _, ...sample } = shop.sampleOrder();
        const order = shop.addOrder({ ...sample, status: 'fulfillable', ...partial }, server.now());
        await file.saved();
        return order;
      },
    });
  },
};

const WORDS: Readonly<Record<number, string>> = {
  404: 'not found',
  405: 'method not allowed',
  413: 'request too large',
  503: 'service unavailable',
};

/** What is refused before a route's handler. A 429 that was switched on asks for a wait short enough for a test. */
function errorAnswer(status: number, reason: Refusal, limit: number): Answer {
  if (reason === 'bad-json') return badRequest();
  if (status === 429) return withHeaders(tooManyRequests(200), rateHeaders(limit + 1, limit));
  return errors(status, [WORDS[status] ?? 'internal server error']);
}

/** The wait is in seconds with a fraction, `3.2`, and never too short. Source: developers.hive.app, General (rate limit). */
function tooManyRequests(retryAfterMs: number): Answer {
  return errors(429, ['too many requests'], { 'Retry-After': (Math.ceil(retryAfterMs / 100) / 10).toFixed(1) });
}

function rateHeaders(used: number, limit: number): Record<string, string> {
  return { 'X-Rate-Limit-Used': String(used), 'X-Rate-Limit-Max': String(limit) };
}
