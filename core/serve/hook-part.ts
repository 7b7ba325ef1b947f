import type { DiskSpace } from '../ports/disk-space.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { OwnedStore } from '../ports/store/index.js';
import type { AnyConnection } from '../runtime/connection.js';
import { type HookedRecipe, listenersOf } from '../webhook/listener.js';
import { WebhookIntake } from '../webhook/webhook-intake.js';
import { WebhookServer } from '../webhook/webhook-server.js';
import { keepSubscriptions, type SubscriptionParts } from '../webhook/webhook-subscriptions.js';
import { keepDoing } from './keep-doing.js';
import { runParts, type ServePart } from './run-parts.js';

export interface HookPorts {
  readonly store: OwnedStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the store's disk; absent where the store is on another machine. */
  readonly disk?: DiskSpace;
}

export interface HookOptions {
  readonly host?: string;
  /** Default 7077; 0 for any that is free. */
  readonly port?: number;
  /** Where vendors reach the server, without a path. Webhooks at vendors are looked after only when it is given. */
  readonly publicUrl?: string;
  /** Told once vendors are let in: where. */
  readonly onListening?: (url: string) => void;
}

const FORGET_EVERY_MS = 3_600_000;
const SUBSCRIBE_EVERY_MS = 15 * 60_000;

/** Takes what vendors tell of; nothing where no trigger of these recipes can be told. */
export function hookPart(recipes: readonly HookedRecipe[], ports: HookPorts, options: HookOptions, onStarted: () => void): ServePart {
  const heard = heardOf(recipes);
  const { clock, store } = ports;
  return async (stop) => {
    if (heard.size === 0) return;
    const intake = new WebhookIntake({ store, clock, onStarted });
    intake.listen(
      [...heard.values()].map(({ connection }) => connection),
      recipes,
    );
    const server = await WebhookServer.start({ ...ports, intake }, options);
    options.onListening?.(server.url);
    const forget = async (): Promise<number> => (await intake.forget(), Infinity);
    const subscribe = (signal: AbortSignal) => async (): Promise<number> => (
      await subscribeAll(heard, { ...ports, signal }, options.publicUrl!),
      Infinity
    );
    try {
      await runParts(
        [
          (inner) => keepDoing(forget, { clock, stop: inner, atMostMs: FORGET_EVERY_MS }),
          ...(options.publicUrl === undefined
            ? []
            : [(inner: AbortSignal) => keepDoing(subscribe(inner), { clock, stop: inner, atMostMs: SUBSCRIBE_EVERY_MS })]),
        ],
        stop,
      );
    } finally {
      await server.stop();
    }
  };
}

interface Heard {
  readonly connection: AnyConnection;
  /** The connector's triggers that recipes use. */
  readonly triggers: Set<string>;
}

function heardOf(recipes: readonly HookedRecipe[]): ReadonlyMap<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const recipe of recipes) {
    const byId = new Map([...recipe.connections.values()].map((one) => [one.id, one]));
    for (const { connection, operation } of listenersOf(recipe)) {
      const known = heard.get(connection) ?? { connection: byId.get(connection)!, triggers: new Set() };
      heard.set(connection, known);
      known.triggers.add(operation);
    }
  }
  return heard;
}

async function subscribeAll(heard: ReadonlyMap<string, Heard>, parts: SubscriptionParts, publicUrl: string): Promise<void> {
  for (const { connection, triggers } of heard.values()) {
    const url = `${publicUrl.replace(/\/$/, '')}/hooks/${connection.id}`;
    await keepSubscriptions({ connection, url, triggers: [...triggers] }, parts);
  }
}
