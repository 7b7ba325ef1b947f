import { wholeBody } from '../../../http/whole-body.js';
import type { WireRequest } from '../../../ports/http.js';

/** A request as the vendor receives it, taken apart. */
export interface SentRequest {
  readonly method: string;
  readonly origin: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** Decoded; each name with all its values. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Lower-case names; without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The JSON body, or its text where it is no JSON; undefined when there is none. */
  readonly body: unknown;
  /** The fields of a form body. */
  readonly form: Readonly<Record<string, readonly string[]>> | undefined;
  /** A file that was the body, as `fileText` shows it. */
  readonly file: string | undefined;
  /** When it left, on the suite's clock. */
  readonly at: number;
}

const FORM = 'application/x-www-form-urlencoded';

/** Reads the body of a file to its end; rejects with what its source throws. */
export async function sentRequest({ method, url, headers, body }: WireRequest, at: number): Promise<SentRequest> {
  const { cookie = '', ...others } = headers;
  const isFile = typeof body === 'object' && Symbol.asyncIterator in body;
  const file = isFile ? fileText(await wholeBody(body, Infinity)) : undefined;
  const text = typeof body === 'string' || body === undefined || isFile ? body : Buffer.from(body).toString();
  const isForm = others['content-type']?.startsWith(FORM) ?? false;
  return {
    method,
    origin: url.origin,
    path: url.pathname,
    query: grouped(url.searchParams),
    headers: others,
    cookies: cookiesOf(cookie),
    body: isForm || typeof text !== 'string' ? undefined : parsed(text),
    file,
    form: isForm && typeof text === 'string' ? grouped(new URLSearchParams(text)) : undefined,
    at,
  };
}

/** Bytes for people, each in one way: as text where they are text, else in hex. */
export function fileText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return `bytes ${Buffer.from(bytes).toString('hex')}`;
  }
}

/** Names with all their values, in the order of the names. */
export function grouped(pairs: URLSearchParams): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set(pairs.keys())].toSorted();
  return Object.fromEntries(names.map((name) => [name, pairs.getAll(name)]));
}

/** Whole numbers beyond 2^53 as bigints: no digit is lost, and a fixture can write them. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '') ? BigInt(context!.source!) : value,
    );
  } catch {
    return text;
  }
}

function cookiesOf(header: string): Readonly<Record<string, string>> {
  const pairs = header.split('; ').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
