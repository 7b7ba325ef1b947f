import type { Call } from '../access/call.js';
import { isoTime } from '../times.js';
import type { Change, Toggl } from '../toggl.js';
import { matches } from './event-filters.js';
import type { Subscription, WebhookEvent } from './records.js';

/** Makes the events of each subscription out of what happens. Source of their form: old docs, public receivers. */
export class WebhookFeed {
  constructor(private readonly toggl: Toggl) {
    toggl.watch((change) => this.#tell(change));
  }

  /** An event without news; that of a subscription not validated says how to validate it. */
  ping(subscription: Subscription, call: Call): WebhookEvent {
    const { id, workspace_id, validation_code, validated_at } = subscription;
    const url = `http://${call.request.headers.host}/webhooks/api/v1/validate/${workspace_id}/${id}/${validation_code}`;
    return this.#add(subscription, call, {
      metadata: { request_type: 'POST', event_user_id: String(call.user.id) },
      payload: 'ping',
      ...(validated_at === null && { validation_code, validation_code_url: url }),
    });
  }

  /** To who subscribed, is enabled and validated, and may see it. */
  #tell(change: Change): void {
    const { workspace_id, entity, action } = change;
    const heard = this.toggl.subscriptions.live(
      (one) => one.workspace_id === workspace_id && one.enabled && one.validated_at !== null && matches(one.event_filters, entity, action),
    );
    for (const one of heard)
      if (this.#maySee(one, change)) this.#add(one, change.call, { metadata: metadataOf(change), payload: change.payload });
  }

  /** Others' entries are an admin's to see. */
  #maySee({ user_id }: Subscription, { entity, workspace_id, payload }: Change): boolean {
    const user = this.toggl.users.find(user_id);
    const member = user && this.toggl.memberOf(user, workspace_id);
    if (member === undefined) return false;
    return entity !== 'time_entry' || member.admin || (payload as { readonly user_id: number }).user_id === user_id;
  }

  #add(subscription: Subscription, { now, user }: Call, content: object): WebhookEvent {
    const frame = {
      event_id: this.toggl.events.nextId,
      created_at: isoTime(now, 'Z'),
      creator_id: user.id,
      ...content,
      subscription_id: subscription.id,
      timestamp: isoTime(now, 'Z'),
      url_callback: subscription.url_callback,
    };
    const state = { failed_delivery_attempts: 0, last_delivery_error: null, delivered_at: null };
    return this.toggl.events.add({ subscription_id: subscription.id, text: JSON.stringify(frame), ...state }, now);
  }
}

/** Ids are strings here, and numbers everywhere else. */
function metadataOf({ call, workspace_id, entity, action, id, payload }: Change): Record<string, string> {
  const { request, user } = call;
  const { user_id = user.id, project_id } = payload as { readonly user_id?: number; readonly project_id?: number | null };
  return {
    action,
    model: entity,
    path: request.path,
    request_type: request.method,
    request_body: request.text,
    event_user_id: String(user.id),
    workspace_id: String(workspace_id),
    ...(project_id && { project_id: String(project_id) }),
    [`${entity}_id`]: String(id),
    model_owner_id: String(user_id),
  };
}
