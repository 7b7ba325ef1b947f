import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { OwnedStore } from '../ports/store/index.js';
import type { HeldStore } from '../run/hold-lease.js';
import { errorJson } from '../run/run-errors.js';
import { isPassing } from '../store/store-error.js';
import { pause } from './keep-doing.js';
import { runParts, type ServePart } from './run-parts.js';

export interface Turns {
  /** Waits until a lease is ours; undefined when it was stopped before. */
  readonly stand: (stop: AbortSignal) => Promise<HeldStore | undefined>;
  /** What is done with it. */
  readonly parts: (store: OwnedStore) => readonly ServePart[];
  readonly clock: Clock;
  readonly log: Log;
}

const AGAIN_MS = 1_000;

/**
 * Does its parts for as long as a lease is ours, until it is stopped. One that was lost, as by a process that was held up or by a database that was away,
 * is stood by for again. Throws what else goes wrong, and whatever does before the lease was ours once.
 */
export async function takeTurns(turns: Turns, stop: AbortSignal): Promise<void> {
  const { stand, clock } = turns;
  for (let wasOurs = false; !stop.aborted;) {
    try {
      const held = await stand(stop);
      if (!held) return;
      wasOurs = true;
      await takeOne(held, turns, stop);
    } catch (error) {
      if (!wasOurs || !isPassing(error)) throw error;
      interrupted(error, turns);
      await pause(clock, AGAIN_MS, stop);
    }
  }
}

async function takeOne(held: HeldStore, turns: Turns, stop: AbortSignal): Promise<void> {
  try {
    await runParts(turns.parts(held.store), AbortSignal.any([stop, held.lost]));
  } catch (error) {
    if (!held.lost.aborted) throw error;
    interrupted(error, turns);
  } finally {
    await held.release();
  }
}

const interrupted = (error: unknown, { clock, log }: Turns): void =>
  log.write({ at: clock.now(), event: 'server.interrupted', data: { error: errorJson(error) } });
