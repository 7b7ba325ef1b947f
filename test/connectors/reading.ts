import type { ConnectorDocument, JsonSchema, OperationDocument, TriggerDocument } from 'trunkline/document';

/** One line per operation: what is sent where, what a repeat does, how sure the declaration is. */
export function endpoints(document: ConnectorDocument, environment: string): Record<string, string> {
  const services = document.baseUrl.table['*']![environment]!;
  const line = (operation: OperationDocument): string => {
    if (operation.kind === 'trigger') return `${sourceOf(operation)}, ${operation.stability}`;
    const { method, path, service = document.baseUrl.services[0]! } = operation.request!;
    return `${method} ${services[service]}${path}, ${operation.effect.kind}, ${operation.stability}`;
  };
  return Object.fromEntries(Object.entries(document.operations).map(([name, operation]) => [name, line(operation)]));
}

function sourceOf({ poll, webhook }: TriggerDocument): string {
  if (poll) return `polls ${poll.list}`;
  return `is told of ${webhook?.event?.join(', ') ?? 'what has its shape'}`;
}

/** Every record of a list. */
export async function all<Record>(pages: AsyncIterable<Record>): Promise<Record[]> {
  const records: Record[] = [];
  for await (const record of pages) records.push(record);
  return records;
}

/** Fields of the schemas without a word about them, as `Order.status`. */
export function undescribed(schemas: ConnectorDocument['schemas']): string[] {
  const fields = Object.entries(schemas).flatMap(([name, schema]) =>
    Object.entries(schema.properties ?? {}).map(([field, property]) => [`${name}.${field}`, property] as const),
  );
  return fields.filter(([, property]) => !property.description?.trim()).map(([name]) => name);
}

const SHORTEST = 30;
const LONGEST = 400;
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Operations without a description that is a sentence or two and more than the title in another case: name and what is there. */
export function unexplained(operations: Readonly<Record<string, Pick<OperationDocument, 'title' | 'description'>>>): string[] {
  const isPoor = ({ title, description = '' }: Pick<OperationDocument, 'title' | 'description'>): boolean =>
    description.length < SHORTEST || description.length > LONGEST || wordsOf(description) === wordsOf(title);
  const poor = Object.entries(operations).filter(([, operation]) => isPoor(operation));
  return poor.map(([name, { description }]) => `${name}: ${description ?? ''}`);
}

/** References that lead nowhere. */
export function dangling(schemas: ConnectorDocument['schemas']): string[] {
  return [...references(Object.values(schemas))].filter((reference) => schemas[reference.replace('#/schemas/', '')] === undefined);
}

function* references(schemas: readonly JsonSchema[]): Generator<string> {
  for (const schema of schemas) {
    if (schema.$ref !== undefined) yield schema.$ref;
    yield* references([...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])]);
  }
}
