import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { hasField } from '../document/resolve-schema.js';
import { refused } from './plain-value.js';

/** Sets a dotted path; only own, ordinary keys are made. Objects on the way are copied, so that a caller's input stays as it was. */
export function setDeep(body: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = body;
  for (const step of steps) {
    const known: unknown = Object.hasOwn(at, step) ? at[step] : {};
    if (typeof known !== 'object' || known === null || Array.isArray(known)) throw refused(path, `\`${step}\` of the body is no object`);
    const copy = { ...known };
    define(at, step, copy);
    at = copy;
  }
  define(at, last, value);
}

function define(at: object, key: string, value: unknown): void {
  Object.defineProperty(at, key, { value, enumerable: true, writable: true, configurable: true });
}

/** A JSON text changed, with every number in it left digit for digit as it was. */
export function changeJson(text: string | undefined, change: (body: Record<string, unknown>) => void): string {
  const body = JSON.parse(text ?? '{}', (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && context.source !== String(value) ? rawJson(context.source) : value,
  ) as Record<string, unknown>;
  change(body);
  return JSON.stringify(body);
}

export function hasDigits(schema: JsonSchema, document: ConnectorDocument): boolean {
  return hasField(schema, document, (_field, shape) => shape['x-digits']);
}

/** A number written digit by digit. Source: ECMA-262 JSON.rawJSON, in Node since 21. */
export function rawJson(digits: string): unknown {
  return (JSON as unknown as { readonly rawJSON: (text: string) => unknown }).rawJSON(digits);
}
