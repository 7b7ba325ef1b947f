import { createRequire } from 'node:module';
import type { Ajv as AjvInstance, ErrorObject, ValidateFunction } from 'ajv';
import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { Secret, type ErrorDetail } from 'trunkline/sdk';
import { schemasOf, type Class } from '#host';
import { didYouMean } from '../text/did-you-mean.js';

const require = createRequire(import.meta.url);
const ISO_8601 =
  /^[+-]?\d{4,6}(?:-?(?:\d\d(?:-?\d\d)?|W\d\d(?:-?\d)?|\d{3}))?(?:[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const NONE: readonly ErrorDetail[] = [];
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Checks a value against a data class of one document, in place: a number kept as digits becomes a string. Gives the faults found. */
export type Check = (value: unknown) => readonly ErrorDetail[];

/** The data classes of one connector as checks, compiled when first used. */
export class DataShapes {
  readonly #schemas: Readonly<Record<string, JsonSchema>>;
  readonly #checks = new Map<string, Check>();
  /** Tells every fault of an input; stops at the first of an answer, where thousands of records may share it. */
  #inputs: AjvInstance | undefined;
  #answers: AjvInstance | undefined;

  constructor(private readonly document: ConnectorDocument) {
    this.#schemas = Object.fromEntries(Object.entries(document.schemas).map(([name, schema]) => [name, compilable(schema)]));
  }

  /** An input: fields that the class does not have are faults. */
  input(name: string): Check {
    return cached(this.#checks, `input ${name}`, () => {
      const known = Object.keys(this.document.schemas[name]?.properties ?? {});
      const check = compile((this.#inputs ??= makeAjv(true, this.#schemas)), reference(name));
      return (value) => [...unknownFields(value, known), ...check(value)];
    });
  }

  /** One object of an answer: what the vendor adds is kept. */
  output(name: string): Check {
    return cached(this.#checks, `output ${name}`, () => compile(this.#forAnswers(), reference(name)));
  }

  /** The records of one page, checked together. */
  records(name: string): Check {
    return cached(this.#checks, `records ${name}`, () => compile(this.#forAnswers(), { type: 'array', items: reference(name) }));
  }

  /** A data class that code of the connector names; the document need not know it. */
  outputOf(data: Class): Check {
    if (this.document.schemas[data.name] !== undefined) return this.output(data.name);
    return cached(this.#checks, `class ${data.name}`, () => {
      const schemas = Object.fromEntries(Object.entries(schemasOf(data)).map(([name, schema]) => [name, compilable(schema)]));
      return compile(makeAjv(false, schemas), reference(data.name));
    });
  }

  /** Records of such a class. */
  recordsOf(data: Class): Check {
    const one = this.outputOf(data);
    return (value) =>
      (value as readonly unknown[]).flatMap((record, index) =>
        one(record).map((fault) => ({ ...fault, path: `[${index}].${fault.path}` })),
      );
  }

  #forAnswers(): AjvInstance {
    return (this.#answers ??= makeAjv(false, this.#schemas));
  }
}

function compile(ajv: AjvInstance, schema: JsonSchema): Check {
  const validate: ValidateFunction = ajv.compile(schema);
  return (value) => (validate(value) ? NONE : toDetails(validate.errors ?? []));
}

/**
 * Checks a connection's settings, and puts in the defaults of those that are not given. A secret is an instance, or says where it is kept.
 */
export function acceptSettings(
  document: ConnectorDocument,
  settings: Readonly<Record<string, unknown>>,
): { readonly details: readonly ErrorDetail[]; readonly values: Readonly<Record<string, unknown>> } {
  const schema = document.schemas[document.connection.schema]!;
  const { secrets } = document.connection;
  const isSecret = (name: string): boolean => secrets.includes(name);
  const values = Object.fromEntries(Object.entries(settings).filter(([name]) => !isSecret(name)));
  const open: JsonSchema = { ...compilable(schema), required: schema.required?.filter((name) => !isSecret(name)) };
  const wrongSecrets = secrets
    .filter((name) => (settings[name] === undefined ? schema.required?.includes(name) : !isSecretLike(settings[name])))
    .map((path) => ({ path, message: 'is a secret: say where it is kept, { env: NAME } or { file: path }' }));
  const details = [
    ...unknownFields(settings, Object.keys(schema.properties ?? {})),
    ...wrongSecrets,
    ...compile(makeAjv(true, {}, true), open)(values),
  ];
  const given = Object.fromEntries(Object.entries(settings).filter(([name]) => isSecret(name)));
  return { details, values: { ...values, ...given } };
}

function isSecretLike(value: unknown): boolean {
  if (value instanceof Secret) return true;
  if (typeof value !== 'object' || value === null) return false;
  const [only, ...more] = Object.entries(value);
  return more.length === 0 && (only?.[0] === 'env' || only?.[0] === 'file') && typeof only[1] === 'string' && only[1] !== '';
}

function makeAjv(allErrors: boolean, schemas: Readonly<Record<string, JsonSchema>>, useDefaults = false): AjvInstance {
  const { Ajv } = require('ajv') as typeof import('ajv');
  const { fastFormats } = require('ajv-formats/dist/formats') as typeof import('ajv-formats/dist/formats.js');
  const ajv = new Ajv({
    strict: false,
    useDefaults,
    allErrors,
    formats: { ...fastFormats, 'iso-8601': ISO_8601, password: true, base64: true },
  });
  ajv.addKeyword({ keyword: 'x-digits', modifying: true, errors: false, compile: () => digits });
  ajv.addSchema({ $id: 'document', schemas });
  return ajv;
}

/** Makes a number its digits, in place. A whole number beyond 2^53 already came as a string. */
function digits(value: unknown, at?: { readonly parentData: unknown; readonly parentDataProperty: string | number }): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return /^-?\d+$/.test(value);
  if (!Number.isSafeInteger(value) || at === undefined) return false;
  (at.parentData as Record<string | number, unknown>)[at.parentDataProperty] = String(value);
  return true;
}

/** The schema as ajv is to see it: references inside the document, whole numbers that a number can hold, digits by keyword. */
function compilable(schema: JsonSchema): JsonSchema {
  if (schema['x-digits']) return { 'x-digits': true };
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

function reference(name: string): JsonSchema {
  return { $ref: `document#/schemas/${name}` };
}

function unknownFields(value: unknown, known: readonly string[]): ErrorDetail[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((path) => {
      const meant = didYouMean(path, known);
      return {
        path,
        code: 'unknown_field',
        message: `is no field${meant ? `; did you mean \`${meant}\`?` : `; known: ${known.join(', ') || 'none'}`}`,
      };
    });
}

function toDetails(errors: readonly ErrorObject[]): ErrorDetail[] {
  return errors.map(({ instancePath, keyword, params, message }) => {
    const steps = instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (keyword === 'required') return { path: join([...steps, String(params['missingProperty'])]), message: 'is required', code: keyword };
    const allowed = keyword === 'enum' ? `: ${(params['allowedValues'] as unknown[]).filter((value) => value !== null).join(', ')}` : '';
    const large = (keyword === 'maximum' || keyword === 'minimum') && Math.abs(Number(params['limit'])) === LARGEST;
    return {
      path: join(steps),
      message: large ? 'is beyond 2^53: declare it a string of digits' : `${message ?? 'is wrong'}${allowed}`,
      code: keyword,
    };
  });
}

function join(steps: readonly string[]): string {
  return steps.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

function cached<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
