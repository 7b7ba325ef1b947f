import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields, isJson } from '../fields.js';
import { parse } from '../recipes/code.js';
import { badRequest } from '../refused.js';

const SEPARATORS = { comma: ',', semicolon: ';', space: ' ', tab: '\t', colon: ':', pipe: '|' };
type Separator = keyof typeof SEPARATORS;

/** Row 39 of the endpoints. Facts: K112. */
export function addSchemas(api: Api): void {
  api.post('/sdk/generate_schema/json', fromJson).post('/sdk/generate_schema/csv', fromCsv);
}

function fromJson({ body }: Call): Answer {
  const fields = new Fields(body);
  const sample = parse(fields.requiredText('sample'));
  fields.check();
  const record: unknown = Array.isArray(sample) ? sample[0] : sample;
  if (!isJson(record)) throw badRequest('sample is not a JSON object');
  return ok(Object.entries(record).map(([name, value]) => schemaOf(name, value)));
}

/** The first line names the columns. */
function fromCsv({ body }: Call): Answer {
  const fields = new Fields(body);
  const sample = fields.requiredText('sample');
  const separator = fields.oneOf('col_sep', Object.keys(SEPARATORS) as Separator[]) ?? 'comma';
  fields.check();
  const [header = ''] = sample.split('\n');
  return ok(header.split(SEPARATORS[separator]).map((name) => schemaOf(name.trim(), '')));
}

function schemaOf(name: string, value: unknown): object {
  const label = name.replace(/_/g, ' ').replace(/^./, (first) => first.toUpperCase());
  const field = { name, label, optional: true };
  if (Array.isArray(value)) {
    const [first]: unknown[] = value;
    const properties = isJson(first) ? { properties: Object.entries(first).map(([inner, one]) => schemaOf(inner, one)) } : {};
    return { ...field, type: 'array', of: typeOf(first), ...properties };
  }
  if (isJson(value)) return { ...field, type: 'object', properties: Object.entries(value).map(([inner, one]) => schemaOf(inner, one)) };
  const type = typeOf(value);
  return { ...field, type, control_type: type === 'string' ? 'text' : type === 'boolean' ? 'checkbox' : 'number' };
}

function typeOf(value: unknown): string {
  if (isJson(value)) return 'object';
  return typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'string';
}
