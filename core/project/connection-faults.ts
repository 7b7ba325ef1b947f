import type { ConnectorDocument } from 'trunkline/document';
import { ConnectorError, type ErrorDetail } from 'trunkline/errors';
import { acceptSettings } from '../document/accept-settings.js';
import { ServiceUrls } from '../http/base-url.js';
import { didYouMean } from '../text/did-you-mean.js';
import type { ParsedProject } from './parse-project.js';

/** Adds what is wrong with a connection of the file, each fault at its place. Opens no secret. */
export function checkConnection(parsed: ParsedProject, name: string, document: ConnectorDocument): void {
  const { settings, services } = parsed.project.connections[name]!;
  const { details, values, retired } = acceptSettings(document, settings);
  const remedies = new Map(retired);
  const see = `See what it needs: trunkline describe ${document.name}`;
  for (const { path, message } of details)
    fault(
      ['settings', path],
      `\`${path}\` of the connection ${name} ${message.endsWith('?') ? message : `${message}.`}`,
      remedies.get(path) ?? see,
    );
  if (details.length > 0) return;
  try {
    ServiceUrls.of(document.baseUrl, values, services, () => () => undefined);
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    const [path] = error.details;
    fault(placeOf(path, error.message, Object.keys(services)), `${name}: ${error.message}`, error.remedy ?? see);
  }

  function fault(path: readonly string[], message: string, remedy: string): void {
    parsed.file.fault(parsed.nodes.ofConnection(name, ...path), message, remedy);
  }
}

/** A connection of the file that names no connector of the project. */
export function addUnknownConnector({ file, project, nodes }: ParsedProject, name: string, known: readonly string[]): void {
  const { connector } = project.connections[name]!;
  const suggestion = didYouMean(connector, known);
  const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Listed under \`connectors\`: ${known.join(', ') || 'none'}.`;
  file.fault(nodes.ofConnection(name, 'connector'), `No connector is named \`${connector}\`.`, remedy, suggestion ? { suggestion } : {});
}

function placeOf(detail: ErrorDetail | undefined, message: string, services: readonly string[]): readonly string[] {
  if (detail !== undefined) return detail.path.startsWith('services.') ? detail.path.split('.') : ['settings', detail.path];
  const service = services.find((one) => message.includes(`service ${one},`));
  return service === undefined ? ['services'] : ['services', service];
}
