import type { Routes } from 'trunkline/testing';
import type { Access } from '../access/access.js';
import { notFound, ok, refuse } from '../answers.js';
import { answerOf, done } from '../answers.js';
import { integer } from '../query.js';
import { DAY_MS } from '../times.js';
import { WEBHOOK_LIMITS } from '../plans.js';
import { EVENT_FILTERS } from './event-filters.js';
import { WebhookFeed } from './feed.js';
import { addSubscriptions, findSubscription } from './subscriptions.js';
import { validate } from './validate.js';

const LOG_DAYS = 7;

/** Webhooks API v1. It takes API tokens only. Source: OpenAPI files, webhooks. */
export function addWebhooks(routes: Routes, access: Access): void {
  const v1 = routes.under('/webhooks/api/v1');
  const { toggl } = access;
  const feed = new WebhookFeed(toggl);
  addSubscriptions(v1, access, feed);
  v1.get('/status', () => ok({ status: 'OK' }));
  v1.get('/event_filters', () => ok(EVENT_FILTERS));
  access
    .workspace(v1.under('/limits/{workspace_id}'), 'token')
    .get('', (_call, { id }) => ok(WEBHOOK_LIMITS[toggl.organizationOf(id).plan]));
  access.workspace(v1.under('/ping/{workspace_id}/{subscription_id}'), 'token').post('', (call, workspace) => {
    const one = findSubscription(call, workspace);
    toggl.file.ledger.append('ping.sent', feed.ping(one, call).id, call.request);
    return ok({ status: 'OK' });
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
    const shown = events.map(({ text, failed_delivery_attempts, last_delivery_error }) => ({
      ...(JSON.parse(text) as object),
      failed_delivery_attempts,
      last_delivery_error,
    }));
    return ok({ total: events.length, events: shown });
  });
}
