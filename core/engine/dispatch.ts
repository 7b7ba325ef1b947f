import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { Log } from '../ports/log.js';
import type { EngineStart, OwnedStore } from '../ports/store/index.js';
import { errorJson } from '../run/run-errors.js';

export interface DispatchPorts {
  readonly store: OwnedStore;
  readonly engine: Pick<Engine, 'start'>;
  readonly clock: Clock;
  readonly log: Log;
}

const AT_ONCE = 64;
/** How often to look for new starts. */
const EVERY_MS = 250;
/** Longest time between two tries while the engine is down. */
const PATIENCE_MS = 10_000;

/**
 * Sends the starts that the store keeps for the engine until none is left. One is dropped from the store when the engine has confirmed it, and never
 * before: a crash in between sends it twice, which the engine knows it by.
 *
 * @throws EngineError when the engine takes one of them not. All of those not taken are kept.
 */
export async function dispatchStarts({ store, engine }: Pick<DispatchPorts, 'store' | 'engine'>, signal?: AbortSignal): Promise<number> {
  for (let sent = 0; ;) {
    const starts = signal?.aborted ? [] : await store.outbox(AT_ONCE);
    if (starts.length === 0) return sent;
    const answers = await Promise.allSettled(starts.map((start) => engine.start(start)));
    const taken = starts.filter((_, place) => answers[place]?.status === 'fulfilled');
    await store.sent(taken.map(({ number }: EngineStart) => number));
    sent += taken.length;
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }
}

/** Sends starts as they come, for as long as the signal lets it; an engine that is down is tried again and again. Throws when the store fails. */
export async function keepDispatching(ports: DispatchPorts, signal: AbortSignal): Promise<void> {
  const { clock, log } = ports;
  let waitMs = EVERY_MS;
  while (!signal.aborted) {
    try {
      await dispatchStarts(ports, signal);
      waitMs = EVERY_MS;
    } catch (error) {
      const told = errorJson(error) as { readonly code?: string };
      if (!told.code?.startsWith('engine_')) throw error;
      log.write({ at: clock.now(), event: 'engine.unreachable', data: { error: told, againInMs: waitMs } });
      waitMs = Math.min(waitMs * 2, PATIENCE_MS);
    }
    await clock.sleep(waitMs, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
