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
    await clock.sleep(Math.min(Math.max(left, 0), atMostMs), stop).catch((error: unknown) => {
      if (!stop.aborted) throw error;
    });
  }
}
