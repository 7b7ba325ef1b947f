import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { OwnedStore } from '../ports/store/index.js';
import { keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

const EVERY_MS = 3_600_000;
/** Rows removed in one transaction. */
const AT_ONCE = 500;

/** Removes what is kept of runs that ended so many milliseconds ago, a little at a time. Nothing for `Infinity`. */
export function retentionPart(
  keepMs: number,
  { store, clock, log }: { readonly store: OwnedStore; readonly clock: Clock; readonly log: Log },
): ServePart {
  const forget = (stop: AbortSignal) => async (): Promise<number> => {
    let removed = 0;
    for (let count = 1; count > 0 && !stop.aborted; removed += count) {
      count = await store.forgetRuns(clock.now() - keepMs, AT_ONCE);
      await clock.sleep(count === 0 ? 0 : 10, stop).catch(() => undefined); // Who waits for the store comes first.
    }
    if (removed > 0) log.write({ at: clock.now(), event: 'runs.forgotten', data: { rows: removed } });
    return Infinity;
  };
  return async (stop) => {
    if (keepMs < Infinity) await keepDoing(forget(stop), { clock, stop, atMostMs: EVERY_MS });
  };
}
