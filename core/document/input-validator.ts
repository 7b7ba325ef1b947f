import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { ConnectorDocument } from 'trunkline/document';
import { ISO_8601 } from './ajv.js';

/** What is wrong with a value: `path` leads to it from the root. */
export interface ValueFault {
  readonly path: readonly string[];
  readonly keyword: string;
  readonly message: string;
  /** The missing name, for `required`. */
  readonly missing?: string;
}

/** Checks values against the data classes of one connector document. */
export class InputValidator {
  readonly #ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true });

  constructor({ schemas }: ConnectorDocument) {
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('iso-8601', ISO_8601);
    this.#ajv.addFormat('password', true);
    this.#ajv.addSchema({ $id: ROOT, schemas });
  }

  faults(schema: string, value: unknown): readonly ValueFault[] {
    const validate = this.#ajv.compile({ $ref: `${ROOT}#/schemas/${encodeURIComponent(schema)}` });
    return validate(value) ? [] : (validate.errors ?? []).filter(isOutermost).map(faultOf);
  }
}

const ROOT = 'trunkline:connector';

/** A choice reports itself and each of its branches; the branches would contradict one another. */
const isOutermost = ({ schemaPath }: ErrorObject): boolean => !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath);

function faultOf({ instancePath, keyword, message, params }: ErrorObject): ValueFault {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const allowed = Array.isArray(params['allowedValues']) ? `: ${params['allowedValues'].map((one) => JSON.stringify(one)).join(', ')}` : '';
  const missing: unknown = params['missingProperty'];
  return { path, keyword, message: `${message ?? 'is not valid'}${allowed}`, ...(typeof missing === 'string' && { missing }) };
}
