import type { Clock } from '../ports/clock.js';
import type { LeaseRequest, OwnedStore, Store } from '../ports/store/index.js';
import { isPassing, StoreError } from '../store/store-error.js';

const TTL_MS = 30_000;
/** How often who stands by looks whether the lease is free: a store tells nobody when it is given up. */
const STAND_BY_MS = 1_000;

export interface LeaseClaim {
  readonly name: string;
  /** For people: who we are. */
  readonly holder: string;
  /** As of `LeaseRequest`. */
  readonly once?: boolean;
  /**
   * How long the lease outlives a process that has died without giving it up, where the store cannot see that; milliseconds. Default: thirty seconds.
   */
  readonly ttlMs?: number;
}

/** A store in our hands, for as long as `lost` is not aborted. */
export interface HeldStore {
  readonly store: OwnedStore;
  /** Aborted when another has taken over: stop everything. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Takes the lease and renews it until it is released. Undefined while another holds it. */
export async function holdLease(store: Store, clock: Clock, lease: LeaseClaim): Promise<HeldStore | undefined> {
  const { ttlMs = TTL_MS } = lease;
  const owned = await acquired(store, { ...lease, ttlMs, now: clock.now() });
  if (!owned) return undefined;
  const lost = new AbortController();
  let cancel = (): void => undefined;
  let isReleased = false;
  const renewed = (held: boolean): void => {
    if (isReleased) return;
    if (held) renewLater();
    else lost.abort(new Error('another process has taken over the store'));
  };
  const renewLater = (): void => {
    cancel = clock.after(ttlMs / 3, () => {
      owned.renew(clock.now()).then(renewed, (error: unknown) => lost.abort(error));
    });
  };
  if (owned.lease.ttlMs !== undefined) renewLater();
  return {
    store: owned,
    lost: lost.signal,
    release: () => {
      isReleased = true;
      cancel();
      return owned.release();
    },
  };
}

/** Undefined too for one that was overtaken before it had put in order what the holder before it left. */
async function acquired(store: Store, request: LeaseRequest): Promise<OwnedStore | undefined> {
  try {
    return await store.acquire(request);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store_fenced') return undefined;
    throw error;
  }
}

/**
 * Takes the lease once whoever holds it has given it up or died. A database that is away meanwhile is waited for as well. Undefined when the signal ended
 * the waiting.
 */
export async function standBy(store: Store, clock: Clock, lease: LeaseClaim, signal?: AbortSignal): Promise<HeldStore | undefined> {
  for (;;) {
    if (signal?.aborted) return undefined;
    const held = await holdLease(store, clock, lease).catch(passed);
    if (held) return held;
    await clock.sleep(STAND_BY_MS, signal).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  }
}

function passed(error: unknown): undefined {
  if (!isPassing(error)) throw error;
}
