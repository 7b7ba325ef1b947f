import type { AuthDocument, PlainAuthDocument, Selector, SessionDocument, SingleAuthDocument } from 'trunkline/document';
import { AuthenticationError, ConnectorError } from 'trunkline/errors';
import type { Signature, SigningContext } from 'trunkline/sdk';
import { Secret, openSecret } from '#host';
import { selector, type SlotCode } from '../../document/select.js';
import type { Clock } from '../../ports/clock.js';
import type { Redactor } from '../redactor.js';
import { hmac, openValue } from './hmac.js';
import { badSecret, intoHeader, place, type Signable } from './place.js';

/** Puts a connection's credential into requests. The one place where secrets are opened; what it makes of them is redacted from then on. */
export class Signer {
  /** Query parameters that code has signed requests with: no declaration names them. */
  readonly parameters = new Set<string>();
  readonly #settings: object;
  readonly #code: SlotCode;
  readonly #redactor: Redactor;
  readonly #clock: Clock;

  constructor(parts: { readonly settings: object; readonly code: SlotCode; readonly redactor: Redactor; readonly clock: Clock }) {
    this.#settings = parts.settings;
    this.#code = parts.code;
    this.#redactor = parts.redactor;
    this.#clock = parts.clock;
  }

  /** The way of signing in that this connection has chosen. */
  concrete(auth: AuthDocument): SingleAuthDocument {
    if (auth.kind !== 'choice') return auth;
    const word = String(selector(auth.by, this.#code)(this.#settings));
    const chosen = Object.hasOwn(auth.among, word) ? auth.among[word] : undefined;
    if (chosen) return chosen;
    throw new AuthenticationError(`The connection chooses no way to sign in: ${JSON.stringify(word)} is none.`, {
      code: 'missing_secret',
      remedy: `Choose one of ${Object.keys(auth.among).join(', ')}.`,
    });
  }

  sign(auth: PlainAuthDocument, request: Signable): void {
    switch (auth.kind) {
      case 'none':
        return;
      case 'bearer':
        return intoHeader(request, 'authorization', `Bearer ${this.#open('token', auth.token)}`);
      case 'basic': {
        const pair = Buffer.from(`${this.#open('user', auth.user)}:${this.#open('password', auth.password)}`).toString('base64');
        this.#redactor.add(pair);
        return intoHeader(request, 'authorization', `Basic ${pair}`);
      }
      case 'api-key':
        return place(request, auth.to, `${auth.prefix ?? ''}${this.#open('key', auth.key)}`);
      case 'slot':
        return this.#signByCode(auth.slot, request);
    }
  }

  /** Signs with the token that a login gave. */
  signWithToken({ to, prefix = '' }: SessionDocument, token: string, request: Signable): void {
    place(request, to, `${prefix}${token}`);
  }

  /** Puts credentials into the body of a login, each under its dotted name. */
  fill(fields: Readonly<Record<string, Selector>>, request: Signable): void {
    for (const [name, select] of Object.entries(fields)) place(request, { in: 'body', name }, this.#open(name, select));
  }

  #signByCode(slot: string, request: Signable): void {
    const context: SigningContext<object> = {
      request: { method: request.method, body: request.body ?? '', headers: { ...request.headers }, url: new URL(request.url) },
      connection: this.#settings,
      hmac,
      now: this.#clock.now(),
    };
    const { headers = {}, query = {} } = signature(() => this.#code(slot)(context) as Signature);
    for (const [name, value] of Object.entries(headers)) place(request, { in: 'header', name }, openValue(value));
    for (const [name, value] of Object.entries(query)) {
      this.parameters.add(name);
      place(request, { in: 'query', name }, openValue(value));
    }
  }

  #open(part: string, select: Selector): string {
    const value = selector(select, this.#code)(this.#settings);
    const text = value instanceof Secret ? openSecret(value) : value;
    if (typeof text !== 'string' || text === '') {
      throw new AuthenticationError(`The connection has no ${part}.`, {
        code: 'missing_secret',
        remedy: `Give the connection its ${'path' in select ? `setting \`${select.path.join('.')}\`` : part}.`,
      });
    }
    if (/[\r\n\0]/.test(text)) throw badSecret('holds a line break');
    return text;
  }
}

function signature(sign: () => Signature): Signature {
  try {
    return { ...sign() };
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    throw new AuthenticationError(`The connector's own code could not sign the request: ${(error as Error).message}.`, {
      code: 'slot_failed',
      remedy: 'Check the connection’s settings; else it is a fault of the connector.',
    });
  }
}
