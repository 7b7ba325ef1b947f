import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { isSchedule, type Recipe } from '../recipe/recipe.js';
import { type ScheduleStore, type TickResult, tickSchedule } from './tick-schedule.js';

export interface SchedulePorts {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks at every schedule of a recipe once: how many runs that started, and when the first of them is due next. */
export async function tickSchedules(recipe: Recipe, ports: SchedulePorts): Promise<TickResult> {
  let all = 0;
  let first = Infinity;
  for (const trigger of recipe.on.filter(isSchedule)) {
    const { started, next } = await tickSchedule({ recipe, trigger }, ports);
    all += started;
    first = Math.min(first, next ?? Infinity);
    const data = { trigger: trigger.id, started, ...(next !== undefined && { next: new Date(next).toISOString() }) };
    ports.log.write({ at: ports.clock.now(), event: 'trigger.ticked', data });
  }
  return { started: all, ...(first < Infinity && { next: first }) };
}
