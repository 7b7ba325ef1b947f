import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { keepSubscriptions } from '../webhook/webhook-subscriptions.js';
import { heardOf } from './heard.js';
import { aborted, keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

const EVERY_MS = 15 * 60_000;

/**
 * Looks after the webhooks that vendors have, now and then. For one server of a project: two would each make their own.
 *
 * @param publicUrl Where vendors reach the servers, without a path.
 * @param listening Resolves once somebody listens there: vendors ask the URL of a new webhook at once.
 */
export function subscriptionPart(
  recipes: readonly HookedRecipe[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  publicUrl: string,
  listening: Promise<void>,
): ServePart {
  const heard = heardOf(recipes);
  const keep = (signal: AbortSignal) => async (): Promise<number> => {
    for (const { connection, triggers } of heard.values()) {
      const url = `${publicUrl.replace(/\/$/, '')}/hooks/${connection.id}`;
      await keepSubscriptions({ connection, url, triggers: [...triggers] }, { clock, log, signal });
    }
    return Infinity;
  };
  return async (stop) => {
    if (heard.size === 0) return;
    await Promise.race([listening, aborted(stop)]);
    await keepDoing(keep(stop), { clock, stop, atMostMs: EVERY_MS });
  };
}
