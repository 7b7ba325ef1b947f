import { AuthenticationError } from 'trunkline/errors';
import type { Target } from 'trunkline/document';
import { changeJson, setDeep } from '../json-body.js';

/** The parts of a request that signing may change. The URL is the request's own: a signed one is a copy. */
export interface Signable {
  readonly method: string;
  url: URL;
  readonly headers: Record<string, string>;
  body?: string;
}

/** Puts a credential where the vendor expects it. */
export function place(request: Signable, { in: part, name }: Target, value: string): void {
  if (part === 'query') request.url = withParameter(request.url, name, value);
  else if (part === 'cookie') intoCookie(request, name, value);
  else if (part === 'body') intoBody(request, name, value);
  else intoHeader(request, name.toLowerCase(), value);
}

export function intoHeader(request: Signable, name: string, value: string): void {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw badSecret('holds a character that no header can');
  request.headers[name] = value;
}

export function badSecret(problem: string): AuthenticationError {
  return new AuthenticationError(`The connection's credential ${problem}.`, {
    code: 'bad_secret',
    remedy: 'Store it again as one line of plain characters; a secret file may end in a line break.',
  });
}

function intoCookie(request: Signable, name: string, key: string): void {
  if (/[;,\s]/.test(key)) throw badSecret('holds a character that no cookie can');
  intoHeader(request, 'cookie', [request.headers['cookie'], `${name}=${key}`].filter(Boolean).join('; '));
}

/** Leaves the rest of the query as it is written; a key that the vendor put into a next page's URL gives way to ours. */
function withParameter(plain: URL, name: string, key: string): URL {
  const url = new URL(plain);
  if (url.searchParams.has(name)) url.searchParams.set(name, key);
  else url.search += `${url.search === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
  return url;
}

function intoBody(request: Signable, name: string, key: string): void {
  if (request.headers['content-type'] === 'application/x-www-form-urlencoded') {
    const form = new URLSearchParams(request.body);
    form.set(name, key);
    request.body = form.toString();
    return;
  }
  request.headers['content-type'] = 'application/json';
  request.body = changeJson(request.body, (body) => setDeep(body, name, key));
}
