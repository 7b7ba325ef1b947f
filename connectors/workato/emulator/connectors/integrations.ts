import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { PLATFORM_CONNECTORS, type PlatformConnector } from '../connections/catalog.js';
import { pageOf, texts } from '../query.js';

/** Row 33 of the endpoints, and its neighbour for those named. */
export function addIntegrations(api: Api): void {
  api.get('/integrations/all', listIntegrations).get('/integrations', ({ request }) => {
    const names = texts(request, 'applications');
    const found = PLATFORM_CONNECTORS.filter(({ name }) => names.includes(name));
    return ok(found.map(integrationView));
  });
}

/** One to a page unless more are asked for. Facts: K76. */
function listIntegrations({ request }: Call): Answer {
  const { items, page, per_page } = pageOf(request, PLATFORM_CONNECTORS, { usual: 1 });
  return ok({ items: items.map(integrationView), count: PLATFORM_CONNECTORS.length, page, per_page });
}

function integrationView({ triggers, actions, ...shown }: PlatformConnector): object {
  const operation = { deprecated: false, bulk: false, batch: false };
  return {
    ...shown,
    triggers: triggers.map((trigger) => ({ ...trigger, ...operation })),
    actions: actions.map((action) => ({ ...action, ...operation })),
  };
}
