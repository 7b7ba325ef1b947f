import { InvalidInputError, GoneError, CancelledError } from 'trunkline/errors';
import type { PollDocument } from 'trunkline/document';
import { selector } from '../../document/select.js';
import type { Backfill, NewRun } from '../../ports/store/index.js';
import { recipeOf } from '../../recipe/revision.js';
import { runIdOf } from '../../run/keys.js';
import { compileValue } from '../../run/program/resolve.js';
import { errorJson } from '../../run/run-errors.js';
import { StoreError } from '../../store/store-error.js';
import { waitFor } from '../back-off.js';
import { type Cursor, readCursor } from '../cursor.js';
import { eventKey } from '../event-key.js';
import { laneReader } from '../lane.js';
import { codeOf } from '../reading.js';
import { sinceMoment, sinceValue } from '../since-value.js';
import type { PollerPorts } from './poller.js';
import { connectionOf, keyOf, type PolledTrigger } from './polled-trigger.js';
import { isRefused, pauseFor } from './refusal.js';

/** Backfills looked at in one round. */
const AT_ONCE = 10;
/** Runs of a backfill at once, where its recipe does not say how many: the others are for live events. */
const LANE_MAX = 2;

/** How often one goes on. */
const EVERY_MS = 5_000;

/** Reads windows of the past, a page at a time and only while no run is due that a live event has started. */
export class Backfills {
  constructor(private readonly ports: PollerPorts) {}

