import { createRequire } from 'node:module';
import type { Ajv as AjvInstance, CodeOptions, ErrorObject, ValidateFunction } from 'ajv';
import type { JsonSchema } from 'trunkline/document';
import type { ErrorDetail } from 'trunkline/errors';
import { parseJson } from '../text/parse-json.js';
import { faultWords } from './fault-words.js';
import { isAnsweredEmail, isIso8601 } from './formats.js';

/** Checks a value, in place: a number kept as digits becomes a string, and an answer's JSON text what it says. Gives the faults found. */
export type Check = (value: unknown) => readonly ErrorDetail[];

/** What patterns are compiled by; without one, by the language's own regular expressions. */
export type RegExpEngine = NonNullable<CodeOptions['regExp']>;

const require = createRequire(import.meta.url);
const NONE: readonly ErrorDetail[] = [];
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * An ajv for the data classes of one document. For an `answer` checking stops at the first fault, where thousands of records may share it; `given` is
 * an answer that a person writes down, and tells every fault, as `input` does. The schemas are our own writing: checking them against the meta-schema would cost more than everything else.
 */
export function makeAjv(
  kind: 'input' | 'answer' | 'given',
  schemas: Readonly<Record<string, JsonSchema>>,
  useDefaults = false,
  regExp?: RegExpEngine,
): AjvInstance {
  const { Ajv } = require('ajv') as typeof import('ajv');
  const { fastFormats } = require('ajv-formats/dist/formats') as typeof import('ajv-formats/dist/formats.js');
  const ajv = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    useDefaults,
    allErrors: kind !== 'answer',
    ...(regExp && { code: { regExp } }),
    formats: {
      ...fastFormats,
      ...(kind === 'input' ? {} : { email: isAnsweredEmail }),
      'iso-8601': isIso8601,
      password: true,
      base64: true,
    },
  });
  ajv.addKeyword({
    keyword: 'x-digits',
    modifying: true,
    errors: false,
    compile: () => (value, at) => digits(value, kind === 'input' ? SENDABLE : /^-?\d+$/, at),
  });
  ajv.addKeyword({
    keyword: 'x-json-text',
    modifying: true,
    errors: false,
    compile: () => (kind === 'input' ? () => true : parseText),
  });
  ajv.addSchema({ $id: 'document', schemas });
  return ajv;
}

/** What can be sent as a JSON number again. */
const SENDABLE = /^-?(?:0|[1-9]\d*)$/;

interface Place {
  readonly parentData: unknown;
  readonly parentDataProperty: string | number;
}

/** Makes a number its digits, in place. A whole number beyond 2^53 already came as a string. */
function digits(value: unknown, form: RegExp, at: Place | undefined): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return form.test(value);
  if (!Number.isSafeInteger(value) || at === undefined) return false;
  (at.parentData as Record<string | number, unknown>)[at.parentDataProperty] = String(value);
  return true;
}

/** Makes a text the data that it says, in place. What is no text was read before, or is no matter of this check. */
function parseText(value: unknown, at: Place | undefined): boolean {
  if (typeof value !== 'string' || at === undefined) return true;
  try {
    (at.parentData as Record<string | number, unknown>)[at.parentDataProperty] = parseJson(value);
    return true;
  } catch {
    return false;
  }
}

/** The schema as ajv is to see it: references inside the document, whole numbers that a number can hold, digits and JSON text by keyword. */
export function compilable(schema: JsonSchema): JsonSchema {
  if (schema['x-digits']) return { 'x-digits': true };
  if (schema['x-json-text']) {
    const { 'x-json-text': isText, ...value } = schema;
    // In this order: the value is checked once it is read.
    return { allOf: [{ 'x-json-text': isText }, compilable(value)] };
  }
  const types = [schema.type].flat();
  return {
    ...schema,
    ...(schema.$ref ? { $ref: schema.$ref.replace(/^#/, 'document#') } : {}),
    ...(types.includes('integer') ? { minimum: schema.minimum ?? -LARGEST, maximum: schema.maximum ?? LARGEST } : {}),
    ...(schema.items ? { items: compilable(schema.items) } : {}),
    ...(schema.properties
      ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, compilable(inner)])) }
      : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(compilable) } : {}),
  };
}

export function reference(name: string): JsonSchema {
  return { $ref: `document#/schemas/${name}` };
}

export function compile(ajv: AjvInstance, schema: JsonSchema): Check {
  const validate: ValidateFunction = ajv.compile(schema);
  return (value) => (validate(value) ? NONE : toDetails(validate.errors ?? []));
}

/** A field that may be null is a choice: what is wrong with the other branch says more than that it is not null, and not both. */
function isTelling({ keyword, schemaPath, params }: ErrorObject): boolean {
  return keyword !== 'anyOf' && !(params['type'] === 'null' && /\/anyOf\/\d+\/type$/.test(schemaPath));
}

function toDetails(errors: readonly ErrorObject[]): ErrorDetail[] {
  return errors.filter(isTelling).map((error) => {
    const { instancePath, keyword, params } = error;
    const steps = instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (keyword === 'required') return { path: join([...steps, String(params['missingProperty'])]), message: 'is required', code: keyword };
    if (keyword === 'x-digits') return { path: join(steps), message: 'is no whole number', code: keyword };
    if (keyword === 'x-json-text') return { path: join(steps), message: 'is no JSON', code: keyword };
    const allowed = keyword === 'enum' ? `: ${(params['allowedValues'] as unknown[]).filter((value) => value !== null).join(', ')}` : '';
    const large = (keyword === 'maximum' || keyword === 'minimum') && Math.abs(Number(params['limit'])) === LARGEST;
    return {
      path: join(steps),
      message: large ? 'is beyond 2^53: declare it a string of digits' : `${faultWords(error)}${allowed}`,
      code: keyword,
    };
  });
}

function join(steps: readonly string[]): string {
  return steps.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
