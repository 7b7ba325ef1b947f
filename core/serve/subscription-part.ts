import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { OwnedStore } from '../ports/store/index.js';
import { waitFor } from '../trigger/back-off.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { nextRenewal } from '../webhook/subscription-ends.js';
import { keepSubscriptions, type SubscriptionRound } from '../webhook/webhook-subscriptions.js';
import { type Heard, heardOf } from './heard.js';
import { aborted, keepDoing } from './keep-doing.js';
import { runParts, type ServePart } from './run-parts.js';

export interface SubscriptionPorts {
  readonly store: Pick<OwnedStore, 'subscriptions' | 'noteSubscriptions'>;
  readonly clock: Clock;
  readonly random: Pick<Random, 'next'>;
  readonly log: Log;
}

export interface HookPlace {
  /** Where vendors reach the servers, without a path. */
  readonly publicUrl: string;
  /** Resolves once somebody listens there: vendors ask the URL of a new webhook at once. */
  readonly listening: Promise<void>;
  /** Names of the connections that there are: below the URL, a webhook of any other is an orphan. */
  readonly connections: readonly string[];
}

const EVERY_MS = 15 * 60_000;
/** However short the life of a webhook is, a vendor is asked no more often. */
const SOONEST_MS = 60_000;

/**
 * Looks after the webhooks that vendors have, now and then, and when one is to be renewed; a vendor that fails keeps the others waiting for nothing. For one
 * server of a project: two would each make their own.
 */
export function subscriptionPart(recipes: readonly HookedRecipe[], ports: SubscriptionPorts, place: HookPlace): ServePart {
  const heard = [...heardOf(recipes).values()];
  return async (stop) => {
    if (heard.length === 0) return;
    await Promise.race([place.listening, aborted(stop)]);
    await runParts(
      heard.map((one) => linePart(one, ports, place)),
      stop,
    );
  };
}

function linePart({ connection, triggers }: Heard, ports: SubscriptionPorts, { publicUrl, connections }: HookPlace): ServePart {
  const { store, clock, random, log } = ports;
  const below = `${publicUrl.replace(/\/$/, '')}/hooks/`;
  const ours = new Set(connections.map((name) => below + name));
  const isOrphan = (one: string): boolean => one.startsWith(below) && !ours.has(one);
  const wanted = { connection, url: below + connection.id, triggers: [...triggers], isOrphan };
  const keep = (signal: AbortSignal) => async (): Promise<number> => {
    const { failures = 0, nextAt = 0, lives = {} } = (await store.subscriptions(connection.id)) ?? {};
    const now = clock.now();
    if (failures > 0 && nextAt > now) return nextAt;
    const round = await keepSubscriptions({ ...wanted, lives }, { clock, log, signal });
    if (!round) return Infinity;
    if (signal.aborted) return now;
    const noted = noteOf(round, failures, clock.now(), random);
    await store.noteSubscriptions(connection.id, noted);
    return noted.nextAt;
  };
  return (stop) => keepDoing(keep(stop), { clock, stop, atMostMs: EVERY_MS });
}

function noteOf({ failure, lives }: SubscriptionRound, before: number, now: number, random: Pick<Random, 'next'>) {
  const failures = failure === undefined ? 0 : before + 1;
  const failing = { failures, error: failure, mostMs: EVERY_MS };
  const nextAt =
    failures > 0
      ? now + waitFor(SOONEST_MS, failing, random)
      : Math.min(now + EVERY_MS, Math.max(now + SOONEST_MS, Math.ceil(nextRenewal(lives))));
  return { failures, nextAt, lives };
}
