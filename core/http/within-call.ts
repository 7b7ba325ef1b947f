import { CancelledError, UnavailableError } from 'trunkline/errors';
import type { Clock } from '../ports/clock.js';
import type { CallContext } from './call-context.js';

/** Waits for work that several calls share, no longer than this call may; the work goes on for the others. */
export async function withinCall<T>(work: Promise<T>, { operation, signal, deadline, touched }: CallContext, clock: Clock): Promise<T> {
  let release = (): void => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    const facts = { operation, notAccepted: !touched };
    const stop = (): void => reject(new CancelledError(`${operation} was stopped by its caller.`, { ...facts, cause: signal?.reason }));
    const late = (): void =>
      reject(new UnavailableError(`${operation} had no time left before it was sent.`, { ...facts, code: 'deadline' }));
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
