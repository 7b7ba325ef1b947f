import { UnexpectedResponseError } from 'trunkline/sdk';
import { mediaType, type Headers } from './headers.js';
import { hasLongNumber } from './long-number.js';
import { NetworkFault } from './network-fault.js';

const BYTE_ORDER_MARK = 0xfeff;
const JSON_TYPE = /^(?:application\/(?:[\w.+-]+\+)?json|text\/json)$/;

/** A body as data. `undefined` when there is none. */
export interface Decoded {
  readonly data: unknown;
  readonly text: string;
  readonly isJson: boolean;
}

/**
 * Reads a body as JSON, whatever the vendor calls it; text that is no JSON stays text. Whole numbers beyond 2^53 keep their digits, as
 * strings.
 */
export function decode(body: Uint8Array, headers: Headers): Decoded {
  if (body.length === 0) return { data: undefined, text: '', isJson: false };
  const text = textOf(body);
  const type = mediaType(headers);
  if (type !== undefined && !JSON_TYPE.test(type) && !/^\s*[[{"]/.test(text)) return { data: text, text, isJson: false };
  try {
    return { data: hasLongNumber(text) ? JSON.parse(text, keepDigits) : JSON.parse(text), text, isJson: true };
  } catch {
    return { data: text, text, isJson: false };
  }
}

/** Fails closed: a success must be JSON. An answer that should be and is cut off is a fault of the network, not of the vendor. */
export function requireJson({ text, isJson }: Decoded, headers: Headers): void {
  if (isJson || text === '') return;
  const type = mediaType(headers);
  if (type !== undefined && JSON_TYPE.test(type) && /^\s*[[{]/.test(text)) {
    throw new NetworkFault('truncated', 'the JSON of the answer is cut short or broken', true);
  }
  throw new UnexpectedResponseError(`The answer is ${type ?? 'text of no known type'} where JSON was expected: ${excerpt(text)}`, {
    code: 'not_json',
    remedy: 'The vendor may be showing a maintenance or login page, or the base URL is wrong.',
  });
}

/** The beginning of a text on one line, for a message. */
export function excerpt(text: string, length = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 3)}...`;
}

function textOf(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}
