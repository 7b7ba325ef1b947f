import { isDeepStrictEqual } from 'node:util';
import type { ConnectionFixture } from '../fixtures/connection.js';
import type { Exchange } from '../fixtures/exchange.js';
import { fileText, grouped, type SentRequest } from './sent-request.js';

/** Sent with every request and part of no vendor's documentation. */
const TRANSPORT = new Set(['accept', 'accept-encoding', 'user-agent', 'content-length', 'host']);

/** What a request is compared by. */
interface Shape {
  readonly method: string;
  readonly url: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly form: Readonly<Record<string, readonly string[]>> | undefined;
  readonly file: string | undefined;
}

export interface Difference {
  readonly part: keyof Shape;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Where a request without its credential is not what the fixture says. */
export function differences(asked: SentRequest, exchange: Exchange, connection: ConnectionFixture): readonly Difference[] {
  const expected = expectedShape(exchange, connection);
  const actual = actualShape(asked, expected.headers);
  return (Object.keys(expected) as (keyof Shape)[])
    .filter((part) => !isDeepStrictEqual(actual[part], expected[part]))
    .map((part) => ({ part, expected: expected[part], actual: actual[part] }));
}

/** The URL below which the exchange's service answers. */
export function serviceUrl({ service }: Exchange, { services }: ConnectionFixture): string {
  const name = service ?? Object.keys(services)[0]!;
  const url = services[name];
  if (url === undefined) throw new TypeError(`The connection's \`services\` have no \`${name}\`: add its URL.`);
  return url;
}

function expectedShape(exchange: Exchange, connection: ConnectionFixture): Shape {
  const { headers = {}, cookies = {}, body, form, file } = exchange;
  const { method, path, query } = requestLine(exchange);
  const type = body !== undefined ? 'application/json' : form && 'application/x-www-form-urlencoded';
  return {
    method,
    url: `${serviceUrl(exchange, connection)}${path}`,
    query,
    headers: { ...headers, ...(type && headers['content-type'] === undefined && { 'content-type': type }) },
    cookies,
    body,
    form: form && listed(form),
    file: file === undefined ? undefined : fileText(Buffer.from(file)),
  };
}

function actualShape({ method, origin, path, query, headers, cookies, body, form, file }: SentRequest, wanted: Shape['headers']): Shape {
  const hasContent = body !== undefined || form !== undefined || file !== undefined;
  const compared = Object.entries(headers)
    .filter(([name]) => name in wanted || !(TRANSPORT.has(name) || (name === 'content-type' && !hasContent)))
    .map(([name, value]) => [name, name === 'content-type' && file === undefined ? value.split(';')[0]!.trim() : value]);
  return { method, url: `${origin}${path}`, query, headers: Object.fromEntries(compared), cookies, body, form, file };
}

/** The parts of `GET /contacts?page=1`, with the parameters of `query` among its own. */
export function requestLine({ request, query = {} }: Exchange): Pick<Shape, 'method' | 'query'> & { readonly path: string } {
  const [, method, path, search] = /^([A-Z]+) (\/[^?#\s]*)(?:\?(\S*))?$/.exec(request) ?? [];
  if (method === undefined || path === undefined) {
    throw new TypeError(`\`${request}\` is no request: write it as \`GET /contacts?page=1\`, the path below the service's URL.`);
  }
  return { method, path, query: { ...grouped(new URLSearchParams(search)), ...listed(query) } };
}

function listed(fields: Readonly<Record<string, string | readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));
}

/** True when a request asks for what the exchange does, on whatever host: where requests go is compared apart. */
export function isFor(request: SentRequest, exchange: Exchange): boolean {
  const { method, path } = requestLine(exchange);
  return request.method === method && request.path.endsWith(path);
}
