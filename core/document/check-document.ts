import { createRequire } from 'node:module';
import type { Ajv as AjvInstance, ErrorObject } from 'ajv';
import { CONNECTOR_DOCUMENT_SCHEMA, resultOf, type ConnectorDocument, type EachDocument, type OperationDocument } from 'trunkline/document';
import { DefinitionError, type DefinitionFault } from 'trunkline/errors';
import { factsOfSchemas, jobFaults, nameFaults, pathNames, readsItself, sourceFaults, uploadFaults } from '#host';
import { partFaults } from './part-faults.js';
import { triggerFaults } from './trigger-faults.js';

const require = createRequire(import.meta.url);
const SCHEMA_ID = String(CONNECTOR_DOCUMENT_SCHEMA['$id']);
const PUBLISHED = 'See the published JSON Schema of connector documents.';

/**
 * A document that no class of ours wrote: a file, or another host's.
 *
 * @throws DefinitionError with every fault: of its shape, or where one part names another that is not there.
 */
export function assertDocument(document: unknown): asserts document is ConnectorDocument {
  const { name = 'The document' } = (typeof document === 'object' && document !== null ? document : {}) as { readonly name?: string };
  const wrong = shapeFaults(document);
  const faults = wrong.length > 0 ? wrong : [...danglingNames(document as ConnectorDocument)];
  if (faults.length > 0) throw new DefinitionError(name, faults);
}

function shapeFaults(document: unknown): DefinitionFault[] {
  const { Ajv } = require('ajv') as typeof import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false }).addSchema(CONNECTOR_DOCUMENT_SCHEMA);
  const validate = ajv.getSchema(SCHEMA_ID)!;
  if (validate(document)) return [];
  const inOperations = (error: ErrorObject): boolean => error.instancePath.startsWith('/operations/');
  const outside = nearest((validate.errors ?? []).filter((error) => !inOperations(error)));
  const inside = validate.errors?.some(inOperations) ? operationErrors(ajv, (document as ConnectorDocument).operations) : [];
  return [...outside, ...inside].map(({ instancePath, message, params }) => {
    const extra = params['additionalProperty'] as string | undefined;
    const at = instancePath.slice(1).replaceAll('/', '.') || 'document';
    return { at, problem: `${message ?? 'is wrong'}${extra ? `: ${extra}` : ''}`, remedy: PUBLISHED };
  });
}

/** Each operation against the form of its own kind: the other kinds' forms would only contradict it. */
function operationErrors(ajv: AjvInstance, operations: ConnectorDocument['operations']): readonly ErrorObject[] {
  return Object.entries(operations).flatMap(([name, operation]) => {
    const kind = (operation as { readonly kind?: unknown } | null)?.kind;
    const validate = typeof kind === 'string' ? ajv.getSchema(`${SCHEMA_ID}#/definitions/${kind}`) : undefined;
    const path = `/operations/${name}`;
    if (validate === undefined)
      return [{ instancePath: path, schemaPath: '', keyword: 'kind', params: {}, message: 'has no kind that is known' }];
    if (validate(operation)) return [];
    return nearest(validate.errors ?? []).map((error) => ({ ...error, instancePath: `${path}${error.instancePath}` }));
  });
}

/** Where one of several forms is expected, the faults of the form that comes nearest; the others would only contradict them. */
function nearest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const branches = new Map<string, Map<string, ErrorObject[]>>();
  const plain: ErrorObject[] = [];
  for (const error of errors) {
    const [, choice, branch] = /^(.*?\/(?:one|any)Of)\/(\d+)\//.exec(error.schemaPath) ?? [];
    if (choice === undefined || branch === undefined) {
      plain.push(error);
      continue;
    }
    const place = `${choice} ${error.instancePath.split('/').slice(0, 3).join('/')}`;
    const forms = branches.get(place) ?? new Map<string, ErrorObject[]>();
    forms.set(branch, [...(forms.get(branch) ?? []), error]);
    branches.set(place, forms);
  }
  const best = [...branches.values()].map((forms) => [...forms.values()].reduce((a, b) => (b.length < a.length ? b : a)));
  return [...plain, ...best.flat()].filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf');
}

