import { isoTime } from '../times.js';
import type { Subscription } from './records.js';

/** The secret is shown once, by the answer to a creation. Source: OpenAPI files, webhooks. */
export function subscriptionView(one: Subscription, hasPending: boolean): Record<string, unknown> {
  const { id, workspace_id, user_id, enabled, description, event_filters, url_callback, validated_at, created_at } = one;
  return {
    subscription_id: id,
    workspace_id,
    user_id,
    enabled,
    description,
    event_filters,
    url_callback,
    validated_at: validated_at === null ? null : isoTime(validated_at, 'Z'),
    has_pending_events: hasPending,
    created_at: isoTime(created_at, 'Z'),
    updated_at: isoTime(one.at, 'Z'),
    deleted_at: one.server_deleted_at === null ? null : isoTime(one.server_deleted_at, 'Z'),
  };
}
