import type { Routes, WebhookSender } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import { answerOf, done, notFound, ok, refuse } from '../answers.js';
import { integer } from '../query.js';
import { DAY_MS } from '../times.js';
import { WEBHOOK_LIMITS } from '../plans.js';
import { Deliveries, isTaken, type Outcome } from './deliveries.js';
import { EVENT_FILTERS } from './event-filters.js';
import { WebhookFeed } from './feed.js';
import { addSubscriptions, findSubscription } from './subscriptions.js';
import { validate } from './validate.js';

const LOG_DAYS = 7;

/** Webhooks API v1. It takes API tokens only. Source: OpenAPI files, webhooks. */
export function addWebhooks(routes: Routes, access: Access, sender: WebhookSender): void {
  const v1 = routes.under('/webhooks/api/v1');
  const { toggl } = access;
  const feed = new WebhookFeed(toggl, new Deliveries(sender));
  addSubscriptions(v1, access, feed);
  v1.get('/status', () => ok({ status: 'OK' }));
  v1.get('/event_filters', () => ok(EVENT_FILTERS));
  access
    .workspace(v1.under('/limits/{workspace_id}'), 'token')
    .get('', (_call, { id }) => ok(WEBHOOK_LIMITS[toggl.organizationOf(id).plan]));
  access.workspace(v1.under('/ping/{workspace_id}/{subscription_id}'), 'token').post('', (call, workspace) => {
    const one = findSubscription(call, workspace);
    toggl.file.ledger.append('ping.sent', one.id, call.request, one.description);
    const pinged = feed.ping(one, call).then(({ problem, hasCode }) => {
      if (hasCode) validate(toggl, one, one.validation_code, call.now);
      return ok({ status: problem ?? 'OK' });
    });
    return { ...done, later: pinged };
  });
  // Whoever has the code proves with it that the callback is theirs: unsigned.
  v1.get('/validate/{workspace_id}/{subscription_id}/{validation_code}', (request) =>
    answerOf(() => {
      const one = toggl.subscriptions.find(integer(request.param('subscription_id'), 'subscription_id'));
      if (one?.workspace_id !== integer(request.param('workspace_id'), 'workspace_id')) throw notFound('subscription');
      if (!validate(toggl, one, request.param('validation_code'), request.at))
        throw refuse(400, 'The validation code is wrong or was used');
      return done;
    }),
  );
  access.workspace(v1.under('/subscriptions/{workspace_id}/{subscription_id}/events'), 'token').get('', (call, workspace) => {
    const { id } = findSubscription(call, workspace);
    const events = toggl.events.live((event) => event.subscription_id === id && event.at > call.now - LOG_DAYS * DAY_MS);
    const shown = events.map((event) => ({ ...(JSON.parse(event.text) as object), ...deliveryLog(feed.deliveries.outcome(event)) }));
    return ok({ total: events.length, events: shown });
  });
}

function deliveryLog({ attempts }: Outcome): object {
  const failed = attempts.filter((attempt) => !isTaken(attempt));
  const last = failed.at(-1);
  const last_delivery_error = last === undefined ? null : (last.error ?? `The callback answered with ${last.status}`);
  return { failed_delivery_attempts: failed.length, last_delivery_error };
}
