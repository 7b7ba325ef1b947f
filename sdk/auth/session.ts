import type { AuthDocument, LoginDocument, SessionTokenDocument } from '../document/auth-document.js';
import type { Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import { writeTarget, type TargetSpec } from '../document/target-spec.js';
import type { Pick } from '../document/slot.js';
import { writeCredential, type Auth, type Credential } from './auth.js';

/** The request that opens a session. Its path is below the service's base URL. */
export interface Login<C> {
  readonly path: string;
  /** Default `POST`. */
  readonly method?: 'POST' | 'PUT' | 'GET';
  readonly service?: string;
  /** How the request itself is signed, as `basic(...)`; default not at all. */
  readonly auth?: Auth<C>;
  /** Credentials in its body, by their dotted name there. */
  readonly fields?: Readonly<Record<string, Credential<C>>>;
  /** Form of the body. Default `json`. */
  readonly body?: 'json' | 'form';
}

export interface SessionOptions<C> {
  readonly login: Login<C>;
  /** Where the answer has the token. */
  readonly token: { readonly cookie: string } | { readonly header: string } | { readonly body: Pick<never, string | number> };
  /** Where later requests carry it; `prefix` stands before it as it is. Default: the cookie it came in. */
  readonly to?: TargetSpec & { readonly prefix?: string };
  /** How long a token lives, in seconds; without it, until the vendor refuses it. */
  readonly lifetimeSeconds?: number;
  /** Statuses by which the vendor refuses a token that is no longer good, and has done nothing else: 4xx. Default 401. */
  readonly refused?: readonly number[];
}

/**
 * Signs in once, and then sends the token that the vendor gave. All calls of a connection share it; when the vendor refuses it, one of them
 * signs in again and the refused calls are sent once more.
 */
export function session<C>(options: SessionOptions<C>): Auth<C> {
  return {
    write: (writer) => {
      const { login, refused = [401], lifetimeSeconds } = options;
      checkEnd(writer, refused, lifetimeSeconds);
      return {
        kind: 'session',
        login: writeLogin(writer.under('login'), login),
        token: writeToken(writer, options),
        ...writePlace(writer, options),
        refused,
        ...(lifetimeSeconds === undefined ? {} : { lifetimeMs: lifetimeSeconds * 1000 }),
      };
    },
  };
}

/** How a session ends. A refused call is made again whatever its effect, so no status will do by which the vendor may have acted. */
function checkEnd(writer: Writer, refused: readonly number[], lifetimeSeconds: number | undefined): void {
  if (refused.length === 0 || refused.some((status) => !(status >= 400 && status < 500)))
    writer.fault(
      `a token is refused by ${refused.join(', ') || 'no status'}`,
      'Name statuses from 400 to 499 that say so and nothing else.',
    );
  if (lifetimeSeconds !== undefined && !(lifetimeSeconds > 0))
    writer.fault(`a token lives ${lifetimeSeconds} seconds`, 'Give its life in seconds, above zero, or leave it out.');
}

function writeLogin<C>(writer: Writer, { path, method = 'POST', service, auth, fields, body }: Login<C>): LoginDocument {
  if (!path.startsWith('/') || path.includes('?'))
    writer.fault(`\`${path}\` is no path`, 'Begin it with `/`, and send values as `fields`.');
  const own: AuthDocument | undefined = auth?.write(writer.under('auth'));
  if (own?.kind === 'session' || own?.kind === 'choice') {
    writer.fault(`the login is signed by a ${own.kind}`, 'Sign it with basic, bearer, apiKey or customAuth.');
    return { method, path };
  }
  if (fields && method === 'GET') writer.fault('its `fields` go to the body of a GET', 'Use another method, or sign it with `auth`.');
  if (fields && own?.kind === 'slot')
    writer.fault('code that signs it would read its `fields`, which are secrets', 'Put credentials into `fields`, or let code sign.');
  return {
    method,
    path,
    ...(service ? { service } : {}),
    ...(own ? { auth: own } : {}),
    ...(fields ? { fields: writeFields(writer, fields) } : {}),
    ...(body ? { body } : {}),
  };
}

function writeFields<C>(writer: Writer, fields: Readonly<Record<string, Credential<C>>>): Readonly<Record<string, Selector>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, writeCredential(writer, `fields.${name}`, value)]));
}

function writeToken<C>(writer: Writer, { token }: SessionOptions<C>): SessionTokenDocument {
  if ('cookie' in token) return { in: 'cookie', name: token.cookie };
  if ('header' in token) return { in: 'header', name: token.header.toLowerCase() };
  return { in: 'body', selector: writer.select('token', token.body) };
}

function writePlace<C>(writer: Writer, { to, token }: SessionOptions<C>) {
  if (to !== undefined) return { to: writeTarget(to), ...(to.prefix === undefined ? {} : { prefix: to.prefix }) };
  if ('cookie' in token) return { to: { in: 'cookie', name: token.cookie } as const };
  writer.fault('nothing says where requests carry the token', "Give it a place: `to: { header: 'Authorization', prefix: 'Bearer ' }`.");
  return { to: { in: 'header', name: 'Authorization' } as const };
}
