import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { hasField, resolveSchema } from './resolve-schema.js';

type Settings = Readonly<Record<string, unknown>>;

/** A value without the fields that the connection's settings lack; their dotted paths are added to `left`. */
export type LeaveOut = (value: unknown, settings: Settings, left: string[]) => unknown;

/** Compiles what a class of an input declares about fields that not every plan has. Undefined where it declares nothing. */
export function leaverOut(schema: JsonSchema, document: ConnectorDocument): LeaveOut | undefined {
  if (!hasField(schema, document, (field) => field['x-needs'] !== undefined)) return undefined;
  return (value, settings, left) => without(value, schema, '', { document, settings, left });
}

interface Leaving {
  readonly document: ConnectorDocument;
  readonly settings: Settings;
  readonly left: string[];
}

function without(value: unknown, schema: JsonSchema, path: string, leaving: Leaving): unknown {
  const { items, properties } = resolveSchema(schema, leaving.document);
  if (Array.isArray(value)) return items ? value.map((item, index) => without(item, items, `${path}[${index}]`, leaving)) : value;
  if (typeof value !== 'object' || value === null || !properties) return value;
  const kept: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const at = path === '' ? name : `${path}.${name}`;
    if (field && inner !== undefined && lacks(field, leaving.settings)) leaving.left.push(at);
    else kept.push([name, field ? without(inner, field, at, leaving) : inner]);
  }
  return Object.fromEntries(kept);
}

function lacks({ 'x-needs': needs = {} }: JsonSchema, settings: Settings): boolean {
  return Object.entries(needs).some(([setting, words]) => {
    const word = settings[setting];
    return typeof word === 'string' && !words.includes(word);
  });
}
