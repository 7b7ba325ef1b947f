import { type Answer, type Routes, seededRandom } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import type { Call } from '../access/call.js';
import { notFound, ok, refuse } from '../answers.js';
import { given, isObject, required } from '../fields.js';
import { WEBHOOK_LIMITS } from '../plans.js';
import type { Workspace } from '../records.js';
import type { Toggl } from '../toggl.js';
import { readFilters } from './event-filters.js';
import type { WebhookFeed } from './feed.js';
import type { Subscription } from './records.js';
import { subscriptionView } from './subscription-view.js';

const FIELDS = { url_callback: 'text', enabled: 'flag', description: 'text', secret: 'text' } as const;

/** Source: OpenAPI files, webhooks. A subscription of somebody who has lost access is not found. */
export function addSubscriptions(routes: Routes, access: Access, feed: WebhookFeed): void {
  access
    .workspace(routes.under('/subscriptions/{workspace_id}'), 'token')
    .get('', ({ toggl }, { id }) => {
      const found = toggl.subscriptions.live(({ workspace_id }) => workspace_id === id);
      return ok(found.map((one) => subscriptionView(toggl, one)));
    })
    .post('', (call, workspace) => createSubscription(call, workspace, feed))
    .put('/{subscription_id}', (call, workspace) => {
      const one = findSubscription(call, workspace);
      const { secret = one.secret, ...settings } = readSettings(call, workspace, one);
      const isMoved = settings.url_callback !== one.url_callback;
      change(call, one, { secret, ...settings, ...(isMoved && { validated_at: null }) });
      if (isMoved) feed.ping(one, call);
      return ok(subscriptionView(call.toggl, one));
    })
    .patch('/{subscription_id}', (call, workspace) => {
      const one = findSubscription(call, workspace);
      const others = Object.keys(isObject(call.body) ? call.body : {}).filter((name) => name !== 'enabled');
      if (others.length > 0) throw refuse(400, "Only 'enabled' can be changed");
      return ok(subscriptionView(call.toggl, change(call, one, { enabled: required(given(call.body, FIELDS).enabled, 'enabled') })));
    })
    .delete('/{subscription_id}', (call, workspace) => {
      const one = findSubscription(call, workspace);
      call.toggl.subscriptions.delete(one, call.now);
      call.toggl.file.ledger.append('subscription.deleted', one.id, call.request, one.description);
      return ok(subscriptionView(call.toggl, one));
    });
}

export function findSubscription(call: Call, workspace: Workspace): Subscription {
  const id = call.id('subscription_id');
  const one = call.toggl.subscriptions.find(id);
  if (one?.workspace_id !== workspace.id) throw notFound(`subscription ${id}`);
  return one;
}

/** The ping that follows says how to validate it. */
function createSubscription(call: Call, workspace: Workspace, feed: WebhookFeed): Answer {
  const { toggl } = call;
  const { secret = token(toggl, 32), ...settings } = readSettings(call, workspace);
  const marks = { validation_code: token(toggl, 20), validated_at: null, created_at: call.now };
  const draft = { workspace_id: workspace.id, user_id: call.user.id, ...settings, secret, ...marks };
  const one = toggl.subscriptions.add(draft, call.now);
  toggl.file.ledger.append('subscription.created', one.id, call.request, one.description);
  feed.ping(one, call);
  return ok({ ...subscriptionView(toggl, one), secret });
}

type Settings = Pick<Subscription, 'url_callback' | 'enabled' | 'description' | 'event_filters'> & { readonly secret?: string };

function readSettings(call: Call, workspace: Workspace, own?: Subscription): Settings {
  const { max_webhooks, max_events_per_webhook } = WEBHOOK_LIMITS[call.toggl.organizationOf(workspace.id).plan];
  const others = call.toggl.subscriptions.live((one) => one.workspace_id === workspace.id && one !== own);
  if (others.length >= max_webhooks) throw refuse(400, `The workspace has its ${max_webhooks} subscriptions already`);
  const { enabled = false, secret, ...fields } = given(call.body, FIELDS);
  const url_callback = required(fields.url_callback, 'url_callback');
  if (!URL.canParse(url_callback) || !/^https?:/.test(url_callback)) throw refuse(400, "'url_callback' must be an http(s) URL");
  const description = required(fields.description, 'description');
  if (others.some((one) => one.description === description))
    throw refuse(400, 'The description is used by another subscription of the workspace');
  const { event_filters } = call.body as { readonly event_filters?: unknown };
  return {
    url_callback,
    enabled,
    description,
    event_filters: readFilters(event_filters, max_events_per_webhook),
    ...(secret && { secret }),
  };
}

function change({ toggl, now, request }: Call, one: Subscription, changes: Partial<Subscription>): Subscription {
  toggl.subscriptions.change(one, changes, now);
  toggl.file.ledger.append('subscription.updated', one.id, request, one.description);
  return one;
}

function token({ seed, subscriptions }: Toggl, length: number): string {
  const random = seededRandom(seed, subscriptions.nextId, length);
  return Array.from({ length }, () => random.integer(0, 35).toString(36)).join('');
}
