import {
  authorize,
  type Emulator,
  type EmulatorDefinition,
  limitRate,
  RateLimiter,
  Routes,
  startServer,
  StateFile,
  type WebhookSender,
} from 'trunkline/testing';
import { Fulfilment } from './fulfilment.js';
import type { Order } from './records.js';
import { Shop, type ShopTables } from './shop.js';
import { errors } from './answers.js';
import { errorAnswer, rateHeaders, tooManyRequests } from './refusals.js';
import { addVersion1 } from './v1/routes.js';
import { withoutSuccess } from './v2/errors.js';
import { addVersion2 } from './v2/routes.js';
import { Notifier, type NotifierSettings } from './webhooks/notifier.js';

export interface HiveSettings {
  readonly apiKey?: string;
  readonly orders?: number;
  readonly requestsPerMinute?: number;
  readonly webhookUrl?: string;
  readonly webhookVersion?: number;
  readonly webhookDuplicates?: number;
  readonly webhookDisorderMs?: number;
  readonly webhookRetryMs?: number;
}

export interface HiveEmulator extends Emulator {
  /**
   * Makes an order as if a customer had placed it: fulfillable, newer than all others, and not in the ledger, which is for what came through
   * the API. Resolves when it is saved. With `created_at` it stands where it says, also behind newer ones.
   */
  addOrder(partial?: Partial<Omit<Order, 'id'>>): Promise<Order>;
  /** What happens to goods, and is told by webhooks: `hive.becomes((goods, now) => goods.return(81, 'arrived', now))`. Resolves when saved. */
  becomes(change: (goods: Fulfilment, now: number) => void): Promise<void>;
  /** What was sent to `webhookUrl`, and what became of it. */
  readonly webhooks: WebhookSender;
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
    webhookUrl: { description: 'Where notifications go, a URL on this machine; they go nowhere when it is empty', default: '' },
    webhookVersion: { description: 'Form of the notifications: 1 or 2', default: 2 },
    webhookDuplicates: { description: 'Chance, from 0 to 1, that a notification is sent once more though it was taken', default: 0 },
    webhookDisorderMs: { description: 'Notifications wait up to this many milliseconds, so that they overtake one another', default: 0 },
    webhookRetryMs: {
      description: 'Milliseconds before a notification that was not taken is sent again; doubled each time',
      default: 5000,
    },
  },

  async start(options = {}) {
    const { settings } = emulator;
    const file = await StateFile.open<ShopTables>('hive', options.statePath);
    const shop = new Shop(file, options.seed ?? 1);
    shop.seedOrders(options.orders ?? settings.orders.default);
    await file.saved();

    const notifier = new Notifier(shop, notifierSettings(options));
    const fulfilment = new Fulfilment(shop, (change, at) => notifier.tell(change, at));
    shop.onShipment = (record, channel, now) => notifier.tell({ kind: 'shipment', record, channel }, now);

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

    const closeServer = server.close.bind(server);
    return Object.assign(server, {
      webhooks: notifier.sender,
      async becomes(change: (goods: Fulfilment, now: number) => void): Promise<void> {
        change(fulfilment, server.now());
        await file.saved();
      },
      async close(): Promise<void> {
        await notifier.sender.close();
        await closeServer();
      },
      async addOrder(partial: Partial<Omit<Order, 'id'>> = {}): Promise<Order> {
        const { created_at: _, ...sample } = shop.sampleOrder();
        const order = shop.addOrder({ ...sample, status: 'fulfillable', ...partial }, server.now());
        await file.saved();
        return order;
      },
    });
  },
};

function notifierSettings(options: HiveSettings & { readonly seed?: number }): NotifierSettings {
  const { settings } = emulator;
  return {
    url: options.webhookUrl ?? settings.webhookUrl.default,
    version: options.webhookVersion ?? settings.webhookVersion.default,
    apiKey: options.apiKey ?? settings.apiKey.default,
    duplicates: options.webhookDuplicates ?? settings.webhookDuplicates.default,
    disorderMs: options.webhookDisorderMs ?? settings.webhookDisorderMs.default,
    retryMs: options.webhookRetryMs ?? settings.webhookRetryMs.default,
    seed: options.seed ?? 1,
  };
}
