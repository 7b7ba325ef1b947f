import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { OwnedStore } from '../ports/store/index.js';
import { waitFor } from '../trigger/back-off.js';
import { errorJson } from '../run/run-errors.js';
import type { AnyConnection } from '../runtime/connection.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { nextRenewal } from '../webhook/subscription-ends.js';
import { keepSubscriptions, type SubscriptionRound } from '../webhook/webhook-subscriptions.js';
import { type Heard, heardOf } from './heard.js';
import { aborted, keepDoing } from './keep-doing.js';
import { runParts, type ServePart } from './run-parts.js';

export interface SubscriptionPorts {
  readonly store: Pick<OwnedStore, 'subscriptions' | 'noteSubscriptions' | 'forgetSubscriptions'>;
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
  open(connection: string): Promise<AnyConnection>;
}

const EVERY_MS = 15 * 60_000;
/** However short the life of a webhook is, a vendor is asked no more often. */
const SOONEST_MS = 60_000;

/**
 * Looks after the webhooks that vendors have, now and then, and when one is to be renewed; a vendor that fails keeps the others waiting for nothing. For one
 * server of a project: two would each make their own.
 */
export function subscriptionPart(recipes: readonly HookedRecipe[], ports: SubscriptionPorts, place: HookPlace): ServePart {
  const heard = heardOf(recipes);
  return async (stop) => {
    const unheard = await unheardOf(heard, ports, place);
    if (heard.size + unheard.length === 0) return;
    await Promise.race([place.listening, aborted(stop)]);
    await runParts(
      [...heard.values(), ...unheard].map((one) => linePart(one, ports, place)),
      stop,
    );
  };
}

/** Connections that had webhooks, of which no recipe wants any now. */
async function unheardOf(heard: ReadonlyMap<string, Heard>, { store, clock, log }: SubscriptionPorts, place: HookPlace): Promise<Heard[]> {
  const unheard: Heard[] = [];
  for (const name of place.connections) {
    if (heard.has(name) || !(await store.subscriptions(name))) continue;
    try {
      unheard.push({ connection: await place.open(name), triggers: new Set() });
    } catch (error) {
      const data = { deed: 'failed', url: hooksOf(place) + name, error: errorJson(error) };
      log.write({ at: clock.now(), event: 'webhook.subscription', connection: name, data });
    }
  }
  return unheard;
}

/** Where the paths of connections begin. */
const hooksOf = ({ publicUrl }: HookPlace): string => `${publicUrl.replace(/\/$/, '')}/hooks/`;

function linePart({ connection, triggers }: Heard, ports: SubscriptionPorts, place: HookPlace): ServePart {
  const { store, clock, random, log } = ports;
  const below = hooksOf(place);
  const ours = new Set(place.connections.map((name) => below + name));
  const isOrphan = (one: string): boolean => one.startsWith(below) && !ours.has(one);
  const wanted = { connection, url: below + connection.id, triggers: [...triggers], isOrphan };
  const keep = (signal: AbortSignal) => async (): Promise<number> => {
    const known = await store.subscriptions(connection.id);
    if (!known && triggers.size === 0) return Infinity;
    const { failures = 0, nextAt = 0, lives = {} } = known ?? {};
    const now = clock.now();
    if (failures > 0 && nextAt > now) return nextAt;
    const round = await keepSubscriptions({ ...wanted, lives }, { clock, log, signal });
    if (!round) return Infinity;
    if (signal.aborted) return now;
    if (triggers.size === 0 && round.failure === undefined) {
      await store.forgetSubscriptions(connection.id);
      return Infinity;
    }
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
