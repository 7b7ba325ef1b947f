import { blocks, code, listed, table } from './markdown.js';

const GENERATED = '<!-- Written by `npm run docs` from sdk/document/connector-document.schema.json. -->';

/** The part of a JSON Schema that the connector document's own schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The connector document, part by part. */
export function documentPage(schema: Schema): string {
  return `${blocks(
    GENERATED,
    '# The connector document',
    schema.description ?? '',
    'Checked by [this JSON Schema](../../sdk/document/connector-document.schema.json), `CONNECTOR_DOCUMENT_SCHEMA` in `trunkline/document`. ' +
      '`trunkline describe <connector> --json` prints a document.',
    propertyTable(schema),
    ...Object.entries(schema.definitions ?? {}).map(([name, part]) => section(name, part)),
  )}\n`;
}

function section(name: string, part: Schema): string {
  const variants = part.oneOf ?? [];
  const single = [`It is ${typeWords(part)}.`, part.pattern ? `Its form: ${code(part.pattern)}.` : '']
    .filter((text) => text !== '')
    .join(' ');
  const plain = part.properties === undefined && variants.every(({ properties }) => properties === undefined);
  return blocks(
    `## ${name}`,
    part.description ?? '',
    plain ? single : propertyTable(part),
    ...(plain ? [] : variants.map((variant) => blocks(variantWords(variant), propertyTable(variant)))),
  );
}

/** A variant is told by its `kind`, else by the names it must have. */
function variantWords({ $ref, properties, required = [] }: Schema): string {
  if ($ref) return `Or ${link($ref)}.`;
  const kind = properties?.['kind']?.const;
  return kind === undefined ? `With ${listed(required.map(code))}:` : `Of the kind ${code(String(kind))}:`;
}

function propertyTable({ properties, required = [] }: Schema): string {
  if (properties === undefined) return '';
  const rows = Object.entries(properties).map(([name, property]) => [
    code(name),
    typeWords(property),
    required.includes(name) ? 'yes' : '',
    property.description ?? '',
  ]);
  return table(['Name', 'Type', 'Required', 'What it is'], rows);
}

function typeWords(schema: Schema): string {
  if (schema.$ref) return link(schema.$ref);
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum)
    return listed(
      schema.enum.map((value) => code(JSON.stringify(value))),
      'or',
    );
  if (schema.oneOf) return listed(schema.oneOf.map(typeWords), 'or');
  if (schema.type === undefined && schema.allOf?.[0]) return typeWords(schema.allOf[0]);
  if (schema.items) return `list of ${typeWords(schema.items)}`;
  if (typeof schema.additionalProperties === 'object') return `map to ${typeWords(schema.additionalProperties)}`;
  return schema.type ?? 'any';
}

function link(reference: string): string {
  const name = reference.replace('#/definitions/', '');
  return name === reference ? `[JSON Schema](${reference})` : `[${name}](#${name.toLowerCase()})`;
}
