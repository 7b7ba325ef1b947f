import { code, listed, table } from './markdown.js';

/** The part of a JSON Schema that the connector document's own schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
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
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A row for each property, and one for each property of an object that stands in its place: `token.secret`. Empty where there are none. */
export function propertyTable(schema: Schema): string {
  const rows = propertyRows(schema);
  return rows.length === 0 ? '' : table(['Name', 'Type', 'Required', 'What it is'], rows);
}

function propertyRows({ properties = {}, required = [] }: Schema, within = ''): string[][] {
  return Object.entries(properties).flatMap(([name, property]) => [
    [code(within + name), typeWords(property), requiredWords(required.includes(name), within), property.description ?? ''],
    ...objectsOf(property).flatMap(({ mark, schema }) => propertyRows(schema, `${within}${name}${mark}.`)),
  ]);
}

const requiredWords = (isRequired: boolean, within: string): string => {
  if (!isRequired) return '';
  return within === '' ? 'yes' : `in ${code(within.slice(0, -1))}`;
};

/** The objects that are written out in a property's place, each with what tells that it holds several. */
function objectsOf(
  { properties, required, oneOf = [], items, additionalProperties }: Schema,
  mark = '',
): { mark: string; schema: Schema }[] {
  return [
    ...(properties ? [{ mark, schema: { properties, required: required ?? [] } }] : []),
    ...oneOf.flatMap((variant) => objectsOf(variant, mark)),
    ...(items ? objectsOf(items, `${mark}[]`) : []),
    ...(typeof additionalProperties === 'object' ? objectsOf(additionalProperties, `${mark}.*`) : []),
  ];
}

export function typeWords(schema: Schema): string {
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
  return listed([schema.type ?? 'any'].flat(), 'or');
}

export function link(reference: string): string {
  const name = reference.replace('#/definitions/', '');
  return name === reference ? `[JSON Schema](${reference})` : `[${name}](#${name.toLowerCase()})`;
}
