import type { OpenBarrierMemory } from '../barrier-memory.js';
import type { CommandWrites, StoreCommands } from './commands.js';
import type { DeliveryWrites } from './deliveries.js';
import type { EventWrites } from './events.js';
import type { Lease, LeaseRequest } from './lease.js';
import type { EngineStarts } from './outbox.js';
import type { RunReads, RunWrites } from './runs.js';
import type { SubscriptionReads, SubscriptionWrites } from './subscriptions.js';
import type { TriggerReads, TriggerWrites } from './triggers.js';

/**
 * What the runtime must not forget. Anybody may read it, leave a command in it and say what a vendor has closed; only who holds a lease changes it.
 *
 * Every method that changes something is one transaction: when its promise resolves, the change is on disk; when it rejects, nothing of it is.
 * Times are given by the caller, in milliseconds since 1970.
 */
export interface Store extends RunReads, TriggerReads, SubscriptionReads, StoreCommands, OpenBarrierMemory {
  /** The trigger's cursor, or undefined before its first complete poll. */
  cursor(trigger: string): Promise<string | undefined>;
  /** Undefined while another holds it. */
  acquire(request: LeaseRequest): Promise<OwnedStore | undefined>;
  /** Who holds a lease, or held it last: for people. */
  holderOf(lease: string): Promise<string | undefined>;
  /** Writes what is waiting to be written, gives up its leases, then lets go of the store. */
  close(): Promise<void>;
}

/** The store in the hands of who holds a lease. Every write is refused, with the code `store_fenced`, once another has taken the lease over. */
export interface OwnedStore
  extends Store, EventWrites, TriggerWrites, DeliveryWrites, SubscriptionWrites, RunWrites, CommandWrites, EngineStarts {
  readonly lease: Lease;
  /** False when the lease was lost: whoever holds this must stop. */
  renew(now: number): Promise<boolean>;
  release(): Promise<void>;
}
