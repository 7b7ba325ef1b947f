import { expect } from 'chai';
import { json } from '../../../core/support/scripted-http.js';
import { each, W } from '../support/cases.js';
import { read } from '../support/sent.js';

describe('requests to the Webhooks API of Toggl', () => {
  const HOOKS = 'https://api.track.toggl.com/webhooks/api/v1';
  const settings = {
    description: 'mine',
    url_callback: 'https://us.example/hook',
    enabled: true,
    event_filters: [{ entity: '*', action: '*' }],
  };
  const subscription = { subscription_id: 12, workspace_id: 777, ...settings };
  const at = { ...W, subscription_id: 12 };
  each('T106', [['getEventFilters', undefined, { tag: ['created'] }, `GET ${HOOKS}/event_filters`]]);
  each('T107', [['getWebhookLimits', W, { max_webhooks: 1, max_events_per_webhook: 3 }, `GET ${HOOKS}/limits/777`]]);
  each('T108', [
    [
      'createSubscription',
      { ...W, ...settings, secret: 's' },
      subscription,
      `POST ${HOOKS}/subscriptions/777`,
      { ...settings, secret: 's' },
    ],
  ]);
  each('T109', [
    ['replaceSubscription', { ...at, ...settings }, subscription, `PUT ${HOOKS}/subscriptions/777/12`, settings],
    ['switchSubscription', { ...at, enabled: false }, subscription, `PATCH ${HOOKS}/subscriptions/777/12`, { enabled: false }],
    ['deleteSubscription', at, subscription, `DELETE ${HOOKS}/subscriptions/777/12`],
  ]);
  each('T114', [['validateSubscription', { ...at, validation_code: 'a/b' }, 'OK', `GET ${HOOKS}/validate/777/12/a%2Fb`]]);
  each('T119', [['pingSubscription', at, { status: 'OK' }, `POST ${HOOKS}/ping/777/12`]]);
  each('T123', [['getWebhooksStatus', undefined, { status: 'OK' }, `GET ${HOOKS}/status`]]);

  it('T120: finds deliveries in their envelope', async () => {
    const event = { event_id: 1, failed_delivery_attempts: 2, last_delivery_error: 'timeout' };
    const { sent, records } = await read('listDeliveries', at, [json({ total: 1, events: [event] })]);
    expect(sent).to.deep.equal([{ line: `GET ${HOOKS}/subscriptions/777/12/events` }]);
    expect(records).to.deep.equal([event]);
  });
});
