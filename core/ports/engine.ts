import type { EngineStart } from './store/outbox.js';

/**
 * A distributed engine: brings runs that became due to workers on any machine, one worker for each run at a time, and again until a worker has done
 * its part. What runs did and will not do twice stays in the store; the engine keeps nothing that could not be sent to it again.
 */
export interface Engine {
  /**
   * Resolves once the engine holds the start and will not lose it. A second time for the same start changes nothing.
   *
   * @throws EngineError when it cannot be reached; the start stays in the store.
   */
  start(start: EngineStart): Promise<void>;
  /** Becomes a worker: resolves once the engine knows of it. */
  serve(advance: AdvanceRun): Promise<EngineWorker>;
}

/** Takes a run as far as it comes now. When it rejects the engine has it done again, here or by another worker. */
export type AdvanceRun = (run: string) => Promise<Advanced>;

/** How a run was left. Without `wakeAt` it has ended, or waits for what will leave another start in the store. */
export interface Advanced {
  /** Milliseconds since 1970: when it is to be advanced again. */
  readonly wakeAt?: number;
}

export interface EngineWorker {
  /** Where the engine reaches it. */
  readonly url: string;
  /** Takes no more; what is under way is given up, and done again by another worker. */
  stop(): Promise<void>;
}
