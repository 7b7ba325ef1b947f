import { type Answer, type Routes, seededRandom } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import type { Call } from '../access/call.js';
import { done, notFound, ok, refuse } from '../answers.js';
import { given, isObject, required } from '../fields.js';
import { WEBHOOK_LIMITS } from '../plans.js';
import type { Workspace } from '../records.js';
import type { Toggl } from '../toggl.js';
import { readFilters } from './event-filters.js';
import type { WebhookFeed } from './feed.js';
import type { Subscription } from './records.js';
import { subscriptionView } from './subscription-view.js';
import { validate } from './validate.js';

const FIELDS = { url_callback: 'text', enabled: 'flag', description: 'text', secret: 'text' } as const;

/** Source: OpenAPI files, webhooks. The callback is pinged before a creation and a change are answered. */
export function addSubscriptions(routes: Routes, access: Access, feed: WebhookFeed): void {
  access
    .workspace(routes.under('/subscriptions/{workspace_id}'), 'token')
    .get('', ({ toggl }, { id }) => ok(toggl.subscriptions.live((one) => one.workspace_id === id).map((one) => view(feed, toggl, one))))
    .post('', (call, workspace) => createSubscription(call, workspace, feed))
    .put('/{subscription_id}', (call, workspace) => replaceSubscription(call, workspace, feed))
    .patch('/{subscription_id}', (call, workspace) => {
      const one = findSubscription(call, workspace);
      const others = Object.keys(isObject(call.body) ? call.body : {}).filter((name) => name !== 'enabled');
      if (others.length > 0) throw refuse(400, "Only 'enabled' can be changed");
      change(call, one, { enabled: required(given(call.body, FIELDS).enabled, 'enabled') });
      return ok(view(feed, call.toggl, one));
    })
    .delete('/{subscription_id}', (call, workspace) => {
      const one = findSubscription(call, workspace);
      call.toggl.subscriptions.delete(one, call.now);
      feed.deliveries.disconnect(one);
      call.toggl.file.ledger.append('subscription.deleted', one.id, call.request, one.description);
      return ok(view(feed, call.toggl, one));
    });
}

export function findSubscription(call: Call, workspace: Workspace): Subscription {
  const id = call.id('subscription_id');
  const one = call.toggl.subscriptions.find(id);
  if (one?.workspace_id !== workspace.id) throw notFound(`subscription ${id}`);
  return one;
}

/** It is there while its callback is asked, which may validate it by the URL in the ping, and gone again when that does not answer. */
function createSubscription(call: Call, workspace: Workspace, feed: WebhookFeed): Answer {
  const { toggl, now } = call;
  const { secret = token(toggl, 32), ...settings } = readSettings(call, workspace);
  const marks = { validation_code: token(toggl, 20), validated_at: null, created_at: now };
  const one = toggl.subscriptions.add({ workspace_id: workspace.id, user_id: call.user.id, ...settings, secret, ...marks }, now);
  const created = feed.ping(one, call).then(({ problem, hasCode }) => {
    if (problem !== undefined) {
      toggl.subscriptions.delete(one, now);
      return refuse(400, problem).answer;
    }
    if (hasCode) validate(toggl, one, one.validation_code, now);
    feed.deliveries.connect(one);
    toggl.file.ledger.append('subscription.created', one.id, call.request, one.description);
    return ok({ ...view(feed, toggl, one), secret });
  });
  return { ...done, later: created };
}

/** A new callback has to be validated anew. */
function replaceSubscription(call: Call, workspace: Workspace, feed: WebhookFeed): Answer {
  const one = findSubscription(call, workspace);
  const { secret = one.secret, ...settings } = readSettings(call, workspace, one);
  const validated_at = settings.url_callback === one.url_callback ? one.validated_at : null;
  const replaced = feed.ping({ ...one, ...settings, secret, validated_at }, call).then(({ problem, hasCode }) => {
    if (problem !== undefined) return refuse(400, problem).answer;
    change(call, one, { ...settings, secret, validated_at: validated_at ?? (hasCode ? call.now : null) });
    feed.deliveries.connect(one);
    return ok(view(feed, call.toggl, one));
  });
  return { ...done, later: replaced };
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

function change({ toggl, now, request }: Call, one: Subscription, changes: Partial<Subscription>): void {
  toggl.subscriptions.change(one, changes, now);
  toggl.file.ledger.append('subscription.updated', one.id, request, one.description);
}

function view({ deliveries }: WebhookFeed, { events }: Toggl, one: Subscription): Record<string, unknown> {
  const pending = events.live((event) => event.subscription_id === one.id && deliveries.outcome(event).state === 'waiting');
  return subscriptionView(one, pending.length > 0);
}

function token({ seed, subscriptions }: Toggl, length: number): string {
  const random = seededRandom(seed, subscriptions.nextId, length);
  return Array.from({ length }, () => random.integer(0, 35).toString(36)).join('');
}
