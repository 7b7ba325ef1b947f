import { inspect } from 'node:util';
import type { Signature } from '../fixtures/connection.js';
import { secretsIn } from './encodings.js';
import type { SentRequest } from './sent-request.js';

/** Headers that are nobody's but a credential's. */
const CREDENTIAL_HEADERS = new Set(['authorization', 'proxy-authorization']);

type Place = 'headers' | 'query' | 'cookies' | 'body';

/** A request taken apart: what proves who sends it, and what is asked. */
export interface Split {
  readonly credential: Required<Signature>;
  readonly asked: SentRequest;
}

/** What holds a secret in any form is the credential, and what the fixture says is. */
export function splitCredential(request: SentRequest, signed: Signature, secrets: Readonly<Record<string, string>>): Split {
  const named = (place: Place, name: string): boolean => Object.hasOwn(signed[place] ?? {}, name);
  const isCredential = (place: Place, name: string, value: string): boolean =>
    (place === 'headers' && CREDENTIAL_HEADERS.has(name)) || named(place, name) || secretsIn(value, secrets).length > 0;
  const split = <T>(place: Place, from: Readonly<Record<string, T>>): [Record<string, string>, Record<string, T>] => {
    const entries = Object.entries(from);
    const isOne = ([name, value]: [string, T]): boolean => isCredential(place, name, plain(value));
    const found = entries.filter(isOne).map(([name, value]) => [name, plain(value)] as const);
    return [Object.fromEntries(found), Object.fromEntries(entries.filter((entry) => !isOne(entry)))];
  };
  const [headers, otherHeaders] = split('headers', request.headers);
  const [query, otherQuery] = split('query', request.query);
  const [cookies, otherCookies] = split('cookies', request.cookies);
  const [form, otherForm] = split('body', request.form ?? {});
  const [body, otherBody] = isObject(request.body) ? splitBody(request.body, split) : [{}, request.body];
  return {
    credential: { headers, query, cookies, body: { ...body, ...form } },
    asked: {
      ...request,
      headers: otherHeaders,
      query: otherQuery,
      cookies: otherCookies,
      body: otherBody,
      form: request.form && otherForm,
    },
  };
}

/** A body that held nothing else is none. */
function splitBody(
  body: Readonly<Record<string, unknown>>,
  split: (place: 'body', from: Readonly<Record<string, unknown>>) => [Record<string, string>, Record<string, unknown>],
): [Record<string, string>, unknown] {
  const [credential, rest] = split('body', body);
  const isEmpty = Object.keys(rest).length === 0 && Object.keys(credential).length > 0;
  return [credential, isEmpty ? undefined : rest];
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return value[0];
  return inspect(value, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
