import type { AuthDocument, Selector } from 'trunkline/document';
import { AuthenticationError, Secret } from 'trunkline/sdk';
import { openSecret } from '#host';
import { selector, type SlotCode } from '../document/select.js';
import type { Redactor } from './redactor.js';

/** The parts of a request that signing may change. `url` is its own copy. */
export interface Signable {
  readonly url: URL;
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
        request.headers['authorization'] = `Bearer ${this.#open('token', auth.token)}`;
        return;
      case 'basic': {
        const pair = Buffer.from(`${this.#open('user', auth.user)}:${this.#open('password', auth.password)}`).toString('base64');
        this.redactor.add(pair);
        request.headers['authorization'] = `Basic ${pair}`;
        return;
      }
      case 'api-key':
        return this.#signWithKey(auth, request);
    }
  }

  #signWithKey(auth: Extract<AuthDocument, { kind: 'api-key' }>, request: Signable): void {
    const key = `${auth.prefix ?? ''}${this.#open('key', auth.key)}`;
    const { name } = auth.to;
    if (auth.to.in === 'query') request.url.searchParams.set(name, key);
    else if (auth.to.in === 'cookie') request.headers['cookie'] = [request.headers['cookie'], `${name}=${key}`].filter(Boolean).join('; ');
    else if (auth.to.in === 'body') request.body = intoBody(request, name, key);
    else request.headers[name.toLowerCase()] = key;
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
    if (/[\r\n\0]/.test(text)) {
      throw new AuthenticationError(`The connection's ${part} holds a line break.`, {
        code: 'bad_secret',
        remedy: 'Store it again without line breaks; a secret file may end in one.',
      });
    }
    return text;
  }
}

function intoBody(request: Signable, name: string, key: string): string {
  if (request.headers['content-type'] === 'application/x-www-form-urlencoded') {
    const form = new URLSearchParams(request.body);
    form.set(name, key);
    return form.toString();
  }
  request.headers['content-type'] = 'application/json';
  return JSON.stringify({ ...(JSON.parse(request.body ?? '{}') as object), [name]: key });
}
