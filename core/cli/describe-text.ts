import {
  resultOf,
  type ConnectorDocument,
  type EffectDocument,
  type JobDocument,
  type JsonSchema,
  type OperationDocument,
  type TriggerDocument,
  type UploadDocument,
  type WebhooksDocument,
} from 'trunkline/document';
import { fetchedParts, formHints, sourceText } from './describe-form.js';
import { printable } from './printable.js';
import { reachable } from './reachable-schemas.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

const REPEATS: Readonly<Record<EffectDocument['kind'], string>> = {
  read: 'changes nothing',
  idempotent: 'may be repeated',
  keyed: 'repeats with the same key are dropped by the vendor',
  lookup: 'the vendor is asked before it is repeated',
  unsafe: 'never repeated unless provably not accepted',
};

const RESULTS: Readonly<Record<OperationDocument['kind'], string>> = {
  action: 'Output',
  download: 'Output',
  list: 'Record',
  trigger: 'Record',
  upload: 'Output',
};

/** A connector for people: what it is, what a connection needs, what it can do. */
export function describeConnector(document: ConnectorDocument, terminal: Terminal): string {
  const { title, description, source, baseUrl, connection, operations, webhooks } = document;
  const rows = Object.entries(operations).map(([name, { kind, title: does, effect, stability }]) => [
    `  ${terminal.style('bold', name)}`,
    kind,
    effect.kind,
    stability,
    does,
  ]);
  return [
    terminal.style('bold', title),
    ...(description ? [description] : []),
    `Source: ${source}`,
    ...(webhooks ? [webhookLine(webhooks)] : []),
    ...(baseUrl.experimental ? [`Experimental regions: ${baseUrl.experimental.join(', ')}`] : []),
    '',
    'Connection',
    fieldTable(document.schemas[connection.schema], connection.secrets),
    '',
    'Operations',
    table(rows),
    '',
  ].join('\n');
}

/** One operation for people: what it does, what it takes and gives. `filled` is its input with what the vendor says of it. */
export function describeOperation(
  document: ConnectorDocument,
  name: string,
  operation: OperationDocument,
  terminal: Terminal,
  filled?: JsonSchema,
): string {
  const { kind, title, description, source, stability, effect, input } = operation;
  const result = resultOf(operation);
  const request = operation.kind === 'trigger' ? undefined : operation.request;
  return [
    `${terminal.style('bold', `${document.name}.${name}`)}: ${title}`,
    ...(description ? [description] : []),
    `${kind}, ${stability}; ${effect.kind}: ${REPEATS[effect.kind]}`,
    ...(request ? [`${request.method} ${request.path}`] : []),
    ...(operation.scopes ? [`Needs the right to: ${operation.scopes.join('; ')}`] : []),
    ...(operation.answerMs === undefined ? [] : [`One answer may take ${operation.answerMs / 1000} s`]),
    ...('job' in operation && operation.job ? jobLines(operation.job) : []),
    ...(operation.kind === 'upload' ? [uploadLine(operation)] : []),
    ...(operation.kind === 'action' && operation.empty ? [`Gives null when it is answered with ${operation.empty.join(' or ')}`] : []),
    ...(operation.kind === 'trigger' ? triggerLines(operation) : []),
    ...(operation.kind === 'list' && operation.detail ? [`In full with --detailed, by ${operation.detail.action}`] : []),
    `Source: ${source}`,
    '',
    'Input',
    input === undefined ? '  nothing' : fieldTable(filled ?? document.schemas[input], []),
    '',
    ...(filled ? fetchedParts(filled).flatMap(([path, part]) => [path, fieldTable(part, []), '']) : []),
    ...(filled ? [] : formHints(document, name, operation)),
    RESULTS[kind],
    result === undefined ? `  ${kind === 'download' ? 'a file' : 'nothing'}` : fieldTable(document.schemas[result], []),
    '',
    ...[...reachable(document, [input, result])]
      .filter(([held]) => held !== input && held !== result)
      .flatMap(([held, schema]) => [held, fieldTable(schema, []), '']),
  ].join('\n');
}

function jobLines({ status, everyMs, done, result }: JobDocument): string[] {
  return [`then GET ${status} every ${everyMs / 1000} s until ${done.join(' or ')}`, ...(result ? [`then GET ${result.path}`] : [])];
}

function uploadLine({ type = 'of any type', maxBytes }: UploadDocument): string {
  return `Its body is a file, ${type}${maxBytes === undefined ? '' : `, of at most ${maxBytes} bytes`}`;
}

function triggerLines({ poll, webhook }: TriggerDocument): string[] {
  const since = poll?.since === undefined ? '' : `, which is asked from its cursor by \`${poll.since}\``;
  return [
    ...(poll ? [`Polls ${poll.list}${since}`] : []),
    ...(webhook ? [`Told by webhooks${webhook.event ? `: ${webhook.event.join(', ')}` : ''}`] : []),
  ];
}

function webhookLine({ verify }: WebhooksDocument): string {
  if (verify.kind === 'slot') return 'Webhooks are verified by code';
  const { header } = verify;
  return verify.kind === 'hmac' ? `Webhooks are signed with HMAC ${verify.algorithm} in ${header}` : `Webhooks carry a token in ${header}`;
}

function fieldTable(schema: JsonSchema | undefined, secrets: readonly string[]): string {
  const fields = Object.entries(schema?.properties ?? {});
  if (fields.length === 0) return '  nothing';
  return table(
    fields.map(([name, field]) => [
      `  ${printable(name)}`,
      secrets.includes(name) ? 'secret' : printable(typeText(field)),
      need(name, field, schema),
      printable([field.description, field['x-unit'] && `(${field['x-unit']})`, sourceText(field)].filter(Boolean).join(' ')),
    ]),
  );
}

function need(name: string, field: JsonSchema, schema: JsonSchema | undefined): string {
  if (field['x-retired'] !== undefined) return 'refused';
  if (field.default !== undefined) return `default ${JSON.stringify(field.default)}`;
  return schema?.required?.includes(name) ? 'required' : 'optional';
}

function typeText(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.anyOf)
    return schema.anyOf
      .map(typeText)
      .filter((text) => text !== '')
      .join(' | ');
  if (schema.enum) return schema.enum.filter((value) => value !== null).join(' | ');
  if (schema['x-retired'] !== undefined) return 'retired';
  const type = [schema.type ?? 'any']
    .flat()
    .filter((name) => name !== 'null')
    .join(' | ');
  return type === 'array' ? `${schema.items ? typeText(schema.items) : 'any'}[]` : type;
}
