import type { FieldTarget, JsonSchema } from 'trunkline/document';
import { code, listed, table } from './markdown.js';
import { targetWords } from './words.js';

const REFERENCE = '#/schemas/';

/** The fields of a data class: what they are, what they may hold, and where they go in a request. */
export function fieldTable(
  schema: JsonSchema | undefined,
  places?: Readonly<Record<string, FieldTarget>>,
  secrets: readonly string[] = [],
): string {
  const fields = Object.entries(schema?.properties ?? {});
  const rows = fields.map(([name, field]) => [
    code(name),
    secrets.includes(name) ? 'secret' : typeWords(field),
    schema?.required?.includes(name) ? 'yes' : '',
    ...(places ? [places[name] ? targetWords(places[name]) : ''] : []),
    fieldWords(field),
  ]);
  return table(['Field', 'Type', 'Required', ...(places ? ['Goes to'] : []), 'What it is'], rows);
}

/** The names of the data classes a schema refers to directly. */
export function referencesOf(schema: JsonSchema | undefined): string[] {
  if (schema === undefined) return [];
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])];
  return [...(schema.$ref ? [schema.$ref.replace(REFERENCE, '')] : []), ...inner.flatMap(referencesOf)];
}

export function classLink(name: string): string {
  return `[${name}](#class-${name})`;
}

function typeWords(schema: JsonSchema): string {
  if (schema.$ref) return classLink(schema.$ref.replace(REFERENCE, ''));
  if (schema.anyOf) return schema.anyOf.map(typeWords).filter(notEmpty).join(' or ');
  if (schema.enum)
    return schema.enum
      .filter((value) => value !== null)
      .map((value) => code(JSON.stringify(value)))
      .join(' or ');
  if (schema['x-digits']) return 'digits, as a string';
  if (schema['x-retired'] !== undefined) return 'retired';
  const types = [schema.type ?? 'any'].flat().filter((type) => type !== 'null');
  const name = types.map((type) => (type === 'array' ? `list of ${schema.items ? typeWords(schema.items) : 'any'}` : type)).join(' or ');
  return schema.format && name !== '' ? `${name} (${schema.format})` : name;
}

/** The description with its unit, bounds, default and example: all that the schema knows. */
function fieldWords(field: JsonSchema): string {
  const bounds = [
    field['x-json-text'] && 'travels as JSON in a string',
    field['x-unit'] && `unit: ${field['x-unit']}`,
    ...Object.entries(field['x-needs'] ?? {}).map(
      ([setting, words]) => `left out unless ${code(setting)} is ${listed(words.map(code), 'or')}`,
    ),
    range('value', field.minimum, field.maximum),
    range('length', field.minLength, field.maxLength),
    range('items', field.minItems, field.maxItems),
    field.pattern && !field['x-digits'] && `pattern: ${code(field.pattern)}`,
    field.default !== undefined && `default: ${code(JSON.stringify(field.default))}`,
    field['x-choices'] && sourceWords('one of', field['x-choices'].list, field['x-choices'].with),
    field['x-schema-from'] && sourceWords('its schema comes from', field['x-schema-from'].action, field['x-schema-from'].with),
    field.examples?.[0] !== undefined && `example: ${code(JSON.stringify(field.examples[0]))}`,
  ].filter((bound) => typeof bound === 'string');
  return `${field.description ?? ''}${bounds.length > 0 ? ` (${bounds.join('; ')})` : ''}`;
}

/** What is read from the vendor, by which operation, and what it depends on. */
function sourceWords(what: string, operation: string, filledBy: Readonly<Record<string, string>> = {}): string {
  const siblings = Object.values(filledBy);
  const depends = siblings.length > 0 ? `, for its ${listed(siblings.map(code))}` : '';
  return `${what} [${operation}](#${operation.toLowerCase()})${depends}`;
}

function range(what: string, from: number | undefined, to: number | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return `${what}: ${from} or more`;
  return from === undefined ? `${what}: up to ${to}` : from === to ? `${what}: ${from}` : `${what}: ${from} to ${to}`;
}

const notEmpty = (text: string): boolean => text !== '';
