import type { Clock } from '../ports/clock.js';
import type { CallContext } from './call-context.js';
import { cancelled, outOfTime } from './call-errors.js';

/** Waits for work that several calls share, no longer than this call may; the work goes on for the others. */
export async function withinCall<T>(work: Promise<T>, call: CallContext, clock: Clock): Promise<T> {
  const { signal, deadline } = call;
  let release = (): void => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(cancelled(call, true));
    const late = (): void => reject(outOfTime(call));
    if (signal?.aborted) return stop();
    const cancelTimer = clock.after(deadline - clock.monotonic(), late);
    signal?.addEventListener('abort', stop, { once: true });
    release = () => {
      cancelTimer();
      signal?.removeEventListener('abort', stop);
    };
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    release();
  }
}
