/** Time. The only place the runtime learns it from, so that a test can be its own clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. May jump. */
  now(): number;
  /** Milliseconds that only ever grow, from an unknown origin: for measuring. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds, of any size; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `fn` once after `ms` milliseconds unless the returned function is called first. */
  after(ms: number, fn: () => void): () => void;
}
