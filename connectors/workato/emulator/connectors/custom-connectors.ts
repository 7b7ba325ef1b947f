import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { text } from '../query.js';
import { badRequest } from '../refused.js';
import type { ConnectorVersion, CustomConnectorRecord } from './records.js';
import { customConnectorView } from './view.js';

const MOST_FOUND = 10;

/** Rows 34 to 37 of the endpoints. */
export function addCustomConnectors(api: Api): void {
  api
    .get('/custom_connectors', ({ workspace }) => ok({ result: workspace.customConnectors.live().map(customConnectorView) }))
    .get('/custom_connectors/search', search)
    .get('/custom_connectors/{id}/code', (call) => ok({ data: { code: connectorOf(call).versions.at(-1)?.code } }))
    .post('/custom_connectors', createConnector)
    .put('/custom_connectors/{id}', updateConnector);
}

/** The connector whose id stands in the path. */
export function connectorOf(call: Call): CustomConnectorRecord {
  return found(call.workspace.customConnectors.find(call.id()));
}

/** By a part of the title, in its case; those released last. Facts: K109. */
function search({ request, workspace }: Call): Answer {
  const title = text(request, 'title');
  if (title === undefined) throw badRequest('title is required');
  const matching = workspace.customConnectors.live((one) => one.title.includes(title));
  const newestFirst = matching.toSorted((a, b) => releasedAt(b) - releasedAt(a));
  return ok({ result: newestFirst.slice(0, MOST_FOUND).map(customConnectorView) });
}

function releasedAt({ versions }: CustomConnectorRecord): number {
  return Math.max(0, ...versions.map(({ released_at }) => released_at ?? 0));
}

/** Facts: K111. */
function createConnector(call: Call): Answer {
  const { customConnectors } = call.workspace;
  const fields = new Fields(call.body);
  const [title, code] = [fields.requiredText('title'), fields.requiredText('code')];
  const [description = '', logo = null, note = ''] = [fields.text('description'), fields.text('logo'), fields.text('note')];
  fields.check();
  const id = customConnectors.nextId;
  const name = `${title.toLowerCase().replace(/\W+/g, '_')}_connector_${id}`;
  const versions = [newVersion(1, note, code, call.now)];
  const connector = customConnectors.add({ id, name, title, description, logo, versions, shared_version: null });
  call.effect('custom_connector.created', id, title);
  return ok(customConnectorView(connector));
}

/** New code is a new version, which is used once it is released. Facts: K111. */
function updateConnector(call: Call): Answer {
  const connector = connectorOf(call);
  const fields = new Fields(call.body);
  const [code, note = ''] = [fields.text('code'), fields.text('note')];
  const content = { title: fields.text('title'), description: fields.text('description'), logo: fields.text('logo') };
  fields.check();
  const { versions } = connector;
  const added = code === undefined ? [] : [newVersion(versions.length + 1, note, code, call.now)];
  call.workspace.customConnectors.change(connector, { ...Fields.given(content), versions: [...versions, ...added] });
  call.effect('custom_connector.updated', connector.id, connector.title);
  return ok(customConnectorView(connector));
}

function newVersion(version: number, version_note: string, code: string, created_at: number): ConnectorVersion {
  return { version, version_note, code, created_at, released_at: null };
}
