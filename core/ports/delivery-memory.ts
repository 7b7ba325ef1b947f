/**
 * Remembers which webhook deliveries were taken, so that none is taken twice and an older state of a record never follows a newer one.
 * Asked once per delivery, possibly for several at the same moment.
 */
export interface DeliveryMemory {
  /**
   * Decides and remembers in one step. Gives the events that are not out of date, or undefined when the delivery was taken before.
   *
   * A memory that outlives the process keeps the events themselves in the same transaction: when the promise resolves, they are on disk;
   * when it rejects, nothing is remembered, and the vendor's next attempt is taken.
   */
  take(delivery: Delivery): Promise<readonly WebhookEvent[] | undefined>;
}

export interface Delivery {
  /** Id of the connection that received it; delivery ids are its own. */
  readonly connection: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly events: readonly WebhookEvent[];
}

/** A record that a webhook told of. */
export interface WebhookEvent<Trigger extends string = string, Record = unknown> {
  readonly trigger: Trigger;
  /** What identifies the record. */
  readonly key: string;
  /** The record's state, as the vendor writes it. */
  readonly version?: string;
  /** Sorts the versions of one key, as text; there with a version. */
  readonly sort?: string;
  /** Of the trigger's record class. */
  readonly record: Record;
}
