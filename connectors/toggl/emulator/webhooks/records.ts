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

/** An event of one subscription, and how its delivery went. */
export interface WebhookEvent extends Stored {
  readonly subscription_id: number;
  /** The delivery's body, as JSON text: signed and sent as it stands. */
  readonly text: string;
  failed_delivery_attempts: number;
  last_delivery_error: string | null;
  /** Milliseconds since 1970; null while it is pending. */
  delivered_at: number | null;
}
