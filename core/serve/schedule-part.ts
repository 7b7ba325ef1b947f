import type { Recipe } from '../recipe/recipe.js';
import { type SchedulePorts, Schedules } from '../schedule/schedules.js';
import { keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

const AT_MOST_MS = 60_000;

/** Starts what schedules have due, each at its instant. */
export function schedulePart(recipes: readonly Recipe[], ports: SchedulePorts, onStarted: () => void): ServePart {
  const schedules = new Schedules(recipes);
  const tick = async (): Promise<number> => {
    const { started, next = Infinity } = await schedules.tick(ports);
    if (started > 0) onStarted();
    return next;
  };
  return async (stop) => {
    if (!schedules.isEmpty) await keepDoing(tick, { clock: ports.clock, stop, atMostMs: AT_MOST_MS });
  };
}
