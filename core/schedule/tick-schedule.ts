import type { Clock } from '../ports/clock.js';
import type { NewRun, OwnedStore } from '../ports/store/index.js';
import type { Recipe, ScheduleTrigger } from '../recipe/recipe.js';
import { revisionOf } from '../recipe/revision.js';
import { runIdOf, triggerKeyOf } from '../run/keys.js';
import { DueTimes } from './due-times.js';
import { type Occurrence, occurrences } from './missed.js';
import { overlapLane } from './overlap.js';
import { scheduledEvent } from './scheduled-event.js';

export interface TickRequest {
  readonly recipe: Recipe;
  readonly trigger: ScheduleTrigger;
  /** Of the trigger. Who ticks often keeps them, since a time zone is costly to read. Default: made for this tick. */
  readonly times?: DueTimes;
}

/** What a tick needs of a store. */
export type ScheduleStore = Pick<OwnedStore, 'cursor' | 'startRuns'>;

export interface TickResult {
  /** Runs that were made. */
  readonly started: number;
  /** When the schedule is due next, in milliseconds since 1970; absent when it never is again. */
  readonly next?: number;
}

/**
 * Starts what is due since the tick before. The cursor is the instant up to which all is handled; it moves in the transaction that makes the runs. A run
 * is known by its trigger and its due instant, so an instant starts no second one, wherever clocks jump and whoever ticks. The first tick only begins.
 */
export async function tickSchedule(
  { recipe, trigger, times = new DueTimes(trigger) }: TickRequest,
  { store, clock }: { readonly store: ScheduleStore; readonly clock: Pick<Clock, 'now'> },
): Promise<TickResult> {
  const key = scheduleKeyOf(recipe, trigger);
  const now = clock.now();
  const cursor = await store.cursor(key);
  const due = cursor === undefined ? [] : occurrences(times, trigger, Date.parse(cursor), now);
  const runs = due.map((one) => scheduledRun({ recipe, trigger }, times, one));
  const started = await store.startRuns(key, runs, new Date(now).toISOString(), now);
  const next = times.next(now);
  return { started, ...(next !== undefined && { next }) };
}

/** The run that an instant starts, the same one whoever makes it. */
export function scheduledRun({ recipe, trigger }: Omit<TickRequest, 'times'>, times: DueTimes, occurrence: Occurrence): NewRun {
  const event = scheduledEvent(times, occurrence);
  const lane = overlapLane(recipe, trigger)({ event });
  return { id: runIdOf(scheduleKeyOf(recipe, trigger), event.due), recipe: revisionOf(recipe), event, ...(lane && { lane }) };
}

/** A schedule belongs to no account. */
export const scheduleKeyOf = ({ name }: Pick<Recipe, 'name'>, { id }: Pick<ScheduleTrigger, 'id'>): string => triggerKeyOf(name, id, '');