  /** When one of these triggers goes on, in milliseconds since 1970; Infinity where there is none. */
  async next(triggers: readonly PolledTrigger[]): Promise<number> {
    const soonest = this.ports.clock.now() + EVERY_MS;
    return Math.min(...(await this.#open(triggers)).map(({ nextAt = 0 }) => Math.max(nextAt, soonest)));
  }

  /** Those of these triggers that have not ended and can go on: not while the connection's credentials are refused. */
  async #open(triggers: readonly PolledTrigger[]): Promise<readonly Backfill[]> {
    const pauses = await this.ports.store.pauses();
    const now = this.ports.clock.now();
    const paused = new Set(pauses.flatMap(({ connection, until }) => (until > now ? [connection] : [])));
    const keys = triggers.filter((polled) => !paused.has(connectionOf(polled).id)).map(keyOf);
    return this.ports.store.openBackfills(keys, AT_ONCE);
  }

  /** Goes on with each until it has ended or must give way. A failure of the vendor leaves it where it was, for longer each time. */
  async goOn(triggers: readonly PolledTrigger[], signal?: AbortSignal): Promise<void> {
    const refused = new Set<string>();
    for (const backfill of await this.#open(triggers)) {
      if ((backfill.nextAt ?? 0) > this.ports.clock.now()) continue;
      const polled = triggers.find((one) => keyOf(one) === backfill.trigger)!;
      if (refused.has(connectionOf(polled).id)) continue;
      await this.#read(backfill, polled, signal).catch(async (error: unknown) => {
        await this.#failed(backfill, error);
        if (!isRefused(error)) return;
        refused.add(connectionOf(polled).id);
        await pauseFor(error, polled, this.ports);
      });
    }
  }

  async #read(backfill: Backfill, polled: PolledTrigger, signal: AbortSignal | undefined): Promise<void> {
    const { store, clock } = this.ports;
    const connection = connectionOf(polled);
    const operation = connection.document.operations[polled.trigger.uses.operation];
    const poll = operation?.kind === 'trigger' ? operation.poll : undefined;
    if (!poll || poll.detects) throw notPossible(polled);
    const makeRun = await this.#runMaker(backfill, polled, poll);
    const invalid = new Set<unknown>();
    const list = connection.list(poll.list, inputOf(backfill, polled, poll), {
      ...(signal && { signal }),
      ...(backfill.resume !== undefined && { resume: backfill.resume }),
      onInvalid: (record, error) => {
        invalid.add(record);
        this.#tellSkipped(backfill, error);
      },
    });
    for await (const { records, resume } of list.pages()) {
      const runs = records.flatMap((record) => (invalid.has(record) ? [] : (makeRun(record) ?? [])));
      invalid.clear();
      await store.backfillPage(backfill.id, { runs, read: records.length, ...(resume !== undefined && { resume }) }, clock.now());
      if (await this.#mustGiveWay(backfill)) return;
    }
    const { outcome } = list;
    if (outcome?.status === 'complete' && outcome.pages === 0) await store.backfillPage(backfill.id, { runs: [], read: 0 }, clock.now());
  }

  async #runMaker(backfill: Backfill, polled: PolledTrigger, poll: PollDocument): Promise<(record: unknown) => NewRun | undefined> {
    const code = await codeOf(connectionOf(polled), poll);
    const [readKey, read, type] = [eventKey(poll.key, code), poll.cursor && selector(poll.cursor, code), poll.cursorType ?? 'text'];
    const [since, until] = [backfill.since, backfill.until].map((bound) => (bound === undefined ? undefined : readCursor(type, bound)));
    const lane = laneReader(recipeOf(backfill.recipe));
    const usual = { key: `backfill ${backfill.trigger}`, max: LANE_MAX, full: 'queue' } as const;
    return (record) => {
      try {
        if (read && !isInside(readCursor(type, read(record)), since, until)) return undefined;
        const id = runIdOf(backfill.trigger, readKey(record));
        return { id, recipe: backfill.recipe, event: record, lane: lane({ event: record }) ?? usual };
      } catch (error) {
        this.#tellSkipped(backfill, error);
        return undefined;
      }
    };
  }

  /** Live events go first: their runs are made before those of the next page. */
  async #mustGiveWay({ recipe }: Backfill): Promise<boolean> {
    const { store, clock } = this.ports;
    return (await store.dueRuns({ recipe: recipe.name, now: clock.now(), limit: 1 })).length > 0;
  }

  async #failed({ id, trigger }: Backfill, error: unknown): Promise<void> {
    if (error instanceof StoreError && !error.code.startsWith('value_')) throw error;
    const { store, clock, log } = this.ports;
    const isFinal = error instanceof InvalidInputError || error instanceof GoneError;
    log.write({ at: clock.now(), event: 'backfill.failed', data: { backfill: id, trigger, error: errorJson(error) } });
    if (error instanceof CancelledError) return;
    if (isFinal) await store.endBackfill(id, errorJson(error), clock.now());
    else if (!isRefused(error)) await this.#hold(id, trigger, error);
  }

  /** What was read since it last failed counts: it may have got on before it failed again. */
  async #hold(id: string, trigger: string, error: unknown): Promise<void> {
    const { store, clock, random } = this.ports;
    const known = (await store.openBackfills([trigger], AT_ONCE)).find((one) => one.id === id);
    const failures = (known?.failures ?? 0) + 1;
    await store.holdBackfill(id, { failures, nextAt: clock.now() + waitFor(EVERY_MS, { failures, error }, random) });
  }

  #tellSkipped({ id, trigger }: Backfill, error: unknown): void {
    const { clock, log } = this.ports;
    log.write({ at: clock.now(), event: 'backfill.skipped', data: { backfill: id, trigger, error: errorJson(error) } });
  }
}

const isInside = ({ sort }: Cursor, since: Cursor | undefined, until: Cursor | undefined): boolean =>
  (since === undefined || sort >= since.sort) && (until === undefined || sort < until.sort);

/** The list's input, with the beginning of the window where the vendor can filter by it. */
function inputOf({ since }: Backfill, polled: PolledTrigger, poll: PollDocument): Readonly<Record<string, unknown>> {
  const { bound, trigger } = polled;
  const given = compileValue(trigger.with)({ vars: bound.recipe.vars }) as Readonly<Record<string, unknown>>;
  if (since === undefined || poll.since === undefined) return given;
  const { document } = connectionOf(polled);
  const value = poll.sinceFormat ? sinceMoment(poll.sinceFormat, since) : sinceValue(document, poll.list, poll.since, since);
  return { ...given, [poll.since]: value };
}

const notPossible = ({ trigger }: PolledTrigger): InvalidInputError =>
  new InvalidInputError(`The trigger ${trigger.id} compares readings, and there are none of the past.`, {
    code: 'no_backfill',
    remedy: 'Backfill a trigger that reads records by their keys.',
  });
