import type { Barrier, BarrierMemory } from '../ports/barrier-memory.js';

/** What vendors have closed, as it is remembered. What they close meanwhile is known to the connection alone, and forgotten with it. */
export class DryBarriers implements BarrierMemory {
  constructor(private readonly real: BarrierMemory) {}

  barriers(connection: string): Promise<readonly Barrier[] | undefined> {
    return this.real.barriers(connection);
  }

  hasBarrier(barrier: Barrier): Promise<boolean | undefined> {
    return this.real.hasBarrier(barrier);
  }

  keepBarrier(): Promise<boolean> {
    return Promise.resolve(false);
  }

  liftBarriers(): Promise<number> {
    return Promise.resolve(0);
  }
}
