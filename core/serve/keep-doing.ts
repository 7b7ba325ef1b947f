import type { Clock } from '../ports/clock.js';

export interface KeepDoing {
  readonly clock: Clock;
  readonly stop: AbortSignal;
  /** Longest pause between two times, in milliseconds. Timers are not trusted for longer: clocks jump. */
  readonly atMostMs: number;
}

/** Does something again and again: at the instant that it names, and at least so often. Ends when it is stopped; throws what the work throws. */
export async function keepDoing(work: () => Promise<number>, { clock, stop, atMostMs }: KeepDoing): Promise<void> {
  while (!stop.aborted) {
    const next = await work();
    const left = next - clock.now();
    await pause(clock, Math.min(Math.max(left, 0), atMostMs), stop);
  }
}

/** Waits for so many milliseconds, or until it is stopped. */
export async function pause(clock: Clock, ms: number, stop: AbortSignal): Promise<void> {
  await clock.sleep(ms, stop).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}

/** Resolves when the signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
