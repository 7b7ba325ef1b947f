import { blocks, code, listed } from './markdown.js';
import { link, propertyTable, type Schema, typeWords } from './property-table.js';

const GENERATED = '<!-- Written by `npm run docs` from sdk/document/connector-document.schema.json. -->';

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
  const variants = (part.oneOf ?? []).filter((variant) => !isDemand(variant));
  const single = [`It is ${typeWords(part)}.`, part.pattern ? `Its form: ${code(part.pattern)}.` : '']
    .filter((text) => text !== '')
    .join(' ');
  const plain = part.properties === undefined && variants.every(({ properties }) => properties === undefined);
  return blocks(
    `## ${name}`,
    part.description ?? '',
    plain ? single : propertyTable(part),
    demandWords(part),
    ...(plain ? [] : variants.map((variant) => blocks(variantWords(variant), propertyTable(variant)))),
  );
}

/** A variant is told by its `kind`, else by the names it must have. */
function variantWords({ $ref, properties, required = [] }: Schema): string {
  if ($ref) return `Or ${link($ref)}.`;
  const kind = properties?.['kind']?.const;
  return kind === undefined ? `With ${listed(required.map(code))}:` : `Of the kind ${code(String(kind))}:`;
}

/** What a part must have beyond the rows of its table. */
function demandWords({ oneOf = [], anyOf = [] }: Schema): string {
  const [one, any] = [oneOf, anyOf].map((demands) => demands.filter(isDemand).map(({ required = [] }) => listed(required.map(code))));
  return [
    ...(one!.length > 0 ? [`It has ${listed(one!, 'or')}, and only one of them.`] : []),
    ...(any!.length > 0 ? [`It has ${listed(any!, 'or')}, or ${any!.length === 2 ? 'both' : 'several of them'}.`] : []),
  ].join(' ');
}

/** Nothing but names that must be there: the part tells of them itself. */
function isDemand({ $ref, type, properties, required }: Schema): boolean {
  return $ref === undefined && type === undefined && properties === undefined && required !== undefined;
}
