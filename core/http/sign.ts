import type { AuthDocument, Selector } from 'trunkline/document';
import { AuthenticationError } from 'trunkline/errors';
import { Secret, openSecret } from '#host';
import { selector, type SlotCode } from '../document/select.js';
import { changeJson, setDeep } from './json-body.js';
import type { Redactor } from './redactor.js';

/** The parts of a request that signing may change. The URL is the request's own: a signed one is a copy. */
export interface Signable {
  url: URL;
  readonly headers: Record<string, string>;
  body?: string;
}

/** Puts a connection's credential into requests. The one place where secrets are opened; what it makes of them is redacted from then on. */
export class Signer {
  constructor(
    private readonly settings: object,
    private readonly code: SlotCode,
    private readonly redactor: Redactor,
  ) {}

  sign(auth: AuthDocument, request: Signable): void {
    switch (auth.kind) {
      case 'none':
        return;
      case 'bearer':
        return intoHeader(request, 'authorization', `Bearer ${this.#open('token', auth.token)}`);
      case 'basic': {
        const pair = Buffer.from(`${this.#open('user', auth.user)}:${this.#open('password', auth.password)}`).toString('base64');
        this.redactor.add(pair);
        return intoHeader(request, 'authorization', `Basic ${pair}`);
      }
      case 'api-key':
        return this.#signWithKey(auth, request);
    }
  }

  #signWithKey(auth: Extract<AuthDocument, { kind: 'api-key' }>, request: Signable): void {
    const key = `${auth.prefix ?? ''}${this.#open('key', auth.key)}`;
    const { name } = auth.to;
    if (auth.to.in === 'query') request.url = withKey(request.url, name, key);
    else if (auth.to.in === 'cookie') intoCookie(request, name, key);
    else if (auth.to.in === 'body') intoBody(request, name, key);
    else intoHeader(request, name.toLowerCase(), key);
  }

  #open(part: string, select: Selector): string {
    const value = selector(select, this.code)(this.settings);
    const text = value instanceof Secret ? openSecret(value) : value;
    if (typeof text !== 'string' || text === '') {
      throw new AuthenticationError(`The connection has no ${part}.`, {
        code: 'missing_secret',
        remedy: `Give the connection its ${part}.`,
      });
    }
    if (/[\r\n\0]/.test(text)) throw badSecret('holds a line break');
    return text;
  }
}

function intoHeader(request: Signable, name: string, value: string): void {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw badSecret('holds a character that no header can');
  request.headers[name] = value;
}

function intoCookie(request: Signable, name: string, key: string): void {
  if (/[;,\s]/.test(key)) throw badSecret('holds a character that no cookie can');
  intoHeader(request, 'cookie', [request.headers['cookie'], `${name}=${key}`].filter(Boolean).join('; '));
}

/** Leaves the rest of the query as it is written; a key that the vendor put into a next page's URL gives way to ours. */
function withKey(plain: URL, name: string, key: string): URL {
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

function badSecret(problem: string): AuthenticationError {
  return new AuthenticationError(`The connection's credential ${problem}.`, {
    code: 'bad_secret',
    remedy: 'Store it again as one line of plain characters; a secret file may end in a line break.',
  });
}
