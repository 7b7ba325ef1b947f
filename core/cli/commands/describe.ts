import { resultOf, type ConnectorDocument, type JsonSchema, type OperationDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue, namedProjectFile } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import type { CommandContext } from '../context.js';
import { describeConnector, describeOperation } from '../describe-text.js';
import { readInput } from '../input.js';
import { open } from '../open.js';
import { reachable } from '../reachable-schemas.js';
import { unknownName } from '../unknown-name.js';

export interface DescribeCommandOptions {
  readonly input?: string;
}

/**
 * Shows a connector, or one of its operations, by the connector's or a connection's name. With an input, the operation's own is shown with the
 * schemas that the vendor has for it.
 */
export async function describe(target: string, options: DescribeCommandOptions, context: CommandContext): Promise<void> {
  const { terminal, json, from } = context;
  const [name = '', operation, ...more] = target.split('.');
  if (more.length > 0) {
    throw new InvalidInputError(`\`${target}\` has too many dots.`, { code: 'bad_target', remedy: 'Write shop, or shop.getOrder.' });
  }
  const document = await documentNamed(name, from);
  if (options.input !== undefined && operation === undefined) {
    throw new InvalidInputError('An input is one of an operation.', { code: 'bad_target', remedy: `Write ${name}.<operation>.` });
  }
  if (operation === undefined) return terminal.out(json ? `${JSON.stringify(document)}\n` : describeConnector(document, terminal));
  const found = Object.hasOwn(document.operations, operation) ? document.operations[operation] : undefined;
  if (found === undefined) throw unknownName('operation', operation, Object.keys(document.operations));
  const filled = options.input === undefined ? undefined : await filledIn(name, operation, options.input, context);
  const data = { ...operationData(document, operation, found), ...(filled ? { inputSchema: filled } : {}) };
  return terminal.out(json ? `${JSON.stringify(data)}\n` : describeOperation(document, operation, found, terminal, filled));
}

/** The operation's input, with what the vendor says of it. */
async function filledIn(connection: string, operation: string, given: string, context: CommandContext): Promise<JsonSchema> {
  const input = await readInput(given);
  await using project = await open(context);
  const opened = await project.connection(connection);
  return await opened.inputSchema(operation, input, { signal: context.signal });
}

async function documentNamed(name: string, from: string): Promise<ConnectorDocument> {
  const files = new NodeFiles();
  const catalogue = new Catalogue(files, await findProject(files, from));
  const { connections } = await catalogue.project();
  const connector = Object.hasOwn(connections, name) ? connections[name]!.connector : name;
  const source = await catalogue.find(connector);
  if (source !== undefined) return source.document;
  throw unknownName('connector', connector, [...(await catalogue.names()), ...Object.keys(connections)], namedProjectFile(catalogue.root));
}

/** An operation with every schema it refers to: enough to render a form. */
function operationData(document: ConnectorDocument, name: string, operation: OperationDocument): Record<string, unknown> {
  const schemas = Object.fromEntries(reachable(document, [operation.input, resultOf(operation)]));
  return { connector: document.name, name, ...operation, schemas };
}
