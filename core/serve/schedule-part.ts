import { isSchedule, type Recipe } from '../recipe/recipe.js';
import { type SchedulePorts, tickSchedules } from '../schedule/tick-schedules.js';
import { keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

const AT_MOST_MS = 60_000;

/** Starts what schedules have due, each at its instant. */
export function schedulePart(recipes: readonly Recipe[], ports: SchedulePorts, onStarted: () => void): ServePart {
  const scheduled = recipes.filter(({ on }) => on.some(isSchedule));
  const tick = async (): Promise<number> => {
    let first = Infinity;
    for (const recipe of scheduled) {
      const { started, next = Infinity } = await tickSchedules(recipe, ports);
      if (started > 0) onStarted();
      first = Math.min(first, next);
    }
    return first;
  };
  return async (stop) => {
    if (scheduled.length > 0) await keepDoing(tick, { clock: ports.clock, stop, atMostMs: AT_MOST_MS });
  };
}
