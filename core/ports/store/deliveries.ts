import type { AsideRecord } from './events.js';
import type { NewRun } from './runs.js';

/** What webhooks tell, on its way to runs. */
export interface DeliveryWrites {
  /**
   * Remembers a delivery, leaves out the events that are not newer than what was told of their records, and makes the runs of the others: all or
   * nothing; what cannot become a run is a dead letter from then on. Undefined, and nothing changed, when the delivery was taken before. A run that is there already, from a poll, is left as it is.
   */
  takeDelivery(delivery: ToldDelivery, now: number): Promise<TakenDelivery | undefined>;
  /** Forgets deliveries, and versions of records, from before an instant; so many of each at most. Says how many. */
  forgetDeliveries(before: number, limit: number): Promise<number>;
}

export interface ToldDelivery {
  /** Id of the connection that received it; delivery ids and versions are its own. */
  readonly connection: string;
  readonly id: string;
  readonly events: readonly ToldEvent[];
}

export interface ToldEvent {
  /** The connector's trigger. */
  readonly trigger: string;
  /** What identifies the record. */
  readonly key: string;
  /** Sorts the versions of one record, as text; absent where every telling counts. */
  readonly sort?: string;
  /** One for each trigger of a recipe that listens. */
  readonly runs: readonly NewRun[];
  /** What can become no run of a trigger that nothing polls: only a person can help. */
  readonly aside?: readonly ToldAside[];
}

export interface ToldAside extends AsideRecord {
  /** Of the recipe that listens. */
  readonly trigger: string;
}

export interface TakenDelivery {
  /** The places of the events that were not out of date. */
  readonly news: readonly number[];
  /** Runs that were made. */
  readonly started: number;
}
