import type { ConnectorDocument, JsonSchema, OperationDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/sdk';
import { NodeFiles } from '../../adapters/node-files.js';
import { Catalogue } from '../../project/catalogue.js';
import { findProject } from '../../project/find-project.js';
import { didYouMean } from '../../text/did-you-mean.js';
import type { CommandContext } from '../context.js';
import { describeConnector, describeOperation } from '../describe-text.js';

/** Shows a connector, or one of its operations, by the connector's or a connection's name. */
export async function describe(target: string, { terminal, json, from }: CommandContext): Promise<void> {
  const [name = '', operation] = target.split('.');
  const document = await documentNamed(name, from);
  if (operation === undefined) return terminal.out(json ? `${JSON.stringify(document)}\n` : describeConnector(document, terminal));
  const found = Object.hasOwn(document.operations, operation) ? document.operations[operation] : undefined;
  if (found === undefined) throw unknown('operation', operation, Object.keys(document.operations));
  terminal.out(
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
  throw unknown('connector', connector, [...(await catalogue.names()), ...Object.keys(connections)]);
}

/** An operation with every schema it refers to: enough to render a form. */
function operationData(document: ConnectorDocument, name: string, operation: OperationDocument): Record<string, unknown> {
  const result = operation.kind === 'action' ? operation.output : operation.record;
  const schemas: Record<string, JsonSchema> = {};
  for (const schema of [operation.input, result]) if (schema !== undefined) collect(document, schema, schemas);
  return { connector: document.name, name, ...operation, schemas };
}

function collect(document: ConnectorDocument, name: string, into: Record<string, JsonSchema>): void {
  const schema = document.schemas[name];
  if (schema === undefined || into[name] !== undefined) return;
  into[name] = schema;
  for (const [, held] of JSON.stringify(schema).matchAll(/"#\/schemas\/([^"]+)"/g)) collect(document, held!, into);
}

function unknown(kind: string, name: string, known: readonly string[]): InvalidInputError {
  const meant = didYouMean(name, known);
  return new InvalidInputError(`There is no ${kind} \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
    code: `unknown_${kind}`,
    remedy: `Known: ${known.join(', ') || 'none'}.`,
  });
}
