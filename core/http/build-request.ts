import type { ConnectorDocument, JsonSchema, RequestDocument, Target } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/sdk';
import { isUnsafeSegment } from '#host';
import type { ServiceUrl } from './base-url.js';

/** What an input becomes: no base URL, no credential. */
export interface RequestParts {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * Compiles how an operation's input becomes a request. A field that is undefined is left out; null goes only into a JSON body.
 *
 * @throws InvalidInputError from the compiled function, for a value that cannot stand in its place.
 */
export function requestBuilder(
  document: ConnectorDocument,
  request: RequestDocument,
  input: string | undefined,
): (service: ServiceUrl, values: Input) => RequestParts {
  const fields = Object.entries(request.fields);
  const schema = input === undefined ? undefined : document.schemas[input];
  const numbers = (schema && digitFields(schema, document)) ?? false;
  const fixed = Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const type = request.body === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return (service, values) => {
    let path = request.path;
    const query: string[] = [];
    const headers: Record<string, string> = { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', ...fixed };
    let body: Record<string, unknown> | undefined;
    const put = (to: Target, name: string, value: unknown): void => {
      if (to.in === 'path') path = path.replace(`{${name}}`, segment(name, value));
      else if (to.in === 'query') addQuery(query, to.name, value, request.arrays ?? 'comma');
      else if (to.in === 'body') setDeep((body ??= {}), to.name, value);
      else if (to.in === 'cookie')
        headers['cookie'] = `${headers['cookie'] ? `${headers['cookie']}; ` : ''}${to.name}=${plain(name, value)}`;
      else headers[to.name.toLowerCase()] = headerValue(name, value);
    };
    for (const [name, to] of fields) {
      const value = values[name];
      if (value === undefined || (value === null && to.in !== 'body')) continue;
      put(to, name, value);
    }
    const url = new URL(`${service.base}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`);
    if (body === undefined) return { method: request.method, url, headers };
    headers['content-type'] = type;
    return {
      method: request.method,
      url,
      headers,
      body: request.body === 'form' ? form(body) : toJson(body, numbers ? schema : undefined, document),
    };
  };
}

/** Values as a query string; undefined and null are left out. */
export function queryText(values: readonly (readonly [string, unknown])[], arrays: 'comma' | 'repeat' = 'comma'): string {
  const query: string[] = [];
  for (const [name, value] of values) if (value !== undefined && value !== null) addQuery(query, name, value, arrays);
  return query.join('&');
}

function segment(name: string, value: unknown): string {
  const text = plain(name, value);
  if (isUnsafeSegment(text)) throw refused(name, `${JSON.stringify(text)} cannot stand in a path: it would reach another resource`);
  return encodeURIComponent(text);
}

function addQuery(query: string[], name: string, value: unknown, arrays: 'comma' | 'repeat'): void {
  const key = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
  const texts = (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(plain(name, one)));
  if (arrays === 'comma') query.push(`${key}=${texts.join(',')}`);
  else for (const text of texts) query.push(`${key}=${text}`);
}

function headerValue(name: string, value: unknown): string {
  const text = plain(name, value);
  if (/[\r\n\0]/.test(text)) throw refused(name, 'a header cannot hold a line break');
  return text;
}

function plain(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  throw refused(name, 'an object has no place outside a body');
}

function refused(path: string, message: string): InvalidInputError {
  return new InvalidInputError(`\`${path}\` cannot be sent: ${message}.`, { details: [{ path, message }] });
}

/** Sets a dotted path; only own, ordinary keys are made. */
export function setDeep(body: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = body;
  for (const step of steps) {
    if (!Object.hasOwn(at, step)) Object.defineProperty(at, step, { value: {}, enumerable: true, writable: true, configurable: true });
    at = at[step] as Record<string, unknown>;
  }
  Object.defineProperty(at, last, { value, enumerable: true, writable: true, configurable: true });
}

function form(body: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null) pairs.append(name, plain(name, one));
  }
  return pairs.toString();
}

/** JSON in which the fields that are kept as digits are numbers again. */
function toJson(body: Record<string, unknown>, schema: JsonSchema | undefined, document: ConnectorDocument): string {
  return JSON.stringify(schema ? withNumbers(body, schema, document) : body);
}

function withNumbers(value: unknown, schema: JsonSchema, document: ConnectorDocument): unknown {
  const shape = resolve(schema, document);
  if (shape['x-digits'] && typeof value === 'string') return rawJson(value);
  if (Array.isArray(value)) return shape.items ? value.map((item) => withNumbers(item, shape.items!, document)) : value;
  if (typeof value !== 'object' || value === null || !shape.properties) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = shape.properties?.[name];
      return [name, field ? withNumbers(inner, field, document) : inner];
    }),
  );
}

function digitFields(schema: JsonSchema, document: ConnectorDocument, seen = new Set<JsonSchema>()): boolean {
  const shape = resolve(schema, document);
  if (seen.has(shape)) return false;
  seen.add(shape);
  if (shape['x-digits']) return true;
  return [...Object.values(shape.properties ?? {}), ...(shape.items ? [shape.items] : [])].some((inner) =>
    digitFields(inner, document, seen),
  );
}

function resolve(schema: JsonSchema, document: ConnectorDocument): JsonSchema {
  const reference = schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
  return reference === undefined ? schema : (document.schemas[reference.replace('#/schemas/', '')] ?? schema);
}

/** A number written digit by digit. Source: ECMA-262 JSON.rawJSON, in Node since 21. */
function rawJson(digits: string): unknown {
  return (JSON as unknown as { readonly rawJSON: (text: string) => unknown }).rawJSON(digits);
}
