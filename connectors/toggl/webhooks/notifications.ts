import { handshake, hmacSignature, slot, subscribing, webhooks, type WantedWebhook } from 'trunkline/sdk';
import type { TogglConnection } from '../connection.js';
import type { Workspace } from '../track/workspace.js';
import type { Subscription } from './subscription.js';

/** What Toggl sends to a webhook. */
export interface Notice<R = unknown> {
  readonly event_id: number;
  /** Both absent in a ping. */
  readonly metadata: { readonly model?: string; readonly action?: string };
  /** The record as v9 shows it; the word `ping` in a ping. */
  readonly payload: R;
  /** In the pings of a webhook that is not validated yet. */
  readonly validation_code?: string;
}

const eventName = slot(
  'event-name',
  ({ metadata: { model, action } }: Notice): string | undefined => model && action && `${model}.${action}`,
  'Toggl tells model and action apart',
);

type Wanted = WantedWebhook<TogglConnection, Workspace>;

/** Toggl keeps webhooks by workspace, and delivers once they are enabled and validated. */
const subscriptions = subscribing({
  list: 'listSubscriptions',
  create: 'createSubscription',
  delete: 'deleteSubscription',
  ping: 'pingSubscription',
  places: 'listWorkspaces',
  scope: { workspace_id: (wanted: Wanted) => wanted.place.id },
  input: {
    url_callback: (wanted: Wanted) => wanted.url,
    description: (wanted: Wanted) => wanted.name,
    event_filters: slot('event-filters', filtersOf, 'Toggl tells entity and action apart'),
    enabled: slot('enabled', () => true, 'a fixed value that is no text'),
    secret: (wanted: Wanted) => wanted.connection.webhook_secret,
  },
  ref: { subscription_id: (one: Subscription) => one.subscription_id },
  url: (one: Subscription) => one.url_callback,
  name: (one: Subscription) => one.description,
  isLive: slot('is-live', (one: Subscription) => one.enabled && one.validated_at != null, 'enabled and validated are two fields'),
});

function filtersOf({ events }: Wanted): { readonly entity: string; readonly action: string }[] {
  return events.map((event) => {
    const [entity = '', action = ''] = event.split('.');
    return { entity, action };
  });
}

/** A webhook is validated by answering a ping with its code. */
export const notifications = webhooks({
  verify: hmacSignature({
    header: 'X-Webhook-Signature-256',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: 'sha256=',
    key: (connection: TogglConnection) => connection.webhook_secret!,
  }),
  event: eventName,
  subscribing: subscriptions,
  delivery: (body: Notice) => body.event_id,
  handshake: [
    handshake({ when: (body: Notice) => body.validation_code, json: { validation_code: (body: Notice) => body.validation_code } }),
  ],
});
