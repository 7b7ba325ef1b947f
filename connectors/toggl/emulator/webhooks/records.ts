import type { Stored } from '../records.js';

export interface EventFilter {
  readonly entity: string;
  readonly action: string;
}

export interface Subscription extends Stored {
  readonly workspace_id: number;
  readonly user_id: number;
  enabled: boolean;
  description: string;
  event_filters: readonly EventFilter[];
  url_callback: string;
  secret: string;
  /** What a ping of one not validated carries. */
  readonly validation_code: string;
  /** Milliseconds since 1970; null until it is validated. */
  validated_at: number | null;
  readonly created_at: number;
}

/** An event of one subscription. How its delivery goes is not kept between runs. */
export interface WebhookEvent extends Stored {
  readonly subscription_id: number;
  /** The delivery's body, as JSON text: signed and sent as it stands. */
  readonly text: string;
}
