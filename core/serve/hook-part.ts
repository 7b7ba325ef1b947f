import type { DiskSpace } from '../ports/disk-space.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { OwnedStore } from '../ports/store/index.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { WebhookIntake } from '../webhook/webhook-intake.js';
import { WebhookServer } from '../webhook/webhook-server.js';
import { heardOf } from './heard.js';
import { keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

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
}

const FORGET_EVERY_MS = 3_600_000;

export interface HookEvents {
  readonly onStarted: () => void;
  /** Told once vendors are let in: where; undefined where there are none to be let in. */
  readonly onListening: (url: string | undefined) => void;
}

/** Takes what vendors tell of; nothing where no trigger of these recipes can be told. */
export function hookPart(
  recipes: readonly HookedRecipe[],
  ports: HookPorts,
  options: HookOptions,
  { onStarted, onListening }: HookEvents,
): ServePart {
  const heard = heardOf(recipes);
  const { clock, store } = ports;
  return async (stop) => {
    if (heard.size === 0) return onListening(undefined);
    const intake = new WebhookIntake({ store, clock, onStarted, log: ports.log });
    intake.listen(
      [...heard.values()].map(({ connection }) => connection),
      recipes,
    );
    const server = await WebhookServer.start({ ...ports, intake }, options);
    onListening(server.url);
    const forget = async (): Promise<number> => (await intake.forget(), Infinity);
    try {
      await keepDoing(forget, { clock, stop, atMostMs: FORGET_EVERY_MS });
    } finally {
      await server.stop();
    }
  };
}
