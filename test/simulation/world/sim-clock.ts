import type { Clock } from '../../../core/ports/clock.js';
import type { Turns } from './turns.js';

/** 2026-01-01T00:00:00Z */
export const START = 1_767_225_600_000;

/** The wall clock of the world, which a time server may set. */
export class Wall {
  #offset = START;

  constructor(private readonly turns: Turns) {}

  now(): number {
    return this.turns.elapsed + this.#offset;
  }

  jump(ms: number): void {
    this.#offset += ms;
  }
}

/** Time as one process sees it: its alarms are turns of its own. */
export class SimClock implements Clock {
  constructor(
    private readonly owner: string,
    private readonly turns: Turns,
    private readonly wall: Wall,
  ) {}

  now(): number {
    return this.wall.now();
  }

  monotonic(): number {
    return this.turns.elapsed;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const stop = (): void => {
        cancel();
        reject(signal?.reason as Error);
      };
      const cancel = this.after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  after(ms: number, fn: () => void): () => void {
    return this.turns.after(ms, this.owner, '', fn);
  }
}
