/** What is kept of the webhooks that a connection has at its vendor. */
export interface SubscriptionState {
  /** Rounds that failed since one did not. */
  readonly failures: number;
  /** When the vendor is asked next, as planned after the last round. */
  readonly nextAt: number;
  /** Webhooks that end by themselves: one for each place, by a hash of what the vendor is asked for those that are there. */
  readonly lives: SubscriptionLives;
}

export type SubscriptionLives = Readonly<Record<string, SubscriptionLife>>;

/** In milliseconds since 1970. */
export interface SubscriptionLife {
  /** When this end was seen first. */
  readonly since: number;
  readonly until: number;
}

export interface SubscriptionReads {
  /** Undefined where the connection's webhooks were never looked after. */
  subscriptions(connection: string): Promise<SubscriptionState | undefined>;
}

export interface SubscriptionWrites {
  /** In the place of what was kept before. */
  noteSubscriptions(connection: string, state: SubscriptionState): Promise<void>;
  /** The connection has none at its vendor any more. */
  forgetSubscriptions(connection: string): Promise<void>;
}
