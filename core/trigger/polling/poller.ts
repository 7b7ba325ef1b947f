import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Random } from '../../ports/random.js';
import type { OwnedStore, Pause, TriggerState } from '../../ports/store/index.js';
import type { PollResult } from '../poll.js';
import { pollTrigger } from '../run-once.js';
import { waitFor } from '../back-off.js';
import { Backfills } from './backfills.js';
import { intervals } from './intervals.js';
import { byConnection, connectionOf, keyOf, type PolledTrigger } from './polled-trigger.js';
import { isRefused, pauseFor } from './refusal.js';

export interface PollerPorts {
  readonly store: OwnedStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** Reasons for which a poll says nothing of its trigger: the next one is due as if it had not been. */
const AT_ONCE = new Set(['stopped', 'reset']);

/**
 * Polls triggers when they are due: as often as their recipes say and the vendors' budgets allow, less often after failures, and not at all while a
 * connection's credentials are refused. What it knows is in the store, so another process goes on where this one ended.
 *
 * Whoever owns the store drives it: `poll` does what is due, `next` says when that is the case again.
 */
export class Poller {
  #triggers: readonly PolledTrigger[] = [];
  #polling: Promise<readonly PollResult[]> | undefined;
  readonly #backfills: Backfills;

  constructor(private readonly ports: PollerPorts) {
    this.#backfills = new Backfills(ports);
  }

  /** The triggers there are from now on. One that was there before goes on from its state. */
  set(triggers: readonly PolledTrigger[]): void {
    this.#triggers = triggers;
  }

  /** When something is due, in milliseconds since 1970; undefined when nothing ever is. */
  async next(): Promise<number | undefined> {
    const now = this.ports.clock.now();
    const { states, pauses } = await this.#known();
    const dues = this.#triggers.map((polled) => dueAt(polled, states, pauses, now));
    const next = Math.min(...dues, await this.#backfills.next(this.#triggers));
    return next === Infinity ? undefined : next;
  }

  /** Polls what is due, one after the other on each connection, then goes on with backfills. While it is at it, another call awaits the same. */
  poll(signal?: AbortSignal): Promise<readonly PollResult[]> {
    this.#polling ??= this.#pollDue(signal).finally(() => (this.#polling = undefined));
    return this.#polling;
  }

  async #pollDue(signal: AbortSignal | undefined): Promise<readonly PollResult[]> {
    const now = this.ports.clock.now();
    const { states, pauses } = await this.#known();
    const due = this.#triggers.filter((polled) => dueAt(polled, states, pauses, now) <= now);
    const results = await Promise.all(byConnection(due).map((line) => this.#pollLine(line, signal)));
    await this.#backfills.goOn(this.#triggers, signal);
    return results.flat();
  }

  async #pollLine(line: readonly PolledTrigger[], signal: AbortSignal | undefined): Promise<readonly PollResult[]> {
    const results: PollResult[] = [];
    for (const polled of line) {
      if (signal?.aborted) break;
      const { states, pauses } = await this.#known();
      if (dueAt(polled, states, pauses, this.ports.clock.now()) > this.ports.clock.now()) continue;
      const { bound, trigger } = polled;
      const result = await pollTrigger(bound, trigger, this.ports, signal ? { signal } : {});
      await this.#note(polled, result, states, pauses);
      results.push(result);
    }
    return results;
  }

  async #note(
    polled: PolledTrigger,
    result: PollResult,
    states: ReadonlyMap<string, TriggerState>,
    pauses: ReadonlyMap<string, Pause>,
  ): Promise<void> {
    const { store, clock, random } = this.ports;
    const key = keyOf(polled);
    const connection = connectionOf(polled).id;
    const at = clock.now();
    if (result.status === 'incomplete' && AT_ONCE.has(result.reason)) return;
    const refused = result.status === 'incomplete' && isRefused(result.cause);
    if (refused) await pauseFor(result.cause, polled, this.ports);
    else if (result.status === 'complete' && pauses.has(connection)) {
      await store.resumeConnection(connection);
      this.ports.log.write({ at, event: 'connection.resumed', connection });
    }
    const failures = result.status === 'complete' ? 0 : (states.get(key)?.failures ?? 0) + 1;
    const calls = result.status === 'complete' ? result.calls : undefined;
    const callsOf = (other: string): number => (other === key && calls !== undefined ? calls : (states.get(other)?.calls ?? 0));
    const everyMs = intervals(this.#triggers, callsOf).get(key)!;
    const error = result.status === 'incomplete' ? result.cause : undefined;
    const waitMs = waitFor(everyMs, { failures: refused ? 0 : failures, error }, random);
    await store.notePoll(key, {
      failures,
      at,
      nextAt: at + waitMs,
      ...(calls !== undefined && { calls }),
      ...(result.status === 'incomplete' && { trouble: { reason: result.reason, error: result.error } }),
    });
  }

  async #known(): Promise<{ readonly states: ReadonlyMap<string, TriggerState>; readonly pauses: ReadonlyMap<string, Pause> }> {
    const { store } = this.ports;
    const [states, pauses] = await Promise.all([store.triggers(), store.pauses()]);
    return {
      states: new Map(states.map((state) => [state.trigger, state])),
      pauses: new Map(pauses.map((pause) => [pause.connection, pause])),
    };
  }
}

/** At once where nothing is known, or where the clock was set back behind the last poll. */
function dueAt(polled: PolledTrigger, states: ReadonlyMap<string, TriggerState>, pauses: ReadonlyMap<string, Pause>, now: number): number {
  const { nextAt = now, polledAt = now } = states.get(keyOf(polled)) ?? {};
  const { until = 0 } = pauses.get(connectionOf(polled).id) ?? {};
  return polledAt > now ? now : Math.max(until, nextAt);
}
