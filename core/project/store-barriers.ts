import type { Barrier, BarrierMemory } from '../ports/barrier-memory.js';
import type { Store } from '../ports/store/index.js';

/** Keeps what vendors have closed in a project's store, once somebody has opened that: a call by hand needs none, and asks the vendor. */
export class StoreBarriers implements BarrierMemory {
  /** @param store The store, if it is open. */
  constructor(private readonly store: () => Promise<Store> | undefined) {}

  async barriers(connection: string): Promise<readonly Barrier[] | undefined> {
    return (await this.store())?.barriers(connection);
  }

  async hasBarrier(barrier: Barrier): Promise<boolean | undefined> {
    return (await this.store())?.hasBarrier(barrier);
  }

  async keepBarrier(barrier: Barrier): Promise<boolean> {
    return (await this.store())?.keepBarrier(barrier) ?? false;
  }

  async liftBarriers(connection: string, kind?: Barrier['kind']): Promise<number> {
    return (await this.store())?.liftBarriers(connection, kind) ?? 0;
  }
}
