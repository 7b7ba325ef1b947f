/**
 * A process that takes webhooks until it is killed: one server for each of its stores. Says where they listen. With `early` it answers before it stores.
 * Usage: webhook-worker.js <folder> <stores> [early]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SystemClock } from '../../core/adapters/system-clock.js';
import type { DeliveryWrites } from '../../core/ports/store/index.js';
import { WebhookServer } from '../../core/webhook/webhook-server.js';
import { HookLab } from '../core/webhook/support/hook-lab.js';

const [folder = '', stores = '0', mode = ''] = process.argv.slice(2);
const EARLY_MS = 5;

const early = (store: DeliveryWrites): DeliveryWrites => ({
  takeDelivery: async (delivery, now) => {
    setTimeout(() => void store.takeDelivery(delivery, now), EARLY_MS);
    return { news: delivery.events.map((_, place) => place), started: 1 };
  },
  forgetDeliveries: (before, limit) => store.forgetDeliveries(before, limit),
});

async function serve(place: number): Promise<string> {
  const path = join(folder, String(place));
  mkdirSync(path, { recursive: true });
  const lab = await HookLab.open(path, mode === 'early' ? { store: early } : {});
  const server = await WebhookServer.start({ ...lab.parts, clock: new SystemClock() }, { port: 0 });
  return server.urlOf('shop');
}

process.send?.(await Promise.all(Array.from({ length: Number(stores) }, (_, place) => serve(place))));
process.once('disconnect', () => process.exit());
