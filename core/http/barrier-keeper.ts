import type { Barrier, BarrierMemory } from '../ports/barrier-memory.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';

/** A barrier that this process knows. */
export interface KnownBarrier {
  readonly barrier: Barrier;
  /** Whether the memory has had it: only then is it lifted when the memory has it no more. */
  isKept: boolean;
  isBeingKept: boolean;
}

interface KeeperParts {
  readonly connection: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly memory: BarrierMemory | undefined;
  readonly log: Log | undefined;
}

/** Asks the memory of one connection's barriers. That it fails is for the log: what the process knows by itself holds then. */
export class BarrierKeeper {
  constructor(private readonly parts: KeeperParts) {}

  /** Undefined when the memory cannot tell. */
  async all(): Promise<readonly KnownBarrier[] | undefined> {
    const barriers = await this.#ask((memory) => memory.barriers(this.parts.connection));
    return barriers?.map((barrier) => ({ barrier, isKept: true, isBeingKept: false }));
  }

  /** Whether a person has lifted it, by another process. One that the memory has not had yet is kept now, so that a person can. */
  async isLifted(known: KnownBarrier): Promise<boolean> {
    if (known.isKept) return (await this.#ask((memory) => memory.hasBarrier(known.barrier))) === false;
    if (!known.isBeingKept) await this.keep(known);
    return false;
  }

  async keep(known: KnownBarrier): Promise<void> {
    known.isBeingKept = true;
    known.isKept = (await this.#ask((memory) => memory.keepBarrier(known.barrier))) ?? false;
    known.isBeingKept = false;
  }

  /** Undefined where there is no memory, while it is not open, and when it fails. */
  async #ask<T>(question: (memory: BarrierMemory) => Promise<T>): Promise<T | undefined> {
    const { connection, clock, memory, log } = this.parts;
    try {
      return memory && (await question(memory));
    } catch (error) {
      log?.write({ at: clock.now(), event: 'barriers.unreachable', connection, data: { message: String(error) } });
      return undefined;
    }
  }
}
