import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { wrongState } from '../refused.js';
import { connectorOf } from './custom-connectors.js';

/** Row 38 of the endpoints. Facts: K111. */
export function addReleases(api: Api): void {
  api.post('/custom_connectors/{id}/release', release).post('/custom_connectors/{id}/share', share);
}

/** Code is without faults when its braces match. */
function release(call: Call): Answer {
  const connector = connectorOf(call);
  const last = connector.versions.at(-1);
  if (last === undefined || last.released_at !== null) throw wrongState("Connector's released version is already the latest version");
  if (last.code.split('{').length !== last.code.split('}').length) throw wrongState('Fix code errors before releasing the connector');
  const versions = [...connector.versions.slice(0, -1), { ...last, released_at: call.now }];
  call.workspace.customConnectors.change(connector, { versions });
  call.effect('custom_connector.released', connector.id, connector.title);
  return ok({ message: 'Connector released successfully' });
}

function share(call: Call): Answer {
  const connector = connectorOf(call);
  const released = connector.versions.findLast(({ released_at }) => released_at !== null);
  if (released === undefined) throw wrongState('There is no released version to share');
  if (connector.shared_version === released.version) throw wrongState("Connector's shared version is already the latest released version");
  call.workspace.customConnectors.change(connector, { shared_version: released.version });
  call.effect('custom_connector.shared', connector.id, connector.title);
  return ok({ message: 'Connector shared successfully' });
}
