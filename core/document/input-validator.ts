import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { ConnectorDocument } from 'trunkline/document';
import { compilable, makeAjv, type RegExpEngine, reference } from './ajv.js';
import { faultWords } from './fault-words.js';

/** What is wrong with a value: `path` leads to it from the root. */
export interface ValueFault {
  readonly path: readonly string[];
  readonly keyword: string;
  readonly message: string;
  /** The missing name, for `required`. */
  readonly missing?: string;
  /** The values that are taken, for `enum`. */
  readonly allowed?: readonly unknown[];
  /** The types that are taken, for `type`. */
  readonly types?: readonly string[];
}

/** Checks values against the data classes of one connector document. */
export class InputValidator {
  readonly #ajv: Ajv;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor({ schemas }: Pick<ConnectorDocument, 'schemas'>, regExp?: RegExpEngine) {
    const own = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, compilable(schema)]));
    this.#ajv = makeAjv('input', own, false, regExp);
  }

  faults(schema: string, value: unknown): readonly ValueFault[] {
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(reference(schema));
    this.#validators.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).filter(isOutermost).map(faultOf);
  }
}

/** A choice reports itself and each of its branches; the branches would contradict one another. */
const isOutermost = ({ schemaPath }: ErrorObject): boolean => !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath);

function faultOf(error: ErrorObject): ValueFault {
  const { instancePath, keyword, params } = error;
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const allowed: unknown = params['allowedValues'];
  const words = Array.isArray(allowed) ? allowed : undefined;
  const listed = words ? `: ${words.map((one) => JSON.stringify(one)).join(', ')}` : '';
  const missing: unknown = params['missingProperty'];
  return {
    path,
    keyword,
    message: `${faultWords(error)}${listed}`,
    ...(typeof missing === 'string' && { missing }),
    ...(words && { allowed: words }),
    ...(keyword === 'type' && { types: [params['type']].flat().map(String) }),
  };
}
