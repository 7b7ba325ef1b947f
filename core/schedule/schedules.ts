import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { isSchedule, type Recipe } from '../recipe/recipe.js';
import { errorJson, isRecipeFault } from '../run/run-errors.js';
import { DueTimes } from './due-times.js';
import { type ScheduleStore, type TickRequest, type TickResult, tickSchedule } from './tick-schedule.js';

export interface SchedulePorts {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** The schedules of recipes, with their times, which are costly to make. */
export class Schedules {
  readonly #all: readonly Required<TickRequest>[];

  constructor(recipes: readonly Recipe[]) {
    this.#all = recipes.flatMap((recipe) =>
      recipe.on.filter(isSchedule).map((trigger) => ({ recipe, trigger, times: new DueTimes(trigger) })),
    );
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** Looks at each once: how many runs that started, and when the first of them is due next. Not to be called twice at once. */
  async tick(ports: SchedulePorts): Promise<TickResult> {
    let all = 0;
    let first = Infinity;
    for (const one of this.#all) {
      const { started, next = Infinity } = await tickOne(one, ports);
      all += started;
      first = Math.min(first, next);
    }
    return { started: all, ...(first < Infinity && { next: first }) };
  }
}

/** One whose recipe cannot say which runs go on one after the other starts none until it is mended; the others go on. */
async function tickOne(request: Required<TickRequest>, ports: SchedulePorts): Promise<TickResult> {
  const { clock, log } = ports;
  const { recipe, trigger, times } = request;
  const write = (event: string, data: object): void =>
    log.write({ at: clock.now(), event, data: { recipe: recipe.name, trigger: trigger.id, ...data } });
  try {
    const result = await tickSchedule(request, ports);
    const { started, next } = result;
    write('trigger.ticked', { started, ...(next !== undefined && { next: new Date(next).toISOString() }) });
    return result;
  } catch (error) {
    if (!isRecipeFault(error)) throw error;
    write('trigger.failed', { error: errorJson(error) });
    const next = times.next(clock.now());
    return { started: 0, ...(next !== undefined && { next }) };
  }
}
