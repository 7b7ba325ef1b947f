import { createRequire } from 'node:module';
import * as validator from 'class-validator';
import { Secret } from '../secret.js';
import { isDataClass } from './check-data-class.js';
import type { Class } from './class.js';
import type { FieldDeclaration } from './field-declaration.js';
import type { JsonSchema } from './json-schema.js';
import { fieldsOf } from './store.js';

const REFERENCE = '#/schemas/';
const require = createRequire(import.meta.url);

/** Rules whose usual pattern is looser or slower than a format. A rule that nothing converts says nothing about the schema. */
const CONVERTERS = {
  [validator.IS_ISO8601]: { type: 'string', format: 'iso-8601' },
  [validator.IS_DATE_STRING]: { type: 'string', format: 'iso-8601' },
  [validator.IS_RFC_3339]: { type: 'string', format: 'date-time' },
  [validator.IS_OBJECT]: { type: 'object' },
  [validator.IS_DEFINED]: {},
  [validator.ValidationTypes.CUSTOM_VALIDATION]: {},
} as const;

/** JSON Schema of a data class. Classes it holds are referred to as `#/schemas/<name>`. */
export function schemaOf(data: Class): JsonSchema {
  const derived = deriveRules(data);
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, field] of fieldsOf(data)) {
    properties[name] = describe(name, field, derived.properties?.[name] ?? {});
    if (!field.optional) required.push(name);
  }
  return { type: 'object', title: data.name, properties, required };
}

/** The schemas of a data class and of every one it holds, by name. */
export function schemasOf(data: Class, known: Record<string, JsonSchema> = {}): Record<string, JsonSchema> {
  if (known[data.name] !== undefined) return known;
  known[data.name] = schemaOf(data);
  for (const { items, designType } of fieldsOf(data).values()) {
    const held = items ?? designType;
    if (isDataClass(held)) schemasOf(held, known);
  }
  return known;
}

/** True when a rule of the class, or of one it holds, has no JSON Schema, so that class-validator must run beside it. */
export function needsValidator(data: Class, seen = new Set<Class>()): boolean {
  if (seen.has(data)) return false;
  seen.add(data);
  if (rulesOf(data).some(hasNoSchema)) return true;
  return [...fieldsOf(data).values()].some(({ items, designType }) => {
    const held = items ?? designType;
    return typeof held === 'function' && needsValidator(held as Class, seen);
  });
}

function rulesOf(data: Class) {
  return validator.getMetadataStorage().getTargetValidationMetadatas(data, '', true, false);
}

function hasNoSchema(rule: ReturnType<typeof rulesOf>[number]): boolean {
  if ((rule.groups ?? []).length > 0) return true;
  if (rule.type === validator.ValidationTypes.CONDITIONAL_VALIDATION) return rule.name !== validator.IS_OPTIONAL;
  if (rule.type !== validator.ValidationTypes.CUSTOM_VALIDATION) return false;
  const { defaultConverters } = require('class-validator-jsonschema/build/defaultConverters') as { readonly defaultConverters: object };
  return !((rule.name ?? '') in { ...defaultConverters, ...CONVERTERS });
}

/** What class-validator's decorators say. Loaded on first use: only authors and slots need it. */
function deriveRules(data: Class): JsonSchema {
  const { targetConstructorToSchema } = require('class-validator-jsonschema') as typeof import('class-validator-jsonschema');
  const { defaultMetadataStorage } = require('class-transformer/cjs/storage') as { readonly defaultMetadataStorage: never };
  return targetConstructorToSchema(data, {
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: REFERENCE,
    additionalConverters: CONVERTERS,
  }) as JsonSchema;
}

function describe(name: string, field: FieldDeclaration, rules: JsonSchema): JsonSchema {
  const { description, unit, example, default: usual, digits, json, needs, choices, schemaFrom, retired } = field;
  const shape = digits ? digitsSchema() : { ...baseSchema(field), ...rules };
  return {
    ...(field.optional ? orNull(shape) : shape),
    ...(shape.title ? {} : { title: name }),
    description,
    ...(retired ? { 'x-retired': description } : {}),
    ...(json ? { 'x-json-text': json } : {}),
    ...(unit ? { 'x-unit': unit } : {}),
    ...(needs ? { 'x-needs': needs } : {}),
    ...(example === undefined ? {} : { examples: [example] }),
    ...(usual === undefined ? {} : { default: usual }),
    ...(choices ? { 'x-choices': choices } : {}),
    ...(schemaFrom ? { 'x-schema-from': schemaFrom } : {}),
  };
}

function baseSchema({ designType: type, items }: FieldDeclaration): JsonSchema {
  if (items !== undefined) return { type: 'array', items: basic(items) };
  return basic(type);
}

function basic(type: unknown): JsonSchema {
  if (type === String) return { type: 'string' };
  if (type === Number) return { type: 'number' };
  if (type === Boolean) return { type: 'boolean' };
  if (type === Secret) return { type: 'string', format: 'password', writeOnly: true };
  if (isDataClass(type)) return { $ref: `${REFERENCE}${type.name}` };
  return {};
}

/** A number's digits: `x-digits` turns a JSON number into a string before the pattern is checked. */
function digitsSchema(): JsonSchema {
  return { type: 'string', pattern: '^-?\\d+$', 'x-digits': true };
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, $ref } = schema;
  if ($ref !== undefined) return { anyOf: [{ $ref }, { type: 'null' }] };
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...(typeof type === 'string' ? [type] : type), 'null'] }),
    ...(values === undefined ? {} : { enum: [...values, null] }),
  };
}
