import type { Call } from '../access/call.js';
import { isoTime } from '../times.js';
import type { Change, Toggl } from '../toggl.js';
import { type Deliveries, isTaken } from './deliveries.js';
import { matches } from './event-filters.js';
import type { Subscription, WebhookEvent } from './records.js';

/** What a callback did with a ping. */
export interface Pinged {
  /** Why it counts as not answered. */
  readonly problem?: string;
  /** It answered with the validation code. */
  readonly hasCode: boolean;
}

/** Makes the events of each subscription out of what happens. Source of their form: old docs, public receivers. */
export class WebhookFeed {
  constructor(
    private readonly toggl: Toggl,
    readonly deliveries: Deliveries,
  ) {
    for (const one of toggl.subscriptions.live()) deliveries.connect(one);
    toggl.watch((change) => this.#tell(change));
  }

  /** An event without news, sent at once and once; that of a subscription not validated says how to validate it. */
  async ping(subscription: Subscription, call: Call): Promise<Pinged> {
    const { id, workspace_id, validation_code, validated_at, url_callback } = subscription;
    const url = `http://${call.request.headers.host}/webhooks/api/v1/validate/${workspace_id}/${id}/${validation_code}`;
    const event = this.#add(subscription, call, {
      metadata: { request_type: 'POST', event_user_id: String(call.user.id) },
      payload: 'ping',
      ...(validated_at === null && { validation_code, validation_code_url: url }),
    });
    const attempt = await this.deliveries.ask(subscription, event, call.now);
    const hasCode = codeIn(attempt.answer) === validation_code;
    if (isTaken(attempt)) return { hasCode };
    return { hasCode, problem: `${url_callback} answered with ${attempt.status ?? attempt.error}` };
  }

  /** To who subscribed, is enabled and validated, and may see it. */
  #tell(change: Change): void {
    const { workspace_id, entity, action, call, payload } = change;
    const heard = this.toggl.subscriptions.live(
      (one) => one.workspace_id === workspace_id && one.enabled && one.validated_at !== null && matches(one.event_filters, entity, action),
    );
    for (const one of heard.filter((subscription) => this.#maySee(subscription, change)))
      this.deliveries.send(this.#add(one, call, { metadata: metadataOf(change), payload }));
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
    return this.toggl.events.add({ subscription_id: subscription.id, text: JSON.stringify(frame) }, now);
  }
}

/** A callback may answer whatever it likes. */
function codeIn(answer = ''): unknown {
  try {
    return (JSON.parse(answer) as { readonly validation_code?: unknown } | null)?.validation_code;
  } catch {
    return undefined;
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
