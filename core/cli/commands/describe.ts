import { resultOf, type ConnectorDocument, type OperationDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import type { CommandContext } from '../context.js';
import { describeConnector, describeOperation } from '../describe-text.js';
import { reachable } from '../reachable-schemas.js';
import { unknownName } from '../unknown-name.js';

/** Shows a connector, or one of its operations, by the connector's or a connection's name. */
export async function describe(target: string, { terminal, json, from }: CommandContext): Promise<void> {
  const [name = '', operation, ...more] = target.split('.');
  if (more.length > 0) {
    throw new InvalidInputError(`\`${target}\` has too many dots.`, { code: 'bad_target', remedy: 'Write shop, or shop.getOrder.' });
  }
  const document = await documentNamed(name, from);
  if (operation === undefined) return terminal.out(json ? `${JSON.stringify(document)}\n` : describeConnector(document, terminal));
  const found = Object.hasOwn(document.operations, operation) ? document.operations[operation] : undefined;
  if (found === undefined) throw unknownName('operation', operation, Object.keys(document.operations));
  return terminal.out(
    json ? `${JSON.stringify(operationData(document, operation, found))}\n` : describeOperation(document, operation, found, terminal),
  );
}

async function documentNamed(name: string, from: string): Promise<ConnectorDocument> {
  const files = new NodeFiles();
  const catalogue = new Catalogue(files, await findProject(files, from));
  const { connections } = await catalogue.project();
  const connector = Object.hasOwn(connections, name) ? connections[name]!.connector : name;
  const source = await catalogue.find(connector);
  if (source !== undefined) return source.document;
  throw unknownName('connector', connector, [...(await catalogue.names()), ...Object.keys(connections)]);
}

/** An operation with every schema it refers to: enough to render a form. */
function operationData(document: ConnectorDocument, name: string, operation: OperationDocument): Record<string, unknown> {
  const schemas = Object.fromEntries(reachable(document, [operation.input, resultOf(operation)]));
  return { connector: document.name, name, ...operation, schemas };
}
