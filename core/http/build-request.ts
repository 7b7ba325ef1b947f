import type { ConnectorDocument, FieldTarget, RequestDocument } from 'trunkline/document';
import type { ServiceUrl } from './base-url.js';
import { setDeep } from './json-body.js';
import type { OutgoingFile } from './outgoing-file.js';
import { headerValue, plain, segment, withCookie } from './plain-value.js';
import { addMap, addQuery } from './query-text.js';
import { valueWriter } from './sent-value.js';

/** What an input becomes: no base URL, no credential. */
export interface RequestParts {
  readonly method: string;
  readonly namesRecord: boolean;
  readonly answer: 'json' | 'text';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly file?: OutgoingFile;
}

/** What every request says of the answers it can read. */
export const ACCEPTED: Readonly<Record<string, string>> = { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br' };

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
  const { method, arrays = 'comma', body: form = 'json', answer = 'json' } = request;
  const fields = compileFields(document, request, input);
  const namesRecord = request.path.includes('{');
  const fixedHeaders: Record<string, string> = { ...ACCEPTED };
  if (answer === 'text') fixedHeaders['accept'] = 'text/plain, */*;q=0.8';
  for (const [name, value] of Object.entries(request.headers ?? {})) fixedHeaders[name.toLowerCase()] = value;
  const fixed = fixedParameters(request);
  return (service, values) => {
    let path = request.path;
    const query = [...fixed.query];
    const headers = { ...fixedHeaders };
    let body = fixed.body();
    for (const { name, to, write, add } of fields) {
      const given = Object.hasOwn(values, name) ? values[name] : undefined;
      if (given === undefined || (given === null && to.in !== 'body')) continue;
      const value = write ? write(given) : given;
      const at = to.name;
      // A function, since `$&` and the like in a replacement text would be read as patterns.
      if (to.in === 'path') path = path.replace(`{${name}}`, () => segment(name, value));
      else if (to.in === 'query') add(query, at, value, arrays);
      else if (to.in === 'body') setDeep((body ??= {}) as Record<string, unknown>, at, value);
      else if (to.in === 'whole-body') body = value;
      else if (to.in === 'header') headers[at.toLowerCase()] = headerValue(name, value);
      else headers['cookie'] = withCookie(headers['cookie'], at, plain(name, value));
    }
    const url = new URL(`${service.base}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`);
    if (body === undefined) return { method, namesRecord, answer, url, headers };
    headers['content-type'] = form === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
    return { method, namesRecord, answer, url, headers, body: form === 'form' ? formText(body as object) : JSON.stringify(body) };
  };
}

interface FixedParameters {
  readonly query: readonly string[];
  /** A new one for each request. */
  readonly body: () => unknown;
}

function fixedParameters({ method, fixed }: RequestDocument): FixedParameters {
  const query: string[] = [];
  if (fixed === undefined) return { query, body: () => undefined };
  if (method !== 'GET' && method !== 'DELETE') return { query, body: () => bodyOf(fixed) };
  for (const [name, value] of Object.entries(fixed)) addQuery(query, name, value, 'comma');
  return { query, body: () => undefined };
}

function bodyOf(fixed: NonNullable<RequestDocument['fixed']>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fixed)) setDeep(body, name, value);
  return body;
}

interface CompiledField {
  readonly name: string;
  readonly to: FieldTarget;
  readonly add: typeof addQuery;
  /** Makes what is sent of what we hold: numbers of digits, in a JSON body; JSON text of data. */
  readonly write: ((value: unknown) => unknown) | undefined;
}

function compileFields(document: ConnectorDocument, request: RequestDocument, input: string | undefined): readonly CompiledField[] {
  const shapes = (input === undefined ? undefined : document.schemas[input]?.properties) ?? {};
  return Object.entries(request.fields).map(([name, to]) => {
    const inJson = (to.in === 'body' || to.in === 'whole-body') && request.body !== 'form';
    const shape = shapes[name];
    return {
      name,
      to,
      add: to.style === 'brackets' ? addMap : addQuery,
      write: shape && valueWriter(shape, document, inJson ? 'json' : 'text'),
    };
  });
}

function formText(body: object): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const one of [value as unknown].flat()) if (one !== null) pairs.append(name, plain(name, one));
  }
  return pairs.toString();
}