function* danglingNames(document: ConnectorDocument): Generator<DefinitionFault> {
  const known = {
    schemas: Object.keys(document.schemas),
    slots: Object.keys(document.slots),
    operations: Object.keys(document.operations),
  };
  const missing = function* (kind: keyof typeof known, at: string, names: readonly (string | undefined)[]): Generator<DefinitionFault> {
    for (const name of names) {
      if (name === undefined || known[kind].includes(name)) continue;
      yield { at, problem: `\`${name}\` is not among its ${kind}`, remedy: `Known: ${known[kind].join(', ') || 'none'}.` };
    }
  };
  yield* missing('schemas', 'connection.schema', [document.connection.schema]);
  for (const [name, schema] of Object.entries(document.schemas)) yield* missing('schemas', `schemas.${name}`, referred(schema));
  for (const [at, part] of Object.entries(document)) if (at !== 'schemas' && at !== 'slots') yield* missing('slots', at, slotsIn(part));
  for (const budget of document.budgets) yield* missing('operations', `budgets.${budget.name}`, budget.operations ?? []);
  for (const [name, operation] of Object.entries(document.operations)) {
    const at = `operations.${name}`;
    yield* missing('schemas', at, [operation.input, resultOf(operation), ...(operation.validators ?? [])]);
    yield* operationFaults(document, at, operation);
  }
  const facts = factsOfSchemas(document.schemas);
  yield* partFaults(document);
  yield* sourceFaults(document, facts);
  yield* nameFaults(document, facts);
  for (const fault of uploadFaults(document)) yield { ...fault, at: `operations.${fault.at}` };
}

function* operationFaults(document: ConnectorDocument, at: string, operation: OperationDocument): Generator<DefinitionFault> {
  if (operation.kind === 'trigger') {
    return yield* triggerFaults(document, at, operation);
  }
  const { request } = operation;
  if (operation.kind === 'list' && operation.each) yield* eachFaults(document, at.replace('operations.', ''), operation.each);
  if (operation.kind === 'list' && request && !operation.pagination && !document.pagination) {
    yield { at, problem: 'nothing says how its pages are read', remedy: 'Give it, or the connector, a pagination.' };
  }
  if (request === undefined) return;
  const { services } = document.baseUrl;
  if (request.service !== undefined && !services.includes(request.service)) {
    yield { at: `${at}.request.service`, problem: `\`${request.service}\` is no service`, remedy: `Known: ${services.join(', ')}.` };
  }
  for (const field of pathNames(request.path)) {
    if (request.fields[field]?.in === 'path') continue;
    yield {
      at: `${at}.request.path`,
      problem: `nothing fills \`{${field}}\``,
      remedy: `Say in \`fields\` that \`${field}\` goes to the path.`,
    };
  }
  if (operation.kind === 'list' || operation.job === undefined) return;
  const { required = [] } = document.schemas[operation.input ?? ''] ?? {};
  const faults = jobFaults(operation.job, { request, isOptional: (field) => !required.includes(field) });
  for (const fault of faults) yield { ...fault, at: `${at}.job.${fault.at}` };
}

function* eachFaults({ operations }: ConnectorDocument, operation: string, { list, over }: EachDocument): Generator<DefinitionFault> {
  const at = `operations.${operation}.each`;
  if (readsItself(operations, operation))
    yield { at, problem: 'it is read over itself', remedy: 'Read it over a list that has its own request.' };
  const lists = Object.entries(operations)
    .filter(([, { kind }]) => kind === 'list')
    .map(([name]) => name);
  for (const name of [list, ...over.flatMap((one) => ('list' in one ? [one.list] : []))]) {
    if (!lists.includes(name)) yield { at, problem: `\`${name}\` is no list of it`, remedy: `Name one of ${lists.join(', ')}.` };
  }
}

function referred(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
}

function slotsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { slot } = part as { readonly slot?: unknown };
  return [...(typeof slot === 'string' ? [slot] : []), ...Object.values(part).flatMap(slotsIn)];
}
